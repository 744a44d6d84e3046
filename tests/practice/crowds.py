"""How many people something typed fits: a question that nobody could answer in five rows is not asked."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from tests.practice.names import bare
from tests.practice.people import Entry, Part, register

CROWDED = 4  # as many others may fit what was typed: five rows hold them all
LONGEST = 6  # letters by which beginnings are counted


class Crowd:
    """Who on the register has a word that begins so, by what is written or by any spelling of the same name."""

    def __init__(self, people: Iterable[Entry], *, any_spelling: bool) -> None:
        self._who: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for entry in people:
            words = set(stored_words(entry))
            if any_spelling:
                words = words.union(*(part.words() for part in entry.parts))
            for beginning in set().union(*map(_beginnings, words)):
                self._who[beginning].add(entry.key)

    def others(self, typed: list[str], right: Entry) -> int:
        """How many differently named people it fits besides the right one, word by word."""
        fitting = set.intersection(*(self._who[bare(word)[:LONGEST]] for word in typed))
        return len(fitting - {right.key})


@cache
def as_written() -> Crowd:
    return Crowd(register(), any_spelling=False)


@cache
def in_any_spelling() -> Crowd:
    return Crowd(register(), any_spelling=True)


def stored_words(entry: Entry) -> list[str]:
    row = f"{entry.known_as} {entry.other_names} {entry.latin_spelling}"
    return [bare(word) for word in re.split(r"[\s-]+", row) if bare(word)]


@cache
def namesakes() -> dict[tuple[str, ...], int]:
    """How many people have each whole name, however spelt."""
    count: dict[tuple[str, ...], int] = defaultdict(int)
    for entry in register():
        count[entry.key] += 1
    return dict(count)


class Strangers:
    """Tells whether a whole name could be that of somebody on the register, in any spelling of its parts."""

    def __init__(self, people: Iterable[Entry]) -> None:
        self._people = list(people)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, entry in enumerate(self._people):
            for part in entry.parts:
                for word in part.words():
                    self._by_word[word].add(number)

    def is_new(self, parts: list[Part]) -> bool:
        """Nobody has all these names, and nobody with two names or more has none but these."""
        held = [set().union(*(self._by_word.get(word, set()) for word in part.words())) for part in parts]
        if set.intersection(*held):
            return False
        words = set().union(*(part.words() for part in parts))
        return not any(
            len(entry.parts) > 1 and all(part.words() & words for part in entry.parts)
            for entry in (self._people[number] for number in set().union(*held))
        )


def _beginnings(word: str) -> set[str]:
    return {word[:length] for length in range(1, LONGEST + 1)}
