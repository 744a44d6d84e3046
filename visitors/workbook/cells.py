"""What a cell of a sheet can hold, and its words without what nobody sees."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache


class Odd(Enum):
    """A cell that holds something, and nothing that can be read."""

    ERROR = "error"
    NOT_COMPUTED = "formula without a value"
    COLOUR = "colour"


Cell = None | str | int | float | bool | datetime | date | time | Odd
KINDS = {bool: "yes or no", int: "number", float: "number", str: "text", datetime: "date", date: "date", time: "time"}
JOINERS = "\u200c\u200d"  # they belong to Persian, Arabic and Indic spelling
SPACES = re.compile(r"\s+")
MOST_KEPT = 60  # letters of a text that may come again


@dataclass
class Sheet:
    """The filled cells of one sheet by row, both counted from 0, and what was hidden or merged in it."""

    name: str
    is_hidden: bool = False
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0

    def at(self, row: int, column: int) -> Cell:
        cells = self.rows.get(row, ())
        return cells[column] if column < len(cells) else None

    @property
    def filled(self) -> int:
        """How many cells hold something; a colour alone is nothing."""
        return sum(is_filled(cell) for cells in self.rows.values() for cell in cells)


def is_filled(cell: Cell) -> bool:
    return cell is not None and cell is not Odd.COLOUR


def kind(cell: Cell) -> str:
    """What kind of value it is, in words, and never the value."""
    return cell.value if isinstance(cell, Odd) else KINDS.get(type(cell), "nothing")


def words(cell: Cell) -> str:
    """A cell as a line of text: one space between words, nothing hidden, a whole number without its decimals."""
    if isinstance(cell, str):
        return _words(cell) if len(cell) <= MOST_KEPT else _line(cell)
    if cell is None or isinstance(cell, Odd):
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    return str(cell)


def plain(cell: Cell) -> str:
    """The same in small letters, with the digits and letters of every width and script made alike."""
    text = words(cell)
    return _plain(text) if len(text) <= MOST_KEPT else _alike(text)


def address(row: int, column: int) -> str:
    """A cell as spreadsheets call it: B12."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _line(text: str) -> str:
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_seen, unicodedata.normalize("NFC", text)))
    return SPACES.sub(" ", text).strip(f" {JOINERS}")


def _alike(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _seen(letter: str) -> str:
    category = unicodedata.category(letter)
    if category[0] == "Z" or letter in "\t\n\r\x0b\x0c":
        return " "
    return "" if category[0] == "C" and letter not in JOINERS else letter


# A book says the same few words again and again.
_words = lru_cache(maxsize=30_000)(_line)
_plain = lru_cache(maxsize=30_000)(_alike)
