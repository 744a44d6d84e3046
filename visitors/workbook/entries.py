"""The people of a book while it is read: found by number, else by name, and never two made out of one row."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from visitors.lookup import fold
from visitors.workbook.cells import Cell


@dataclass
class Entry:
    """One person of the book: what it says of them, and on which days they came (by the day's place in the list)."""

    sheet: str
    row: int
    number: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    children: dict[str, int] = field(default_factory=dict)
    first_came: date | None = None
    visits: dict[int, int] = field(default_factory=dict)  # day -> children along, where the cell says so
    along: dict[int, dict[str, int]] = field(default_factory=dict)  # day -> children by band, where a sheet says so
    places: dict[str, int] = field(default_factory=dict)  # sheet -> row where their ticks stand
    folded: str = ""
    rivals: list["Entry"] = field(default_factory=list)  # of a row of a bike list alone: who else it may mean
    is_rider: bool = False  # only a bike list speaks of them
    same: int = 0  # how many of this name came before, among those without a number

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.fields.get("known_as"), self.fields.get("other_names"))))

    def came(self, day: int, children: int) -> None:
        self.visits[day] = max(children, self.visits.get(day, 0))


class Entries:
    """All of them, in the order in which they were met."""

    def __init__(self) -> None:
        self.all: list[Entry] = []
        self._by_number: dict[str, list[Entry]] = defaultdict(list)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)

    def add(self, entry: Entry, *, is_keyed: bool) -> Entry:
        """Take up somebody new. Without `is_keyed` the number is theirs, and no key: somebody else had it first."""
        entry.folded = in_order(entry.name)
        entry.same = sum(not other.number for other in self._by_name[entry.folded])
        if not is_keyed:
            entry.number = ""
        if entry.number:
            self._by_number[entry.number].append(entry)
        self._by_name[entry.folded].append(entry)
        self.all.append(entry)
        return entry

    def numbered(self, number: str) -> Entry | None:
        return next(iter(self._by_number.get(number, ())), None)

    def named(self, name: str) -> list[Entry]:
        """Everybody of that name, in the order of the book."""
        return self._by_name.get(in_order(name), [])

    def unnumbered(self, name: str) -> list[Entry]:
        return [entry for entry in self.named(name) if not entry.number]


@lru_cache(maxsize=50_000)
def in_order(name: str) -> str:
    """A name folded, its words in the order of the alphabet: some books write the family name first."""
    return " ".join(sorted(fold(name).split())) or name


def shares_a_word(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))


def is_latin(cell: Cell) -> bool:
    return isinstance(cell, str) and all(letter < "\u0250" or not letter.isalpha() for letter in cell)
