"""What the bike room answers when every room is asked."""

from datetime import date
from uuid import UUID

from bikes.forgetting import forget
from bikes.links import bring_along, take_apart
from bikes.models import BikeRequest
from bikes.offers import lapse_offers, remind
from bikes.waiting import back_again, gone_away
from hub.models import User
from visitors.journal import Journal
from visitors.models import Link, Person


def moved_away(person: Person, by: User) -> None:
    """Their places are closed, and what was kept for them is free."""
    gone_away(person, by)


def came_back(person: Person, by: User) -> None:
    """Places closed by the move stand again, with their old day."""
    back_again(person, by)


def linked(kept: Person, gone: Person, journal: Journal) -> None:
    """Places in the list and bikes follow; of two places for one rider the older stays."""
    bring_along(kept, gone, journal)


def unlinked(link: Link) -> None:
    """Places that the link closed stand again."""
    take_apart(link)


def anonymised(person: Person) -> None:
    """Their places are closed; sizes that tell nothing alone stay for the figures, words that people typed do not."""
    forget(person)


def still_needs(person_ids: list[UUID]) -> set[UUID]:
    """Who waits for a bike is not forgotten for not having been seen."""
    return set(BikeRequest.objects.live().filter(person__in=person_ids).values_list("person", flat=True))


def night_came(today: date) -> None:
    """End the offers whose day is over, and mark those that end soon. Harmless to repeat."""
    lapse_offers(today)
    remind(today)
