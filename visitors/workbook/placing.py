"""Find the session that each day of a book was, or make it: closed, for it is over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.clock import hours_on
from hub.models import Programme, Session, SessionChange, Timetable, User
from hub.models.calendar import Kind, State
from visitors.workbook.attendance import Day
from visitors.workbook.cells import plain

STARTS, ENDS = time(9, 30), time(12, 30)  # where no timetable says otherwise
SHORTEST_NAME = 5  # letters of a programme's name that a sheet can be known by


@dataclass
class Placed:
    """Which session each day is, by the day's place in the list; and what was done about them."""

    sessions: dict[int, Session] = field(default_factory=dict)
    homeless: list[int] = field(default_factory=list)
    made: list[Session] = field(default_factory=list)
    closed: list[Session] = field(default_factory=list)
    called_off: list[int] = field(default_factory=list)
    new_programme: str = ""


def place_days(
    days: list[Day], used: Iterable[int], *, programme: Programme | None, by: User | None, at: datetime
) -> Placed:
    """Hold the sessions of the days that were used, making those that are missing.

    A programme that the sheet names, else the drop-in of that weekday, else `programme`, else that of the day's one
    extra session; a day with none of them is homeless. A hub without any drop-in gets one. What was
    still planned, or was called off, and is over now counts as held, with its change row.
    """
    placed = Placed()
    programmes = list(Programme.objects.prefetch_related("timetables").order_by("pk"))
    if not programme and not any(known.kind == Kind.DROP_IN for known in programmes):
        programme = _first_drop_in(programmes)
        placed.new_programme = programme.name
    wanted: dict[int, Programme] = {}
    extra = _of_extra_sessions([days[day].on for day in used], programmes)
    for day in sorted(used):
        if fits := _programme_of(days[day], programmes) or programme or extra.get(days[day].on):
            wanted[day] = fits
        else:
            placed.homeless.append(day)
    _hold_or_make(placed, {day: (known, days[day].on) for day, known in wanted.items()}, by=by, at=at)
    return placed


def _first_drop_in(programmes: list[Programme]) -> Programme:
    names = {known.name.casefold() for known in programmes}
    name = next(name for name in (_("Drop-in"), _("Drop-in of the old book")) if name.casefold() not in names)
    return Programme.objects.create(name=name, kind=Kind.DROP_IN)


def _programme_of(day: Day, programmes: list[Programme]) -> Programme | None:
    """The programme that the sheet names in full, else the one drop-in that is held on that weekday."""
    title = f" {plain(day.title)} "
    named = [known for known in programmes if len(known.name) >= SHORTEST_NAME and f" {plain(known.name)} " in title]
    if named:
        return max(named, key=lambda known: len(known.name))
    ranked: dict[int, list[Programme]] = {}
    for known in programmes:
        if known.kind == Kind.DROP_IN and (rank := _rank(known, day.on)) is not None:
            ranked.setdefault(rank, []).append(known)
    if sum(known.kind == Kind.DROP_IN for known in programmes) > 1:
        ranked.pop(2, None)
    best = ranked[min(ranked)] if ranked else []
    return best[0] if len(best) == 1 else None


def _of_extra_sessions(days: list[date], programmes: list[Programme]) -> dict[date, Programme]:
    """Days with one session that was put there by hand, or by this book before: its programme."""
    by_key = {known.pk: known for known in programmes}
    found: dict[date, list[Programme]] = {}
    for pk, on in Session.objects.filter(held_on__in=days, timetable=None).values_list("programme", "held_on"):
        found.setdefault(on, []).append(by_key[pk])
    return {on: known[0] for on, known in found.items() if len(known) == 1}


def _rank(programme: Programme, on: date) -> int | None:
    """0 when its timetable of that day has the weekday, 1 when another one has, 2 when it has none at all; else None.

    One without any is any day's, where it is the only drop-in.
    """
    if not programme.timetables.all():
        return 2
    in_force = _timetable_on(programme, on)
    if in_force and in_force.from_on <= on and in_force.weekday == on.weekday():
        return 0
    return 1 if any(row.weekday == on.weekday() for row in programme.timetables.all()) else None


def _timetable_on(programme: Programme, on: date) -> Timetable | None:
    """The timetable in force on a day, else the first one after it."""
    rows = sorted(programme.timetables.all(), key=lambda row: row.from_on)
    before = [row for row in rows if row.from_on <= on]
    return before[-1] if before else next(iter(rows), None)


def _hold_or_make(placed: Placed, wanted: dict[int, tuple[Programme, date]], *, by: User | None, at: datetime) -> None:
    pairs = {(programme.pk, on): programme for programme, on in wanted.values()}
    days = [on for _pk, on in pairs]
    there = Session.objects.locked().filter(programme__in={pk for pk, _on in pairs}, held_on__in=days).order_by("pk")
    held = {(session.programme_id, session.held_on): session for session in there}
    for (pk, on), programme in pairs.items():
        if (pk, on) not in held:
            held[pk, on] = _session(programme, on)
            placed.made.append(held[pk, on])
    Session.objects.bulk_create(placed.made)
    changes = [_closing(session, State.PLANNED, by, at) for session in placed.made]
    made = {session.pk for session in placed.made}
    for day, (programme, on) in wanted.items():
        session = placed.sessions[day] = held[programme.pk, on]
        if session.pk not in made and session.state == State.CANCELLED:
            placed.called_off.append(day)
    today = timezone.localdate(at)
    for session in held.values():
        if session.pk not in made and session.state in {State.PLANNED, State.CANCELLED} and session.held_on < today:
            changes.append(_closing(session, session.state, by, at))
            session.state = State.CLOSED
            placed.closed.append(session)
    Session.objects.bulk_update(placed.closed, ["state"])
    SessionChange.objects.bulk_create(changes)


def _session(programme: Programme, on: date) -> Session:
    row = _timetable_on(programme, on)
    starts_at, ends_at = hours_on(on, row.starts if row else STARTS, row.ends if row else ENDS)
    is_regular = bool(row) and row.from_on <= on and row.weekday == on.weekday()
    return Session(
        programme=programme,
        timetable=row if is_regular else None,
        held_on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=row.place if row else "",
        capacity=row.capacity if row else None,
        state=State.CLOSED,
    )


def _closing(session: Session, from_state: str, by: User | None, at: datetime) -> SessionChange:
    return SessionChange(
        session=session, from_state=from_state, to_state=State.CLOSED, by=by, at=at, reason=_("From the old book")
    )
