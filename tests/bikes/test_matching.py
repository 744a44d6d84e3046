"""Which bike fits whom, said three times and always the same."""

from datetime import date
from itertools import product

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from bikes.matching import bikes_for, first_riders, fits, longer_waiting, misfit, riders_for
from bikes.models import Bike, BikeRequest, Ruling, Skip
from tests.factories.bikes import BikeFactory, BikeRequestFactory, ReadyBikeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("bike", "rider", "why"),
    [
        ({}, {}, ""),
        ({}, {"height_cm": 165}, ""),
        ({}, {"height_cm": 164}, "The bike is too big"),
        ({}, {"height_cm": 183}, ""),
        ({}, {"height_cm": 184}, "The bike is too small"),
        ({}, {"height_cm": None}, "We do not know their height"),
        ({}, {"can_ride": False}, "They learn to ride first"),
        ({}, {"wants_step_through": True}, "They need a step-through frame"),
        ({"is_step_through": True}, {"wants_step_through": True}, ""),
        ({"child_wheel": 20}, {}, "This is a child's bike"),
        ({"child_wheel": 20}, {"child": 1, "wheel_inches": 20, "height_cm": None}, ""),
        ({"child_wheel": 20}, {"child": 1, "wheel_inches": 24}, "Another wheel size"),
        ({"child_wheel": 20}, {"child": 1}, ""),
        ({}, {"child": 1, "wheel_inches": 20}, "Another wheel size"),
        ({}, {"child": 1}, ""),
    ],
)
def test_a_bike_fits_by_height_wheel_and_frame(bike: dict, rider: dict, why: str) -> None:
    assert misfit(ReadyBikeFactory.build(**bike), BikeRequestFactory.build(person=None, **rider)) == why


def test_the_database_and_the_words_agree_on_every_pair() -> None:
    bikes = [
        ReadyBikeFactory(child_wheel=wheel, is_step_through=step, fits_height_min=low, fits_height_max=low + 10)
        for wheel, step, low in product([None, 20, 24], [True, False], [110, 168])
    ]
    riders = [
        BikeRequestFactory(
            child=child,
            wheel_inches=wheel if child else None,
            height_cm=height,
            can_ride=rides,
            wants_step_through=step,
        )
        for child, wheel, height, rides, step in product(
            [0, 1], [None, 20], [None, 106, 107, 123, 124, 165, 181], [None, False], [True, False]
        )
        if child or not wheel
    ]
    pairs = {(bike.pk, rider.pk) for bike in bikes for rider in riders if fits(bike, rider)}
    assert {(bike.pk, rider.pk) for bike in bikes for rider in riders_for(bike, Ruling())} == pairs
    assert {(bike.pk, rider.pk) for rider in riders for bike in bikes_for(rider)} == pairs
    turns = {bike.pk: riders_for(bike, Ruling()).first() for bike in bikes}
    assert first_riders(bikes, Ruling()) == {bike: rider.pk for bike, rider in turns.items() if rider}


def test_the_turn_goes_by_the_day_of_joining_and_passes_over_who_was_skipped() -> None:
    bike, other = ReadyBikeFactory(), ReadyBikeFactory()
    later = BikeRequestFactory(joined_on=date(2026, 2, 1))
    first = BikeRequestFactory(joined_on=date(2026, 1, 1))
    same_day = BikeRequestFactory(joined_on=date(2026, 1, 1))
    BikeRequestFactory(joined_on=date(2025, 1, 1), state=BikeRequest.State.NO_REPLY)
    assert list(riders_for(bike, Ruling())) == [first, same_day, later]
    Skip.objects.create(bike=bike, request=first, reason="asked_to_wait")
    assert first_riders([bike, other], Ruling()) == {bike.pk: same_day.pk, other.pk: first.pk}
    assert list(bikes_for(first)) == [other]


def test_where_priorities_count_they_come_first() -> None:
    bike, counting = ReadyBikeFactory(), Ruling(priorities_count=True)
    BikeRequestFactory(joined_on=date(2026, 1, 1))
    school = BikeRequestFactory(joined_on=date(2026, 2, 1), priority="school_run")
    assert riders_for(bike, Ruling()).first() != school
    assert (riders_for(bike, counting).first(), first_riders([bike], counting)) == (school, {bike.pk: school.pk})


def test_only_bikes_with_a_good_check_are_offered() -> None:
    rider = BikeRequestFactory()
    ReadyBikeFactory(safe_until_on=date(2020, 1, 1))
    BikeFactory()
    good = ReadyBikeFactory(safe_until_on=timezone.localdate())
    assert (list(bikes_for(rider)), list(Bike.objects.to_offer())) == ([good], [good])


@pytest.mark.parametrize("many", [1, 3])
def test_whose_turn_it_is_costs_one_query(many: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    bikes = ReadyBikeFactory.create_batch(many)
    BikeRequestFactory.create_batch(many)
    with django_assert_num_queries(1):
        assert len(first_riders(bikes, Ruling())) == many


def test_why_those_who_wait_longer_are_not_first_is_counted() -> None:
    bike, rider = ReadyBikeFactory(), BikeRequestFactory(joined_on=date(2026, 3, 1))
    skipped = BikeRequestFactory(joined_on=date(2026, 1, 1))
    Skip.objects.create(bike=bike, request=skipped, reason="asked_to_wait")
    for height in (150, 155, 200):
        BikeRequestFactory(joined_on=date(2026, 2, 1), height_cm=height)
    assert longer_waiting(bike, rider) == {"Passed over": 1, "The bike is too big": 2, "The bike is too small": 1}
