"""Towns people came from, in the words they were written down in: which are one, and one spelling for many."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import Lower

from hub import audit
from hub.models import User
from visitors.holding import wait_for_turn
from visitors.journal import call_otherwise
from visitors.lists import KNOWN
from visitors.models import Background, Person
from visitors.names.keys import keys, slips
from visitors.names.nearness import nearness
from visitors.names.words import words

NEAR = 0.8  # how alike two spellings sound, from 0 to 1, to stand beside each other


@dataclass(frozen=True)
class Spelling:
    """One way in which a town is written, and of how many people."""

    town: str
    people: int


def spellings() -> list[Spelling]:
    """Every spelling, that of most people first. One query."""
    told = Background.objects.filter(KNOWN).exclude(came_from_town="").values_list("came_from_town")
    return [Spelling(*row) for row in told.annotate(n=Count("pk")).order_by("-n", Lower("came_from_town"))]


def towns() -> list[list[Spelling]]:
    """The spellings, those that sound nearly the same in one group; groups of several first.

    Each is held against the spelling of most people in a group, so that groups do not run into one another.
    """
    groups: list[list[Spelling]] = []
    heads: list[tuple[str, frozenset[str]]] = []
    for spelling in spellings():
        sound = "".join(word.spoken for word in words(spelling.town))
        marks = frozenset(keys(sound)) | slips(sound)
        near = (place for place, (head, theirs) in enumerate(heads) if marks & theirs and nearness(sound, head) >= NEAR)
        place = next(near, None)
        if place is None:
            heads.append((sound, marks))
            groups.append([spelling])
        else:
            groups[place].append(spelling)
    return sorted(groups, key=lambda group: len(group) == 1)


def respell(written: Iterable[str], *, to: str, by: User) -> int:
    """One spelling in place of others for everybody. Twice changes nothing. Gives how many people are touched.

    The journals of links follow, so that those can still be undone.
    """
    old = sorted(set(written) - {to})
    with transaction.atomic():
        wait_for_turn()
        told = Background.objects.filter(came_from_town__in=old)
        held = list(Person.objects.select_for_update(no_key=True).filter(background__in=told).order_by("pk"))
        told.filter(person__in=held).update(came_from_town=to)
        for town in old:
            call_otherwise(Background, "came_from_town", town, to)
        for person in held:
            audit.record("person.background", by=by, row=person)
    return sum(1 for person in held if person.linked_to_id is None and person.anonymised_at is None)
