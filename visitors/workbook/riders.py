"""Whom the rows of a bike list are about, and since when they ask. What else they say, the bike room reads."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from visitors.names.indexing import whole_name
from visitors.names.keys import keys
from visitors.names.words import words
from visitors.workbook import dates
from visitors.workbook.cells import Cell, is_filled
from visitors.workbook.entries import Entries, Entry, in_order, is_latin, shares_a_word
from visitors.workbook.findings import Ledger, Reason
from visitors.workbook.headings import NAMES, Role
from visitors.workbook.people import can_keep, kept_names, read_names
from visitors.workbook.rows import Sort, name_of, number_of, sort_of
from visitors.workbook.tables import Column, Table

MOST_RIVALS = 20  # more than so many have the name: nobody looks through them
HANDED_ON = {Role.ASKED, Role.FIRST_CAME, Role.BIKE, Role.NOTES}


@dataclass(frozen=True)
class Rider:
    """One row of a bike list: whom it is about, the day they asked (none: not said, or not readable), its other cells.

    `is_by_name`: the row has no number that is known, and exactly one person of the book has its name.
    """

    entry: Entry
    sheet: str
    row: int
    asked_on: date | None
    cells: list[tuple[Column, Cell]]
    is_by_name: bool = False


@dataclass
class _Found:
    entry: Entry
    is_by_name: bool = False


class _Register:
    """The people of the book by name, and those whom only its bike lists name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_name: dict[str, list[Entry]] = defaultdict(list)
        self.by_word: dict[str, set[int]] = defaultdict(set)
        self.all = list(entries)
        self.riders: dict[str, list[Entry]] = defaultdict(list)
        self._by_sound: dict[str, list[Entry]] = defaultdict(list)
        self._likely: dict[str, list[Entry]] = {}
        for place, entry in enumerate(self.all):
            for name in {entry.folded, in_order(entry.fields.get("latin_spelling", ""))} - {""}:
                self.by_name[name].append(entry)
                for word in name.split():
                    self.by_word[word].add(place)

    def rivals(self, name: str) -> list[Entry]:
        """Some of those who have the name, else of those whose name sounds like it or says more."""
        key = in_order(name)
        if key not in self._likely:
            likely = self.by_name.get(key) or [*self._sounding(name), *self._with_more(key)]
            self._likely[key] = list({id(entry): entry for entry in likely}.values())[:MOST_RIVALS]
        return [*self._likely[key], *self.riders[key][:MOST_RIVALS]][:MOST_RIVALS]

    def _sounding(self, name: str) -> list[Entry]:
        if not self._by_sound:
            for entry in self.all:
                for mark in whole_name(words(entry.name)):
                    self._by_sound[mark].append(entry)
        return [entry for mark in whole_name(words(name)) for entry in self._by_sound.get(mark, [])[:MOST_RIVALS]]

    def _with_more(self, name: str) -> list[Entry]:
        fewest, *others = sorted((self.by_word.get(word, set()) for word in name.split()), key=len)
        return [self.all[place] for place in sorted(fewest.intersection(*others))[:MOST_RIVALS]]


def read_riders(
    tables: list[Table], entries: Entries, lines: list[Table], ledger: Ledger, *, known: set[date], today: date
) -> list[Rider]:
    """Every row about a person: by number, else by the one person of the book who has that name, else somebody new.

    A name that several have may mean each of them: it is somebody new, who has these as rivals.
    """
    register = _Register(entries.all)
    riders: list[Rider] = []
    for table in tables:
        found: list[tuple[int, _Found]] = []
        for row in table.rows:
            who = _find(table, row, entries, register, ledger, has_numbers=table not in lines)
            if who:
                found.append((row, who))
        asked = _days_asked(table, [row for row, _who in found], known=known, today=today)
        for (row, who), day in zip(found, asked, strict=True):
            if who.entry.is_rider and day and day <= today:
                who.entry.first_came = min(day, who.entry.first_came or day)
            cells = [
                (column, cell)
                for column in table.columns
                if column.role in HANDED_ON and is_filled(cell := table.sheet.at(row, column.index))
            ]
            riders.append(Rider(who.entry, table.sheet.name, row, day, cells, is_by_name=who.is_by_name))
    return riders


def _find(
    table: Table, row: int, entries: Entries, register: _Register, ledger: Ledger, *, has_numbers: bool
) -> _Found | None:
    """Who the row is about; None, with a line for it, when it is about nobody."""
    sort = sort_of(table, row)
    if sort is Sort.TOTAL:
        return None
    number, name, names = number_of(table, row) if has_numbers else "", name_of(table, row), read_names(table, row)
    numbered = entries.numbered(number) if number else None
    if numbered:
        if name and not _fits(numbered, name):
            _remark(table, row, Reason.NUMBER_NAMES, ledger)
        return _Found(numbered)
    same = register.by_name.get(in_order(name), [])
    if not can_keep(names) or (sort is Sort.ALONE and not same):
        reason = Reason.NO_NAME if not names else Reason.NAME_ONLY if sort is Sort.ALONE else Reason.TOO_LONG
        _remark(table, row, reason, ledger)
        return None
    fits = [entry for entry in same if not entry.number] if number else same
    if len(fits) == 1:
        return _Found(fits[0], is_by_name=True)
    entry = Entry(table.sheet.name, row, number, kept_names(names), rivals=register.rivals(name), is_rider=True)
    register.riders[in_order(name)].append(entry)
    return _Found(entries.add(entry, is_keyed=bool(number)))


def _fits(entry: Entry, name: str) -> bool:
    """Whether it can be the same person's name: a word that sounds alike, or written in another script."""
    own, other = ({key for word in words(said) for key in keys(word.spoken)} for said in (entry.name, name))
    latin = entry.fields.get("latin_spelling", "")
    is_alike = bool(own & other) or shares_a_word(in_order(latin), in_order(name))
    return is_alike or is_latin(entry.fields.get("known_as")) != is_latin(name)


def _remark(table: Table, row: int, reason: Reason, ledger: Ledger) -> None:
    """A line about the row, at the first of its cells that says whom it means."""
    columns = [column for column in table.columns if column.role in NAMES | {Role.NUMBER}]
    filled = [column for column in columns if is_filled(table.sheet.at(row, column.index))]
    column = (filled or columns)[0]
    ledger.remark(table.sheet, row, column.index, table.sheet.at(row, column.index), reason)


def _days_asked(table: Table, rows: list[int], *, known: set[date], today: date) -> list[date | None]:
    """The day in each of the rows; one without a year gets that of its neighbours."""
    columns = table.of(Role.ASKED) or table.of(Role.FIRST_CAME)
    if not columns:
        return [None] * len(rows)
    said = [dates.read(table.sheet.at(row, columns[0].index)) for row in rows]
    year = dates.read_month(table.title)[1]
    settled = dates.settle(said, year=year, known=known, today=today)
    return [day if day and dates.is_in_calendar(day) else None for day in settled]
