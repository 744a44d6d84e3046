"""The year in numbers: true to the rows, silent where they are few, and without a name."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from time_machine import Traveller

from bikes.figures import figures_of, years
from bikes.models import Bike, BikeChange, BikeRequest, QueueStatus, Skip
from bikes.moving import move_bike
from hub.models import User
from hub.suppression import suppress
from tests.conftest import signed_in
from tests.factories.bikes import (
    BikeFactory,
    BikeRequestFactory,
    HandoverFactory,
    QueueStatusFactory,
    ReadyBikeFactory,
)
from visitors.models import Background

pytestmark = pytest.mark.usefixtures("thursday", "db")
State = Bike.State


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def given_after(weeks: int, *, on: date = date(2026, 4, 30), **about: object) -> BikeRequest:
    """A place whose bike came after so many weeks."""
    joined = on - timedelta(weeks=weeks)
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return BikeRequestFactory(state="collected", since_at=moment, **{"joined_on": joined, **about})


def test_moves_are_counted_in_their_year_and_small_ones_hidden() -> None:
    for number in range(7):
        BikeChange.objects.create(bike=BikeFactory(), to_state=State.DONATED, at=at(2026, 2, 1))
        if number < 3:
            move_bike(ReadyBikeFactory(state=State.SAFETY_CHECKED), State.READY, by=None, at=at(2026, 3, 1))
    for _number in range(12):
        BikeChange.objects.create(bike=BikeFactory(), to_state=State.DONATED, at=at(2025, 12, 31))
    found = {str(stat.label): (stat.now.words, stat.before.words) for stat in figures_of(2026).stats}
    assert found["Came in"] == ("5", "10")
    assert found["Repaired"] == ("fewer than 5", "0")
    assert found["Stolen"] == ("0", "0")
    assert years() == [2026, 2025]


def test_waits_are_told_by_size_from_five_riders_on_without_stopped_weeks() -> None:
    QueueStatusFactory(from_at=at(2026, 4, 2), until_at=at(2026, 4, 16))
    for weeks in (4, 6, 8, 10, 12, 14, 16, 18, 20, 42):
        given_after(weeks)
    for _number in range(4):
        given_after(9, height_cm=150)
    BikeRequestFactory.create_batch(5, height_cm=150, joined_on=date(2026, 5, 1))
    waits = {
        wait.size: (wait.given.words, wait.median, wait.slowest, wait.waiting.words) for wait in figures_of(2026).waits
    }
    assert waits == {"Large": ("10", 10, 18, "0"), "Small": ("fewer than 5", None, None, "5")}


def test_riders_are_women_children_and_others_and_a_lone_few_takes_another_along() -> None:
    for number in range(20):
        handover = HandoverFactory(handed_over_at=at(2026, 3, 1))
        if number < 3:
            Background.objects.create(person=handover.person, gender="woman")
    for _number in range(6):
        HandoverFactory(offer__request__child=1, handed_over_at=at(2026, 3, 1))
    assert [shown.words for _name, shown in figures_of(2026).riders] == ["fewer than 5", "not shown", "15"]


def test_skips_are_told_with_their_reasons() -> None:
    for number in range(9):
        reason = Skip.Reason.NOT_REACHED if number < 6 else Skip.Reason.LEARNS_FIRST
        Skip.objects.create(bike=ReadyBikeFactory(), request=BikeRequestFactory(), reason=reason, at=at(2026, 3, 1))
    assert figures_of(2026).charts[2].rows == [
        ["We cannot reach them", "not shown"],
        ["They learn to ride first", "fewer than 5"],
    ]


def test_the_list_week_by_week_is_hatched_where_it_was_stopped() -> None:
    BikeRequestFactory.create_batch(12, joined_on=date(2026, 1, 20))
    QueueStatusFactory(from_at=at(2026, 2, 1), until_at=at(2026, 2, 20))
    figures = figures_of(2026)
    chart = figures.charts[0]
    assert [row[1] for row in chart.rows][:4] == ["0", "0", "0", "10"]
    assert (chart.svg.count('class="gap"'), [stop.reason for stop in figures.stops]) == (1, ["mechanics"])
    assert len(chart.rows) == 20


def test_bikes_handed_over_are_told_by_month() -> None:
    for _number in range(5):
        given_after(9, on=date(2026, 2, 12))
        given_after(9, on=date(2026, 2, 12), child=1, wheel_inches=20)
    rows = figures_of(2026).charts[1].rows
    assert (rows[0], rows[1], len(rows)) == (["Jan", "0", "0"], ["Feb", "5", "5"], 12)


def test_a_year_without_anything_says_so() -> None:
    figures = figures_of(2026)
    assert (figures.waits, [stat.now for stat in figures.stats]) == ([], [suppress(0)] * 6)
    assert "Nothing to show yet." in figures.charts[2].svg


def test_page_names_nobody(thursday: Traveller, trustee: User) -> None:
    HandoverFactory(offer__request__person__known_as="Samira")
    QueueStatus.objects.all().delete()
    page = signed_in(trustee).get("/bikes/figures").content.decode()
    assert ("Samira" in page, "Bikes in 2026" in page, "Is the bike list fair?" in page) == (False, True, True)


@pytest.mark.parametrize("year", ["2026", "1999", "x", "", "9" * 50])
def test_a_year_that_is_not_there_shows_this_one(bike_coordinator: User, year: str) -> None:
    client: Client = signed_in(bike_coordinator)
    assert "Bikes in 2026" in client.get("/bikes/figures", {"year": year}).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_of_the_database_for_many(trustee: User, rows: int, django_assert_num_queries) -> None:
    HandoverFactory.create_batch(rows)
    client = signed_in(trustee)
    with django_assert_num_queries(12):
        client.get("/bikes/figures")
