"""The demo's calendar: a year and a half in which all went as the verbs would have written it."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.forms import model_to_dict
from django.utils import timezone
from time_machine import Traveller

from hub import audit
from hub.calendar import cancel_session, close_session, open_session
from hub.demo import BEHIND, calendar, holidays
from hub.models import AuditEntry, Closure, Session, SessionChange, Timetable, User
from hub.models.calendar import Kind, State
from hub.planning import Planned, plan_sessions
from tests.conftest import LONDON
from tests.factories import SessionFactory

HOURS = {
    "before it starts": datetime(2026, 5, 14, 9, 5, tzinfo=LONDON),
    "while it is on": datetime(2026, 5, 14, 11, 0, tzinfo=LONDON),
    "on a Sunday evening": datetime(2026, 5, 17, 20, 13, tzinfo=LONDON),
    "just after midnight": datetime(2026, 5, 19, 0, 3, tzinfo=LONDON),
    "just before midnight": datetime(2026, 5, 19, 23, 58, tzinfo=LONDON),
    "at Christmas": datetime(2026, 12, 25, 15, 0, tzinfo=LONDON),
    "in the night the clocks go back": datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON),
}


@pytest.fixture
def behind(thursday: Traveller, lead: User) -> User:
    calendar.load(timezone.now(), behind=BEHIND, has_begun=True, lead=lead)
    return lead


@pytest.mark.parametrize("now", HOURS.values(), ids=HOURS.keys())
def test_a_drop_in_is_open_at_whatever_hour_it_is_loaded(thursday: Traveller, lead: User, now: datetime) -> None:
    thursday.move_to(now)
    calendar.load(now, behind=timedelta(weeks=2), has_begun=True, lead=lead)
    session = Session.objects.get(held_on=timezone.localdate(), programme__kind=Kind.DROP_IN)
    assert (session.is_open(), session.starts_at <= now, timezone.localdate(session.ends_at)) == (
        True,
        True,
        now.date(),
    )
    assert session.changes.get().at == session.starts_at
    assert plan_sessions() == Planned(0, 0, 0)


def test_a_drop_in_that_is_on_keeps_its_hours(thursday: Traveller, lead: User) -> None:
    thursday.move_to(HOURS["while it is on"])
    calendar.load(timezone.now(), behind=timedelta(weeks=2), has_begun=True, lead=lead)
    session = Session.objects.get(held_on=timezone.localdate(), programme__kind=Kind.DROP_IN)
    assert (session.starts_at.astimezone(LONDON).hour, session.is_extra) == (9, False)


def test_the_same_day_gives_the_same_sessions(thursday: Traveller, lead: User, behind: User) -> None:
    known = list(Session.objects.order_by("starts_at", "programme").values_list("pk", "starts_at", "state"))
    timetables = list(Timetable.objects.order_by("pk"))
    again = calendar.sessions_of(timetables, list(Closure.objects.all()), timezone.localdate())
    assert {session.pk for session in again} == {pk for pk, _starts_at, _state in known}


def test_what_is_behind_took_place_but_for_what_the_story_tells(behind: User) -> None:
    past = Session.objects.filter(held_on__lt=timezone.localdate())
    states = Counter(session.state for session in past)
    assert (states[State.CANCELLED], states[State.OPEN], states[State.PLANNED]) == (7, 1, 0)
    assert states[State.CLOSED] > 450
    assert SessionChange.objects.filter(to_state=State.CANCELLED, reason="").count() == 0
    drop_ins = past.filter(programme__kind=Kind.DROP_IN, state=State.CLOSED)
    closed_month = drop_ins.filter(held_on__range=(date(2025, 10, 1), date(2025, 10, 31)))
    assert (drop_ins.count(), closed_month.count()) == (132, 0)


def test_the_past_is_written_as_the_verbs_would_have_written_it(thursday: Traveller, behind: User) -> None:
    def written(session: Session) -> list[dict]:
        changes = SessionChange.objects.filter(session=session).order_by("at")
        entries = AuditEntry.objects.filter(session=session).order_by("at")
        rows = [model_to_dict(row, exclude=["id", "session", "row"]) for row in [*changes, *entries]]
        assert {entry.row for entry in entries} == {str(session.pk)}
        return rows

    past = Session.objects.filter(held_on__gt=timezone.localdate() - timedelta(days=200)).order_by("held_on")
    for state in (State.CLOSED, State.CANCELLED):
        told = past.filter(state=state).first()
        first, *rest = told.changes.order_by("at")
        same = SessionFactory(held_on=told.held_on, starts_at=told.starts_at, ends_at=told.ends_at)
        thursday.move_to(first.at)
        if state == State.CANCELLED:
            cancel_session(same, reason=first.reason, by=behind)
        else:
            open_session(same, by=behind)
            thursday.move_to(rest[0].at)
            close_session(same, by=behind)
        assert written(told) == written(same)


def test_the_audit_trail_holds_what_the_nights_have_left_of_it(behind: User) -> None:
    oldest = AuditEntry.objects.order_by("at").first()
    assert timezone.localdate() - timezone.localdate(oldest.at) < timedelta(days=367)
    assert (AuditEntry.objects.filter(act="closure.make").count() > 3, audit.forget_old()) == (True, 0)


def test_no_day_to_try_the_demo_on_is_a_closed_one() -> None:
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(800)):
        shut = holidays.closures(day - BEHIND, day)
        assert [closure for closure in shut if closure.from_on <= day <= closure.until_on] == []
        mended = [closure for closure in shut if "mended" in closure.reason]
        assert [(c.from_on.day, (c.until_on + timedelta(days=1)).day, c.until_on < day) for c in mended] == [
            (1, 1, True)
        ]
        assert (shut[-1].reason, day < shut[-1].from_on) == ("Christmas", True)


@pytest.mark.parametrize("sunday", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)])
def test_easter_is_when_the_almanac_says(sunday: date) -> None:
    assert holidays.easter(sunday.year) == sunday
