"""Pairs of records that may be one person, for a lead to look at. Nothing is ever joined by itself.

Two people are compared when they share a key and, of another word, a key with one letter left out; and only where few
share these, for two people called Mohammed Ahmed are no sign of anything. How alike they are is judged as in a search.
"""

from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from visitors.models import Doubt, Person
from visitors.models.visits import Reason
from visitors.names.keys import keys
from visitors.names.ranking import Typed
from visitors.names.words import words

FEW = 12  # people who share the marks of a name; more than so many are namesakes
MOST_PAIRS = 20_000
MOST_NOTED = 100  # pairs written down at a time: no lead looks at more
LIKELY, LONGER_BY = 0.85, 0.1
PATIENCE = 60_000  # milliseconds
PAIRS = """
    WITH people AS MATERIALIZED (
        SELECT id, first_seen_on, name_marks FROM visitors_person
        WHERE linked_to_id IS NULL AND anonymised_at IS NULL
    ), shared AS (
        SELECT array_agg(DISTINCT people.id) AS ids
        FROM people, unnest(name_marks) AS key, unnest(name_marks) AS slip
        WHERE starts_with(slip, '-') AND key ~ '^[A-Z]{2,}$'
        GROUP BY key, slip HAVING count(*) BETWEEN 2 AND %s
    ), pairs AS (
        SELECT one, other, min(cardinality(ids)) AS namesakes
        FROM shared, unnest(ids) AS one, unnest(ids) AS other WHERE one < other GROUP BY one, other
    )
    SELECT one, other, namesakes FROM pairs
    WHERE NOT EXISTS (
        SELECT FROM visitors_doubt WHERE (newer_id, older_id) IN ((one, other), (other, one))
    )
    ORDER BY namesakes, one, other LIMIT %s
"""


@dataclass(frozen=True)
class Pair:
    """Two records, who came first before who came later, why they may be one, and how likely from 0 to 1."""

    older: Person
    newer: Person
    reason: Reason
    score: float


def likely_pairs(limit: int) -> list[Pair]:
    """At most `limit` pairs, the likeliest first, none that a lead has seen or somebody has doubted already."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {PATIENCE}")
        cursor.execute(PAIRS, [FEW, MOST_PAIRS])
        rows = cursor.fetchall()
    people = Person.objects.defer("name_marks").in_bulk({pk for one, other, _namesakes in rows for pk in (one, other)})
    pairs = [pair for one, other, namesakes in rows if (pair := _compare(people[one], people[other], namesakes))]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.older.pk, pair.newer.pk))[:limit]


def note_pairs(*, most: int = MOST_NOTED) -> int:
    """Write down the likeliest pairs as doubts for a lead, who decides each once. Gives how many are new.

    Harmless to repeat, and to do twice at once.
    """
    now = timezone.now()
    with transaction.atomic():
        before = Doubt.objects.count()
        Doubt.objects.bulk_create(
            (
                Doubt(newer=pair.newer, older=pair.older, made_at=now, reason=pair.reason, likelihood=pair.score)
                for pair in likely_pairs(most)
            ),
            ignore_conflicts=True,
        )
        return Doubt.objects.count() - before


def reason_of(one: str, other: str) -> Reason:
    """How two folded names are alike."""
    mine, theirs = one.split("|")[0].split(), other.split("|")[0].split()
    if mine == theirs:
        return Reason.SAME
    if sorted(mine) == sorted(theirs):
        return Reason.ORDER
    if len(mine) != len(theirs):
        return Reason.LONGER
    if all(any(set(keys(word)) & set(keys(facing)) for facing in theirs) for word in mine):
        return Reason.SPELLING
    return Reason.NEARLY


def _compare(one: Person, other: Person, namesakes: int) -> Pair | None:
    """The pair, if each of the two names would find the other. The more namesakes, the less it says."""
    fits = [_fit(one, other), _fit(other, one)]
    older, newer = sorted((one, other), key=lambda person: (person.first_seen_on, person.pk))
    reason = reason_of(one.folded, other.folded)
    score = max(fits) - LONGER_BY if reason == Reason.LONGER else min(fits)
    if score < LIKELY or not all(fits):
        return None
    return Pair(older, newer, reason, min(1.0, round(score - 0.01 * (namesakes - 2), 3)))


def _fit(one: Person, other: Person) -> float:
    """How well the one's name finds the other; nothing if it does not as a whole."""
    name = words(f"{one.known_as} {one.other_names}") or words(one.latin_spelling)
    if not name:
        return 0.0
    fit = Typed(name, [1] * len(name)).fit(other.folded)
    return fit.score if fit.is_whole else 0.0
