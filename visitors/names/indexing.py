"""What a person is found by, made from their names: one pure function, with a version.

Whoever changes what `index_of` gives for any name, here or in a module it stands on, raises VERSION; a test holds a
sample of names to it. Stored values of an older version are made anew by `manage.py index_names`.
"""

from collections.abc import Iterable
from itertools import islice, pairwise, product
from typing import NamedTuple

from visitors.names.keys import PREFIXES, keys, slips
from visitors.names.words import Word, words

VERSION = 2
BEGINNING = 4  # letters of a word's beginning that are stored; what is typed beyond them is for the order to judge
KEY_BEGINNING = 6
MOST_NAMES = 8  # readings of a whole name


class Index(NamedTuple):
    """`folded`: the words as they sound, with | between two ways of writing them all. `marks`: what they are found by.

    "=mohamed" is a word, "<moh" a beginning as it is written, "MHMT" the key of a word, ">MHM" a beginning of a key,
    "-MHT" a key with a letter left out, and "#HSN MHMT" all keys of a whole name in alphabetical order.
    """

    folded: str
    marks: list[str]


def index_of(known_as: str, other_names: str = "", latin_spelling: str = "") -> Index:
    """Read all names alike, so that their order and their boxes never matter."""
    called, written = words(f"{known_as} {other_names}"), words(latin_spelling)
    marks = whole_name(called) | whole_name(words(other_names)) | whole_name(written)
    for word in {*called, *written}:
        marks |= same(word) | by_key(word) | by_slip(word) | _key_beginnings(word)
        marks |= {f"<{letters[:long]}" for letters in _as_written(word) for long in range(1, BEGINNING + 1)}
    for one, two in (*pairwise(called), *pairwise(written)):
        marks |= {mark for mark in by_key(one + two) | _key_beginnings(one + two) if len(mark) > 3}
    ways = [" ".join(word.spoken for word in way) for way in (called, written) if way]
    return Index("|".join(ways), sorted(marks))


def together(made: Iterable[Index]) -> Index:
    """One index for several names of one person: the first of them first, the others in any order the same."""
    first, *others = made
    ways = dict.fromkeys(way for way in (first.folded, *sorted(one.folded for one in others)) if way)
    return Index("|".join(ways), sorted({mark for one in (first, *others) for mark in one.marks}))


def same(word: Word) -> set[str]:
    return {f"={word.spoken}"}


def by_beginning(word: Word) -> set[str]:
    return {f"<{letters[:BEGINNING]}" for letters in _as_written(word)}


def by_key(word: Word) -> set[str]:
    return set(keys(word.spoken))


def by_key_beginning(word: Word) -> set[str]:
    return {f">{key[:KEY_BEGINNING]}" for key in keys(word.spoken)}


def by_slip(word: Word) -> set[str]:
    return set(slips(word.spoken))


def whole_name(name: Iterable[Word]) -> set[str]:
    readings = product(*(keys(word.spoken)[:2] for word in name))
    return {"#" + " ".join(sorted(reading)) for reading in islice(readings, MOST_NAMES) if reading}


def _as_written(word: Word) -> set[str]:
    bases = {word.letters.removeprefix(prefix) for prefix in PREFIXES if len(word.letters) > len(prefix) + 1}
    return bases | {word.letters}


def _key_beginnings(word: Word) -> set[str]:
    return {f">{key[:long]}" for key in keys(word.spoken) for long in range(1, KEY_BEGINNING + 1)}
