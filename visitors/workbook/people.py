"""Read one row about a person: what may be kept of it, and a line for what may not or cannot."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError

from hub.words import is_blank, no_official_numbers
from visitors.models.people import AgeBand, Gender
from visitors.models.visits import MOST_CHILDREN
from visitors.workbook import meanings
from visitors.workbook.cells import Cell, Odd, is_filled, plain, words
from visitors.workbook.findings import Ledger, Reason
from visitors.workbook.headings import Role
from visitors.workbook.tables import Column, Table

LONGEST = {
    "known_as": 60, "other_names": 120, "latin_spelling": 120, "nationality": 60, "came_from_town": 60, "note": 280,
    "number": 20,
}  # fmt: skip
MOVED = re.compile(r"\b(moved?|moving|relocated|dispersed|transferred|left (for|town|the (city|area|uk|country)))\b")
FRIENDS = re.compile(
    r"\b(friend|friends|friend's|cousin|brother|sister|wife|husband|neighbour|worker|solicitor|hotel|staff|"
    r"house ?mate|room ?mate)\b"
)
NO_PHONE = re.compile(
    r"(no|none|no (phone|mobile|number|tel)|not? got|hasn'?t( one)?|broken|lost( phone)?|n/?a|-+|\?+|x|/)\.?"
)
DIGITS = re.compile(r"(?:\+|00)?\(?\d[\d\s().\-/]{6,}\d")
AGES = re.compile(r"(\d{1,2})\s*(yrs?|years?|y/?o|yo|y|months?|mths?|mo|m|weeks?|wks?)?\b")
BANDS_FROM = [(16, "children_16_17"), (11, "children_11_15"), (5, "children_5_10"), (0, "children_0_4")]
GENDERS = {
    "m": Gender.MAN, "male": Gender.MAN, "man": Gender.MAN, "boy": Gender.MAN, "f": Gender.WOMAN,
    "female": Gender.WOMAN, "woman": Gender.WOMAN, "w": Gender.WOMAN, "lady": Gender.WOMAN, "girl": Gender.WOMAN,
}  # fmt: skip
AGE_BANDS = [
    (65, AgeBand.FROM_65), (50, AgeBand.FROM_50), (35, AgeBand.FROM_35), (25, AgeBand.FROM_25), (18, AgeBand.FROM_18),
    (0, AgeBand.UNDER_18),
]  # fmt: skip
NO_NAME = re.compile(
    r"[?.\-_/\s]+|no ?name( given)?|not? (known|given|said|sure)|unknown|n/?a|none|nobody|tbc|anon(ymous)?|"
    r"left|unnamed|x+|name\??"
)


@dataclass
class Facts:
    """What a row says of a person: the fields that are kept, by name, and only those that say something."""

    number: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    children: dict[str, int] = field(default_factory=dict)
    first_came: Cell = None
    first_came_column: int = 0

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.fields.get("known_as"), self.fields.get("other_names"))))


def read_number(cell: Cell) -> str:
    """The number of a row as the register has it: whole, without its spaces; empty when there is none."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return ""
    text = plain(cell).strip("#.: ").upper()
    return text if any(letter.isdigit() for letter in text) else ""


def read_names(table: Table, row: int) -> dict[str, str]:
    """What they are called and what else; nothing where the row has no name."""
    if row not in table.names:
        table.names[row] = _read_names(table, row)
    return table.names[row]


def _read_names(table: Table, row: int) -> dict[str, str]:
    said = {role: _first_words(table, row, role) for role in (Role.KNOWN_AS, Role.NAME, Role.FAMILY, Role.LATIN)}
    said = {role: "" if is_blank(text) or NO_NAME.fullmatch(plain(text)) else text for role, text in said.items()}
    called = said[Role.KNOWN_AS] or said[Role.NAME] or said[Role.FAMILY]
    others = [said[role] for role in (Role.NAME, Role.FAMILY) if said[role] and said[role] != called]
    if said[Role.KNOWN_AS] and said[Role.NAME] and said[Role.FAMILY]:
        others = [said[Role.NAME]] if said[Role.FAMILY] in said[Role.NAME] else others
    names = {"known_as": called, "other_names": " ".join(others), "latin_spelling": said[Role.LATIN]}
    return {name: text for name, text in names.items() if text}


def can_keep(names: dict[str, str]) -> bool:
    """Whether there is something to call them by that is neither too long nor an official number."""
    called = names.get("known_as", "")
    return bool(called) and len(called) <= LONGEST["known_as"] and not _is_official(called)


def kept_names(names: dict[str, str]) -> dict[str, str]:
    """Those of the names that are neither too long nor an official number."""
    return {name: text for name, text in names.items() if len(text) <= LONGEST[name] and not _is_official(text)}


def read_row(table: Table, row: int, ledger: Ledger) -> Facts:
    """Every cell about the person, each taken in, left alone on purpose or listed. Names were found to be there."""
    facts = Facts()
    reader = _Row(table, row, ledger, facts)
    reader.names(read_names(table, row))
    for column in table.about:
        if is_filled(cell := table.sheet.at(row, column.index)):
            reader.cell(column, cell)
    return facts


def phone_in(text: str) -> str:
    """A phone number in its international form; empty when it is none. A number without a country is British."""
    digits = re.sub(r"\D", "", text)
    is_foreign = text.strip().startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00")
    if digits.startswith("44") and (is_foreign or len(digits) == 12):
        digits = "0" + digits.removeprefix("44").removeprefix("0")
    elif is_foreign:
        return f"+{digits}" if 8 <= len(digits) <= 15 else ""
    elif len(digits) == 10 and digits[0] in "127":
        digits = "0" + digits  # the nought that a spreadsheet takes off a number
    is_british = digits.startswith(("01", "02", "03", "07")) and len(digits) == (
        11 if digits[1] in "237" else max(10, min(11, len(digits)))
    )
    return f"+44{digits[1:]}" if is_british else ""


def children_in(cell: Cell) -> dict[str, int] | None:
    """How many children, by band where ages are said; None when nobody can say. Nobody is an empty answer."""
    text = plain(cell)
    if meanings.is_nothing(text) or text in {"0", "0.0"}:
        return {}
    whole = re.fullmatch(r"(\d{1,2})(?:\.0)?\s*(?:kids?|child|children|ch)?\s*(?:\((.*)\)|[:,-]\s*(.+))?", text)
    baby = re.fullmatch(r"(\d{0,2})\s*(?:x\s*)?(bab(?:y|ies)|infants?|toddlers?|newborns?)", text)
    if baby:
        return _few({"children_0_4": int(baby[1] or 1)})
    if whole is None:
        return None
    number = int(whole[1])
    bands: dict[str, int] = {}
    for age, unit in AGES.findall(whole[2] or whole[3] or ""):
        years = 0 if unit.startswith(("mo", "mth", "w")) or unit == "m" else int(age)
        if years < 18:
            band = next(band for least, band in BANDS_FROM if years >= least)
            bands[band] = bands.get(band, 0) + 1
    if sum(bands.values()) > number:
        return None
    if left := number - sum(bands.values()):
        bands["children_unsaid"] = left
    return _few(bands)


def age_band_in(cell: Cell) -> str | None:
    text = plain(cell)
    if found := re.fullmatch(r"(\d{1,3})(?:\.0)?\s*(?:yrs?|years?|y)?(?: old)?", text):
        return next(band for least, band in AGE_BANDS if int(found[1]) >= least) if int(found[1]) < 110 else None
    if text in {"adult", "a", "grown up", "grown-up"}:
        return AgeBand.GROWN_UP
    return AgeBand.UNDER_18 if text in {"child", "c", "under 18", "u18", "minor"} else None


@dataclass
class _Row:
    """One row while it is read."""

    table: Table
    row: int
    ledger: Ledger
    facts: Facts

    def cell(self, column: Column, cell: Cell) -> None:
        """Hand a cell to what its column is about."""
        if isinstance(cell, Odd):
            return self._list(column, cell, Reason.ERROR if cell is Odd.ERROR else Reason.FORMULA)
        if column.role in {Role.NEVER, Role.TOTAL, Role.ASKED, Role.BIKE}:
            return self.ledger.leave(column.role.value)
        if _is_official(words(cell)) and column.role not in {Role.NUMBER, Role.PHONE}:
            return self.ledger.leave("official")
        reader = READERS.get(column.role)
        return reader(self, column, cell) if reader else self.ledger.take()  # names were read together

    def names(self, names: dict[str, str]) -> None:
        for name, text in names.items():
            if len(text) > LONGEST[name]:
                role = Role.FAMILY if name == "other_names" else Role.NAME
                column = (self.table.of(role) or self.table.of(Role.NAME) or self.table.of(Role.KNOWN_AS))[0]
                self.ledger.remark(self.table.sheet, self.row, column.index, text, Reason.TOO_LONG)
            elif not _is_official(text):
                self.facts.fields[name] = text

    def _number(self, column: Column, cell: Cell) -> None:
        number = read_number(cell)
        if self.facts.number:
            return self.ledger.take() if number == self.facts.number else self._list(column, cell, Reason.SECOND_VALUE)
        if not number or len(number) > LONGEST["number"] or _is_official(number):
            return self._list(column, cell, Reason.NUMBER_UNREADABLE)
        self.facts.number = number
        return self.ledger.take()

    def _phone(self, column: Column, cell: Cell) -> None:
        text = plain(cell)
        found = DIGITS.findall(text)
        numbers = [number for part in found if (number := phone_in(part))]
        if not found and (NO_PHONE.fullmatch(text) or not any(letter.isdigit() for letter in text)):
            return self.ledger.leave("no_phone") if not FRIENDS.search(text) else self.ledger.leave("friends_phone")
        if len(numbers) != 1:
            return self._list(column, cell, Reason.PHONE_UNREADABLE)
        if FRIENDS.search(text):
            return self._keep(column, cell, "friends_phone", numbers[0])
        return self._keep(column, cell, "phone", numbers[0])

    def _country(self, column: Column, cell: Cell) -> None:
        if meanings.is_nothing(words(cell)):
            return self.ledger.leave("nothing")
        if meanings.is_kurdish_alone(words(cell)):
            return self._list(column, cell, Reason.KURDISH_COUNTRY)
        return self._keep(column, cell, "nationality", meanings.country_in(words(cell)))

    def _languages(self, column: Column, cell: Cell) -> None:
        if meanings.is_nothing(words(cell)):
            return self.ledger.leave("nothing")
        codes, is_kurdish, is_unknown = meanings.languages_in(words(cell))
        kept = self.facts.fields.get("languages", [])
        if both := kept + [code for code in codes if code not in kept]:
            self.facts.fields["languages"] = both
        elif is_kurdish:
            return self._list(column, cell, Reason.KURDISH_WHICH)
        self.ledger.take()
        if is_kurdish or is_unknown:
            reason = Reason.KURDISH_WHICH if is_kurdish else Reason.LANGUAGE_UNKNOWN
            self.ledger.remark(self.table.sheet, self.row, column.index, cell, reason)
        return None

    def _staying(self, column: Column, cell: Cell) -> None:
        if meanings.is_nothing(words(cell)):
            return self.ledger.leave("nothing")
        home, town = meanings.home_in(words(cell))
        if home:
            return self._keep(column, cell, "accommodation", str(home))
        if town:
            return self._keep(column, cell, "came_from_town", town)
        if any(letter.isdigit() for letter in words(cell)):
            return self.ledger.leave("address")
        return self._list(column, cell, Reason.STAYING_UNKNOWN)

    def _first_came(self, column: Column, cell: Cell) -> None:
        if self.facts.first_came is not None:
            return self._list(column, cell, Reason.SECOND_VALUE)
        self.facts.first_came, self.facts.first_came_column = cell, column.index
        return None  # settled with its neighbours, once all rows are read

    def _told(self, column: Column, cell: Cell) -> None:
        if meanings.is_nothing(words(cell)):
            return self.ledger.leave("nothing")
        self.facts.fields.setdefault("referral", (words(cell), self.row, column.index))
        return None  # an answer of many people is known once all rows are read

    def _children(self, column: Column, cell: Cell) -> None:
        children = children_in(cell)
        if children is None:
            return self._list(column, cell, Reason.CHILDREN_UNREADABLE)
        self.facts.children = self.facts.children or children
        return self.ledger.take()

    def _note(self, column: Column, cell: Cell) -> None:
        text = words(cell)
        if MOVED.search(plain(text)):
            self.ledger.remark(self.table.sheet, self.row, column.index, cell, Reason.MOVED_AWAY)
        both = "; ".join(filter(None, (self.facts.fields.get("note"), text)))
        if len(both) > LONGEST["note"]:
            return self._list(column, cell, Reason.TOO_LONG)
        self.facts.fields["note"] = both
        return self.ledger.take()

    def _gender(self, column: Column, cell: Cell) -> None:
        gender = GENDERS.get(plain(cell).strip("."))
        return self._keep(column, cell, "gender", str(gender)) if gender else self.ledger.leave("nothing")

    def _age(self, column: Column, cell: Cell) -> None:
        band = age_band_in(cell)
        if band:
            return self._keep(column, cell, "age_band", str(band))
        return (
            self.ledger.leave("nothing")
            if meanings.is_nothing(words(cell))
            else self._list(column, cell, Reason.AGE_UNREADABLE)
        )

    def _keep(self, column: Column, cell: Cell, name: str, value: str) -> None:
        """Keep a value that fits, unless another cell of the row has said something else."""
        if len(value) > LONGEST.get(name, 60):
            return self._list(column, cell, Reason.TOO_LONG)
        if self.facts.fields.setdefault(name, value) != value:
            return self._list(column, cell, Reason.SECOND_VALUE)
        return self.ledger.take()

    def _list(self, column: Column, cell: Cell, reason: Reason) -> None:
        self.ledger.list(self.table.sheet, self.row, column.index, cell, reason)


READERS = {
    Role.NUMBER: _Row._number, Role.PHONE: _Row._phone, Role.COUNTRY: _Row._country, Role.LANGUAGES: _Row._languages,
    Role.STAYING: _Row._staying, Role.FIRST_CAME: _Row._first_came, Role.TOLD: _Row._told,
    Role.CHILDREN: _Row._children, Role.NOTES: _Row._note, Role.GENDER: _Row._gender, Role.AGE: _Row._age,
}  # fmt: skip


def _first_words(table: Table, row: int, role: Role) -> str:
    return next((text for column in table.of(role) if (text := words(table.sheet.at(row, column.index)))), "")


@lru_cache(maxsize=20_000)
def _is_official(text: str) -> bool:
    try:
        no_official_numbers(text)
    except ValidationError:
        return True
    return False


def _few(bands: dict[str, int]) -> dict[str, int] | None:
    return bands if all(number <= MOST_CHILDREN for number in bands.values()) else None
