"""A big register in a few seconds: `python -m tests.bench.crowd 100000 2` fills the database of DATABASE_URL."""

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import cycle
from multiprocessing import Pool
from typing import Any, NamedTuple
from uuid import UUID

import django
from django.db import connection, models, transaction
from django.utils import timezone

django.setup()

from hub.accounts import make_account  # noqa: E402 (models come after the setup)
from hub.models import Access, Programme, Session, User  # noqa: E402
from hub.models.calendar import State  # noqa: E402
from tests.bench import riders  # noqa: E402
from tests.bench.ground import HERE, PASSWORD  # noqa: E402
from tests.bench.names import people  # noqa: E402
from visitors.models import (  # noqa: E402
    Alert,
    Background,
    Card,
    Headcount,
    Household,
    Person,
    Provision,
    Receipt,
    Visit,
)
from visitors.registration import index  # noqa: E402

DIFFERENT = 10_000  # so many names are indexed by the register's own rules; in a bigger register people share them
SESSIONS = 1040  # ten years, twice a week
TELL_APART = ["", "", "Tall, glasses", "Red cap", "Grey beard", "Long green scarf", "Plays football", "Loves chess"]
FLOOR = """
    CREATE TABLE floor_visit (session_id uuid REFERENCES hub_session, person_id uuid REFERENCES visitors_person,
                              at timestamptz DEFAULT now(), PRIMARY KEY (session_id, person_id));
    CREATE TABLE floor_word AS
        SELECT word, id AS person_id, last_seen_on
        FROM visitors_person, regexp_split_to_table(lower(known_as || ' ' || other_names), ' +') word;
    CREATE INDEX ON floor_word (left(word, 3), last_seen_on DESC)
"""

Rows = Iterable[dict[str, Any]]


class Somebody(NamedTuple):
    """A number, an id, and the sessions they came to."""

    n: int
    pk: UUID
    came: list[Session]


def main(number: int, visits: int) -> None:
    """So many people with so many visits each, and an open session with HERE of them in it."""
    chance = random.Random(41)  # noqa: S311 (the same people every time)
    different = list(people(min(number, DIFFERENT), chance))
    with Pool(2) as pool:  # before there is a connection to share
        indexed = pool.map(_indexed, different, chunksize=250)
    with transaction.atomic():
        door = make_account(username="door", called="Daniel", accesses=[Access.DOOR], by=None, password=PASSWORD)
        *past, today = _sessions()
        crowd = []
        for n in range(number):
            first = n * (SESSIONS - 2 * visits) // number
            crowd.append(
                Somebody(n, UUID(int=chance.getrandbits(128), version=4), past[first : first + 2 * visits : 2])
            )
        Household.objects.bulk_create(Household(pk=pk) for pk in range(1, number // 20 + 2))
        pour(Person, _register(crowd, indexed))
        pour(Background, ({"person_id": one.pk} for one in crowd))
        pour(Visit, _visits(crowd, today, door))
        pour(Receipt, _receipts())
        _little_things(crowd, today, door)
        riders.fill([one.pk for one in crowd], chance)
    with connection.cursor() as cursor:
        cursor.execute(FLOOR)
        cursor.execute("VACUUM ANALYZE")


def pour(model: type[models.Model], rows: Rows) -> None:
    """COPY rows into a model's table; what a row leaves out gets its field's default."""
    rows = iter(rows)
    first = next(rows)
    fields = [f for f in model._meta.concrete_fields if f.attname in first or not isinstance(f, models.AutoField)]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    filled = [(field.attname, field.get_default) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")  # a big register takes its time
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy:
        for row in (first, *rows):
            copy.write_row([row[name] if name in row else default() for name, default in filled])


def _indexed(names: tuple[str, str, str]) -> Person:
    language, known_as, other_names = names
    return index(Person(known_as=known_as, other_names=other_names, languages=[language]))


def _sessions() -> list[Session]:
    programme, now = Programme.objects.create(name="Thursday drop-in"), timezone.now()
    return Session.objects.bulk_create(
        Session(
            programme=programme,
            held_on=timezone.localdate() - timedelta(days=7 * back // 2),
            starts_at=now - timedelta(days=7 * back // 2, hours=2),
            ends_at=now - timedelta(days=7 * back // 2) + timedelta(hours=1),
            state=State.CLOSED if back else State.OPEN,
            capacity=150,
        )
        for back in range(SESSIONS, -1, -1)
    )


def _register(crowd: list[Somebody], indexed: list[Person]) -> Iterator[dict[str, Any]]:
    """Everybody, with all that the register wrote down for their name, whatever its columns are."""
    for one, person in zip(crowd, cycle(indexed), strict=False):
        yield {
            **{field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields},
            "id": one.pk,
            "tell_apart": TELL_APART[one.n * 7 % len(TELL_APART)],
            "first_seen_on": one.came[0].held_on,
            "last_seen_on": one.came[-1].held_on,
            "register_number": f"R{one.n}" if one.n % 3 == 0 else "",
            "household_id": one.n // 20 + 1 if one.n % 20 < 2 else None,
        }


def _visits(crowd: list[Somebody], today: Session, door: User) -> Iterator[dict[str, Any]]:
    by = {"checked_in_by_id": door.pk}
    for one in crowd:
        for session in one.came:
            at = session.starts_at + timedelta(minutes=one.n % 120)
            along = {"children_5_10": int(one.n % 13 == 0), "is_first": session == one.came[0]}
            yield {"person_id": one.pk, "session_id": session.pk, "checked_in_at": at, **along, **by}
    for one in crowd[-2 * HERE :: 2]:
        at = today.starts_at + timedelta(minutes=one.n % 120)
        yield {"person_id": one.pk, "session_id": today.pk, "checked_in_at": at, **by}


def _receipts() -> Iterator[dict[str, Any]]:
    known = {"kind": Receipt.Kind.ARRIVE, "outcome": "stored"}
    for visit in Visit.objects.values("id", "person_id", "session_id", "checked_in_by_id"):
        visit_id, by = visit.pop("id"), visit.pop("checked_in_by_id")
        yield {**visit, **known, "visit_id": visit_id, "by_id": by}


def _little_things(crowd: list[Somebody], today: Session, door: User) -> None:
    """Cards, things given and asked for, people to call the lead for, heads without a name."""
    kinds = [Provision.Kind.WELCOMED, Provision.Kind.SHOWN_ROUND, Provision.Kind.ASKED_CLOTHES]
    pour(Provision, ({"person_id": one.pk, "kind": kind} for one in crowd if one.n % 4 < 3 for kind in kinds))
    given = {"given_at": timezone.now()}
    pour(Card, ({"number": f"CARD{one.n}", "person_id": one.pk, **given} for one in crowd if one.n % 5 == 0))
    pour(Alert, ({"person_id": one.pk, "made_by_id": door.pk} for one in crowd if one.n % 500 == 0))
    Headcount.objects.bulk_create(Headcount(session=today, kind="adult", counted_by=door) for _ in range(6))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
