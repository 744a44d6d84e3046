"""What somebody agreed to, with which wording and in which language, and that they took it back."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hub import audit
from hub.models import User
from visitors.models import Background, Consent, LinkMove, Person

WORDING = "lead-1"  # which wording of a lead's questions people were shown
Kind = Consent.Kind

# What we hold only because somebody agreed: it goes when they take that back.
HELD_BY = {
    Kind.DEMOGRAPHICS: {"nationality": "", "gender": "", "accommodation": "", "site": None},
    Kind.CONTACT: {"phone": ""},
}
TAKEN_BACK = [Kind.DEMOGRAPHICS, Kind.CONTACT, Kind.PHOTO, Kind.STORY]  # a card that was given is given


def agrees(person: Person, kind: str) -> bool:
    """Whether they agreed to it and did not take it back."""
    return Consent.objects.filter(person=person, kind=kind, withdrawn_at__isnull=True).exists()


def may_be_told(person: Person) -> bool:
    """Whether we may send them a message: they agreed to it, and live."""
    return person.died_on is None and agrees(person, Kind.CONTACT)


def agree(person: Person, kind: str, *, by: User, language: str = "") -> Consent:
    """Note that somebody agreed. Twice keeps the first."""
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        defaults = {"wording": WORDING, "language": language, "asked_by": by}
        consent, is_new = Consent.objects.get_or_create(person=person, kind=kind, withdrawn_at=None, defaults=defaults)
        if is_new:
            audit.record("consent.give", by=by, row=person, reason=kind)
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
