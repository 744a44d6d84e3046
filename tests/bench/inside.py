"""What each act asks of PostgreSQL, and by which plans: `python -m tests.bench.inside` prints it as JSON."""

import json
import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import django
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

django.setup()

from hub.models import Session, User  # noqa: E402 (models come after the setup)
from hub.models.calendar import State  # noqa: E402
from tests.bench.acts import HTMX, PRESSING, TYPING  # noqa: E402
from visitors.models import Card, Person, Receipt, Visit  # noqa: E402

BIG = {"visitors_person", "visitors_visit", "visitors_receipt", "visitors_provision", "visitors_card"}
BIG |= {"bikes_bikerequest", "bikes_bikerequestchange", "bikes_bike", "bikes_bikechange"}
WORDS = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b")


def main() -> None:
    tablet = Client(SERVER_NAME="localhost")
    tablet.force_login(User.objects.get(username="door"), backend="hub.accounts.Backend")
    session = Session.objects.select_related("programme").get(state=State.OPEN)
    somebody, other = (
        Person.objects.exclude(visits__session=session).filter(household=None).order_by("-last_seen_on")[:2]
    )
    numbered = Person.objects.exclude(register_number="").exclude(visits__session=session).first()
    card = Card.objects.exclude(person__visits__session=session).first()
    press = Receipt.objects.filter(visit__session=session).first()

    def post(path: str, headers: dict[str, str], **sent: object) -> HttpResponse:
        return tablet.post(path, {"session": session.pk, "receipt": uuid4(), **sent}, headers=headers)

    bench = Client(SERVER_NAME="localhost")
    bench.force_login(User.objects.get(username="bikes"), backend="hub.accounts.Backend")
    acts: dict[str, Callable[[], HttpResponse]] = {
        "check-in": lambda: post("/door/visits", PRESSING, person=somebody.pk),
        "check-in by card": lambda: post("/door/find", PRESSING, q=card.number),
        "check-in by register number": lambda: post("/door/find", PRESSING, q=numbered.register_number),
        "undo": lambda: post("/door/undoings", PRESSING, of=press.pk),
        "find, 2 letters": lambda: post("/door/find", TYPING, q=other.known_as[:2]),
        "find, 3 letters": lambda: post("/door/find", TYPING, q=other.known_as[:3]),
        "find, two words": lambda: post("/door/find", TYPING, q=f"{other.known_as[:3]} {other.other_names[:3]}"),
        "find, misspelt": lambda: post("/door/find", TYPING, q=f"{other.known_as}q {other.other_names}q"),
        "door page": lambda: tablet.get("/door"),
        "door poll, something new": lambda: tablet.get("/door/now?stamp=", headers=HTMX),
        "new-face page": lambda: tablet.get("/door/new-face"),
        "person today": lambda: tablet.get(f"/door/people/{Visit.objects.filter(session=session).first().person_id}"),
        "bike list": lambda: bench.get("/bikes/queue"),
        "bike board": lambda: bench.get("/bikes/workshop"),
    }
    print(json.dumps({name: _watched(ask) for name, ask in acts.items()}))


def _watched(ask: Callable[[], HttpResponse]) -> dict:
    """How many statements the act takes, BEGIN and COMMIT counted, and how PostgreSQL plans to read the big tables."""
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    if answer.status_code != 200:
        raise SystemExit(f"{answer.request['PATH_INFO']} answered {answer.status_code}.")
    reads = {read for query in asked for read in _reads(query["sql"])}
    return {"statements": len(asked), "reads": sorted(reads)}


def _reads(statement: str) -> Iterator[str]:
    if WORDS.match(statement):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}".replace("%", "%%"), [])
            yield from _steps(cursor.fetchone()[0][0]["Plan"])


def _steps(plan: dict) -> Iterator[str]:
    """The index by which a step reads one of the big tables, or the table when it reads it from end to end."""
    if plan["Node Type"] == "Seq Scan" and plan["Relation Name"] in BIG:
        yield f"ALL OF {plan['Relation Name']}"
    elif "Index Name" in plan:
        yield plan["Index Name"]
    for step in plan.get("Plans", []):
        yield from _steps(step)


if __name__ == "__main__":
    main()
