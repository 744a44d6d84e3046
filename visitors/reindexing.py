"""Make anew what people are found by, when the rules for names have changed since it was made."""

import json

from django.db import connection, transaction

from visitors.models import Person
from visitors.names.indexing import VERSION, index_of

BATCH = 2000
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
    made = [
        {"id": str(pk), **index_of(*names)._asdict()}
        for pk, *names in rows.values_list("pk", "known_as", "other_names", "latin_spelling")[:BATCH]
    ]
    with connection.cursor() as cursor:
        cursor.execute(UPDATE, [VERSION, json.dumps(made)])
    return len(made)
