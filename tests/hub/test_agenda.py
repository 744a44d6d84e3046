"""What is on, day by day."""

from datetime import date, timedelta

import pytest
from time_machine import Traveller

from hub import agenda
from hub.calendar import cancel_session
from hub.models import User
from hub.models.calendar import Audience
from tests.conftest import signed_in
from tests.factories import ClosureFactory, SessionFactory


def test_a_week_has_seven_days_monday_first(lead: User) -> None:
    days = agenda.week_of(date(2026, 5, 17), lead)
    assert [day.on for day in days] == [date(2026, 5, 11) + timedelta(days=n) for n in range(7)]


@pytest.mark.parametrize(
    ("on", "weeks", "first", "last"),
    [
        (date(2026, 5, 14), 5, date(2026, 4, 27), date(2026, 5, 31)),
        (date(2027, 2, 1), 4, date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), 5, date(2028, 1, 31), date(2028, 3, 5)),
        (date(2026, 12, 31), 5, date(2026, 11, 30), date(2027, 1, 3)),
    ],
)
def test_a_month_is_whole_weeks(lead: User, on: date, weeks: int, first: date, last: date) -> None:
    month = agenda.month_of(on, lead)
    assert (len(month), month[0][0].on, month[-1][-1].on) == (weeks, first, last)
    assert {len(week) for week in month} == {7}


def test_sessions_stand_on_their_day_in_the_order_of_the_clock(lead: User, thursday: Traveller) -> None:
    late = SessionFactory(starts_at="2026-05-14T18:00Z", ends_at="2026-05-14T20:00Z")
    early = SessionFactory()
    today = agenda.week_of(date(2026, 5, 14), lead)[3]
    assert (today.sessions, today.is_today) == ([early, late], True)


def test_a_closure_stands_on_each_of_its_days(lead: User) -> None:
    closure = ClosureFactory(from_on=date(2026, 5, 9), until_on=date(2026, 5, 12))
    days = agenda.week_of(date(2026, 5, 14), lead)
    assert [day.closures for day in days] == [[closure], [closure], [], [], [], [], []]


def test_women_only_is_listed_for_leads_alone(lead: User, door_helper: User, thursday: Traveller) -> None:
    SessionFactory(programme__audience=Audience.WOMEN)
    assert [
        len(agenda.days(date(2026, 5, 14), date(2026, 5, 14), user)[0].sessions) for user in (lead, door_helper)
    ] == [
        1,
        0,
    ]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("page", ["/calendar/week/2026-05-14", "/calendar/month/2026-05-14"])
def test_the_calendar_costs_the_same_for_many(
    lead: User, thursday: Traveller, django_assert_num_queries, page: str, rows: int
) -> None:
    for _ in range(rows):
        cancel_session(SessionFactory(), reason="Snow", by=lead)
        ClosureFactory(from_on=date(2026, 5, 15), until_on=date(2026, 5, 16))
    client = signed_in(lead)
    with django_assert_num_queries(5):  # sign-in 2, sessions, their changes, closures
        client.get(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_home_costs_the_same_for_many(lead: User, thursday: Traveller, django_assert_num_queries, rows: int) -> None:
    for _ in range(rows):
        cancel_session(SessionFactory(), reason="Snow", by=lead)
        SessionFactory(held_on=date(2026, 5, 1))
    client = signed_in(lead)
    # sign-in 2, sessions, changes, closures, unfinished, planner 3, stack, requests, periods 3, who is due
    with django_assert_num_queries(15):
        client.get("/")
