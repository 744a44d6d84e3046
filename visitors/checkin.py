"""Check in at the door, take it back, count heads without a name, and say who may still come in."""

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
from visitors.arrivals import ALREADY, STORED, UNDONE, WAITING, arrive, hold_open
from visitors.line import take_place
from visitors.models import Headcount, Person, Place, Receipt, Visit
from visitors.models.visits import BANDS
from visitors.moves import came_back, visit_taken_back
from visitors.receipts import Welcome, answer_once

# Written out, because at each press Django would take longer to word it than PostgreSQL to answer it.
LATEST = """
    SELECT visit.* FROM visitors_visit visit JOIN hub_session session ON session.id = visit.session_id
    WHERE visit.person_id = %s
    ORDER BY visit.session_id = %s DESC, session.held_on DESC, visit.id DESC LIMIT 1
"""


def check_in(
    person: Person,
    session: Session,
    *,
    receipt: UUID,
    by: User,
    children: dict[str, int] | None = None,
    at: datetime | None = None,
    is_called: bool = False,
) -> Welcome:
    """Check a person in, once a session, however often and on however many tablets it is pressed.

    Children along are as told, else as many as last time. Outcome "stored", "already" (here since an earlier press),
    or "waiting" (the hall is full: a number for the line, unless they are `is_called` in from it). A record that was
    joined to another checks the other in, and who had moved away is back. Refused: a session that is not open, a
    person forgotten meanwhile, a receipt's number that was used for something else.
    """
    at = at or timezone.now()

    def press() -> Welcome:
        held, guest = hold_open(session, at), _survivor(person)
        latest = _latest_visit(guest, held)
        if latest and latest.session_id == held.pk:
            return Welcome(ALREADY, held, receipt, guest, visit=latest)
        if held.mode == Mode.FULL and not is_called:
            return Welcome(WAITING, held, receipt, guest, place=take_place(guest, held, at=at))
        along = _as_last_time(latest) if children is None else children
        visit = arrive(guest, held, by=by, children=along, is_first=False, at=at)
        if guest.moved_away_on:
            came_back(guest, by=by, with_visit=visit)
        return Welcome(STORED, held, receipt, guest, visit=visit)

    # what was pressed, so that the same press is known again when its record was joined to another meanwhile
    content = {"person": str(person.pk), "children": children, "is_called": is_called}
    return answer_once(receipt, Receipt.Kind.ARRIVE, content, press, session=session, by=by, at=at)


def count_head(session: Session, *, kind: str, receipt: UUID, by: User, at: datetime | None = None) -> Welcome:
    """Count one adult or child without a name. They are always let in while the session is open, full hall or not."""
    at = at or timezone.now()

    def press() -> Welcome:
        held = hold_open(session, at)
        head = Headcount.objects.create(session=held, kind=kind, counted_by=by, counted_at=at)
        return Welcome(STORED, held, receipt, headcount=head)

    return answer_once(receipt, Receipt.Kind.HEADCOUNT, {"kind": kind}, press, session=session, by=by, at=at)


def set_children(visit: Visit, children: dict[str, int], *, by: User, at: datetime | None = None) -> Visit:
    """Say how many children came along today; bands that are not named are nobody.

    Refused: when the session is closed, except by a lead, and when they were taken off the list meanwhile.
    """
    with transaction.atomic():
        session = Session.objects.locked().get(pk=visit.session_id)
        if not session.is_open(at) and Access.LEAD not in by.accesses:
            raise Refused(_("The session is closed. A session lead can still change this."), code="closed")
        if not Visit.objects.filter(pk=visit.pk).update(**{band: children.get(band, 0) for band in BANDS}):
            raise Refused(_("They are not on the list any more. Load the page again."), code="stale")
    visit.refresh_from_db(fields=[*BANDS])
    return visit


def undo(of: UUID, *, receipt: UUID, by: User, at: datetime | None = None) -> Welcome:
    """Take back the press with receipt `of`; both receipts stay.

    The head it counted goes. The visit, or the number it gave, goes unless another press for it stands: then the
    outcome is "already", or "waiting". Who was called in is outside again, with their number. One's own until the
    session closes, a lead's at any time; what is gone already stays gone. Refused: somebody else's, a closed session,
    a receipt that is not here.
    """
    at = at or timezone.now()
    first = _press_to_take_back(of, by)

    def press() -> Welcome:
        session = Session.objects.locked().get(pk=first.session_id)
        if not session.is_open(at) and Access.LEAD not in by.accesses:
            raise Refused(_("The session is closed. A session lead can still take this back."), code="closed")
        first.refresh_from_db(fields=["visit", "headcount", "place"])  # another tablet may have taken it back
        gone = _line_of(first)
        Receipt.objects.filter(pk=of).update(visit=None, headcount=None, place=None)
        if first.place_id:
            return _take_number_back(first.place, session, receipt)
        Headcount.objects.filter(pk=first.headcount_id).delete()
        if _is_vouched_for(visit=first.visit_id):
            return Welcome(ALREADY, session, receipt, first.person)
        if first.visit_id:
            _take_back(first.visit, by)
        return Welcome(UNDONE, session, receipt, first.person, gone=gone)

    content = {"of": str(of)}
    return answer_once(receipt, Receipt.Kind.UNDO, content, press, session=first.session, by=by, at=at)


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


def _survivor(person: Person) -> Person:
    """The record itself, or the one it was joined to."""
    if person.linked_to_id:
        person = person.linked_to
    if person.anonymised_at:
        raise Refused(_("This person asked to be forgotten. Count them without a name."), code="forgotten")
    return person


def _latest_visit(person: Person, session: Session) -> Visit | None:
    """Their visit to this session if there is one, else to the session before."""
    return next(iter(Visit.objects.raw(LATEST, [person.pk, session.pk])), None)


def _as_last_time(visit: Visit | None) -> dict[str, int]:
    return {band: getattr(visit, band) for band in BANDS} if visit else {}


def _press_to_take_back(of: UUID, by: User) -> Receipt:
    presses = Receipt.objects.exclude(kind=Receipt.Kind.UNDO)
    first = presses.select_related("session", "person").filter(pk=of).first()
    if first is None:
        raise Refused(_("This was not saved here, so there is nothing to take back."), code="unknown")
    if first.by_id != by.pk and Access.LEAD not in by.accesses:
        raise Refused(_("Somebody else did this. Ask them, or a session lead."), code="others")
    return first


def _line_of(press: Receipt) -> str:
    """Which line of the list of who is here stood for it."""
    rows = {"visit": press.visit_id, "headcount": press.headcount_id}
    return next((f"{name}-{pk}" for name, pk in rows.items() if pk), "")


def _is_vouched_for(**row: int | None) -> bool:
    """Whether a press for this row stands."""
    presses = Receipt.objects.exclude(kind=Receipt.Kind.UNDO)
    return None not in row.values() and presses.filter(**row).exists()


def _take_number_back(place: Place, session: Session, receipt: UUID) -> Welcome:
    if place.called_at:
        return Welcome(ALREADY, session, receipt, place.person)
    if _is_vouched_for(place=place.pk):
        return Welcome(WAITING, session, receipt, place.person, place=place)
    person = place.person
    place.delete()
    return Welcome(UNDONE, session, receipt, person)


def _take_back(visit: Visit, by: User) -> None:
    rooms.tell_all("visit_undone", visit)
    visit_taken_back(visit, by=by)
    person, session = visit.person_id, visit.session
    Place.objects.filter(session=session, person=person, called_at=visit.checked_in_at).update(called_at=None)
    visit.delete()
    noted = Person.objects.filter(pk=person, last_seen_on=session.held_on)
    noted.update(last_seen_on=Visit.objects.filter(person_id=person).aggregate(on=Max("session__held_on"))["on"])
