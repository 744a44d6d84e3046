"""A long bike list and a full workshop for the bench: so many places, so many bikes, a year of both."""

import random
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from bikes.models import Bike, BikeChange, BikeRequest, BikeRequestChange
from hub.accounts import make_account
from hub.models import Access
from tests.bench.ground import PASSWORD

PLACES, GONE, BIKES = 5_000, 1_000, 1_000
STANDING = [Bike.State.DONATED, Bike.State.TRIAGED, Bike.State.IN_REPAIR, Bike.State.READY, Bike.State.RETIRED]


def fill(people: list[UUID], chance: random.Random) -> None:
    """Places for the first of these people, oldest and newest mixed, and bikes in every state without a rider."""
    make_account(username="bikes", called="Tomek", accesses=[Access.BIKES], by=None, password=PASSWORD)
    today, now = timezone.localdate(), timezone.now()
    places = [
        BikeRequest(
            person_id=person,
            height_cm=chance.randrange(150, 195),
            joined_on=today - timedelta(days=chance.randrange(400)),
            state=BikeRequest.State.COLLECTED if n % (PLACES // GONE) == 0 else BikeRequest.State.WAITING,
            since_at=now - timedelta(days=chance.randrange(400)),
        )
        for n, person in enumerate(people[: PLACES + GONE])
    ]
    BikeRequest.objects.bulk_create(places)
    BikeRequestChange.objects.bulk_create(
        BikeRequestChange(request=place, to_state="waiting", at=place.since_at) for place in places
    )
    bikes = [_bike(n, STANDING[n % len(STANDING)], chance) for n in range(BIKES)]
    Bike.objects.bulk_create(bikes)
    BikeChange.objects.bulk_create(
        BikeChange(bike=bike, to_state=bike.state, at=now - timedelta(days=chance.randrange(400))) for bike in bikes
    )


def _bike(n: int, state: str, chance: random.Random) -> Bike:
    fits = chance.randrange(150, 190)
    return Bike(
        tag=f"{n:04}",
        state=state,
        fits_height_min=fits,
        fits_height_max=fits + 10,
        frame_number=f"WBK{n:05}",
        stolen_checked_on=timezone.localdate(),
        safe_until_on=timezone.localdate() + timedelta(weeks=8) if state == Bike.State.READY else None,
        parts_needed="Chain, saddle" if state == Bike.State.TRIAGED else "",
    )
