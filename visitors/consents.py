"""What somebody agreed to, with which wording and in which language, and that they took it back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.journal import empty_for_good, moves_of
from visitors.models import Background, Consent, Person

WORDING = "lead-1"  # which wording of a lead's questions people were shown
Kind = Consent.Kind

# What we hold only because somebody agreed: it goes when they take that back.
HELD_BY = {
    Kind.DEMOGRAPHICS: {"nationality": "", "gender": "", "accommodation": "", "site": None},
    Kind.CONTACT: {"phone": ""},
}
# From the most careful one on. One of them stands: the last that they agreed to.
PHOTOS = [Kind.PHOTO, Kind.PHOTO_INSIDE, Kind.PHOTO_PUBLIC]
SHOWN = [*PHOTOS, Kind.STORY]
TAKEN_BACK = [Kind.DEMOGRAPHICS, Kind.CONTACT, *SHOWN]  # a card that was given is given
LATELY = timedelta(days=30)


def agrees(person: Person, kind: str) -> bool:
    """Whether they agreed to it and did not take it back."""
    return Consent.objects.filter(person=person, kind=kind, withdrawn_at__isnull=True).exists()


def may_be_told(person: Person) -> bool:
    """Whether we may send them a message: they agreed to it, and live."""
    return person.died_on is None and agrees(person, Kind.CONTACT)


def agree(person: Person, kind: str, *, by: User, language: str = "") -> Consent:
    """Note that somebody agreed. Twice keeps the first; another kind of photo takes the place of the one before.

    Refused: a record that was joined to another or forgotten.
    """
    with transaction.atomic():
        held = hold(person)
        if kind in PHOTOS:
            others = Consent.objects.filter(person=held, kind__in=PHOTOS, withdrawn_at=None).exclude(kind=kind)
            others.update(withdrawn_at=timezone.now())
        defaults = {"wording": WORDING, "language": language, "asked_by": by}
        consent, is_new = Consent.objects.get_or_create(person=held, kind=kind, withdrawn_at=None, defaults=defaults)
        if is_new:
            audit.record("consent.give", by=by, row=held, reason=kind)
    return consent


def withdraw(consent: Consent, *, by: User) -> Consent:
    """They take it back, and what we hold only for it goes: here, in joined records and in their journals.

    Twice changes nothing. Refused: a record that was joined to another or forgotten, and a consent that went with it.
    """
    with transaction.atomic():
        person = hold(consent.person)
        held = Consent.objects.filter(pk=consent.pk, person=person).first()
        if held is None:
            raise Refused(_("This is with another record now. Load the page again."), code="stale")
        if held.withdrawn_at:
            return held
        held.withdrawn_at = timezone.now()
        held.save(update_fields=["withdrawn_at"])
        _take_back_in_journals(person, held)
        if gone := HELD_BY.get(Kind(held.kind)):
            Background.objects.filter(Q(person=person) | Q(person__linked_to=person)).update(**gone)
            empty_for_good(moves_of(person), Background, **gone)
        audit.record("consent.withdraw", by=by, row=person, reason=held.kind)
    return held


def may_be_shown() -> QuerySet[Consent]:
    """Who agreed to a photo or a story, by name."""
    return _about_people_here().filter(withdrawn_at=None).order_by("person__known_as", "person_id", "kind")


def no_longer_shown(at: datetime | None = None) -> QuerySet[Consent]:
    """Photos and stories that people took back in the last month, or whose year is over, newest first."""
    since = (at or timezone.now()) - LATELY
    again = Consent.objects.filter(person=OuterRef("person"), kind=OuterRef("kind"), withdrawn_at=None)
    return _about_people_here().filter(~Exists(again), withdrawn_at__gt=since).order_by("-withdrawn_at", "-pk")


def _take_back_in_journals(person: Person, held: Consent) -> None:
    """The same word on a record that was joined to theirs is taken back too: it does not live again."""
    kinds = PHOTOS if held.kind in PHOTOS else [held.kind]
    moves = moves_of(person).filter(now__isnull=True, was__kind__in=kinds, was__withdrawn_at=None)
    empty_for_good(moves, Consent, withdrawn_at=held.withdrawn_at.isoformat())


def _about_people_here() -> QuerySet[Consent]:
    known = Consent.objects.filter(kind__in=SHOWN, person__linked_to=None, person__anonymised_at=None)
    return known.select_related("person")
