"""Who of the book may be here already: pairs of names, found by the register's own set query."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from hub.models import User
from visitors.duplicates import FEW, Pair, likely_pairs, reason_of
from visitors.models import Doubt, Person
from visitors.models.visits import Reason

MOST = 1000  # pairs in one book
BATCH = 1000
LISTED = 0.8  # how likely somebody on a bike list is one of those who have the name
ALONE = 0.86  # how likely two with one single name and the same languages are one


def note_doubts(new: list[Person], namesakes: dict[UUID, list[Person]], *, by: User | None) -> int:
    """Note a doubt for each new person who may be somebody else's record; a lead decides. Gives how many were noted.

    `namesakes` are those that a new person from a bike list may be. Where very many have a name, none is likely.
    """
    theirs, now = {person.pk: person for person in new}, timezone.now()
    rarest = sorted((one for one in namesakes.items() if len(one[1]) <= FEW), key=lambda one: len(one[1]))
    found = [
        (pk, other.pk, reason_of(theirs[pk].folded, other.folded), LISTED) for pk, others in rarest for other in others
    ][:MOST]
    for pair in [*likely_pairs(MOST), *_single_names()]:
        newer, older = (pair.newer, pair.older) if pair.newer.pk in theirs else (pair.older, pair.newer)
        if newer.pk in theirs:
            found.append((newer.pk, older.pk, pair.reason, pair.score))
    doubts = {}
    for newer, older, reason, score in found:
        said = {"reason": reason, "likelihood": score, "made_by": by, "made_at": now}
        doubts.setdefault(frozenset((newer, older)), Doubt(newer_id=newer, older_id=older, **said))
    before = Doubt.objects.count()
    Doubt.objects.bulk_create(doubts.values(), batch_size=BATCH, ignore_conflicts=True)
    return Doubt.objects.count() - before


def _single_names() -> Iterator[Pair]:
    """Two with one and the same single name who speak the same, when nobody else does both."""
    bearers = defaultdict(list)
    alone = Person.objects.known().filter(other_names="").exclude(languages=[]).order_by("first_seen_on", "pk")
    for person in alone.only("folded", "languages", "first_seen_on"):
        bearers[person.folded, tuple(sorted(person.languages))].append(person)
    for people in bearers.values():
        if len(people) == 2:
            yield Pair(*people, Reason.SAME, ALONE)
