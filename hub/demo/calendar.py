"""The demo's calendar: a week of seven programmes, long behind and some weeks ahead, and a drop-in right now."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from hub.clock import hours_on, wall_clock
from hub.demo.history import changes_of, entry, lived, opened
from hub.demo.holidays import closures
from hub.models import AuditEntry, Closure, Programme, Session, SessionChange, Timetable, User
from hub.models.calendar import Audience, Kind, State
from hub.planning import AHEAD

# Name, kind, audience, weekday (Monday is 0), starts, ends, place, capacity.
WEEK = [
    ("Thursday drop-in", Kind.DROP_IN, Audience.EVERYONE, 3, time(9, 30), time(12, 30), "Main hall", 120),
    ("Saturday drop-in", Kind.DROP_IN, Audience.EVERYONE, 5, time(9, 30), time(12, 30), "Main hall", 120),
    ("English class", Kind.CLASS, Audience.EVERYONE, 1, time(18, 0), time(20, 0), "Upstairs room", 15),
    ("Women's class", Kind.CLASS, Audience.WOMEN, 2, time(10, 0), time(12, 0), "Upstairs room", 12),
    ("Sorting morning", Kind.SORTING, Audience.EVERYONE, 4, time(9, 45), time(11, 30), "Storeroom", None),
    ("Allotment", Kind.ALLOTMENT, Audience.EVERYONE, 0, time(10, 0), time(13, 0), "Meet at the hall", None),
    ("Football", Kind.FOOTBALL, Audience.EVERYONE, 6, time(14, 0), time(16, 0), "Park pitch", 22),
]
LONG, SOME_TIME = timedelta(hours=3), timedelta(minutes=45)


def load(now: datetime, *, behind: timedelta, has_begun: bool, lead: User) -> None:
    """Write the programmes, the closures, and every session from `behind` ago to eight weeks ahead with its moves."""
    today = timezone.localdate(now)
    shut = _shut(today - behind, now, lead)
    Closure.objects.bulk_create(shut)
    timetables = _timetables(today - behind)
    sessions = sessions_of(timetables, shut, today)
    moves = lived(sessions, today)
    if has_begun:
        session = _begin(sessions, timetables[0], now)
        moves[session.pk] = [opened(session.starts_at)]
    for session in sessions:
        session.state = moves[session.pk][-1].to_state if session.pk in moves else State.PLANNED
    Session.objects.bulk_create(sessions)
    told = [(session, moves[session.pk]) for session in sessions if session.pk in moves]
    SessionChange.objects.bulk_create(change for each, its in told for change in changes_of(each, its, lead))
    entries = [entry("closure.make", closure, by=lead, at=closure.made_at) for closure in shut]
    entries += [entry("session.add", s, session=s, by=lead, at=s.starts_at) for s in sessions if s.is_extra]
    entries += [entry(move.act, s, session=s, by=lead, at=move.at) for s, its in told for move in its]
    AuditEntry.objects.bulk_create(sorted((e for e in entries if e.kept_until_on >= today), key=lambda e: e.at))


def _shut(first: date, now: datetime, by: User) -> list[Closure]:
    """The closures, each made some weeks before."""
    shut = closures(first, timezone.localdate(now))
    for closure in shut:
        closure.made_by, closure.made_at = by, min(now, wall_clock(closure.from_on - timedelta(weeks=5), time(12)))
    return shut


def _timetables(first: date) -> list[Timetable]:
    made = []
    for name, kind, audience, weekday, starts, ends, place, capacity in WEEK:
        programme = Programme.objects.create(name=name, kind=kind, audience=audience)
        hours = {"weekday": weekday, "starts": starts, "ends": ends, "place": place, "capacity": capacity}
        made.append(Timetable.objects.create(programme=programme, from_on=first, **hours))
    return made


def sessions_of(timetables: list[Timetable], shut: list[Closure], today: date) -> list[Session]:
    """All sessions as the planner would have planned them, in the order of the clock."""
    sessions = [
        _session(timetable, on)
        for timetable in timetables
        for on in _weekly(timetable, today + AHEAD)
        if not any(closure.covers(timetable.programme_id, on) for closure in shut)
    ]
    sessions.sort(key=lambda session: (session.starts_at, session.programme_id))
    chance = Random(7)  # noqa: S311 (a demo, the same every time)
    for session in sessions:
        session.pk = _number(chance)
    return sessions


def _number(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _weekly(timetable: Timetable, last: date) -> Iterator[date]:
    on = timetable.from_on + timedelta(days=(timetable.weekday - timetable.from_on.weekday()) % 7)
    while on <= last:
        yield on
        on += timedelta(weeks=1)


def _session(timetable: Timetable, on: date) -> Session:
    starts_at, ends_at = hours_on(on, timetable.starts, timetable.ends)
    where = {"place": timetable.place, "capacity": timetable.capacity}
    hours = {"held_on": on, "starts_at": starts_at, "ends_at": ends_at}
    return Session(programme=timetable.programme, timetable=timetable, **hours, **where)


def _begin(sessions: list[Session], timetable: Timetable, now: datetime) -> Session:
    """Make sure of a drop-in today that has gone on for some time: outside its own hours it began an hour ago."""
    today = timezone.localdate(now)
    drop_ins = [s for s in sessions if s.held_on == today and s.programme.kind == Kind.DROP_IN]
    if not drop_ins:
        drop_ins = [_session(timetable, today)]
        drop_ins[0].pk, drop_ins[0].timetable = _number(Random(today.toordinal())), None  # noqa: S311
        sessions += drop_ins
    session = drop_ins[0]
    if not session.starts_at + SOME_TIME <= now < session.ends_at:
        session.starts_at, session.ends_at = _hours_around(now)
    return session


def _hours_around(now: datetime) -> tuple[datetime, datetime]:
    """Three hours of this day, of which one has passed; less of either close to midnight."""
    today = timezone.localdate(now)
    an_hour_ago = now - timedelta(hours=1, minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)
    starts_at = max(an_hour_ago, wall_clock(today, time(0)))
    return starts_at, min(starts_at + LONG, wall_clock(today, time(23, 59)))
