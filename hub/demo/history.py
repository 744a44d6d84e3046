"""What became of the demo's past sessions, written as the verbs of the calendar would have written it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from hub.clock import wall_clock
from hub.models import AuditEntry, Session, SessionChange, User
from hub.models.audit import kept_until
from hub.models.calendar import State

# Programme, about how many weeks ago, and why it was called off.
CALLED_OFF = [
    ("English class", 2, "The teacher is ill"),
    ("Football", 6, "The pitch is under water"),
    ("Saturday drop-in", 13, "The heating is broken"),
    ("Allotment", 20, "Storm warning"),
    ("Thursday drop-in", 27, "The hall is a polling station"),
    ("Women's class", 38, "Nobody can look after the children"),
    ("Saturday drop-in", 55, "No water in the building"),
]
FORGOTTEN = "Allotment"  # nobody closed its last session


@dataclass(frozen=True)
class Move:
    """One step in a session's life: the code of the deed, the state it led to, when, and why if people were told."""

    act: str
    to_state: State
    at: datetime
    reason: str = ""


def lived(sessions: list[Session], today: date) -> dict[UUID, list[Move]]:
    """The moves of every session that is behind: opened a little early and closed a little late, or called off."""
    past = [session for session in sessions if session.held_on < today]
    reasons = {}
    for name, weeks, why in CALLED_OFF:
        due = [s for s in past if s.programme.name == name and s.held_on <= today - timedelta(weeks=weeks)]
        reasons |= {session.pk: why for session in due[-1:]}
    moves = {session.pk: list(_took_place(session)) for session in past}
    for session in [session for session in past if session.programme.name == FORGOTTEN][-1:]:
        moves[session.pk].pop()
    for session in past:
        if session.pk in reasons:
            evening_before = wall_clock(session.held_on - timedelta(days=1), time(17))
            moves[session.pk] = [Move("session.cancel", State.CANCELLED, evening_before, reasons[session.pk])]
    return moves


def _took_place(session: Session) -> Iterator[Move]:
    yield opened(session.starts_at - timedelta(minutes=10))
    yield Move("session.close", State.CLOSED, session.ends_at + timedelta(minutes=15))


def opened(at: datetime) -> Move:
    return Move("session.open", State.OPEN, at)


def changes_of(session: Session, moves: list[Move], by: User) -> Iterator[SessionChange]:
    """The change rows of a session's moves."""
    state = State.PLANNED
    for move in moves:
        states = {"from_state": state, "to_state": move.to_state}
        yield SessionChange(session=session, **states, by=by, at=move.at, reason=move.reason)
        state = move.to_state


def entry(act: str, row: Model, *, session: Session | None = None, by: User, at: datetime) -> AuditEntry:
    """The audit entry of a deed, kept as long from its day as others are from theirs."""
    kept = kept_until() - (timezone.localdate() - timezone.localdate(at))
    what = {"act": act, "model": row._meta.label_lower, "row": str(row.pk)}
    return AuditEntry(**what, session=session, by=by, at=at, kept_until_on=kept)
