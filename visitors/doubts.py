"""Two records may be one person: what speaks for it and what against, and a lead's word that they are two."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors import languages
from visitors.holding import hold_both
from visitors.lookup import fold
from visitors.models import Doubt, Person, Visit
from visitors.models.visits import BANDS


@dataclass(frozen=True)
class Side:
    """One of the two: who, how often here, and the ages of the children who came along last time."""

    person: Person
    visits: int
    children: list[str]


@dataclass(frozen=True)
class Point:
    """One thing to weigh: a sentence, and whether it speaks for one person or for two."""

    icon: str
    words: str
    is_for_one: bool


@dataclass(frozen=True)
class Pair:
    """The two of a doubt, the older record first, and what speaks for one person or two."""

    sides: list[Side]
    points: list[Point]


def open_doubts() -> QuerySet[Doubt]:
    """Doubts that nobody has looked at, the likeliest first and then the newest, with both people."""
    waiting = Doubt.objects.filter(state=Doubt.State.OPEN).select_related("newer", "older", "made_by")
    return waiting.order_by("-likelihood", "-made_at", "-pk")


def doubts_about(person: Person) -> QuerySet[Doubt]:
    """Every doubt about somebody that is open or was decided for two, newest first."""
    rows = Doubt.objects.filter(Q(newer=person) | Q(older=person)).exclude(state=Doubt.State.SAME)
    return rows.select_related("newer", "older").order_by("-pk")


def next_after(doubt: Doubt) -> Doubt | None:
    """The open doubt to look at after this one; after the last the first again."""
    others = open_doubts().exclude(pk=doubt.pk)
    as_likely = Q(likelihood=doubt.likelihood)
    older = Q(made_at__lt=doubt.made_at) | Q(made_at=doubt.made_at, pk__lt=doubt.pk)
    return others.filter(Q(likelihood__lt=doubt.likelihood) | as_likely & older).first() or others.first()


def compare(doubt: Doubt) -> Pair:
    """Put the two side by side. Three queries."""
    both = sorted([doubt.older, doubt.newer], key=lambda person: person.first_seen_on)
    came = {person.pk: [] for person in both}
    for visit in Visit.objects.filter(person__in=both).select_related("session").order_by("session__held_on", "pk"):
        came[visit.person_id].append(visit)
    sides = [Side(person, len(came[person.pk]), _children(came[person.pk])) for person in both]
    return Pair(sides, [*_names(*both), *_together(*came.values()), *_languages(*both), *_families(*sides)])


def say_different(doubt: Doubt, *, by: User) -> Doubt:
    """They are two people. The same again changes nothing."""
    with transaction.atomic():
        held = Doubt.objects.select_for_update().get(pk=doubt.pk)
        if held.state == Doubt.State.OPEN:
            held.state, held.decided_by, held.decided_at = Doubt.State.DIFFERENT, by, timezone.now()
            held.save(update_fields=["state", "decided_by", "decided_at"])
            audit.record("doubt.decide", by=by, row=held, reason=held.state)
    return held


def ask(one: Person, other: Person, *, by: User) -> Doubt:
    """The doubt about two people, made if nobody had it yet: a lead saw that they may be one.

    Asked again it is the same doubt, decided or not. Refused: one person alone, and a record that was joined to another
    or forgotten.
    """
    if one.pk == other.pk:
        raise Refused(_("This is the same record. Choose another."), code="same")
    with transaction.atomic():
        held = hold_both(one, other)
        if any(person.linked_to_id or person.anonymised_at for person in held):
            raise Refused(_("This record is not in use any more. Load the page again."), code="stale")
        standing = Doubt.objects.filter(newer__in=held, older__in=held).first()
        if standing:
            return standing
        older, newer = sorted(held, key=lambda person: (person.first_seen_on, person.pk))
        made = Doubt.objects.create(newer=newer, older=older, made_by=by)
        audit.record("doubt.make", by=by, row=made)
    return made


def _names(one: Person, other: Person) -> list[Point]:
    first, second = (
        set(fold(f"{person.known_as} {person.other_names} {person.latin_spelling}").split()) for person in (one, other)
    )
    if first & second:
        return [Point("person", _("The names sound alike."), True)]
    return [Point("person", _("The names sound different."), False)]


def _together(first: list[Visit], second: list[Visit]) -> list[Point]:
    """Two who were in the hall together are two, unless the door checked one in twice."""
    shared = [visit.session for visit in first if visit.session_id in {other.session_id for other in second}]
    if not shared:
        return []
    day = date_format(shared[-1].held_on, "j F Y")
    if len(shared) == 1:
        return [Point("calendar", _("Both were here on %(day)s.") % {"day": day}, False)]
    sentence = ngettext(
        "Both were here on %(day)s, and on %(n)d other day.",
        "Both were here on %(day)s, and on %(n)d other days.",
        len(shared) - 1,
    )
    return [Point("calendar", sentence % {"day": day, "n": len(shared) - 1}, False)]


def _languages(one: Person, other: Person) -> list[Point]:
    if not one.languages or not other.languages:
        return []
    shared = [str(languages.LANGUAGES[code].name) for code in one.languages if code in other.languages]
    if shared:
        return [Point("message", _("Both speak %(languages)s.") % {"languages": ", ".join(shared)}, True)]
    return [Point("message", _("They share no language."), False)]


def _families(one: Side, other: Side) -> list[Point]:
    if not one.children and not other.children:
        return []
    if one.children == other.children:
        return [Point("child", _("Both come with children of the same age."), True)]
    return [Point("child", _("The children along were not the same."), False)]


def _children(visits: list[Visit]) -> list[str]:
    if not visits:
        return []
    return [str(words) for band, words in BANDS.items() for _child in range(getattr(visits[-1], band))]
