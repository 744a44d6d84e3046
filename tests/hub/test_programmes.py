"""Start a programme, time it, extend it, end it: the calendar follows."""

from datetime import date, time, timedelta

import pytest
from time_machine import Traveller

from hub.calendar import cancel_session, open_session, reopen_session
from hub.models import Programme, Session, User
from hub.models.calendar import State
from hub.planning import Planned, plan_sessions
from hub.programmes import end_programme, plan_extra, restart_programme, set_timetable, start_programme
from hub.refusals import Refused
from tests.factories import ClosureFactory, ProgrammeFactory, TimetableFactory, UserFactory
from tests.hub.held import HOURS, clock_times, held


def test_plan_without_any_timetable_is_empty(db: None) -> None:
    ProgrammeFactory()
    assert plan_sessions() == Planned(0, 0, 0)


def test_plan_skips_closures_of_the_hub_and_of_the_programme(db: None) -> None:
    thursday, other = TimetableFactory(from_on=date(2026, 5, 1)), TimetableFactory(from_on=date(2026, 5, 1))
    ClosureFactory(from_on=date(2026, 5, 20), until_on=date(2026, 5, 21))
    ClosureFactory(from_on=date(2026, 5, 28), until_on=date(2026, 5, 28), programme=other.programme)
    plan_sessions(today=date(2026, 5, 14))
    here = set(Session.objects.filter(programme=thursday.programme).values_list("held_on", flat=True))
    there = set(Session.objects.filter(programme=other.programme).values_list("held_on", flat=True))
    assert date(2026, 5, 21) not in here | there
    assert here - there == {date(2026, 5, 28)}


def test_a_new_timetable_replans_what_nobody_touched(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    plan_sessions()
    open_session(Session.objects.get(held_on=date(2026, 5, 14)), by=lead)
    cancel_session(Session.objects.get(held_on=date(2026, 5, 21)), reason="Election", by=lead)
    hours = {"starts": time(10), "ends": time(13), "place": "Small hall", "capacity": 60}
    set_timetable(programme, from_on=date(2026, 5, 18), weekday=4, **hours, by=lead)
    kept, called_off, *planned = Session.objects.order_by("held_on")
    assert (kept.held_on, kept.state, clock_times(kept)[0]) == (date(2026, 5, 14), State.OPEN, time(9, 30))
    assert (called_off.held_on, called_off.state) == (date(2026, 5, 21), State.CANCELLED)
    assert [session.held_on for session in planned] == [date(2026, 5, 22) + timedelta(weeks=n) for n in range(7)]
    assert {(clock_times(s), s.place, s.capacity) for s in planned} == {((time(10), time(13)), "Small hall", 60)}


def test_new_hours_on_the_same_weekday_keep_the_sessions_ids(lead: User, thursday: Traveller) -> None:
    timetable = TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    ids = set(Session.objects.values_list("pk", flat=True))
    hours = {"starts": time(9), "ends": time(12), "place": "", "capacity": None}
    set_timetable(timetable.programme, from_on=date(2026, 5, 14), weekday=3, **hours, by=lead)
    assert set(Session.objects.values_list("pk", flat=True)) == ids
    assert {clock_times(session) for session in Session.objects.all()} == {(time(9), time(12))}


def test_no_regular_day_takes_the_sessions_off(lead: User, thursday: Traveller) -> None:
    timetable = TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    hours = {"starts": time(9), "ends": time(12), "place": "", "capacity": None}
    set_timetable(timetable.programme, from_on=date(2026, 5, 15), weekday=None, **hours, by=lead)
    assert held() == [date(2026, 5, 14)]


@pytest.mark.parametrize(
    ("from_on", "ends", "code"), [(date(2026, 5, 13), time(12), "past"), (date(2026, 5, 14), time(9), "ends")]
)
def test_set_timetable_refuses(lead: User, thursday: Traveller, from_on: date, ends: time, code: str) -> None:
    with pytest.raises(Refused) as refused:
        set_timetable(
            ProgrammeFactory(), from_on=from_on, weekday=3, starts=time(9), ends=ends, place="", capacity=None, by=lead
        )
    assert refused.value.code == code


def test_an_extra_day_is_refused_where_it_cannot_be(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    plan_sessions()
    ClosureFactory(from_on=date(2026, 5, 20), until_on=date(2026, 5, 20), reason="Floor")
    codes = []
    for day in (date(2026, 5, 13), date(2026, 5, 20), date(2026, 5, 21)):
        with pytest.raises(Refused) as refused:
            plan_extra(programme, held_on=day, **HOURS, by=lead)
        codes.append(refused.value.code)
    assert codes == ["past", "closure", "taken"]


def test_ending_a_programme_takes_its_sessions_off_and_restarting_plans_them(lead: User, thursday: Traveller) -> None:
    programme: Programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    plan_sessions()
    end_programme(programme, by=lead)
    end_programme(programme, by=UserFactory())
    assert held() == []
    restart_programme(programme, by=lead)
    assert len(held()) == 9


def test_ending_a_programme_takes_its_extra_days_off_too(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    plan_extra(programme, held_on=date(2026, 5, 19), **HOURS, by=lead)
    end_programme(programme, by=lead)
    assert held() == []


def test_an_ended_programme_takes_no_new_days(lead: User, thursday: Traveller) -> None:
    programme = ProgrammeFactory(ended_on=date(2026, 5, 1))
    for deed in (
        lambda: set_timetable(programme, from_on=date(2026, 5, 20), weekday=3, **HOURS, by=lead),
        lambda: plan_extra(programme, held_on=date(2026, 5, 20), **HOURS, by=lead),
    ):
        with pytest.raises(Refused, match="This programme has ended"):
            deed()


def test_what_a_lead_puts_back_stays_although_the_timetable_moved(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    plan_sessions()
    session = cancel_session(Session.objects.get(held_on=date(2026, 5, 21)), reason="Snow", by=lead)
    set_timetable(programme, from_on=date(2026, 5, 15), weekday=4, **HOURS, by=lead)
    reopen_session(session, by=lead)
    plan_sessions()
    assert date(2026, 5, 21) in held()


def test_a_closure_far_ahead_takes_an_extra_day_off(lead: User, thursday: Traveller) -> None:
    programme = ProgrammeFactory()
    plan_extra(programme, held_on=date(2026, 8, 1), **HOURS, by=lead)
    ClosureFactory(from_on=date(2026, 7, 31), until_on=date(2026, 8, 2))
    plan_sessions()
    assert held() == []


def test_a_timetable_takes_over_on_its_very_day(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    set_timetable(programme, from_on=date(2026, 5, 21), weekday=4, **HOURS, by=lead)
    assert held()[:2] == [date(2026, 5, 14), date(2026, 5, 22)]


def test_a_programmes_name_is_its_own_whatever_its_capitals(lead: User) -> None:
    start_programme(name="Football", kind="football", audience="everyone", by=lead)
    with pytest.raises(Refused, match="This name is in use"):
        start_programme(name="FOOTBALL", kind="football", audience="everyone", by=lead)
