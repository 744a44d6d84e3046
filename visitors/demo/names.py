"""Whose names the demo's people bear: groups of people with their share, their languages and their spellings."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent
IN_OWN_SCRIPT = 0.25  # of those whose group has one
ONE_NAME_ONLY = 0.04


@dataclass(frozen=True)
class People:
    """A group of people who say the same when they are asked where they are from, and speak alike."""

    nationality: str
    share: int
    languages: list[str]
    men: list[str]
    women: list[str]
    families: list[str]
    own_men: dict[str, str] = field(default_factory=dict)
    own_women: dict[str, str] = field(default_factory=dict)
    own_families: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Name:
    """A name as the register keeps it; the Latin spelling only where the name itself is in another script."""

    known_as: str
    other_names: str = ""
    latin_spelling: str = ""


@cache
def peoples() -> list[People]:
    return [People(**row) for row in tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))["people"]]


@cache
def _shares() -> list[int]:
    return list(accumulate(people.share for people in peoples()))


def some_people(chance: Random) -> People:
    """Draw a group, the larger the likelier."""
    return chance.choices(peoples(), cum_weights=_shares())[0]


def some_name(chance: Random, people: People, *, is_woman: bool, family: str = "") -> Name:
    """Draw a name of the group, now and then in its own script. A family name given beforehand is kept, in Latin."""
    given, own = (people.women, people.own_women) if is_woman else (people.men, people.own_men)
    if own and not family and chance.random() < IN_OWN_SCRIPT:
        first, last = chance.choice(list(own)), chance.choice(list(people.own_families))
        return Name(first, last, f"{own[first]} {people.own_families[last]}")
    if not family and chance.random() < ONE_NAME_ONLY:
        return Name(chance.choice(given))
    return Name(chance.choice(given), family or chance.choice(people.families))
