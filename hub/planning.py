"""Keep the weeks ahead planned: timetables make sessions, closures take them off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db import connection, transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone

from hub.calendar import move
from hub.clock import hours_on
from hub.models import Closure, Session, SessionChange, Timetable
from hub.models.calendar import State

AHEAD = timedelta(weeks=8)
LOCK = 0x6875_6201


@dataclass(frozen=True)
class Planned:
    """How many sessions a run of the planner added, changed and took off."""

    added: int
    changed: int
    taken_off: int


def plan_sessions(*, today: date | None = None) -> Planned:
    """Plan every programme's sessions for today and the next eight weeks; run twice, the second changes nothing.

    A planned session that no longer fits is changed or taken off; what was opened, closed or called off by hand stays
    as it is. An extra day, and one that somebody put back, stays too, unless the hub closes or the programme ends. What
    the planner took off, it puts back itself.
    """
    today = today or timezone.localdate()
    with one_planner():
        closures = list(Closure.objects.filter(until_on__gte=today))
        wanted = _wanted(today, today + AHEAD, closures)
        changed = taken_off = 0
        for session in Session.objects.locked().filter(held_on__gte=today):
            slot = wanted.pop((session.programme_id, session.held_on), None)
            if slot and not session.is_extra:
                changed += _put_back(session) | _adjust(session, slot)
            elif session.programme.ended_on or _closed(closures, session):
                taken_off += take_off(session)
            elif session.is_extra:
                changed += _put_back(session)
            elif not _was_moved_by_hand(session):
                taken_off += take_off(session)
        added = Session.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return Planned(len(added), changed, taken_off)


@contextmanager
def one_planner() -> Iterator[None]:
    """A transaction in which nobody else plans. Every verb that plans begins with it, before it holds any row:

    planners take this lock first and rows second, so two of them can never wait for each other.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield


def is_behind(*, today: date | None = None) -> bool:
    """Whether a session of the next four weeks is missing because the planner has not run for long."""
    today = today or timezone.localdate()
    soon = today + AHEAD / 2
    wanted = _wanted(today, soon, list(Closure.objects.touching(today, soon)))
    standing = set(Session.objects.filter(held_on__range=(today, soon)).values_list("programme", "held_on"))
    return not wanted.keys() <= standing


def planned_until(*, today: date | None = None) -> date | None:
    """The last day for which the planner has run, told by the furthest planned session; nothing planned is None."""
    today = today or timezone.localdate()
    last = Session.objects.filter(held_on__gte=today, timetable__isnull=False).order_by("-held_on").first()
    return last.held_on if last else None


def _wanted(first: date, last: date, closures: list[Closure]) -> dict[tuple[int, date], Session]:
    """The sessions that timetables ask for and no closure forbids, by programme and day."""
    return {(slot.programme_id, slot.held_on): slot for slot in _slots(first, last) if not _closed(closures, slot)}


def _slots(first: date, last: date) -> Iterator[Session]:
    """One session a week for each timetable of a running programme, while it is in force."""
    running = Q(programme__ended_on__isnull=True)
    timetables = Timetable.objects.filter(running).select_related("programme").order_by("programme", "from_on")
    for timetable, until in _with_ends(list(timetables), last):
        if timetable.weekday is None:
            continue
        on = max(first, timetable.from_on)
        on += timedelta(days=(timetable.weekday - on.weekday()) % 7)
        while on <= until:
            yield _occurrence(timetable, on)
            on += timedelta(weeks=1)


def _with_ends(timetables: list[Timetable], last: date) -> Iterator[tuple[Timetable, date]]:
    """Each timetable with its last day: the day before the programme's next one takes over."""
    for timetable, following in pairwise([*timetables, None]):
        if following and following.programme_id == timetable.programme_id:
            yield timetable, min(last, following.from_on - timedelta(days=1))
        else:
            yield timetable, last


def _occurrence(timetable: Timetable, on: date) -> Session:
    starts_at, ends_at = hours_on(on, timetable.starts, timetable.ends)
    return Session(
        programme_id=timetable.programme_id,
        timetable=timetable,
        held_on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=timetable.place,
        capacity=timetable.capacity,
    )


def _closed(closures: list[Closure], session: Session) -> bool:
    return any(closure.covers(session.programme_id, session.held_on) for closure in closures)


def _adjust(session: Session, slot: Session) -> bool:
    """Bring a planned session in line with its timetable."""
    fields = ["timetable_id", "starts_at", "ends_at", "place", "capacity"]
    if session.state != State.PLANNED or all(getattr(session, f) == getattr(slot, f) for f in fields):
        return False
    for field in fields:
        setattr(session, field, getattr(slot, field))
    session.save(update_fields=[field.removesuffix("_id") for field in fields])
    return True


def take_off(session: Session) -> bool:
    """Remove a planned session nobody has touched; one that other rows point at is called off instead."""
    if session.state != State.PLANNED:
        return False
    try:
        with transaction.atomic():
            Session.objects.filter(pk=session.pk).delete()
    except ProtectedError:
        move(session, State.CANCELLED, by=None, act="session.cancel")
    return True


def _was_moved_by_hand(session: Session) -> bool:
    """Whether its last move was a person's, and not the planner's."""
    last = SessionChange.objects.filter(session=session).first()
    return last is not None and last.by_id is not None


def _put_back(session: Session) -> bool:
    """Plan a session again that the planner itself had called off."""
    if session.state != State.CANCELLED or _was_moved_by_hand(session):
        return False
    move(session, State.PLANNED, by=None, act="session.restore")
    return True
