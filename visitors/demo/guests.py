"""The demo's people with a part of their own, as guests.toml tells them."""

import tomllib
from datetime import date, timedelta
from functools import cache
from random import Random

from visitors.demo.names import FOLDER, Name, peoples
from visitors.demo.parties import Party, new_face


def guests(today: date) -> list[Party]:
    """Each of them alone, expected from a day on, and here every week since."""
    chance = Random(5)  # noqa: S311 (a demo, the same every time)
    groups = {(people.nationality, people.languages[0]): people for people in peoples()}
    parties = []
    for row in _rows():
        on = today - timedelta(weeks=row["weeks_ago"])
        people = groups[row["nationality"], row["languages"][0]]
        name = Name(row["known_as"], row.get("other_names", ""), row.get("latin_spelling", ""))
        face = new_face(chance, people, name, on, is_woman=row.get("is_woman", False))
        face.person.languages, face.person.tell_apart = row["languages"], row.get("tell_apart", "")
        parties.append(Party([face], on))
    return parties


@cache
def _rows() -> list[dict]:
    return tomllib.loads((FOLDER / "guests.toml").read_text(encoding="utf-8"))["guest"]
