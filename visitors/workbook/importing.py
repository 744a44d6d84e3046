"""Bring a book in: everything in one transaction, or nothing. The dry run is the same deed, taken back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import Programme, Session, User
from hub.models.calendar import State
from hub.refusals import Refused
from visitors.holding import wait_for_turn
from visitors.models import Book, BookCount, Headcount, Tally, Visit
from visitors.models.visits import BANDS
from visitors.tallies import freeze
from visitors.workbook.cells import Sheet
from visitors.workbook.doubts import note_doubts
from visitors.workbook.enrolling import Enrolled, enrol, find_book
from visitors.workbook.findings import Finding, Reason
from visitors.workbook.placing import Placed, place_days
from visitors.workbook.reading import Reading, children_along, read_book
from visitors.workbook.telling import Told, tell_rooms

LOCK = 0x6875_6220
PATIENCE = "SET LOCAL statement_timeout = '120s'"
PIECE = 5000  # visits in one statement
SHORT = 2  # person and session: a visit without children
ADD_VISITS = f"""
    INSERT INTO visitors_visit (person_id, session_id, checked_in_by_id, checked_in_at, is_first, {", ".join(BANDS)})
    SELECT person, session.id, %s, session.starts_at, false, {", ".join(f"coalesce({band}, 0)" for band in BANDS)}
    FROM unnest(%s::uuid[], %s::uuid[], {", ".join(["%s::int[]"] * len(BANDS))})
         AS ticked (person, session_id, {", ".join(BANDS)})
    JOIN hub_session session ON session.id = ticked.session_id
    ON CONFLICT DO NOTHING
"""  # noqa: S608 (the names of our own columns)
FIRST_AND_LAST = """
    UPDATE visitors_person person
    SET first_seen_on = CASE WHEN person.id = ANY(%(undated)s) THEN seen.first
                             ELSE least(first_seen_on, seen.first) END,
        last_seen_on = greatest(last_seen_on, seen.last)
    FROM (SELECT visit.person_id, min(held_on) AS first, max(held_on) AS last
          FROM visitors_visit visit JOIN hub_session session ON session.id = visit.session_id
          WHERE visit.person_id = ANY(%(people)s) GROUP BY visit.person_id) AS seen
    WHERE seen.person_id = person.id
"""
FIRST_VISITS = """
    UPDATE visitors_visit visit SET is_first = told.is_first
    FROM (SELECT visit.id, session.held_on = person.first_seen_on AND row_number() OVER (
                     PARTITION BY visit.person_id ORDER BY session.held_on, session.starts_at, visit.id) = 1 AS is_first
          FROM visitors_visit visit JOIN hub_session session ON session.id = visit.session_id
          JOIN visitors_person person ON person.id = visit.person_id
          WHERE visit.person_id = ANY(%s)) AS told
    WHERE told.id = visit.id AND told.is_first <> visit.is_first RETURNING visit.session_id
"""


@dataclass
class Recount:
    """A session whose heads were counted before and are others now."""

    session: Session
    before: int
    after: int


@dataclass
class Outcome:
    """What an import did, or would do."""

    reading: Reading
    book: str = ""
    is_new_book: bool = False
    people: int = 0
    people_new: int = 0
    people_changed: int = 0
    visits: int = 0
    visits_new: int = 0
    heads: int = 0
    heads_new: int = 0
    sessions: int = 0
    sessions_new: int = 0
    sessions_closed: int = 0
    new_programme: str = ""
    homeless: list[date] = field(default_factory=list)
    homeless_visits: int = 0
    doubts: int = 0
    undated: int = 0  # people without a first day, who got that of their first tick
    with_children: int = 0
    left_demographics: int = 0
    recounts: list[Recount] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)  # what the other rooms made of the book


def import_workbook(
    sheets: list[Sheet],
    *,
    book: str = "",
    fallback: str = "",
    programme: Programme | None = None,
    has_consent: bool = False,
    is_dry: bool = False,
    by: User | None = None,
    said: Callable[[str], None] = lambda words: None,
) -> Outcome:
    """Read the sheets and write what they say: people, visits, heads, the sessions that are missing, doubts.

    The rows of bike lists are handed to the bike room, which makes places of them in the same transaction.

    Twice adds nothing; a corrected book changes what it says anew. `has_consent` states that people agreed to have
    nationality and gender noted; without it neither is kept. `is_dry` takes everything back at the end. Refused: a book
    without people, days without a programme (a dry run lists them), a name that other people's book has.
    """
    at = timezone.now()
    reading = read_book(sheets, today=timezone.localdate(at), said=said)
    if not reading.entries and not +reading.heads:
        raise Refused(_("Nobody was found in this workbook. Does it have columns called Name and No?"), code="nobody")
    with _one_import():
        outcome = _write(
            reading, book, fallback, programme, has_consent=has_consent, is_dry=is_dry, by=by, at=at, said=said
        )
        if is_dry:
            transaction.set_rollback(True)
    return outcome


@contextmanager
def _one_import() -> Iterator[None]:
    """A transaction in which nobody else imports, nobody is forgotten and no records are joined.

    It has more patience for its long statements than a page has.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            cursor.execute(PATIENCE)
        wait_for_turn()
        yield


def _write(
    reading: Reading, name: str, fallback: str, programme: Programme | None, *, has_consent: bool, is_dry: bool,
    by: User | None, at: datetime, said: Callable[[str], None],
) -> Outcome:  # fmt: skip
    outcome = Outcome(reading, findings=[*reading.ledger.findings])
    used = {day for entry in reading.entries for day in entry.visits} | {day for day, _kind in +reading.heads}
    placed = place_days(reading.days, used, programme=programme, by=by, at=at)
    if placed.homeless and not is_dry:
        raise Refused(_("Some days are no day of a drop-in here. Say which programme they were."), code="programme")
    book, outcome.is_new_book = find_book(reading, name, fallback=fallback)
    said(_("%(n)d people") % {"n": len(reading.entries)})
    enrolled = enrol(reading, book, has_consent=has_consent, by=by, today=timezone.localdate(at))
    added = _add_visits(reading, enrolled, placed, outcome, by=by, said=said)
    touched = {session for _person, session in added} | {session.pk for session in placed.closed}
    touched |= _set_firsts(reading, enrolled, {person for person, _session in added})
    touched |= _count_heads(reading, book, placed, outcome, by=by, at=at)
    _recount(touched, placed, outcome, at=at)
    outcome.doubts = note_doubts(enrolled.new, enrolled.namesakes, by=by)
    _note(outcome, reading, enrolled, placed, added, has_consent=has_consent)
    outcome.told = tell_rooms(reading, enrolled.people, by=by, at=at)
    outcome.findings += [finding for told in outcome.told for finding in told.findings]
    outcome.book = book.name
    audit.record("workbook.import", by=by, row=book, at=at)
    return outcome


def _add_visits(
    reading: Reading,
    enrolled: Enrolled,
    placed: Placed,
    outcome: Outcome,
    *,
    by: User | None,
    said: Callable[[str], None],
) -> set[tuple[UUID, UUID]]:
    """Write the visits that are not here yet; give all of the pieces in which there were some.

    Visits with children stand first in a piece, so that the many without need no numbers.
    """
    touched: set[tuple[UUID, UUID]] = set()
    rows = _visit_rows(reading, enrolled, placed)
    with connection.cursor() as cursor:
        while piece := sorted(islice(rows, PIECE), key=lambda row: len(row) == SHORT):
            outcome.visits += len(piece)
            people, sessions = [row[0] for row in piece], [row[1] for row in piece]
            bands = zip(*(row[SHORT:] for row in piece if len(row) > SHORT), strict=True)
            along = [list(band) for band in bands] or [[] for _band in BANDS]
            cursor.execute(ADD_VISITS, [by and by.pk, people, sessions, *along])
            if cursor.rowcount:
                outcome.visits_new += cursor.rowcount
                touched.update(zip(people, sessions, strict=True))
            said(_("%(n)d visits") % {"n": outcome.visits})
    return touched


def _visit_rows(reading: Reading, enrolled: Enrolled, placed: Placed) -> Iterator[tuple]:
    """One row a visit. Children that the register tells of came along on the last day in the book."""
    for person, entry in zip(enrolled.people, reading.entries, strict=True):
        if person is None:
            continue
        last = max(entry.visits, key=lambda day: reading.days[day].on, default=None)
        for day in entry.visits:
            if day in placed.sessions:
                along = children_along(entry, day) or (entry.children if day == last else {})
                told = [along.get(band, 0) for band in BANDS] if along else []
                yield (person.pk, placed.sessions[day].pk, *told)


def _set_firsts(reading: Reading, enrolled: Enrolled, with_visits: set[UUID]) -> set[UUID]:
    """Put first and last days and first visits right; give the sessions in which a first visit changed."""
    new = {person.pk for person in enrolled.new}
    undated = [
        person.pk
        for person, entry in zip(enrolled.people, reading.entries, strict=True)
        if person and person.pk in new and not entry.first_came
    ]
    people = list(with_visits | {person.pk for person in enrolled.first_days})
    with connection.cursor() as cursor:
        cursor.execute(FIRST_AND_LAST, {"people": people, "undated": undated})
        cursor.execute(FIRST_VISITS, [people])
        return {session for (session,) in cursor.fetchall()}


def _count_heads(
    reading: Reading, book: Book, placed: Placed, outcome: Outcome, *, by: User | None, at: datetime
) -> set[UUID]:
    """One headcount for each day and kind, as the book says it now; give the sessions in which one changed."""
    wanted: dict[tuple[UUID, str], int] = {}
    for (day, is_child), heads in (+reading.heads).items():
        if day in placed.sessions:
            key = placed.sessions[day].pk, Headcount.Kind.CHILD if is_child else Headcount.Kind.ADULT
            wanted[key] = wanted.get(key, 0) + heads
    known = {
        (row.session_id, row.kind): row
        for row in BookCount.objects.select_related("headcount").filter(book=book, session__in=_sessions(placed))
    }
    starts = {session.pk: session.starts_at for session in placed.sessions.values()}
    touched = set()
    for (session, kind), heads in wanted.items():
        row = known.pop((session, kind), None)
        outcome.heads += heads
        if row is None:
            head = Headcount.objects.create(
                session_id=session, kind=kind, quantity=heads, counted_by=by, counted_at=starts[session]
            )
            BookCount.objects.create(book=book, session_id=session, kind=kind, headcount=head)
            outcome.heads_new += heads
            touched.add(session)
        elif row.headcount and row.headcount.quantity != heads:
            Headcount.objects.filter(pk=row.headcount_id).update(quantity=heads)
            outcome.heads_new += heads - row.headcount.quantity
            touched.add(session)
    for row in known.values():  # the book counts nobody any more
        if row.headcount:
            outcome.heads_new -= row.headcount.quantity
            row.headcount.delete()
            touched.add(row.session_id)
        row.delete()
    return touched


def _recount(touched: set[UUID], placed: Placed, outcome: Outcome, *, at: datetime) -> None:
    """Keep the heads of closed sessions as they stand now, and say where that is another number than before."""
    before = {tally.session_id: tally for tally in Tally.objects.filter(session__in=touched)}
    for session in (
        Session.objects.select_related("programme").filter(pk__in=touched, state=State.CLOSED).order_by("held_on")
    ):
        tally, old = freeze(session, at=at), before.get(session.pk)
        if old and (old.adults, old.children, old.new_faces) != (tally.adults, tally.children, tally.new_faces):
            outcome.recounts.append(Recount(session, old.adults + old.children, tally.adults + tally.children))


def _note(
    outcome: Outcome,
    reading: Reading,
    enrolled: Enrolled,
    placed: Placed,
    added: set[tuple[UUID, UUID]],
    *,
    has_consent: bool,
) -> None:
    """What the report says besides: numbers, and lines that only the hub's own records could add."""
    outcome.people = len(reading.entries) - len(enrolled.forgotten)
    outcome.people_new, outcome.people_changed = len(enrolled.new), enrolled.changed
    outcome.sessions = len(_sessions(placed))
    outcome.sessions_new, outcome.sessions_closed = len(placed.made), len(placed.closed)
    outcome.new_programme = placed.new_programme
    outcome.homeless = sorted({reading.days[day].on for day in placed.homeless})
    homeless = set(placed.homeless)
    outcome.homeless_visits = sum(len(homeless & entry.visits.keys()) for entry in reading.entries)
    outcome.undated = sum(not entry.first_came and bool(entry.visits) for entry in reading.entries)
    outcome.with_children = sum(bool(entry.children) and bool(entry.visits) for entry in reading.entries)
    if not has_consent:
        outcome.left_demographics = sum(
            bool({"nationality", "gender"} & entry.fields.keys()) for entry in reading.entries
        )
    for entry in reading.entries:
        if not entry.first_came and not entry.visits and not entry.is_rider:
            outcome.findings.append(Finding(entry.sheet, entry.row, None, "nothing", Reason.DATE_MISSING))
    outcome.findings += [
        Finding(entry.sheet, entry.row, None, "text", Reason.FORGOTTEN) for entry in enrolled.forgotten
    ]
    for days, reason in ((placed.homeless, Reason.DAY_HOMELESS), (placed.called_off, Reason.SESSION_CANCELLED)):
        outcome.findings += [
            Finding(reading.days[day].sheet, 0, reading.days[day].column, "date", reason) for day in days
        ]
    outcome.findings += _riders(reading, enrolled)
    outcome.findings += _no_longer_ticked(reading, enrolled, placed, added)


def _riders(reading: Reading, enrolled: Enrolled) -> Iterator[Finding]:
    """Rows of bike lists whose person nobody was sure of, or who asked to be forgotten."""
    new = {person.pk for person in enrolled.new}
    for entry, person in zip(reading.entries, enrolled.people, strict=True):
        if entry.is_rider and person and person.pk in new:
            reason = Reason.RIDER_UNSURE if person.pk in enrolled.namesakes else Reason.RIDER_NEW
            yield Finding(entry.sheet, entry.row, None, "text", reason)
    forgotten = {id(entry) for entry in enrolled.forgotten if not entry.is_rider}
    for rider in reading.riders:
        if id(rider.entry) in forgotten:
            yield Finding(rider.sheet, rider.row, None, "text", Reason.FORGOTTEN)


def _no_longer_ticked(
    reading: Reading, enrolled: Enrolled, placed: Placed, added: set[tuple[UUID, UUID]]
) -> Iterator[Finding]:
    """Visits known here, of people the book knew before, on days of the book without their tick."""
    new = {person.pk for person in enrolled.new}
    known = {
        person.pk: entry
        for person, entry in zip(enrolled.people, reading.entries, strict=True)
        if person and person.pk not in new and not entry.is_rider
    }
    by_session: dict[UUID, list[int]] = {}
    for day, session in placed.sessions.items():
        by_session.setdefault(session.pk, []).append(day)
    if not known:
        return
    pairs = (
        Visit.objects.filter(person__in=known, session__in=by_session).values_list("person", "session").order_by("pk")
    )
    for person, session in pairs.iterator():
        entry, days = known[person], by_session[session]
        if not any(day in entry.visits for day in days):
            day = reading.days[days[0]]
            yield Finding(
                day.sheet, entry.places.get(day.sheet, entry.row), day.column, "nothing", Reason.NO_LONGER_TICKED
            )


def _sessions(placed: Placed) -> set[UUID]:
    return {session.pk for session in placed.sessions.values()}
