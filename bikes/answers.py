"""What the bike room answers when every room is asked."""

from bikes.links import bring_along, take_apart
from visitors.journal import Journal
from visitors.models import Link, Person


def linked(kept: Person, gone: Person, journal: Journal) -> None:
    """Places in the list and bikes follow; of two places for one rider the older stays."""
    bring_along(kept, gone, journal)


def unlinked(link: Link) -> None:
    """Places that the link closed stand again."""
    take_apart(link)
