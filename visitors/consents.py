"""What somebody agreed to, with which wording and in which language, and that they took it back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from hub import audit
from hub.models import User
from visitors.holding import hold
from visitors.models import Background, Consent, LinkMove, Person

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

    Twice changes nothing.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update(no_key=True).get(pk=consent.person_id)
        held = Consent.objects.get(pk=consent.pk)
        if held.withdrawn_at:
            return held
        held.withdrawn_at = timezone.now()
        held.save(update_fields=["withdrawn_at"])
        if gone := HELD_BY.get(Kind(held.kind)):
            Background.objects.filter(Q(person=person) | Q(person__linked_to=person)).update(**gone)
            LinkMove.objects.filter(link__kept=person, model=Background._meta.label_lower).delete()
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


def _about_people_here() -> QuerySet[Consent]:
    known = Consent.objects.filter(kind__in=SHOWN, person__linked_to=None, person__anonymised_at=None)
    return known.select_related("person")
