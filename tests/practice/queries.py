"""What volunteers type: some 2,200 queries of named kinds for people on the register, and new faces.

Whoever came lately is asked for more often, as at a real door.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from string import capwords
from uuid import UUID

from tests.practice import makers
from tests.practice.crowds import Strangers
from tests.practice.names import is_latin
from tests.practice.people import NATIONS, TODAY, Entry, Part, names_of, register, seamed, spell

NEW_FACES = 400
Maker = Callable[[random.Random, Entry], str | None]


@dataclass(frozen=True)
class Query:
    kind: str
    typed: str
    person: UUID | None = None  # nobody: a new face


UNSCORED = "nickname, unrecorded"
WHOLE_NAMES: dict[str, tuple[int, Maker]] = {
    "as stored": (60, makers.as_stored),
    "whole name respelt": (220, makers.respelt_whole),
    "one word respelt": (140, makers.respelt_word),
    "order swapped": (80, makers.swapped),
    "particles": (80, makers.particles),
    "vowels, doubled letters": (120, makers.vowels),
    "diacritics": (60, makers.diacritics),
}
BEGINNINGS = {"beginning": (200, makers.beginning), "beginning respelt": (140, makers.beginning_respelt)}
OTHERS: dict[str, tuple[int, Maker]] = {
    "slip of a finger": (160, makers.typo),
    "one name and an initial": (80, makers.initial),
    "heard by an English ear": (120, makers.heard),
    "extra father's name": (60, makers.extra_father),
    "two names of three": (50, makers.fewer),
    "stored in native script": (60, makers.stored_native),
    "nickname, recorded": (40, makers.nickname_recorded),
    UNSCORED: (40, makers.nickname_unrecorded),
    "register number": (15, makers.number),
}
SCRIPTS = {f"typed in {script}": script for script in dict.fromkeys(n.script for n in NATIONS if n.script)}
PER_SCRIPT = 40
PER_SMALL_SCRIPT = 15
SMALL = 70  # people of a script, below which it gets fewer queries
KINDS = [*WHOLE_NAMES, *BEGINNINGS, *OTHERS, *SCRIPTS]


@cache
def queries() -> tuple[Query, ...]:
    """Every kind's queries, the same whenever it is called."""
    made = [
        query
        for kind, (count, maker) in {**WHOLE_NAMES, **BEGINNINGS, **OTHERS}.items()
        for query in _queries(kind, count, maker, list(register()))
    ]
    for kind, script in SCRIPTS.items():
        people = [entry for entry in register() if entry.nation.script == script]
        made += _queries(kind, PER_SCRIPT if len(people) > SMALL else PER_SMALL_SCRIPT, makers.native, people)
    return tuple(made)


@cache
def new_faces() -> tuple[Query, ...]:
    """Whole names of people of the same nations whom nobody on the register matches."""
    chance = random.Random("new faces")  # noqa: S311 (the same every time)
    strangers, made = Strangers(register()), []
    while len(made) < NEW_FACES:
        nation = chance.choices(NATIONS, [nation.share for nation in NATIONS])[0]
        names = names_of(chance, nation)
        parts = [Part(name, is_woman, "", "") for name, is_woman in names]
        if len(parts) > 1 and strangers.is_new(parts):
            typed = " ".join(seamed(chance, spell(chance, name, nation.rules)) for name in names)
            made.append(Query("new face", _cased(chance, typed)))
    return tuple(made)


@cache
def as_said() -> tuple[Query, ...]:
    """Whole names as somebody would spell what they hear, to be typed letter by letter until the person is found."""
    return tuple(_queries("letter by letter", 150, makers.spelt_anew, list(register())))


def digest() -> str:
    """A fingerprint of people and queries: when it changes, figures cannot be compared with earlier ones."""
    rows = [(e.id, e.known_as, e.other_names, e.latin_spelling, e.last_seen_on, e.key) for e in register()]
    return hashlib.sha256(repr((rows, queries(), new_faces(), as_said())).encode()).hexdigest()[:12]


def _queries(kind: str, count: int, maker: Maker, people: list[Entry]) -> list[Query]:
    chance = random.Random(kind)  # noqa: S311
    weights = [1 / (1 + (TODAY - entry.last_seen_on).days / 28) if entry.last_seen_on else 0.1 for entry in people]
    made: dict[str, Query] = {}
    for entry in chance.choices(people, weights, k=count * 80):
        if typed := maker(chance, entry):
            typed = _cased(chance, typed)
            made.setdefault(typed.casefold(), Query(kind, typed, entry.id))
        if len(made) == count:
            break
    return list(made.values())


def _cased(chance: random.Random, typed: str) -> str:
    """Most type small letters, whatever the register has."""
    if not is_latin(typed):
        return typed
    small = typed.lower().replace("i\u0307", "i")  # a Turkish İ, which Python takes for two letters
    return chance.choices([small, capwords(typed), typed.upper()], [7, 2, 0.5])[0]
