"""Keep eight weeks planned, whatever clocks, closures and timetables do."""

from datetime import date, time, timedelta

import pytest
from django.core.management import call_command
from time_machine import Traveller

from hub.calendar import cancel_session
from hub.clock import hours_on
from hub.closures import close_days
from hub.models import Session, User
from hub.planning import Planned, is_behind, plan_sessions, planned_until
from hub.programmes import set_timetable
from tests.factories import TimetableFactory
from tests.hub.held import HOURS, clock_times, held


def test_plan_fills_eight_weeks_and_the_second_run_nothing(db: None) -> None:
    TimetableFactory(from_on=date(2026, 1, 1))
    assert plan_sessions(today=date(2026, 5, 14)) == Planned(9, 0, 0)
    assert held() == [date(2026, 5, 14) + timedelta(weeks=n) for n in range(9)]
    assert plan_sessions(today=date(2026, 5, 14)) == Planned(0, 0, 0)
    assert plan_sessions(today=date(2026, 5, 15)) == Planned(0, 0, 0)
    assert plan_sessions(today=date(2026, 5, 21)) == Planned(1, 0, 0)


@pytest.mark.parametrize(
    ("today", "change"),
    [(date(2026, 3, 19), date(2026, 3, 29)), (date(2026, 10, 15), date(2026, 10, 25))],
    ids=["spring forward", "autumn back"],
)
def test_half_past_nine_stays_half_past_nine_across_a_clock_change(db: None, today: date, change: date) -> None:
    TimetableFactory(from_on=today, weekday=6)
    plan_sessions(today=today)
    assert {clock_times(session) for session in Session.objects.all()} == {(time(9, 30), time(12, 30))}
    before, on_the_day = Session.objects.filter(held_on__in=[change - timedelta(weeks=1), change]).order_by("held_on")
    shift = -1 if change.month == 3 else 1
    assert on_the_day.starts_at - before.starts_at == timedelta(weeks=1, hours=shift)


@pytest.mark.parametrize(
    "day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["the hour that is not", "the hour that is twice"]
)
def test_a_session_at_half_past_one_in_the_night_of_the_change_is_planned(db: None, day: date) -> None:
    TimetableFactory(from_on=day, weekday=6, starts=time(1, 30), ends=time(3, 30))
    plan_sessions(today=day)
    session = Session.objects.get(held_on=day)
    assert session.ends_at > session.starts_at


def test_the_leap_day_is_a_day_like_any_other(db: None) -> None:
    TimetableFactory(from_on=date(2028, 2, 1), weekday=1)
    plan_sessions(today=date(2028, 2, 21))
    assert held()[:3] == [date(2028, 2, 22), date(2028, 2, 29), date(2028, 3, 7)]


def test_what_a_lead_called_off_stays_off_whatever_the_planner_does(lead: User, thursday: Traveller) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    cancel_session(Session.objects.get(held_on=date(2026, 5, 21)), reason="Election", by=lead)
    plan_sessions()
    assert date(2026, 5, 21) not in held()


def test_planned_until_tells_the_furthest_day(thursday: Traveller, db: None) -> None:
    assert planned_until() is None
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    assert planned_until() == date(2026, 7, 9)


def test_the_commands_plan_and_say_so(thursday: Traveller, db: None, capsys: pytest.CaptureFixture) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    call_command("plan_sessions")
    call_command("nightly")
    assert capsys.readouterr().out.splitlines() == [
        "9 planned, 0 changed, 0 taken off.",
        "0 sessions planned.",
    ]


@pytest.mark.parametrize(
    "day", [date(2026, 3, 29), date(2026, 10, 25)], ids=["the hour that is not", "the hour that is twice"]
)
@pytest.mark.parametrize("hours", [(time(1, 30), time(2)), (time(1, 15), time(1, 45)), (time(0, 30), time(1, 30))])
def test_hours_in_the_night_of_a_change_keep_their_length(lead: User, day: date, hours: tuple[time, time]) -> None:
    starts_at, ends_at = hours_on(day, *hours)
    assert timedelta(minutes=29) < ends_at - starts_at < timedelta(hours=2, minutes=1)
    TimetableFactory(from_on=day, weekday=6, starts=hours[0], ends=hours[1])
    assert plan_sessions(today=day).added == 9


def test_the_planner_is_behind_only_when_it_could_do_something(lead: User, thursday: Traveller) -> None:
    assert not is_behind()
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    assert is_behind()
    plan_sessions()
    assert not is_behind()
    close_days(from_on=date(2026, 5, 14), until_on=date(2026, 7, 31), reason="Flood", programme=None, by=lead)
    assert (held(), is_behind()) == ([], False)
    set_timetable(programme, from_on=date(2026, 8, 1), weekday=None, **HOURS, by=lead)
    assert not is_behind()
