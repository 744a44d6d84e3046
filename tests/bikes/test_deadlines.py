"""Until when an offer stands."""

from datetime import date, timedelta

import pytest

from bikes.deadlines import due_on, open_days
from bikes.models import Ruling
from hub.models.calendar import Audience, Kind, State
from tests.factories import ProgrammeFactory, SessionFactory

THURSDAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ([], 7),  # nothing is planned: a week
        ([2, 7], 7),
        ([2, 9], 9),  # the second session is later than a week
        ([7, 14], 14),
        ([1, 2, 6, 8], 8),  # a week, moved to a day the hub is open
        ([3], 7),
    ],
)
def test_a_week_or_two_sessions_whichever_is_later_on_an_open_day(days: list[int], due: int) -> None:
    sessions = [THURSDAY + timedelta(days=n) for n in days]
    assert due_on(THURSDAY, sessions, Ruling()) == THURSDAY + timedelta(days=due)


def test_only_drop_ins_for_everybody_that_take_place_are_days_to_fetch_a_bike(db: None) -> None:
    thursdays = ProgrammeFactory()
    SessionFactory(programme=thursdays, held_on=date(2026, 5, 21))
    SessionFactory(programme=thursdays, held_on=date(2026, 5, 28), state=State.CANCELLED)
    SessionFactory(programme=thursdays, held_on=THURSDAY)
    SessionFactory(programme__kind=Kind.CLASS, held_on=date(2026, 5, 19))
    SessionFactory(programme__audience=Audience.WOMEN, held_on=date(2026, 5, 20))
    SessionFactory(held_on=date(2026, 5, 21))
    assert open_days(THURSDAY) == [date(2026, 5, 21)]
