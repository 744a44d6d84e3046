"""What stands in the demo's workshop now, and the offers that are open."""

from datetime import date, timedelta
from random import Random

from bikes.demo.stock import checks_of, looks, papers, size_for
from bikes.demo.writing import at
from bikes.heights import WHEELS
from bikes.matching import first_riders
from bikes.models import Bike, BikeChange, BikeRequest, SafetyCheck, SafetyCheckItem, Triage
from bikes.offers import accept, note_try, offer_bike
from bikes.rulings import in_force
from hub.models import User

# How many stand in each state now; who rides, and what was stolen or came back, is told by the story.
STANDING = {"donated": 4, "triaged": 6, "in_repair": 6, "safety_checked": 2, "ready": 13, "retired": 4}
WAY = ["donated", "triaged", "in_repair", "safety_checked", "ready"]
OFFERS = [6, 3, 1, 0]  # how many days ago each open offer was made
PARTS = ["Brake cable", "Chain, saddle", "Rear tyre", "Pedals", "Two spokes", "Brake blocks"]
HEIGHTS = [158, 164, 170, 176, 182, 188]


def load_present(chance: Random, today: date, *, by: User, second: User) -> None:
    """The bikes of today, and four of the ready ones kept for whose turn it is."""
    number = Bike.objects.count()
    for state, many in STANDING.items():
        for _ in range(many):
            number += 1
            _stand(chance, number, state, today, by, second)
    for days in OFFERS:
        _offer(today - timedelta(days=days), by)


def _stand(chance: Random, number: int, state: str, today: date, by: User, second: User) -> None:
    """One bike with its way through the workshop; what is for scrap went from the first look straight out."""
    states = ["donated", "triaged", "retired"] if state == "retired" else WAY[: WAY.index(state) + 1]
    days = [today - timedelta(days=1 + 6 * (len(states) - place)) for place in range(1, len(states) + 1)]
    is_child = chance.random() < 0.2
    bike = Bike(
        tag=f"{number:04}", state=state, came_in_on=days[0], since_at=at(days[-1]), **looks(chance, child=is_child)
    )
    if state != "donated":
        _measure(chance, bike, is_child)
    if state in {"triaged", "in_repair"}:
        bike.parts_needed = chance.choice(PARTS)
    if state == "ready":
        for name, value in papers(number, days[-1]).items():
            setattr(bike, name, value)
    bike.place = f"Stand {number % 6 + 1}" if state == "in_repair" else f"Hook {number % 40 + 1}"
    bike.save(force_insert=True)
    for before, after, day in zip(["", *states], states, days, strict=False):
        BikeChange.objects.create(bike=bike, from_state=before, to_state=after, by=by, at=at(day))
    if state != "donated":
        result = Triage.Result.SCRAP if state == "retired" else Triage.Result.REPAIR
        Triage.objects.create(bike=bike, result=result, parts_needed=bike.parts_needed, by=by, at=at(days[1]))
    if state in {"safety_checked", "ready"}:
        _check(bike, state, days, by, second)


def _measure(chance: Random, bike: Bike, is_child: bool) -> None:
    if is_child:
        bike.child_wheel = chance.choice([16, 20, 24])
        bike.fits_height_min, bike.fits_height_max = WHEELS[bike.child_wheel]
        return
    bike.is_step_through = chance.random() < 0.2
    for name, value in size_for(chance.choice(HEIGHTS)).items():
        setattr(bike, name, value)


def _check(bike: Bike, state: str, days: list[date], by: User, second: User) -> None:
    check, items = checks_of(bike, at(days[-1]), at(days[-1]), by, second)
    if state == "safety_checked":
        check.state, check.second, check.second_at, check.good_until_on = SafetyCheck.State.HALF, None, None, None
    check.save(force_insert=True)
    SafetyCheckItem.objects.bulk_create(items)


def _offer(on: date, by: User) -> None:
    """Keep the next bike for whose turn it is, tell them, and hear a yes from who was asked days ago."""
    bikes = list(Bike.objects.to_offer().order_by("since_at", "pk"))
    turns = first_riders(bikes, in_force())
    bike = next((bike for bike in bikes if bike.pk in turns), None)
    if bike is None:
        return
    place = BikeRequest.objects.get(pk=turns[bike.pk])
    offer = offer_bike(bike, place, by=by, at=at(on))
    note_try(offer, way="whatsapp", result="left", by=by, at=at(on))
    if len(bikes) % 4 == 0:
        accept(offer, by=by, at=at(on) + timedelta(hours=3))
