"""A name as one thing that is written in many ways: its table, its spellings and how they are put on paper.

A table has one name a line:

    Yusuf يوسف Yousef Yousuf / Yoosef ~ Yoyo

First the key: the same name has the same key in every language, and the key is the first spelling unless it begins
with @ (`same` lists the exceptions). Words in another script are how the name is written at home. Other words are
spellings that clerks use, the commonest first. After / stands what an English ear writes down, after ~ what friends
say. A + is a seam that people write as a space, a hyphen or nothing (al+Tayib, Abdul+Rahman); _ stays a space; {x|y}
is a man's and a woman's form (Ivanov{|a}). Lines are in order of how common the name is; "*3" behind the key makes it
three times as common as its place says.
"""

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tests.practice.same import KEY_OF

LETTERS_WITHOUT_PARTS = str.maketrans({"ı": "i", "đ": "d", "Đ": "D", "ł": "l", "ø": "o", "ə": "e"})


@dataclass(frozen=True)
class Name:
    """One name of a language. Spellings still have their seams and both forms; see `on_paper`."""

    key: str
    weight: float
    spellings: tuple[str, ...]
    native: tuple[str, ...]
    heard: tuple[str, ...]
    nicknames: tuple[str, ...]


def table(text: str) -> tuple[Name, ...]:
    """Read a table of names. The weight falls with the line, as names do in life: few are common, many are rare."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(_name(line, 1 / (place + 4)) for place, line in enumerate(lines))


def _name(line: str, weight: float) -> Name:
    rest, _tilde, nicknames = line.partition(" ~ ")
    written, _slash, heard = rest.partition(" / ")
    head, *words = written.split()
    key, _star, times = head.partition("*")
    latin = [word for word in words if is_latin(word)]
    native = [word.replace("_", " ") for word in words if not is_latin(word)]
    if not key.startswith("@"):
        latin.insert(0, key)
    key = key.lstrip("@")
    return Name(
        key=KEY_OF.get(key, key),
        weight=weight * float(times or 1),
        spellings=tuple(latin),
        native=tuple(native),
        heard=tuple(heard.split()),
        nicknames=tuple(nicknames.split()),
    )


def is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())


def formed(spelling: str, *, is_woman: bool) -> str:
    """Choose the man's or the woman's form."""
    return re.sub(r"\{([^|}]*)\|([^}]*)\}", r"\2" if is_woman else r"\1", spelling)


def on_paper(spelling: str, seam: str) -> str:
    """Write the seams: `seam` is " ", "-" or "" (joined: only the first letter stays a capital)."""
    first, *others = spelling.split("+")
    if seam:
        others = [part[:1].upper() + part[1:] for part in others]
        first = first[:1].upper() + first[1:]
        glue = [" "] * (len(others) - 1) + [seam]  # Abd al-Rahman: the hyphen stands last
        return first + "".join(g + part for g, part in zip(glue, others, strict=True)) if others else first
    joined = "".join([first, *(part.lower() for part in others)])
    return joined[:1].upper() + joined[1:]


def has_seam(spelling: str) -> bool:
    return "+" in spelling


def plain(text: str) -> str:
    """The same letters without their accents, as on a keyboard that has none."""
    parted = unicodedata.normalize("NFD", text.translate(LETTERS_WITHOUT_PARTS))
    return unicodedata.normalize("NFC", "".join(letter for letter in parted if not unicodedata.combining(letter)))


@cache
def bare(spelling: str) -> str:
    """A spelling down to its letters, to tell whether two are the same."""
    return "".join(letter for letter in plain(spelling).casefold() if letter.isalnum())


def pick(chance: random.Random, spellings: Sequence[str]) -> str:
    """One spelling, an early one more often than a late one."""
    return chance.choices(spellings, [1 / (place + 1.5) for place in range(len(spellings))])[0]
