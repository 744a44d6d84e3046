"""Welcome somebody for the first time: a name to call them by, and whatever else they care to say."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import Session, User
from hub.models.calendar import Mode
from hub.refusals import Refused
from visitors.checkin import STORED, Welcome, arrive, hold_open, same_answer
from visitors.lookup import fold
from visitors.models import Background, Consent, Doubt, Person, Provision, Receipt
from visitors.models.people import AgeBand
from visitors.receipts import claim, settle

WORDING = "door-1"  # which wording of the door's questions people were shown
WISHES = {
    "bike": Provision.Kind.ASKED_BIKE,
    "english": Provision.Kind.ASKED_ENGLISH,
    "helping": Provision.Kind.ASKED_HELPING,
}


@dataclass(frozen=True)
class NewFace:
    """What the new-face screen asks. Only the name is needed; an empty answer was not given."""

    known_as: str
    other_names: str = ""
    tell_apart: str = ""
    languages: list[str] = field(default_factory=list)
    age: str = ""
    children: dict[str, int] = field(default_factory=dict)
    referral: int | None = None
    wishes: list[str] = field(default_factory=list)
    phone: str = ""


def register(
    face: NewFace,
    session: Session,
    *,
    receipt: UUID,
    by: User,
    maybe: list[UUID] | None = None,
    at: datetime | None = None,
) -> Welcome:
    """Make a record and check it in, in one press. `maybe` are people it could be: each becomes a Doubt for a lead.

    Refused: a session that is not open, or open only to people we know.
    """
    at = at or timezone.now()
    content = {**asdict(face), "maybe": [str(pk) for pk in maybe or []]}
    with transaction.atomic():
        if known := claim(receipt, Receipt.Kind.NEW_FACE, content, session=session, by=by, at=at):
            return same_answer(known, session)
        session = hold_open(session, at)
        if session.mode == Mode.MEMBERS_ONLY:
            raise Refused(_("Today only people we know can come in. Ask the session lead."), code="members_only")
        if session.mode == Mode.FULL:
            raise Refused(_("The hall is full. Ask them to wait, or count them without a name."), code="full")
        person = _make_person(face, session, by)
        for older in Person.objects.known().filter(pk__in=maybe or []):
            Doubt.objects.create(newer=person, older=older, session=session, made_by=by, made_at=at)
        visit = arrive(person, session, by=by, children=face.children, is_first=True, at=at)
        settle(receipt, STORED, person=person, visit=visit)
    return Welcome(STORED, session, receipt, person, visit=visit)


def index(person: Person) -> Person:
    """Write down by what the person is found. Every verb that changes a name calls it before it saves."""
    person.folded = fold(f"{person.known_as} {person.other_names} {person.latin_spelling}")
    return person


def _make_person(face: NewFace, session: Session, by: User) -> Person:
    person = index(
        Person(
            known_as=face.known_as,
            other_names=face.other_names,
            tell_apart=face.tell_apart,
            languages=face.languages,
            first_seen_on=session.held_on,
        )
    )
    person.save(force_insert=True)
    age = face.age if face.age in AgeBand.values else ""
    Background.objects.create(person=person, age_band=age, phone=face.phone, referral_id=face.referral)
    if face.phone:
        Consent.objects.create(person=person, kind=Consent.Kind.CONTACT, wording=WORDING, asked_by=by)
    Provision.objects.bulk_create(
        Provision(person=person, kind=WISHES[wish], wants=True, session=session, given_on=session.held_on, given_by=by)
        for wish in face.wishes
        if wish in WISHES
    )
    return person
