"""Check in at the door, take it back, count heads without a name, and say who may still come in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit, rooms
from hub.models import Access, Session, User
from hub.models.calendar import Mode, State
from hub.refusals import Refused
from visitors.models import Headcount, Person, Place, Receipt, Visit
from visitors.receipts import claim, settle

STORED, ALREADY, WAITING, UNDONE = "stored", "already", "waiting", "undone"


@dataclass(frozen=True)
class Welcome:
    """What a press at the door came to: the outcome of its receipt, and the row it made or found."""

    outcome: str
    session: Session
    receipt: UUID
    person: Person | None = None
    visit: Visit | None = None
    headcount: Headcount | None = None
    place: Place | None = None
    is_replay: bool = False  # this press was answered before, and nothing new came of it
    gone: str = ""  # which line of the list of who is here is gone, as "visit-12" or "headcount-3"


def check_in(
    person: Person,
    session: Session,
    *,
    receipt: UUID,
    by: User,
    children: dict[str, int] | None = None,
    at: datetime | None = None,
) -> Welcome:
    """Check a person in, once a session, however often and on however many tablets it is pressed.

    Outcome "stored", "already" (here since an earlier press), or "waiting" (the hall is full: a number for the line).
    A record that was joined to another checks the other in. Refused: a session that is not open, a person forgotten
    meanwhile, a receipt's number that was used for something else.
    """
    at = at or timezone.now()
    person = _survivor(person)
    content = {"person": str(person.pk), "children": children or {}}
    with transaction.atomic():
        if known := claim(receipt, Receipt.Kind.ARRIVE, content, session=session, by=by, at=at):
            return same_answer(known, session)
        session = hold_open(session, at)
        standing = Visit.objects.select_related("checked_in_by").filter(person=person, session=session).first()
        if standing:
            settle(receipt, ALREADY, person=person, visit=standing)
            return Welcome(ALREADY, session, receipt, person, visit=standing)
        if session.mode == Mode.FULL:
            place = _give_place(session, person, at)
            settle(receipt, WAITING, person=person)
            return Welcome(WAITING, session, receipt, person, place=place)
        visit = arrive(person, session, by=by, children=children or {}, is_first=False, at=at)
        settle(receipt, STORED, person=person, visit=visit)
    return Welcome(STORED, session, receipt, person, visit=visit)


def count_head(session: Session, *, kind: str, receipt: UUID, by: User, at: datetime | None = None) -> Welcome:
    """Count one adult or child without a name. They are always let in while the session is open, full hall or not."""
    at = at or timezone.now()
    with transaction.atomic():
        if known := claim(receipt, Receipt.Kind.HEADCOUNT, {"kind": kind}, session=session, by=by, at=at):
            return same_answer(known, session)
        session = hold_open(session, at)
        headcount = Headcount.objects.create(session=session, kind=kind, counted_by=by, counted_at=at)
        settle(receipt, STORED, headcount=headcount)
    return Welcome(STORED, session, receipt, headcount=headcount)


def undo(of: UUID, *, receipt: UUID, by: User, at: datetime | None = None) -> Welcome:
    """Take back the press with receipt `of`; both receipts stay.

    The head it counted goes. The visit goes too, unless another press for the same person stands: then the outcome is
    "already". One's own until the session closes, a lead's at any time; what is gone already stays gone. Refused:
    somebody else's, a closed session, a receipt that is not here.
    """
    at = at or timezone.now()
    first = (
        Receipt.objects.select_related("session", "person", "visit")
        .filter(pk=of)
        .exclude(kind=Receipt.Kind.UNDO)
        .first()
    )
    if first is None:
        raise Refused(_("This was not saved here, so there is nothing to take back."), code="unknown")
    is_lead = Access.LEAD in by.accesses
    if first.by_id != by.pk and not is_lead:
        raise Refused(_("Somebody else did this. Ask them, or a session lead."), code="others")
    with transaction.atomic():
        if known := claim(receipt, Receipt.Kind.UNDO, {"of": str(of)}, session=first.session, by=by, at=at):
            return same_answer(known, first.session)
        session = Session.objects.locked().get(pk=first.session_id)
        if not is_lead and not session.is_open(at):
            raise Refused(_("The session is closed. A session lead can still take this back."), code="closed")
        Receipt.objects.filter(pk=of).update(visit=None, headcount=None)
        Headcount.objects.filter(pk=first.headcount_id).delete()
        others = Receipt.objects.filter(visit=first.visit_id).exclude(visit=None)
        outcome = ALREADY if others.exists() else UNDONE
        if first.visit_id and outcome == UNDONE:
            _take_back(first.visit)
        settle(receipt, outcome, person=first.person)
    gone = f"headcount-{first.headcount_id}" if first.headcount_id else f"visit-{first.visit_id}"
    return Welcome(outcome, session, receipt, first.person, gone=gone if outcome == UNDONE else "")


def set_mode(session: Session, mode: str, *, by: User, at: datetime | None = None) -> Session:
    """Say who may still come in: everybody, people we know, or nobody (numbers for the line).

    The same again changes nothing. Refused: a session that is not open.
    """
    with transaction.atomic():
        held = Session.objects.locked().get(pk=session.pk)
        if held.state != State.OPEN:
            raise Refused(_("This session is not open."), code="not_open")
        if held.mode != mode:
            held.mode = mode
            held.save(update_fields=["mode"])
            audit.record("session.mode", by=by, row=held, session=held, reason=mode, at=at)
    return held


def arrive(
    person: Person, session: Session, *, by: User, children: dict[str, int], is_first: bool, at: datetime
) -> Visit:
    """Write the visit and tell every room. The session is held and the person not here yet."""
    visit = Visit.objects.create(
        person=person, session=session, checked_in_by=by, checked_in_at=at, is_first=is_first, **children
    )
    if person.last_seen_on is None or person.last_seen_on < session.held_on:
        Person.objects.filter(pk=person.pk).update(last_seen_on=session.held_on)
    Place.objects.filter(session=session, person=person, called_at=None).update(called_at=at)
    rooms.tell_all("visited", visit)
    return visit


def hold_open(session: Session, at: datetime) -> Session:
    """Hold an open session to the end of the transaction: closing it, and its next number, wait for this press."""
    held = Session.objects.locked().get(pk=session.pk)
    if not held.is_open(at):
        raise Refused(_("This session is not open. Ask a session lead."), code="closed")
    return held


def same_answer(known: Receipt, session: Session) -> Welcome:
    """The answer an earlier press with this receipt got."""
    place = None
    if known.outcome == WAITING:
        place = Place.objects.filter(session=session, person=known.person).first()
    rows = {"visit": known.visit, "headcount": known.headcount, "place": place}
    return Welcome(known.outcome, session, known.pk, known.person, **rows, is_replay=True)


def _survivor(person: Person) -> Person:
    """The record itself, or the one it was joined to."""
    if person.linked_to_id:
        person = person.linked_to
    if person.anonymised_at:
        raise Refused(_("This person asked to be forgotten. Count them without a name."), code="forgotten")
    return person


def _take_back(visit: Visit) -> None:
    rooms.tell_all("visit_undone", visit)
    person = visit.person_id
    visit.delete()
    latest = Visit.objects.filter(person_id=person).aggregate(on=Max("session__held_on"))["on"]
    Person.objects.filter(pk=person).update(last_seen_on=latest)


def _give_place(session: Session, person: Person, at: datetime) -> Place:
    """The next number for the line; the same person keeps the number they have. The session is held."""
    standing = Place.objects.filter(session=session, person=person).first()
    if standing:
        return standing
    highest = Place.objects.filter(session=session).aggregate(n=Max("number"))["n"] or 0
    return Place.objects.create(session=session, number=highest + 1, person=person, given_at=at)
