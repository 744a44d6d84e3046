"""What a tablet asks at the door, and what it asks of the floor: requests without end, made before the clock starts."""

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

import psycopg

from tests.bench.ground import PASSWORD, Client, Ground
from tests.bench.names import misspelt

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://127.0.0.1/door"}
TYPING = {**HTMX, "HX-Trigger": "q", "HX-Trigger-Name": "q", "HX-Target": "rows"}
PRESSING = {**HTMX, "HX-Target": "result"}
STRANGERS = """
    SELECT id::text, known_as, other_names FROM visitors_person person
    WHERE NOT EXISTS (SELECT FROM visitors_visit visit WHERE person_id = person.id AND session_id = %s)
    ORDER BY md5(id::text) LIMIT 4000
"""

EMPTY_AGAIN = [
    "DELETE FROM visitors_receipt WHERE visit_id > %(newest)s",
    "DELETE FROM visitors_visit WHERE id > %(newest)s",
    "DELETE FROM floor_visit",
]


@dataclass(frozen=True)
class Ask:
    """One request, and the status that answers it."""

    path: str
    sent: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200

    def of(self, client: Client) -> bytes:
        status, answer = client.ask("POST" if self.sent else "GET", self.path, urlencode(self.sent), self.headers)
        if status != self.status:
            raise SystemExit(f"{self.path} answered {status}.")
        return answer


class Tablet:
    """A tablet at the hub's door that is signed in to the floor too, and one in the bike room."""

    def __init__(self, ground: Ground) -> None:
        self.hub, self.floor = Client(*ground.hub), Client(*ground.floor)
        self.chance = random.Random(7)  # noqa: S311 (the same requests every time)
        self.csrf = _sign_in(self.hub)
        self.bench = Client(*ground.hub)
        _sign_in(self.bench, "bikes")
        self.floor_csrf = self.floor.ask("GET", "/sign-in")[1].decode()
        page = Ask("/door").of(self.hub).decode()
        self.csrf = re.search(r'"X-CSRFToken": "(\w+)"', page)[1]
        self.session = re.search(r'name="session" value="([^"]+)"', page)[1]
        self.stamp = json.loads(re.search(r"hx-vals='([^']+)'", page)[1])["stamp"]
        self.database = psycopg.connect(ground.url, autocommit=True)
        self.people = self.database.execute(STRANGERS, [self.session]).fetchall()
        self.newest = self.database.execute("SELECT max(id) FROM visitors_visit").fetchone()[0]

    def floor_page(self) -> Ask:
        return Ask("/signed-in")

    def page(self) -> Ask:
        return Ask("/door")

    def bike_list(self) -> Ask:
        return Ask("/bikes/queue")

    def bike_board(self) -> Ask:
        return Ask("/bikes/workshop")

    def poll(self) -> Ask:
        return Ask(f"/door/now?stamp={self.stamp}", headers=HTMX, status=204)

    def floor_check_in(self) -> Ask:
        return Ask("/check-in", {**self._floor_own(), "session": self.session, "person": self._somebody()[0]})

    def check_in(self) -> Ask:
        return Ask("/door/visits", {**self._own(), "person": self._somebody()[0]}, {**PRESSING, **self._token()})

    def floor_search(self) -> Ask:
        return Ask("/search", {**self._floor_own(), "q": self._somebody()[1][:3].lower()})

    def find(self, typed: str) -> Ask:
        return Ask("/door/find", {**self._own(), "q": typed}, {**TYPING, **self._token()})

    def beginning(self, letters: int) -> Callable[[], Ask]:
        """Somebody's first letters, as far as they are typed."""
        return lambda: self.find(self._somebody()[1][:letters])

    def two_beginnings(self) -> Ask:
        _pk, known_as, other_names = self._somebody()
        return self.find(f"{known_as[:3]} {other_names.split()[-1][:3]}")

    def misspelt(self) -> Ask:
        """Both names in full, with a slip in each."""
        _pk, known_as, other_names = self._somebody()
        return self.find(" ".join(misspelt(word, self.chance) for word in (known_as, other_names.split()[-1])))

    def empty_again(self) -> None:
        """Only those are here who were when the measuring began."""
        for query in EMPTY_AGAIN:
            self.database.execute(query, {"newest": self.newest})

    def _somebody(self) -> tuple[str, str, str]:
        return self.chance.choice(self.people)

    def _own(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.csrf, "session": self.session, "receipt": str(uuid4())}

    def _token(self) -> dict[str, str]:
        return {"X-CSRFToken": self.csrf}

    def _floor_own(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.floor_csrf}


def _sign_in(client: Client, name: str = "door") -> str:
    _status, page = client.ask("GET", "/sign-in")
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1].decode()
    Ask("/sign-in", {"csrfmiddlewaretoken": token, "username": name, "password": PASSWORD}, status=302).of(client)
    return token
