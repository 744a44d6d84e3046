"""Welcome somebody for the first time: a name to call them by, and whatever else they care to say."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import Session, User
from hub.models.calendar import Mode
from hub.refusals import Refused
from visitors.arrivals import STORED, arrive, hold_open
from visitors.cards import give
from visitors.holding import still_there
from visitors.households import come_together
from visitors.models import Background, Consent, Doubt, Person, Place, Provision, Receipt, ReferralSource, Visit
from visitors.models.people import AgeBand
from visitors.names.indexing import VERSION, index_of, together
from visitors.receipts import Welcome, answer_once

INDEXED = ["folded", "name_marks", "name_version"]  # what `index` writes
WORDING = "door-1"  # which wording of the door's questions people were shown
WISHES = {
    "bike": Provision.Kind.ASKED_BIKE,
    "english": Provision.Kind.ASKED_ENGLISH,
    "helping": Provision.Kind.ASKED_HELPING,
    "clothes": Provision.Kind.ASKED_CLOTHES,
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
    card: str = ""


def register(
    face: NewFace,
    session: Session,
    *,
    receipt: UUID,
    by: User,
    unsure: list[UUID] | None = None,
    others: list[UUID] | None = None,
    with_visit: Visit | None = None,
    place: Place | None = None,
    at: datetime | None = None,
) -> Welcome:
    """Make a record and check it in, in one press.

    `unsure` are people it could be: each becomes a Doubt for a lead. `others` are people it is not: remembered, so
    that nobody is asked again. `with_visit` is somebody they came together with; `place` the number in the line with
    which they were called in. Refused: a session that is not open, or open only to people we know, or full; a card that
    cannot be given.
    """
    at = at or timezone.now()
    content = {
        **asdict(face),
        "unsure": [str(pk) for pk in unsure or []],
        "others": [str(pk) for pk in others or []],
        "with": with_visit and with_visit.pk,
        "place": place and place.pk,
    }

    def press() -> Welcome:
        held = hold_open(session, at)
        _refuse_unless_let_in(held, place)
        person = _make_person(face, held, by)
        _remember(person, unsure or [], others or [], session=held, by=by, at=at)
        if with_visit:
            come_together(person, with_visit.person)
        visit = arrive(person, held, by=by, children=face.children, is_first=True, at=at)
        if face.card:
            give(face.card, person, by=by, at=at)
        if place:
            theirs = Place.objects.filter(pk=place.pk, session=held, person=None)
            theirs.update(called_at=at, left_at=None, person=person)
        return Welcome(STORED, held, receipt, person, visit=visit)

    return answer_once(receipt, Receipt.Kind.NEW_FACE, content, press, session=session, by=by, at=at)


def index(person: Person, *, also: Iterable[Person] = ()) -> Person:
    """Write down by what the person is found. Every verb that changes a name calls it before it saves.

    `also` are the records that were joined to this one: by their names, too, people go on being found.
    """
    made = together(index_of(*names_of(one)) for one in (person, *also))
    person.folded, person.name_marks, person.name_version = made.folded, made.marks, VERSION
    return person


def names_of(person: Person) -> tuple[str, str, str]:
    return person.known_as, person.other_names, person.latin_spelling


def _refuse_unless_let_in(session: Session, place: Place | None) -> None:
    if session.mode == Mode.MEMBERS_ONLY:
        raise Refused(_("Today only people we know can come in. Ask the session lead."), code="members_only")
    is_called = Place.objects.waiting(session).filter(pk=place.pk, person=None).exists() if place else False
    if session.mode == Mode.FULL and not is_called:
        raise Refused(_("The hall is full. Give them a number, or count them without a name."), code="full")


def _remember(
    newer: Person, unsure: list[UUID], others: list[UUID], *, session: Session, by: User, at: datetime
) -> None:
    """Keep what the helper said about those it could have been: not sure, or somebody else."""
    decided = {"state": Doubt.State.DIFFERENT, "decided_by": by, "decided_at": at}
    for older in Person.objects.known().filter(pk__in=[*unsure, *others]):
        said = {} if older.pk in unsure else decided
        Doubt.objects.create(newer=newer, older=older, session=session, made_by=by, made_at=at, **said)


def _make_person(face: NewFace, session: Session, by: User) -> Person:
    person = index(
        Person(
            known_as=face.known_as,
            other_names=face.other_names,
            tell_apart=face.tell_apart,
            languages=face.languages,
            first_seen_on=session.held_on,
            last_seen_on=session.held_on,
        )
    )
    person.save(force_insert=True)
    age = face.age if face.age in AgeBand.values else ""
    Background.objects.create(
        person=person, age_band=age, phone=face.phone, referral_id=still_there(ReferralSource, face.referral)
    )
    if face.phone:
        Consent.objects.create(person=person, kind=Consent.Kind.CONTACT, wording=WORDING, asked_by=by)
    Provision.objects.bulk_create(
        Provision(person=person, kind=WISHES[wish], wants=True, session=session, given_on=session.held_on, given_by=by)
        for wish in dict.fromkeys(face.wishes)
        if wish in WISHES
    )
    return person
