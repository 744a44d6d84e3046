"""Make anew what people are found by, when the rules for names have changed since it was made."""

import json
from collections import defaultdict

from django.db import connection, transaction

from visitors.models import Person
from visitors.names.indexing import VERSION, index_of, together

BATCH = 2000
NAMES = ("known_as", "other_names", "latin_spelling")
UPDATE = """
    UPDATE visitors_person AS person
    SET folded = made.folded, name_marks = made.marks, name_version = %s
    FROM jsonb_to_recordset(%s) AS made (id uuid, folded text, marks text[])
    WHERE person.id = made.id
"""


def count_outdated() -> int:
    """How many people are indexed by other rules than the code's."""
    return Person.objects.exclude(name_version=VERSION).count()


def index_outdated() -> int:
    """Index those people anew, some at a time, so that it can be broken off and the door goes on. Gives how many."""
    done = 0
    while people := _index_some():
        done += people
    return done


@transaction.atomic
def _index_some() -> int:
    rows = Person.objects.exclude(name_version=VERSION).select_for_update(no_key=True)
    people = list(rows.values_list("pk", *NAMES)[:BATCH])
    joined = defaultdict(list)
    for kept, *names in Person.objects.filter(linked_to__in=[pk for pk, *_names in people]).values_list(
        "linked_to", *NAMES
    ):
        joined[kept].append(names)
    made = [
        {"id": str(pk), **together(index_of(*each) for each in (names, *joined[pk]))._asdict()} for pk, *names in people
    ]
    with connection.cursor() as cursor:
        cursor.execute(UPDATE, [VERSION, json.dumps(made)])
    return len(made)
