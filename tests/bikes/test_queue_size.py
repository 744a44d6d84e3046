"""The list's page with five thousand places: how many statements and how long, printed by `make slow`."""

from datetime import timedelta
from random import Random
from statistics import median
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bikes.models import Bike, BikeRequest
from hub.models import User
from tests.conftest import signed_in
from tests.factories.bikes import ReadyBikeFactory
from visitors.models import Person
from visitors.registration import index

PLACES, CLOSED, BIKES = 5000, 1000, 60
MOST_STATEMENTS, ROUNDS = 15, 9


def fill() -> None:
    """Places of every size and age, a year of bikes that were fetched, and bikes that are ready."""
    chance, today, now = Random(1), timezone.localdate(), timezone.now()  # noqa: S311 (a test, the same every time)
    people = [index(Person(known_as=f"Person {number}", languages=["ar"])) for number in range(PLACES + CLOSED)]
    Person.objects.bulk_create(people)
    places = [BikeRequest(person=person, height_cm=chance.randrange(150, 195)) for person in people]
    for number, place in enumerate(places):
        place.joined_on = today - timedelta(days=chance.randrange(400))
        if number >= PLACES:
            place.state = BikeRequest.State.COLLECTED
            place.since_at = now - timedelta(days=chance.randrange(400))
    BikeRequest.objects.bulk_create(places)
    sizes = [chance.randrange(150, 190) for _ in range(BIKES)]
    Bike.objects.bulk_create(
        [ReadyBikeFactory.build(fits_height_min=size, fits_height_max=size + 10) for size in sizes]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.slow
def test_the_page_of_a_very_long_list(bike_coordinator: User) -> None:
    fill()
    client = signed_in(bike_coordinator)
    for address in ("/bikes/queue", "/bikes/queue?size=large&page=20", "/bikes/queue?state=due", "/bikes/list"):
        taken = []
        for _ in range(ROUNDS):
            with CaptureQueriesContext(connection) as asked:
                began = perf_counter()
                assert client.get(address).status_code == 200
                taken.append((perf_counter() - began) * 1000)
        print(f"{address}: {len(asked)} statements, {median(taken):.0f} ms at the median")
        assert len(asked) <= MOST_STATEMENTS
