"""Fetch from the register the few people whom typed words may mean, in one statement. Ranking them comes after.

Every part of the statement goes through one GIN index over the people's marks, and takes those seen lately when there
are too many, so that a common beginning in a big register costs little more than a rare one. The statement is made of
our own words; what was typed goes beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise, permutations
from uuid import UUID

from django.db import connection

from hub.models import Session
from visitors.models import Person
from visitors.names.equals import equals_of
from visitors.names.indexing import by_beginning, by_key, by_key_beginning, by_slip, same, whole_name
from visitors.names.keys import keys
from visitors.names.ranking import COMMON
from visitors.names.words import Word

PATIENCE = 1500  # milliseconds
FOR_SO_LONG = timedelta(weeks=8)  # whoever came to a programme since then is one of its usual people
FEW, MANY = 60, 120
COLUMNS = [field.attname for field in Person._meta.concrete_fields if field.name not in ("name_marks", "name_version")]
KNOWN = "linked_to_id IS NULL AND anonymised_at IS NULL"
PEOPLE = f"SELECT id, last_seen_on FROM visitors_person WHERE {KNOWN} AND"
ANYBODY = "SELECT id FROM visitors_person WHERE"
USUAL = """EXISTS (
    SELECT FROM visitors_visit AS visit JOIN hub_session AS session ON session.id = visit.session_id
    WHERE visit.person_id = person.id AND session.programme_id = %s AND session.held_on > %s
)"""
LATELY = "ORDER BY last_seen_on DESC NULLS LAST, id LIMIT"
# Sent with the statement in one message, which is a transaction of its own unless there is one already. The planner
# takes comparing sets of marks for cheap; it must never do so with everybody's.
FOR_THIS = {"statement_timeout": PATIENCE, "jit": "off", "enable_seqscan": "off"}
BEFORE = "".join(f"SET LOCAL {name} = {value};" for name, value in FOR_THIS.items())
AFTER = "".join(f";SET LOCAL {name} TO DEFAULT" for name in FOR_THIS)


@dataclass(frozen=True)
class Candidates:
    """People, who of them came to the programme lately, and how many share each typed word (counted up to COMMON)."""

    people: list[Person]
    usual: set[UUID]
    shared_by: list[int]


def candidates(words: Sequence[Word], numbers: Sequence[str], session: Session | None) -> Candidates:
    """Everybody who may be meant, a few hundred at the most, in no order; and whoever has one of the numbers."""
    sharing, parts, values = [], [], []
    for place, word in enumerate(words):
        sharing.append(f"word{place} AS MATERIALIZED ({ANYBODY} name_marks && %s LIMIT {COMMON})")
        parts.append(f"SELECT id FROM word{place} WHERE (SELECT count(*) FROM word{place}) < {COMMON}")
        values.append(sorted(_by_name(word)))
    for sets, most in _wanted(words):
        people = f"{PEOPLE} {' AND '.join(['name_marks && %s'] * len(sets))}"
        # Without OFFSET, the planner may go through everybody in the order of LATELY until enough fit.
        parts.append(f"(SELECT id FROM ({people} OFFSET 0) AS fitting {LATELY} {most})")
        values += [sorted(marks) for marks in sets]
    parts.append(f"{ANYBODY} register_number = ANY(%s) AND register_number <> ''")
    usual_of = (session.programme_id, session.held_on - FOR_SO_LONG) if session else (None, None)
    counts = ", ".join(f"(SELECT count(*) FROM word{place})" for place in range(len(words)))
    columns = ", ".join(f'person."{column}"' for column in COLUMNS)
    statement = f"""
        WITH {", ".join(sharing)}, found AS ({" UNION ".join(parts)})
        SELECT ARRAY[{counts}]::int[], {USUAL}, {columns}
        FROM found CROSS JOIN LATERAL (SELECT * FROM visitors_person AS one WHERE one.id = found.id OFFSET 0) AS person
        WHERE {KNOWN}
    """
    with connection.cursor() as cursor:
        cursor.execute(BEFORE + statement + AFTER, [*values, list(numbers), *usual_of])
        while cursor.description is None:
            cursor.nextset()
        rows = cursor.fetchall()
    people = [Person.from_db(connection.alias, COLUMNS, row[2:]) for row in rows]
    usual = {person.pk for person, row in zip(people, rows, strict=True) if row[1]}
    return Candidates(people, usual, rows[0][0] if rows else [0] * len(words))


def _wanted(words: Sequence[Word]) -> list[tuple[list[set[str]], int]]:
    """Sets of marks of which somebody must have one of each, and how many such people are enough."""
    beginnings = [by_key_beginning(word) for word in words]
    if len(words) == 1:
        beginnings = [{mark for mark in beginnings[0] if len(mark) > 2}]  # one consonant alone says too little
    wanted = [
        ([whole_name(words)], MANY),
        ([same(word) for word in words], FEW),
        ([by_beginning(word) for word in words], FEW),
        (beginnings, MANY),
    ]
    if len(words) == 1:
        wanted.append(([{mark for mark in by_slip(words[0]) | _by_name(words[0]) if len(mark) > 3}], MANY))
    wanted += [([by_key(one + two)], FEW) for one, two in pairwise(words)]
    for one, two in permutations(_telling(words), 2):
        wanted.append(([by_beginning(one), by_key_beginning(two)], FEW))
        wanted.append(([_by_name(one) | by_key_beginning(one), by_slip(two) | _by_name(two)], FEW))
    return [(sets, most) for sets, most in wanted if all(sets)]


def _telling(words: Sequence[Word]) -> list[Word]:
    """The three longest words: of many, any two of these are enough to find somebody by."""
    return sorted(words, key=lambda word: len(word.sound), reverse=True)[:3]


def _by_name(word: Word) -> set[str]:
    """Keys of the word and of its equals."""
    return by_key(word) | {key for equal in equals_of(word.spoken) for key in keys(equal)[:2]}
