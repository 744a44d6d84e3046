"""Open, close, cancel and bring back a session."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub import audit, rooms
from hub.models import Closure, Session, SessionChange, User
from hub.models.calendar import State
from hub.refusals import Refused


def open_session(session: Session, *, by: User, at: datetime | None = None) -> Session:
    """Open a planned session on its own day, early or late as may be. Opening an open one changes nothing.

    Refused: on another day, while the hub is closed, and when it was called off or closed meanwhile.
    """
    with _held(session) as held:
        if held.is_open(at):
            return held
        _refuse_unless_today(held, at)
        if held.state == State.CANCELLED:
            raise Refused(_("This session was called off. Put it back first, then open it."), code="cancelled")
        if held.state == State.CLOSED:
            raise Refused(_("This session is closed already. Open it again if people still come."), code="closed")
        refuse_closed_day(held.programme_id, held.held_on)
        return move(held, State.OPEN, by=by, at=at, act="session.open")


def close_session(session: Session, *, by: User, at: datetime | None = None) -> Session:
    """Close an open session, on its day or later when it was forgotten. Closing a closed one changes nothing.

    Refused: when it was never opened.
    """
    with _held(session) as held:
        if held.state == State.CLOSED:
            return held
        if held.state != State.OPEN:
            raise Refused(_("This session is not open, so there is nothing to close."), code="not_open")
        closed = move(held, State.CLOSED, by=by, at=at, act="session.close")
        rooms.tell_all("session_closed", closed)
        return closed


def cancel_session(session: Session, *, reason: str, by: User, at: datetime | None = None) -> Session:
    """Call off a planned session, with a reason that people can read. Calling it off twice changes nothing.

    Refused: without a reason, and once it was opened.
    """
    if not reason.strip():
        raise Refused(_("Say why. People will ask. For example: The heating is broken."), code="reason")
    with _held(session) as held:
        if held.state == State.CANCELLED:
            return held
        if held.state == State.OPEN:
            raise Refused(_("This session is open and people may be in. Close it instead."), code="open")
        if held.state == State.CLOSED:
            raise Refused(_("This session took place. It cannot be called off."), code="closed")
        return move(held, State.CANCELLED, by=by, at=at, reason=reason.strip(), act="session.cancel")


def reopen_session(session: Session, *, by: User, at: datetime | None = None) -> Session:
    """Take back a close (on the same day), or put back what was called off (until its day is over).

    Twice changes nothing. Refused: later, while the hub is closed on that day, and when its programme has ended.
    """
    with _held(session) as held:
        if held.state == State.CLOSED:
            _refuse_unless_today(held, at)
            refuse_closed_day(held.programme_id, held.held_on)
            return move(held, State.OPEN, by=by, at=at, act="session.reopen")
        if held.state == State.CANCELLED:
            _refuse_past(held, at)
            if held.programme.ended_on:
                raise Refused(_("This programme has ended. Take it up again first."), code="ended")
            refuse_closed_day(held.programme_id, held.held_on)
            return move(held, State.PLANNED, by=by, at=at, act="session.restore")
        return held


def move(
    session: Session, to_state: State, *, by: User | None, act: str, at: datetime | None = None, reason: str = ""
) -> Session:
    """Write the new state, its change row and its audit entry. The caller holds the row and has checked the rules."""
    at = at or timezone.now()
    SessionChange.objects.create(
        session=session, from_state=session.state, to_state=to_state, by=by, at=at, reason=reason
    )
    session.state = to_state
    session.save(update_fields=["state"])
    audit.record(act, by=by, row=session, session=session, at=at)
    return session


def refuse_closed_day(programme_id: int, on: date) -> None:
    """Refuse a day on which the hub or the programme is closed, with the closure's own reason."""
    for closure in Closure.objects.touching(on, on):
        if closure.covers(programme_id, on):
            raise Refused(_("The hub is closed on that day: %(reason)s.") % {"reason": closure.reason}, code="closure")


@contextmanager
def _held(session: Session) -> Iterator[Session]:
    """A transaction that holds the session's row from the first line to the last."""
    with transaction.atomic():
        held = Session.objects.locked().filter(pk=session.pk).first()
        if held is None:
            raise Refused(_("This session is no longer in the calendar."), code="stale")
        yield held


def _refuse_unless_today(session: Session, at: datetime | None) -> None:
    _refuse_past(session, at)
    if session.held_on > timezone.localdate(at):
        day = date_format(session.held_on, "l j F")
        raise Refused(_("This session is on %(day)s. You can open it on that day.") % {"day": day}, code="early")


def _refuse_past(session: Session, at: datetime | None) -> None:
    if session.held_on < timezone.localdate(at):
        raise Refused(_("The day of this session is over. It can no longer be opened."), code="past")
