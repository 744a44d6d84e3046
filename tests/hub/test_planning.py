"""Keep eight weeks planned, whatever clocks, closures and timetables do."""

from datetime import date, time, timedelta

import pytest
from django.core.management import call_command
from time_machine import Traveller

from hub.calendar import cancel_session, open_session, reopen_session
from hub.clock import hours_on
from hub.closures import close_days, lift_closure
from hub.models import Closure, Programme, Session, User
from hub.models.calendar import State
from hub.planning import Planned, is_behind, plan_sessions, planned_until
from hub.programmes import end_programme, plan_extra, restart_programme, set_timetable, start_programme
from hub.refusals import Refused
from tests.conftest import LONDON
from tests.factories import ClosureFactory, ProgrammeFactory, SessionFactory, TimetableFactory, UserFactory


def held() -> list[date]:
    return list(Session.objects.exclude(state=State.CANCELLED).order_by("held_on").values_list("held_on", flat=True))


def clock_times(session: Session) -> tuple[time, time]:
    return session.starts_at.astimezone(LONDON).time(), session.ends_at.astimezone(LONDON).time()


def test_plan_fills_eight_weeks_and_the_second_run_nothing(db: None) -> None:
    TimetableFactory(from_on=date(2026, 1, 1))
    assert plan_sessions(today=date(2026, 5, 14)) == Planned(9, 0, 0)
    assert held() == [date(2026, 5, 14) + timedelta(weeks=n) for n in range(9)]
    assert plan_sessions(today=date(2026, 5, 14)) == Planned(0, 0, 0)
    assert plan_sessions(today=date(2026, 5, 15)) == Planned(0, 0, 0)
    assert plan_sessions(today=date(2026, 5, 21)) == Planned(1, 0, 0)


def test_plan_without_any_timetable_is_empty(db: None) -> None:
    ProgrammeFactory()
    assert plan_sessions() == Planned(0, 0, 0)


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


def test_closing_days_takes_sessions_off_and_lifting_puts_them_back(lead: User, thursday: Traveller) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    days = {"from_on": date(2026, 5, 18), "until_on": date(2026, 5, 31)}
    closure = close_days(**days, reason="Floor is mended", programme=None, by=lead)
    assert held()[:2] == [date(2026, 5, 14), date(2026, 6, 4)]
    lift_closure(closure, by=lead)
    assert held()[:3] == [date(2026, 5, 14), date(2026, 5, 21), date(2026, 5, 28)]
    assert not Closure.objects.exists()


def test_lifting_half_way_keeps_the_closed_days_behind(lead: User, thursday: Traveller) -> None:
    closure = ClosureFactory(from_on=date(2026, 5, 11), until_on=date(2026, 5, 31))
    lift_closure(closure, by=lead)
    lift_closure(closure, by=lead)
    assert list(Closure.objects.values_list("from_on", "until_on")) == [(date(2026, 5, 11), date(2026, 5, 13))]


def test_a_session_with_a_history_is_called_off_by_a_closure_and_put_back_after(
    lead: User, thursday: Traveller
) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    session = Session.objects.get(held_on=date(2026, 5, 21))
    cancel_session(session, reason="Snow", by=lead)
    reopen_session(session, by=lead)
    day = {"from_on": date(2026, 5, 21), "until_on": date(2026, 5, 21)}
    closure = close_days(**day, reason="Floor", programme=None, by=lead)
    session.refresh_from_db()
    assert (session.state, session.changes.first().by) == (State.CANCELLED, None)
    lift_closure(closure, by=lead)
    session.refresh_from_db()
    assert session.state == State.PLANNED


def test_what_a_lead_called_off_stays_off_whatever_the_planner_does(lead: User, thursday: Traveller) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    cancel_session(Session.objects.get(held_on=date(2026, 5, 21)), reason="Election", by=lead)
    plan_sessions()
    assert date(2026, 5, 21) not in held()


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 5, 20), date(2026, 5, 19), "order"),
        (date(2026, 5, 1), date(2026, 5, 13), "past"),
        (date(2026, 5, 14), date(2027, 5, 30), "long"),
    ],
)
def test_close_days_refuses(lead: User, thursday: Traveller, first: date, last: date, code: str) -> None:
    with pytest.raises(Refused) as refused:
        close_days(from_on=first, until_on=last, reason="Holiday", programme=None, by=lead)
    assert (refused.value.code, Closure.objects.count()) == (code, 0)


def test_close_days_refuses_while_a_session_is_open(lead: User, thursday: Traveller) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    open_session(Session.objects.get(held_on=date(2026, 5, 14)), by=lead)
    day = {"from_on": date(2026, 5, 14), "until_on": date(2026, 5, 14)}
    with pytest.raises(Refused, match="A session is open now"):
        close_days(**day, reason="Holiday", programme=None, by=lead)
    assert not Closure.objects.exists()


HOURS = {"starts": time(9, 30), "ends": time(12, 30), "place": "", "capacity": None}


def test_an_extra_day_is_left_alone_by_timetables_but_not_by_closures(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    extra = plan_extra(programme, held_on=date(2026, 5, 19), **HOURS, by=lead)
    plan_sessions()
    assert date(2026, 5, 19) in held()
    day = {"from_on": date(2026, 5, 19), "until_on": date(2026, 5, 19)}
    closure = close_days(**day, reason="Floor", programme=None, by=lead)
    assert date(2026, 5, 19) not in held()
    lift_closure(closure, by=lead)
    extra.refresh_from_db()
    assert (extra.is_extra, extra.state) == (True, State.PLANNED)


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
        "0 sessions planned, 0 audit entries forgotten.",
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


def test_closing_days_twice_is_one_closure(lead: User, thursday: Traveller) -> None:
    days = {
        "from_on": date(2026, 5, 18),
        "until_on": date(2026, 5, 31),
        "reason": "Floor",
        "programme": None,
        "by": lead,
    }
    assert close_days(**days) == close_days(**days)
    assert Closure.objects.count() == 1


def test_closing_days_needs_a_reason(lead: User, thursday: Traveller) -> None:
    with pytest.raises(Refused, match="Say why"):
        close_days(from_on=date(2026, 5, 18), until_on=date(2026, 5, 31), reason=" ", programme=None, by=lead)


def test_days_closed_in_arrears_explain_what_was_not_opened(lead: User, thursday: Traveller) -> None:
    """Monday was forgotten open, Tuesday never opened: closing the week tells about Tuesday and minds neither."""
    forgotten = SessionFactory(held_on=date(2026, 5, 11), state=State.OPEN)
    never = SessionFactory(held_on=date(2026, 5, 12))
    close_days(from_on=date(2026, 5, 11), until_on=date(2026, 5, 15), reason="Flood", programme=None, by=lead)
    assert list(Session.objects.values_list("pk", flat=True)) == [forgotten.pk]
    assert never.pk != forgotten.pk


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


def test_a_programmes_name_is_its_own_whatever_its_capitals(lead: User) -> None:
    start_programme(name="Football", kind="football", audience="everyone", by=lead)
    with pytest.raises(Refused, match="This name is in use"):
        start_programme(name="FOOTBALL", kind="football", audience="everyone", by=lead)
