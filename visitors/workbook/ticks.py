"""What stands in the cell of a person and a day: they came, they did not, or nobody can say."""

import re
from dataclasses import dataclass
from datetime import time
from enum import Enum
from functools import lru_cache

from visitors.models.visits import MOST_CHILDREN
from visitors.workbook.cells import Cell, Odd, plain


class Came(Enum):
    YES = "came"
    NO = "did not come"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Mark:
    """A tick, with so many children along where the cell says so."""

    came: Came
    children: int = 0


@dataclass(frozen=True)
class Heads:
    """People without a name: how many of each."""

    adults: int = 0
    children: int = 0


YES = {
    "x", "xx", "xxx", "×", "х", "✓", "✔", "☑", "✅", "√", "ü", "●", "•", "*", "1", "1.0", "y", "yes", "yep",
    "yeah", "ye", "t", "true", "ok", "came", "come", "here", "there", "present", "pres", "p", "in", "l", "late",
    "v", "attended", "arrived", "early", "tick", "ticked", "visited", "signed", "نعم", "حاضر", "حضر", "بله",
    "آمد", "ja", "oui", "si", "po", "da", "ano",
}  # fmt: skip
NO = {
    "0", "0.0", "-", "--", "---", "–", "—", "−", "_", "/", "n", "no", "nope", "nil", "none", "f", "false",
    "absent", "abs", "ab", "away", "off", "out", "dnc", "dna", "na", "n/a", "☐", "□", ".", "nein", "non", "jo",
    "لا", "غائب", "نه", "نیامد",
}  # fmt: skip
MARKS = re.compile(r"[!?.,;()]+")
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h][0-5]\d(\s*[ap]\.?m\.?)?|(1[0-2]|[1-9])\s*[ap]\.?m\.?")
KIDS = r"(?:kids?|child|children|chn|ch|baby|babies|sons?|daughters?|boys?|girls?)"
WITH_KIDS = re.compile(rf"(?P<tick>[^\d+&]*|1)\s*(?:\+|&|with|and|w/)?\s*(?P<n>\d{{1,2}}|a|one)\s*{KIDS}")
NUMBER = re.compile(r"\+?\s*(\d{1,3})(?:\.0+)?")
SOME = re.compile(rf"\+?\s*(?P<n>\d{{1,3}})\s*(?P<what>{KIDS}|adults?|people|others?|men|women|more)?")


def read_tick(cell: Cell) -> Mark | None:
    """What a cell under a day says of its person; None when it is empty. A time is when they came."""
    if isinstance(cell, str):
        return _read_written(cell)
    if cell is None or cell is Odd.COLOUR:
        return None
    if isinstance(cell, Odd):
        return Mark(Came.UNCLEAR)
    if isinstance(cell, bool):
        return Mark(Came.YES if cell else Came.NO)
    if isinstance(cell, time):
        return Mark(Came.YES)
    return _read(plain(cell))


def read_heads(cell: Cell, *, are_children: bool) -> Heads | None:
    """How many people without a name a cell counts; None when nobody can say. Empty and dashes are nobody."""
    if isinstance(cell, Odd) and cell is not Odd.COLOUR:
        return None
    text = plain(cell)
    if not text or text in NO:
        return Heads()
    found = SOME.fullmatch(text)
    if isinstance(cell, bool) or found is None:
        return None
    number = int(found["n"])
    is_child = are_children or bool(re.fullmatch(KIDS, found["what"] or ""))
    return Heads(children=number) if is_child else Heads(adults=number)


@lru_cache(maxsize=10_000)
def _read_written(text: str) -> Mark | None:
    return _read(plain(text))


def _read(text: str) -> Mark | None:
    if not text:
        return None
    if text in YES or CLOCK.fullmatch(text):
        return Mark(Came.YES)
    if text in NO:
        return Mark(Came.NO)
    if (found := WITH_KIDS.fullmatch(text)) and _is_yes(found["tick"]):
        number = 1 if found["n"] in {"a", "one"} else int(found["n"])
        return Mark(Came.YES, number) if number <= MOST_CHILDREN else Mark(Came.UNCLEAR)
    if "?" in text:
        return Mark(Came.UNCLEAR)
    tokens = MARKS.sub(" ", text).split()
    if tokens and all(token in YES or CLOCK.fullmatch(token) for token in tokens):
        return Mark(Came.YES)
    if tokens and all(token in NO for token in tokens):
        return Mark(Came.NO)
    return Mark(Came.UNCLEAR)


def _is_yes(text: str) -> bool:
    return MARKS.sub(" ", text).strip() in YES
