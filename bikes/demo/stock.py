"""Invented bikes: what they look like, and how each came through the workshop."""

from datetime import date, datetime, timedelta
from random import Random

from bikes.demo.history import Ride
from bikes.heights import WHEELS
from bikes.models import Bike, Item, SafetyCheck, SafetyCheckItem
from bikes.rules import CHECK_LASTS
from hub.models import User

COLOURS = ["Blue", "Red", "Black", "Green", "Silver", "White", "Grey", "Purple", "Orange"]
KINDS = [Bike.Kind.HYBRID] * 4 + [Bike.Kind.MOUNTAIN] * 3 + [Bike.Kind.ROAD, Bike.Kind.TOWN, Bike.Kind.TOWN]
FROM = ["Bike Back", "A neighbour", "The bicycle kitchen", "A church nearby", "University cyclists"]
# How many days before its rider came a bike reached each state.
STEPS = {
    "donated": 45,
    "triaged": 40,
    "in_repair": 30,
    "safety_checked": 14,
    "ready": 12,
    "reserved": 5,
    "handed_over": 0,
}


def looks(chance: Random, *, child: bool = False) -> dict:
    """What a bike looks like, and where it came from."""
    kind = Bike.Kind.CHILD if child else chance.choice(KINDS)
    return {"kind": kind, "colour": chance.choice(COLOURS), "came_from": chance.choice(FROM)}


def size_for(height: int) -> dict:
    """A frame for somebody of this height."""
    low = height - height % 6 - 3
    return {"frame_cm": round(height * 0.31), "fits_height_min": low, "fits_height_max": low + 12}


def papers(number: int, passed_on: date) -> dict:
    """What must be known of a bike before it goes to anybody."""
    return {
        "frame_number": f"WBK{number * 7919 % 99991:05}",
        "stolen_checked_on": passed_on,
        "safe_until_on": passed_on + CHECK_LASTS,
    }


def bike_for(number: int, ride: Ride) -> Bike:
    """The bike that its rider has. It stands in its last state once its handover is written."""
    chance, rider = Random(number), ride.rider  # noqa: S311 (a demo, the same every time)
    days = steps_of(ride)
    if rider.wheel_inches:
        low, high = WHEELS[rider.wheel_inches]
        size = {"child_wheel": rider.wheel_inches, "fits_height_min": low, "fits_height_max": high}
    else:
        size = size_for(rider.height_cm or 170) | {"is_step_through": rider.wants_step_through}
    return Bike(
        tag=f"{number:04}",
        state=Bike.State.READY,
        came_in_on=days["donated"],
        repair_minutes=chance.randrange(30, 240, 15),
        cost_pence=chance.randrange(0, 4500, 50),
        **looks(chance, child=bool(rider.wheel_inches)),
        **size,
        **papers(number, days["ready"]),
    )


def steps_of(ride: Ride) -> dict[str, date]:
    """On which day the bike of a ride reached each state."""
    return {state: ride.on - timedelta(days=before) for state, before in STEPS.items()}


def checks_of(
    bike: Bike, first_at: datetime, second_at: datetime, mechanic: User, second: User
) -> tuple[SafetyCheck, list[SafetyCheckItem]]:
    """A round that two people signed, with nothing wrong."""
    signed = {"mechanic": mechanic, "checked_at": first_at, "second": second, "second_at": second_at}
    check = SafetyCheck(bike=bike, state=SafetyCheck.State.PASSED, good_until_on=bike.safe_until_on, **signed)
    return check, [SafetyCheckItem(check_round=check, item=item, result="pass") for item in Item]
