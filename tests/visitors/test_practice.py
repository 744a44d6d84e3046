"""The practice set itself, and how well people are found in it.

`make slow` prints the table. PRACTICE_MISSES="typed in Arabic" (any kind, or "new face") lists what was not found.
"""

import os
from collections import Counter

import pytest
import time_machine
from django.db import connection

from tests.practice.people import SIZE, register
from tests.practice.queries import KINDS, NEW_FACES, as_said, digest, new_faces, queries
from tests.practice.score import misses, score, table
from visitors.lookup import find
from visitors.models import Person
from visitors.registration import index

MOHAMMED = {"Mohammed", "Magomed", "al+Mohammed"}

# What the search must reach, to be raised whenever it reaches more. For "at most" figures see CEILINGS.
FLOORS = {
    "R@5": 0.50,
    "R@1": 0.40,
    "whole names R@5": 0.50,
    "worst native script R@5": 0.00,
    "beginning R@5": 0.70,
    "beginning respelt R@5": 0.10,
}
CEILINGS = {
    "rows for a new face": 8.0,
    "letters typed until found, median": 99,
    "letters typed until found, p90": 99,
}


def test_practice_set_is_the_same_every_time() -> None:
    first = digest()
    for made in (register, queries, new_faces, as_said):
        made.cache_clear()
    assert digest() == first


def test_practice_set_has_every_kind_and_enough_of_everything() -> None:
    kinds = Counter(query.kind for query in queries())
    assert list(kinds) == KINDS
    assert min(kinds.values()) >= 10
    assert 1700 <= kinds.total() <= 2500
    assert abs(len(register()) - SIZE) <= 20
    assert len(new_faces()) == NEW_FACES


def test_one_person_in_seven_is_called_mohammed() -> None:
    called = [entry for entry in register() if any(part.name.key in MOHAMMED for part in entry.parts)]
    assert 1 / 8 < len(called) / len(register()) < 1 / 6


def test_every_query_is_for_somebody_on_the_register_and_no_new_face_is() -> None:
    ids = {entry.id for entry in register()}
    assert len(ids) == len(register())
    assert {query.person for query in queries() + as_said()} <= ids
    assert {query.person for query in new_faces()} == {None}


@pytest.mark.slow
def test_people_are_found_and_new_faces_bring_up_few(
    db: None, thursday: time_machine.Traveller, capsys: pytest.CaptureFixture
) -> None:
    _write_register()
    result = score(find)
    with capsys.disabled():
        print(f"\nPractice set {digest()}" + table(result, {**FLOORS, **CEILINGS}))
        if kind := os.environ.get("PRACTICE_MISSES"):
            print(misses(result, kind))
    assert {name: result.figures[name] for name, least in FLOORS.items() if result.figures[name] < least} == {}
    assert {name: result.figures[name] for name, most in CEILINGS.items() if result.figures[name] > most} == {}


def _write_register() -> None:
    Person.objects.bulk_create(
        (
            index(
                Person(
                    id=entry.id,
                    known_as=entry.known_as,
                    other_names=entry.other_names,
                    latin_spelling=entry.latin_spelling,
                    register_number=entry.register_number,
                    last_seen_on=entry.last_seen_on,
                )
            )
            for entry in register()
        ),
        batch_size=1000,
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Person._meta.db_table}")
