"""What is said of a wait comes from what really happened."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from time_machine import Traveller

from bikes.models import Ruling
from bikes.sizes import SIZE, Size, size_of
from bikes.waits import is_full, suspensions, wait_of_size
from hub.clock import wall_clock
from tests.factories.bikes import BikeRequestFactory, QueueStatusFactory

pytestmark = pytest.mark.usefixtures("thursday", "db")


def a_year_of_bikes(height: int) -> None:
    """Each week of a year one bike was fetched; twenty still wait."""
    for week in range(52):
        day = date(2026, 5, 14) - timedelta(weeks=week, days=1)
        fetched_at = wall_clock(day, timezone.now().time())
        joined_on = day - timedelta(weeks=20)
        BikeRequestFactory(height_cm=height, joined_on=joined_on, state="collected", since_at=fetched_at)
    BikeRequestFactory.create_batch(20, height_cm=height, joined_on=date(2026, 3, 1))


def test_a_wait_is_a_range_around_what_really_happened(thursday: Traveller) -> None:
    a_year_of_bikes(174)
    wait = wait_of_size(Size.LARGE)
    assert wait.low < 21 < wait.high
    assert (wait_of_size(Size.SMALL), is_full(Ruling())) == (None, False)


def test_a_list_that_only_grows_had_better_close(thursday: Traveller) -> None:
    a_year_of_bikes(174)
    BikeRequestFactory.create_batch(20)
    assert is_full(Ruling())


def test_stopped_time_is_told_by_its_days() -> None:
    QueueStatusFactory(from_at=timezone.now() - timedelta(days=20), until_at=timezone.now() - timedelta(days=6))
    QueueStatusFactory()
    assert [(span.from_on, span.until_on) for span in sorted(suspensions(), key=lambda span: span.from_on)] == [
        (date(2026, 4, 24), date(2026, 5, 8)),
        (date(2026, 5, 14), None),
    ]


@pytest.mark.parametrize(
    ("rider", "size"),
    [
        ({"height_cm": 159}, Size.SMALL),
        ({"height_cm": 160}, Size.MEDIUM),
        ({"height_cm": 169}, Size.MEDIUM),
        ({"height_cm": 170}, Size.LARGE),
        ({"height_cm": None}, Size.UNKNOWN),
        ({"height_cm": 174, "child": 1}, Size.CHILD),
    ],
)
def test_a_size_is_the_same_in_python_and_in_the_database(rider: dict, size: Size) -> None:
    place = BikeRequestFactory(**rider)
    assert (size_of(place), type(place).objects.values_list(SIZE, flat=True).get()) == (size, size)
