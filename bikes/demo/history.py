"""Eighteen months of the list: who got a bike on which day, who left, and which bikes came back or were stolen."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bikes.demo.riders import ASKED, WAITING, Rider, is_stopped
from bikes.models import BikeRequest, Handover
from hub.models import Session
from hub.models.calendar import Kind, State

LEFT = 34  # who left the list without a bike
LEAVING = ["withdrawn", "withdrawn", "withdrawn", "lapsed", "lapsed", "already_has_bike", "declined"]
OFFERED_BEFORE = timedelta(days=5)  # so long before it was fetched a bike was offered
WEEKS_BEFORE_FIRST = 6  # so long after the first places the first bikes go out
ENDED = [Handover.Ended.STOLEN] * 3 + [Handover.Ended.RETURNED] * 2


@dataclass
class Ride:
    """A bike that went to its rider on a day, and how that ended, if it did."""

    rider: Rider
    on: date
    ended_as: str = ""
    ended_on: date | None = None


@dataclass
class Story:
    """Every place that ever was, in the order of the list, and every bike that went out."""

    today: date
    riders: list[Rider]
    rides: list[Ride]


def live(chance: Random, riders: list[Rider], today: date) -> Story:
    """Hand bikes out on drop-in days that were not stopped, mostly to who waited longest, until enough still wait."""
    share = len(riders) / ASKED
    bikes = max(0, len(riders) - round((WAITING + LEFT) * share))
    opened_on = riders[0].joined_on + timedelta(weeks=WEEKS_BEFORE_FIRST)
    days = [day for day in _drop_ins(today) if day >= opened_on and not is_stopped(day - OFFERED_BEFORE, today)]
    days = [day for day in days if not is_stopped(day, today)]
    rides = []
    for on in sorted(chance.choices(days, k=bikes)) if days else []:
        waiting = [
            r
            for r in riders
            if r.state == BikeRequest.State.WAITING and r.joined_on < on - OFFERED_BEFORE and r.can_ride
        ]
        if waiting:
            rider = waiting[0] if chance.random() < 0.7 else chance.choice(waiting[:8])
            rider.state, rider.ended_on = BikeRequest.State.COLLECTED, on
            rides.append(Ride(rider, on))
    _leave(chance, riders, round(LEFT * share), today)
    _pause(chance, riders)
    for ride, ended_as in zip(chance.sample(rides, min(len(ENDED), len(rides))), ENDED, strict=False):
        ride.ended_as = ended_as
        ride.ended_on = min(today - timedelta(days=1), ride.on + timedelta(days=chance.randrange(20, 120)))
    return Story(today, riders, rides)


def _drop_ins(today: date) -> list[date]:
    held = Session.objects.filter(programme__kind=Kind.DROP_IN, state=State.CLOSED, held_on__lt=today)
    return list(held.order_by("held_on").values_list("held_on", flat=True).distinct())


def _leave(chance: Random, riders: list[Rider], number: int, today: date) -> None:
    """Some left without a bike, some weeks after they joined; who moved away did with that day."""
    waiting = [rider for rider in riders if rider.state == BikeRequest.State.WAITING]
    for rider in waiting:
        if rider.person.moved_away_on:
            rider.state = BikeRequest.State.MOVED_AWAY
            rider.ended_on = max(rider.joined_on, rider.person.moved_away_on)
    still = [rider for rider in waiting if rider.state == BikeRequest.State.WAITING]
    early = [rider for rider in still if rider.joined_on < today - timedelta(weeks=12)]
    for rider in chance.sample(early, min(number - len(waiting) + len(still), len(early)) if number else 0):
        rider.state = chance.choice(LEAVING)
        rider.missed = 3 if rider.state == BikeRequest.State.LAPSED else 0
        rider.ended_on = rider.joined_on + timedelta(weeks=chance.randrange(4, 12))


def _pause(chance: Random, riders: list[Rider]) -> None:
    """A few did not answer once or twice; of a few nobody knows yet how tall they are, or whether they can ride."""
    waiting = [rider for rider in riders if rider.state == BikeRequest.State.WAITING and not rider.child]
    picked = iter(chance.sample(waiting, min(len(waiting), 24)))
    for rider, what in zip(picked, ["once"] * 6 + ["twice"] * 4 + ["height"] * 8 + ["unasked"] * 6, strict=False):
        if what == "once":
            rider.missed = 1
        elif what == "twice":
            rider.missed, rider.state = 2, BikeRequest.State.NO_REPLY
        elif what == "height":
            rider.height_cm, rider.wants_step_through = None, False
        else:
            rider.can_ride = None
