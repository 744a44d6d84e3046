"""Who asked for a bike, on which of their visits, and of what size they are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from bikes.heights import WHEELS
from bikes.models import BikeRequest
from hub.models import Session
from visitors.models import Person, Visit

ASKED, WAITING = 345, 130  # people who ever asked, and how many of them still wait
SHARE = 0.55  # of all people; a small demo has a short list


@dataclass
class Rider:
    """A place in the list before it is written: who, since when, of what size, and what became of it and when."""

    person: Person
    joined_on: date
    child: int = 0
    height_cm: int | None = None
    wheel_inches: int | None = None
    wants_step_through: bool = False
    can_ride: bool | None = True
    need: str = ""
    state: str = BikeRequest.State.WAITING
    ended_on: date | None = None
    missed: int = 0


def riders(chance: Random, today: date) -> list[Rider]:
    """Everybody who ever asked, in the order in which they joined; nobody asks while the list is stopped."""
    days = _days_they_came(today)
    people = Person.objects.filter(pk__in=days, linked_to__isnull=True, anonymised_at__isnull=True)
    crowd = list(people.order_by("first_seen_on", "known_as", "other_names", "tell_apart"))
    chosen = chance.sample(crowd, min(ASKED, int(len(crowd) * SHARE)))
    joining = [_rider(chance, person, chance.choice(days[person.pk])) for person in chosen]
    return sorted(joining, key=lambda rider: rider.joined_on)


def _days_they_came(today: date) -> dict[UUID, list[date]]:
    """The days on which each person came while the list took names, oldest first.

    Asked table by table: nobody has counted the rows of a demo that was just written, and a join would go astray.
    """
    held_on = dict(Session.objects.filter(held_on__lt=today).values_list("pk", "held_on"))
    days = defaultdict(list)
    for person, session in Visit.objects.values_list("person", "session"):
        if session in held_on and not is_stopped(held_on[session], today):
            days[person].append(held_on[session])
    return {person: sorted(came) for person, came in days.items()}


def is_stopped(on: date, today: date) -> bool:
    """Whether the list was stopped on that day."""
    first, last = suspension(today)
    return first <= on < last


def suspension(today: date) -> tuple[date, date]:
    """The first day on which the list was stopped, two months ago, and the day on which it went on."""
    return today - timedelta(weeks=9), today - timedelta(weeks=6)


def _rider(chance: Random, person: Person, joined_on: date) -> Rider:
    rider = Rider(person, joined_on)
    if chance.random() < 0.14:
        rider.child, rider.wheel_inches = 1, chance.choice([16, 20, 20, 24])
        rider.height_cm = chance.randint(*WHEELS[rider.wheel_inches])
        return rider
    rider.height_cm = max(148, min(196, round(chance.gauss(170, 8))))
    rider.wants_step_through = rider.height_cm < 168 and chance.random() < 0.35
    rider.can_ride = chance.random() > 0.05
    rider.need = chance.choice(["college", "college", "appointments", "volunteering", "far", "worship", ""])
    return rider
