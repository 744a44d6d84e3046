"""Two records are one person: join them so that nothing is lost, and take them apart again exactly."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit, rooms
from hub.models import User
from hub.refusals import Refused
from visitors.consents import PHOTOS
from visitors.holding import hold_both, wait_for_turn
from visitors.journal import Journal, put_back
from visitors.models import (
    Alert,
    Background,
    BookRow,
    Consent,
    Doubt,
    Keep,
    Link,
    LinkMove,
    Move,
    Person,
    Place,
    Provision,
    Receipt,
    RightsRequest,
    Visit,
)
from visitors.registration import INDEXED, index

UNDO_FOR = timedelta(days=30)  # so long a link can be undone, and so long its journal is kept


@dataclass(frozen=True)
class Only:
    """Of these rows a person has one for each value of `each`; the one that is older by `age` stays.

    Receipts that point at the other one with `press` then point at the one that stays.
    """

    rows: QuerySet
    each: str
    age: str
    press: str = ""


ONLY_ONE = [
    Only(Place.objects.all(), "session_id", "given_at", press="place"),
    Only(Visit.objects.all(), "session_id", "checked_in_at", press="visit"),
    Only(Provision.objects.all(), "kind", "given_on"),
    Only(Consent.objects.filter(withdrawn_at=None), "kind", "given_at"),
    Only(RightsRequest.objects.live(), "kind", "asked_on"),
]
# What simply follows; what an old book says anew is then said of the record that stays. Somebody is away now or not
# as that record says.
FOLLOWING = [Receipt, Alert, Consent, Place, Visit, Provision, BookRow, Keep, RightsRequest]
# Keys that stay as they are: the card keeps working through the record that is gone, and answers fill gaps.
STAYING = [("card", "person"), ("background", "person"), ("leaving", "person"), ("link", "kept"), ("link", "gone")]
FILLED = ["other_names", "latin_spelling", "tell_apart", "languages"]


def link(kept: Person, gone: Person, *, by: User, at: datetime | None = None) -> Link:
    """Join two records of one person; `gone` points to `kept`, which has all its visits, answers and marks.

    Doing it twice changes nothing, whichever is said to be kept. Refused: one record alone, a person forgotten, a
    record that was joined to a third meanwhile.
    """
    at = at or timezone.now()
    with transaction.atomic():
        wait_for_turn()
        kept, gone = hold_both(kept, gone)
        standing = Link.objects.live().filter(kept__in=[kept, gone], gone__in=[kept, gone]).first()
        if standing:
            return standing
        _refuse_unless_two(kept, gone)
        made = Link.objects.create(kept=kept, gone=gone, linked_by=by, linked_at=at)
        _join(kept, gone, Journal(made), by=by, at=at)
        if (kept.died_on is None) != (gone.died_on is None):
            rooms.tell_all("died", kept, by)  # what waited for the one who was thought to live
        for person in (kept, gone):
            audit.record("person.link", by=by, row=person, at=at)
    return made


def unlink(made: Link, *, by: User, at: datetime | None = None) -> Link:
    """Take two records apart again: every row is as it was, and what was made since stays with the kept one.

    Twice changes nothing. Refused: after 30 days, before a link that was made later with either record, and when they
    were forgotten.
    """
    at = at or timezone.now()
    with transaction.atomic():
        wait_for_turn()
        kept, gone = hold_both(made.kept, made.gone)
        held = Link.objects.filter(pk=made.pk).first()
        if held is None:
            raise Refused(_("One of them was forgotten. They cannot be taken apart any more."), code="stale")
        if held.undone_at:
            return held
        if at - held.linked_at > UNDO_FOR:
            raise Refused(_("After 30 days this cannot be undone. Make a new record instead."), code="late")
        if _later_links(held).exists():
            raise Refused(_("One of them was joined to another since. Undo that one first."), code="later")
        put_back(held)
        held.undone_by, held.undone_at = by, at
        held.save(update_fields=["undone_by", "undone_at"])
        for person in (kept, gone):
            _index_with_joined(person)
        rooms.tell_all("unlinked", held)
        if kept.died_on:
            _take_up_living(kept, gone, by)
        for person in (kept, gone):
            audit.record("person.unlink", by=by, row=person, at=at)
    return held


def lately_linked(at: datetime | None = None) -> QuerySet[Link]:
    """Links that can still be undone, newest first."""
    since = (at or timezone.now()) - UNDO_FOR
    rows = Link.objects.live().filter(linked_at__gte=since).select_related("kept", "gone", "linked_by")
    return rows.order_by("-pk")


def gather_late() -> int:
    """Bring visits along that were pressed for a record in the very moment it was linked. Gives how many records.

    The door does not wait for links, so a press that began before one may end after it.
    """
    gathered = 0
    visits = Visit.objects.filter(person=OuterRef("gone"))
    for late in Link.objects.live().filter(Exists(visits)).select_related("gone__linked_to"):
        with transaction.atomic():
            wait_for_turn()
            kept, gone = hold_both(late.gone.linked_to, late.gone)
            if gone.linked_to_id == kept.pk:
                _bring_along(kept, gone, Journal(late))
                gathered += 1
    return gathered


def forget_journals(today: date) -> int:
    """Throw away what could put links back that are too old for it. Gives how many lines. Harmless to repeat."""
    return LinkMove.objects.filter(link__linked_at__date__lt=today - UNDO_FOR).delete()[0]


def _refuse_unless_two(kept: Person, gone: Person) -> None:
    if kept.pk == gone.pk:
        raise Refused(_("This is one record already."), code="same")
    if kept.anonymised_at or gone.anonymised_at:
        raise Refused(_("One of them asked to be forgotten. They cannot be joined any more."), code="forgotten")
    if kept.linked_to_id or gone.linked_to_id:
        raise Refused(_("One of them was joined to another record meanwhile. Load the page again."), code="stale")


def _take_up_living(kept: Person, gone: Person, by: User) -> None:
    """One of them had died; whom that was not said of is taken up again by every room."""
    for person in Person.objects.filter(pk__in=[kept.pk, gone.pk], died_on=None, moved_away_on=None).order_by("pk"):
        rooms.tell_all("came_back", person, by)


def _later_links(held: Link) -> QuerySet[Link]:
    both = [held.kept_id, held.gone_id]
    return Link.objects.live().filter(Q(kept__in=both) | Q(gone__in=both), pk__gt=held.pk)


def _join(kept: Person, gone: Person, journal: Journal, *, by: User, at: datetime) -> None:
    _bring_along(kept, gone, journal)
    _settle_doubts(kept, gone, journal, by=by, at=at)
    _fill_background(kept, gone, journal)
    _fill_names_and_days(kept, gone, journal)
    journal.change(Person.objects.filter(linked_to=gone), linked_to_id=kept.pk)
    journal.change(Person.objects.filter(pk=gone.pk), linked_to_id=kept.pk, household_id=None)
    _index_with_joined(kept)


def _index_with_joined(person: Person) -> None:
    """A person is found by the names of all records that were joined to theirs."""
    now = Person.objects.get(pk=person.pk)
    index(now, also=now.linked_from.all()).save(update_fields=INDEXED)


def _bring_along(kept: Person, gone: Person, journal: Journal) -> None:
    """Every row of the gone one goes to the kept one, in this room and in those above.

    Receipts go first, then places, then visits: the order in which the door takes a press back.
    """
    journal.change(Receipt.objects.filter(person=gone), person_id=kept.pk)
    for only in ONLY_ONE:
        for going, staying in _twins(only, kept, gone):
            journal.pairs.append((going, staying))
            if only.press:
                journal.change(Receipt.objects.filter(**{only.press: going}), **{f"{only.press}_id": staying.pk})
    rooms.tell_all("linked", kept, gone, journal)
    for going, _staying in journal.pairs:
        if going._meta.app_label == Visit._meta.app_label:
            journal.remove(going)
    _keep_careful_photo(kept, gone, journal)
    for model in FOLLOWING:
        journal.change(model.objects.filter(person=gone), person_id=kept.pk)
    journal.change(Move.objects.filter(person=gone, until_on__isnull=False), person_id=kept.pk)
    # with both records together, only the first day of all is a first visit
    first_on = min(kept.first_seen_on, gone.first_seen_on)
    again = Visit.objects.filter(person=kept, is_first=True, session__held_on__gt=first_on)
    journal.change(again, is_first=False)


def _twins(only: Only, kept: Person, gone: Person) -> list[tuple[models.Model, models.Model]]:
    """Rows that both have, as (going, staying)."""
    both = defaultdict(list)
    for row in only.rows.filter(person__in=[kept, gone]).order_by(only.age, "pk"):
        both[getattr(row, only.each)].append(row)
    return [(rows[1], rows[0]) for rows in both.values() if len(rows) == 2]


def _keep_careful_photo(kept: Person, gone: Person, journal: Journal) -> None:
    """Of two kinds of photo the more careful one stands; the other is taken back, so that its photos are looked for.

    The row is replaced, not changed: should they agree to that kind anew, it can still be taken apart.
    """
    live = Consent.objects.filter(person__in=[kept, gone], kind__in=PHOTOS, withdrawn_at=None)
    _careful, *bolder = sorted(live, key=lambda consent: PHOTOS.index(consent.kind)) or [None]
    for consent in bolder:
        journal.remove(consent)
        consent.pk, consent.withdrawn_at = None, timezone.now()
        journal.make(consent)


def _settle_doubts(kept: Person, gone: Person, journal: Journal, *, by: User, at: datetime) -> None:
    """The doubt about the two is settled. Doubts about the gone one and others are about the kept one now."""
    ours = _between(kept.pk, gone.pk).exclude(state=Doubt.State.SAME)
    journal.change(ours, state=Doubt.State.SAME, decided_by_id=by.pk, decided_at=at)
    for other in {doubt.older_id for doubt in gone.doubts.all()} | {
        doubt.newer_id for doubt in gone.doubts_about.all()
    }:
        if other != kept.pk:
            stays, *going = (_between(gone.pk, other) | _between(kept.pk, other)).order_by("made_at", "pk")
            for doubt in going:
                journal.remove(doubt)
            end = {"newer_id": kept.pk} if stays.older_id == other else {"older_id": kept.pk}
            journal.change(Doubt.objects.filter(pk=stays.pk), **end)


def _between(one: UUID, other: UUID) -> QuerySet[Doubt]:
    """Doubts about two people, whichever of them is the newer."""
    return Doubt.objects.filter(Q(newer=one, older=other) | Q(newer=other, older=one))


def _fill_background(kept: Person, gone: Person, journal: Journal) -> None:
    """What only the gone one was asked stands for the kept one too. An answer that stands there stays."""
    theirs = Background.objects.filter(person=gone).first()
    if theirs is None:
        return
    own = Background.objects.filter(person=kept).first()
    if own is None:
        own = Background(person=kept)
        journal.make(own)
    answers = [field.attname for field in Background._meta.concrete_fields if not field.primary_key]
    gaps = {name: getattr(theirs, name) for name in answers if getattr(theirs, name) and not getattr(own, name)}
    if gaps:
        journal.change(Background.objects.filter(pk=kept.pk), **gaps)


def _fill_names_and_days(kept: Person, gone: Person, journal: Journal) -> None:
    values = {name: getattr(gone, name) for name in FILLED if getattr(gone, name) and not getattr(kept, name)}
    values["first_seen_on"] = min(kept.first_seen_on, gone.first_seen_on)
    values["last_seen_on"] = max(filter(None, [kept.last_seen_on, gone.last_seen_on]), default=None)
    values["died_on"] = min(filter(None, [kept.died_on, gone.died_on]), default=None)
    values["household_id"] = min(filter(None, [kept.household_id, gone.household_id]), default=None)
    for name, value in values.items():
        journal.change(Person.objects.filter(pk=kept.pk), **{name: value})
