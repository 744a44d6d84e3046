"""The practice register: some 6,000 invented people, as many hands have written them down.

The lists of names are short on purpose, so that near twins and namesakes abound as they do on a real register.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from uuid import UUID

from tests.practice import arabic, europe, farther, horn, kurdish, persian, southasia
from tests.practice.names import Name, bare, formed, is_latin, on_paper, pick
from tests.practice.nations import Nation
from tests.practice.spoiling import respelt

SIZE = 6000
TODAY = date(2026, 5, 14)
HALF_SPACE = "\u200c"
NATIONS = [
    nation for family in (arabic, persian, kurdish, horn, europe, southasia, farther) for nation in family.NATIONS
]


@dataclass(frozen=True)
class Part:
    """One name of a person: which name it is, how this person's was spelt (seams and all), how it stands on paper."""

    name: Name
    is_woman: bool
    spelling: str
    written: str

    def spellings(self) -> list[str]:
        """How clerks write it, commonest first; seams still open."""
        return list(dict.fromkeys(formed(spelling, is_woman=self.is_woman) for spelling in self.name.spellings))

    def native(self) -> list[str]:
        return [formed(spelling, is_woman=self.is_woman) for spelling in self.name.native]

    def words(self) -> frozenset[str]:
        """Every word, down to its letters, that any known spelling of this name has, joined or not."""
        return _words(self.name, self.is_woman)


@dataclass(frozen=True)
class Entry:
    """One row of the register, and whose it is: parts in the order in which they are said."""

    id: UUID
    nation: Nation
    parts: tuple[Part, ...]
    known_as: str
    other_names: str
    latin_spelling: str
    register_number: str
    last_seen_on: date | None
    nickname: str

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The same for namesakes, however each is spelt and in whatever order."""
        return tuple(sorted(part.name.key for part in self.parts))

    @cached_property
    def is_native(self) -> bool:
        return not all(is_latin(part.written) for part in self.parts)


@cache
def register() -> tuple[Entry, ...]:
    """The same people whenever it is called."""
    chance = random.Random("register")  # noqa: S311 (the same every time)
    whole = sum(nation.share for nation in NATIONS)
    return tuple(_entry(chance, nation) for nation in NATIONS for _ in range(round(SIZE * nation.share / whole)))


def names_of(chance: random.Random, nation: Nation) -> list[tuple[Name, bool]]:
    """A whole name as people of this nation have one; with each part whether it takes a woman's form."""
    is_woman = chance.random() < nation.women_share
    own = nation.women if is_woman else nation.men
    shape = chance.choices(list(nation.shapes), list(nation.shapes.values()))[0]
    family = (is_woman and nation.women_family) or nation.family
    lists = {"G": own, "F": nation.men, "S": family}
    names: list[Name] = []
    for letter in shape:
        choice = [name for name in lists[letter] if name.key not in {n.key for n in names}]
        names.append(chance.choices(choice, [name.weight for name in choice])[0])
    return [(name, is_woman) for name in names]


def spell(chance: random.Random, part_of: tuple[Name, bool], rules: tuple[tuple[str, str], ...]) -> str:
    """One of the listed spellings, now and then with a twist of the clerk's own; seams still open."""
    name, is_woman = part_of
    spelling = formed(pick(chance, name.spellings), is_woman=is_woman)
    return respelt(chance, spelling, rules) if chance.random() < 0.12 else spelling


def seamed(chance: random.Random, spelling: str) -> str:
    """Write the seams as one hand or another does."""
    return on_paper(spelling, chance.choices([" ", "", "-"], [4, 4, 2])[0])


def at_home(chance: random.Random, nation: Nation, native: str) -> str:
    """Write the seams as at home: apart or joined, and in Persian letters also by the space that has no width."""
    has_half_space = nation.script in ("Persian", "Pashto", "Urdu")
    return native.replace("+", chance.choice([" ", HALF_SPACE if has_half_space else ""]))


def _entry(chance: random.Random, nation: Nation) -> Entry:
    names = names_of(chance, nation)
    is_native = chance.random() < nation.native_share and all(name.native for name, _woman in names)
    is_shouted = not is_native and chance.random() < 0.12
    parts = []
    for name, is_woman in names:
        spelling = spell(chance, (name, is_woman), nation.rules)
        native = formed(pick(chance, name.native), is_woman=is_woman) if is_native else ""
        written = at_home(chance, nation, native) if is_native else seamed(chance, spelling)
        parts.append(Part(name, is_woman, spelling, written.upper() if is_shouted else written))
    written = [part.written for part in parts]
    nickname = pick(chance, names[0][0].nicknames) if names[0][0].nicknames and chance.random() < 0.15 else ""
    known_as, other_names = _boxes(chance, written, nickname)
    latin = " ".join(seamed(chance, part.spelling) for part in parts) if is_native and chance.random() < 0.5 else ""
    seen = TODAY - timedelta(days=7 * int(chance.expovariate(1 / 8)))
    return Entry(
        id=UUID(int=chance.getrandbits(128), version=4),
        nation=nation,
        parts=tuple(parts),
        known_as=known_as,
        other_names=other_names,
        latin_spelling=latin,
        register_number=str(chance.randrange(1000, 99999)) if chance.random() < 0.1 else "",
        last_seen_on=seen if chance.random() < 0.95 else None,
        nickname=nickname,
    )


def _boxes(chance: random.Random, written: list[str], nickname: str) -> tuple[str, str]:
    """Which box holds what: own name first mostly, all in one box or the boxes swapped now and then."""
    if nickname:
        return nickname, " ".join(written)
    way = chance.random()
    if way < 0.06:
        return " ".join(written), ""
    if way < 0.16 and len(written) > 1:
        return written[-1], " ".join(written[:-1])
    return written[0], " ".join(written[1:])


@cache
def _words(name: Name, is_woman: bool) -> frozenset[str]:
    spellings = [formed(text, is_woman=is_woman) for text in (*name.spellings, *name.native, *name.heard)]
    apart = {bare(word) for text in spellings for word in text.split("+")}
    return frozenset(apart | {bare(text) for text in spellings} - {""})
