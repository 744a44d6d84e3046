"""The demo's bike room: a long list, a workshop in full swing, and a past that the forecast can learn from."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import Count
from pytest_django import DjangoDbBlocker
from time_machine import Traveller

from bikes import demo
from bikes.listing import ready_bikes
from bikes.models import Bike, BikeOffer, BikeRequest, Handover, KitItem, QueueStatus, Skip
from bikes.offers import lapse_offers
from bikes.rulings import in_force
from bikes.sizes import Size
from bikes.waits import suspensions, wait_of_size
from tests.loading import demo_loaded


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with demo_loaded(django_db_blocker):
        yield


@pytest.fixture
def loaded(once: None, db: None, thursday: Traveller) -> None:
    return once


def test_a_hundred_and_thirty_wait_and_some_of_them_are_children(loaded: None) -> None:
    live = BikeRequest.objects.live()
    assert 120 <= live.count() <= 140
    assert 10 <= live.filter(child__gte=1).count() <= 30
    assert set(BikeRequest.objects.values_list("state", flat=True)) >= {"waiting", "no_reply", "collected", "lapsed"}


def test_forty_bikes_stand_in_all_states(loaded: None) -> None:
    states = dict(Bike.objects.values_list("state").annotate(n=Count("pk")).order_by())
    assert set(states) == set(Bike.State.values)
    assert sum(number for state, number in states.items() if state != "handed_over") == 40
    assert (states["reserved"], BikeOffer.objects.live().count()) == (4, 4)


def test_the_past_says_how_long_people_wait(loaded: None) -> None:
    waits = {size: wait_of_size(size) for size in (Size.SMALL, Size.MEDIUM, Size.LARGE)}
    assert None not in waits.values()
    assert Handover.objects.count() > 150
    assert [(span.from_on, span.until_on) for span in suspensions()] == [(date(2026, 3, 12), date(2026, 4, 2))]


def test_nobody_joined_or_got_a_bike_while_the_list_was_stopped(loaded: None) -> None:
    stopped = (date(2026, 3, 12), date(2026, 4, 1))
    assert not BikeRequest.objects.filter(joined_on__range=stopped).exists()
    assert not Handover.objects.filter(handed_over_at__date__range=stopped).exists()


def test_there_is_something_to_do_at_once(loaded: None) -> None:
    assert any(each.rider for each in ready_bikes(in_force()))
    assert QueueStatus.objects.get(until_at__isnull=True).state == "open"
    assert Skip.objects.count() > 3
    assert KitItem.objects.filter(in_stock__gt=0).count() > 3
    assert lapse_offers(date(2026, 5, 14)) == 0


def test_every_bike_that_is_out_has_its_rider_and_the_other_way_round(loaded: None) -> None:
    out = set(Bike.objects.filter(state="handed_over").values_list("pk", flat=True))
    assert out == set(Handover.objects.filter(ended_at__isnull=True).values_list("bike", flat=True))


def test_loading_again_adds_nothing(loaded: None) -> None:
    before = (Bike.objects.count(), BikeRequest.objects.count())
    demo.load(date(2026, 5, 14))
    assert (Bike.objects.count(), BikeRequest.objects.count()) == before
