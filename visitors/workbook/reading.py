"""Read a whole book: which tables it has, who stands in them, on which days they came, and what nobody can read."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from visitors.models.visits import MOST_CHILDREN
from visitors.workbook import dates, meanings
from visitors.workbook.attendance import Day, read_days, read_heads_row, read_ticks, remark_colours
from visitors.workbook.cells import Sheet, is_filled, plain
from visitors.workbook.entries import Entries, Entry, in_order, is_latin, shares_a_word
from visitors.workbook.findings import Ledger, Reason
from visitors.workbook.headings import Role
from visitors.workbook.people import Facts, can_keep, read_names, read_row
from visitors.workbook.riders import Rider, read_riders
from visitors.workbook.rows import Sort, name_of, number_of, sort_of
from visitors.workbook.tables import Column, Table, find_tables

REFERRAL_LONGEST = 40


@dataclass
class Taken:
    """What a sheet, or a table on it, was taken for."""

    sheet: str
    is_hidden: bool
    what: str  # people, ticks, both, session, riders, bikes, nothing
    rows: int = 0
    columns: list[tuple[Column, str]] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    years_inferred: int = 0
    is_everybody: bool = False  # a sheet of one session without ticks: whoever is on it came
    are_lines: bool = False  # its numbers only count lines
    hidden: int = 0


@dataclass
class Reading:
    """All that a book says."""

    taken: list[Taken] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    heads: Counter = field(default_factory=Counter)  # (day, is_child) -> how many
    ledger: Ledger = field(default_factory=Ledger)
    riders: list[Rider] = field(default_factory=list)  # the rows of bike lists
    first_inferred: int = 0  # first days without a year
    filled: int = 0  # cells of all tables of people


def read_book(sheets: list[Sheet], *, today: date, said: Callable[[str], None] = lambda words: None) -> Reading:
    """Read every sheet: the registers first, then ticks and bike lists, which speak of people by number or name."""
    reading = Reading()
    found = [table for sheet in sheets for table in _tables(sheet, reading)]
    tables, lists = ([table for table in found if table.is_bikes == is_list] for is_list in (False, True))
    for table in tables:
        table.held_on = _held_on(table)
    known = _days_said(tables)
    for table in tables:
        read_days(table, reading.days, known=known, today=today)
    lines = _only_lines(tables, lists)
    entries = Entries()
    came: list[tuple[Entry, Facts, Table, int]] = []
    for table in sorted(tables, key=lambda table: not table.is_register):
        said(table.sheet.name)
        reading.filled += table.filled
        _read_table(table, reading, entries, came, has_numbers=table not in lines, today=today)
        reading.taken.append(_taken(table, are_lines=table in lines))
    reading.riders = read_riders(
        lists, entries, lines, reading.ledger, known={day.on for day in reading.days}, today=today
    )
    reading.taken += [_taken(table, are_lines=table in lines) for table in lists]
    _settle_first_days(came, reading, today=today)
    _settle_sources(came, reading)
    reading.entries = entries.all
    return reading


def _tables(sheet: Sheet, reading: Reading) -> list[Table]:
    """The sheet's tables of people, or of those who want a bike; bikes and sheets without a table are said and left."""
    found = find_tables(sheet)
    if not sheet.filled:
        return []
    if stock := [table for table in found if table.is_bikes and not table.is_of_riders]:
        reading.taken.append(Taken(sheet.name, sheet.is_hidden, "bikes", sum(len(table.rows) for table in stock)))
    if not found:
        reading.taken.append(Taken(sheet.name, sheet.is_hidden, "nothing"))
        reading.ledger.remark(sheet, min(sheet.rows), None, None, Reason.SHEET_UNKNOWN)
    return [table for table in found if table.is_of_riders or not table.is_bikes]


def _held_on(table: Table) -> date | None:
    """The day of a sheet that is one session: said by its name, or over a list that tells nothing else of people."""
    if table.days:
        return None
    texts = [table.sheet.name]
    if table.of(Role.TICK) or not table.is_register:
        over = range(max(0, table.top - 5), table.top)
        texts += [cell for row in over for cell in table.sheet.rows.get(row, ()) if is_filled(cell)]
    year = dates.read_month(table.title)[1]
    for text in texts:
        if said := dates.read(text):
            return said.on(said.year or year or 0) if said.year or year else None
    return None


def _days_said(tables: list[Table]) -> set[date]:
    """Every day whose year is written, on any sheet."""
    columns = {column.said.on(0) for table in tables for column in table.days if column.said and column.said.year}
    return {day for day in columns | {table.held_on for table in tables} if day}


def _only_lines(tables: list[Table], lists: list[Table]) -> list[Table]:
    """Tables, and bike lists, whose numbers count lines from 1 and stand for other people elsewhere."""
    numbered = {
        id(table): {number_of(table, row): name_of(table, row) for row in table.rows}
        for table in tables + lists
        if table.has_numbers
    }
    of_people = {id(table) for table in tables}
    lines = []
    for table in tables + lists:
        own = {number: in_order(name) for number, name in numbered.get(id(table), {}).items() if number and name}
        if list(own) != [str(number) for number in range(1, len(own) + 1)]:
            continue
        shared = [
            shares_a_word(name, in_order(other[number]))
            for key, other in numbered.items()
            if key != id(table) and key in of_people
            for number, name in own.items()
            if other.get(number)
        ]
        if len(shared) >= 3 and sum(shared) < 0.4 * len(shared):
            lines.append(table)
    registers = [table for table in tables if table.is_register and not table.held_on]
    return [table for table in lines if not (len(registers) == 1 and table is registers[0])]


def _read_table(
    table: Table, reading: Reading, entries: Entries, came: list, *, has_numbers: bool, today: date
) -> None:
    ledger, sheet = reading.ledger, table.sheet
    met: Counter[str] = Counter()
    people: list[int] = []
    for row in table.rows:
        sort = sort_of(table, row)
        if sort is Sort.PERSON or sort is Sort.NAMELESS:
            entry = _entry(table, row, entries, came, met, ledger, has_numbers=has_numbers)
            if entry is not None:
                people.append(row)
                entry.places[sheet.name] = row
                read_ticks(table, row, entry, ledger, today=today)
                continue
        cells = [(column, cell) for column in table.columns if is_filled(cell := sheet.at(row, column.index))]
        if sort is Sort.TOTAL:
            ledger.leave("total", len(cells))
        elif sort is Sort.HEADS:
            read_heads_row(table, row, reading.heads, ledger, today=today)
        elif sort is Sort.ALONE:
            ledger.list(sheet, row, cells[0][0].index, cells[0][1], Reason.NAME_ONLY, cells=len(cells))
        else:
            _list_nameless(table, row, cells, ledger)
    _remark_columns(table, people, ledger)
    remark_colours(table, people, ledger)


def _entry(
    table: Table, row: int, entries: Entries, came: list, met: Counter[str], ledger: Ledger, *, has_numbers: bool
) -> Entry | None:
    """Who the row is about; None when it has no name and its number is nobody's."""
    number = number_of(table, row) if has_numbers else ""
    names = read_names(table, row)
    name = name_of(table, row)
    known = entries.numbered(number) if number else None
    if not names and known is None:
        return None
    if known is None and not can_keep(names):
        return None
    facts = read_row(table, row, ledger)
    if known is None:
        known = _by_name(table, name, entries, met, ledger, row) if not number else None
    elif name and not _is_same_name(known, facts, name) and table.is_register:
        ledger.remark(table.sheet, row, table.of(Role.NUMBER)[0].index, number, Reason.NUMBER_TWICE)
        known = next((entry for entry in entries.unnumbered(name)), None)
        if known is None:
            known = _new(table, row, facts, entries, is_keyed=False)
    elif name and not _is_same_name(known, facts, name):
        ledger.remark(table.sheet, row, table.of(Role.NUMBER)[0].index, number, Reason.NUMBER_NAMES)
    if known is None:
        known = _new(table, row, facts, entries, is_keyed=has_numbers)
    else:
        _fill(known, facts)
    if facts.first_came is not None or "referral" in facts.fields:
        came.append((known, facts, table, row))
    return known


def _by_name(table: Table, name: str, entries: Entries, met: Counter[str], ledger: Ledger, row: int) -> Entry | None:
    """The person of that name: the second row of a name is the second person, and that is said.

    In a table that gives numbers, a row without one is nobody with a number.
    """
    alike = entries.unnumbered(name) if table.has_numbers else entries.named(name)
    key = in_order(name)
    place = met[key]
    met[key] += 1
    if place or (len(alike) > 1 and not table.is_register):
        column = next(column for column in table.columns if column.role in {Role.NAME, Role.KNOWN_AS, Role.FAMILY})
        ledger.remark(table.sheet, row, column.index, name, Reason.NAME_TWICE)
    return alike[place] if place < len(alike) else None


def _is_same_name(entry: Entry, facts: Facts, name: str) -> bool:
    if shares_a_word(entry.folded, in_order(name)):
        return True
    return is_latin(entry.fields.get("known_as")) != is_latin(name) or is_latin(facts.fields.get("latin_spelling"))


def _new(table: Table, row: int, facts: Facts, entries: Entries, *, is_keyed: bool) -> Entry:
    number = facts.number if is_keyed else ""
    fields = {name: value for name, value in facts.fields.items() if name != "referral"}
    entry = Entry(table.sheet.name, row, number, fields, facts.children)
    return entries.add(entry, is_keyed=is_keyed)


def _fill(entry: Entry, facts: Facts) -> None:
    """Another row about the same person: what was open is filled, a Latin spelling beside another script is kept."""
    entry.children = entry.children or facts.children
    own, other = entry.fields.get("known_as", ""), facts.fields.get("known_as", "")
    if other and own and not is_latin(own) and is_latin(other):
        entry.fields.setdefault("latin_spelling", facts.name[:120])
    for name, value in facts.fields.items():
        if name not in {"known_as", "other_names", "referral"}:
            entry.fields.setdefault(name, value)


def _list_nameless(table: Table, row: int, cells: list, ledger: Ledger) -> None:
    """A row without a name: one line for the row; numbers that count somebody unknown get their own reason."""
    counts = [pair for pair in cells if pair[0].is_dated and isinstance(pair[1], int | float)]
    reason = Reason.COUNT_UNNAMED if counts and len(counts) == len(cells) else Reason.NO_NAME
    names = read_names(table, row)
    if names and not number_of(table, row):
        reason = Reason.TOO_LONG
    ledger.list(table.sheet, row, cells[0][0].index, cells[0][1], reason, cells=len(cells))


def _remark_columns(table: Table, people: list[int], ledger: Ledger) -> None:
    """One line for a column that nobody can read, instead of one for each of its cells."""
    for column in table.columns:
        if column.role is None or (column.role is Role.TICK and not table.held_on):
            held = [] if column.on else [cell for row in people if is_filled(cell := table.sheet.at(row, column.index))]
            if not held:
                continue
            if column.is_dated:
                reason = Reason.DATE_UNREADABLE
            elif column.role is Role.TICK or _are_ticks(held):
                reason = Reason.COLUMN_UNDATED
            else:
                reason = Reason.COLUMN_UNKNOWN
            ledger.listed += len(held)
            top = max(table.first - 1, 0)
            ledger.remark(table.sheet, top, column.index, table.sheet.at(top, column.index), reason)


def _are_ticks(cells: list) -> bool:
    return sum(len(plain(cell)) <= 4 and not plain(cell).isdigit() for cell in cells) > 0.8 * len(cells)


def _settle_first_days(came: list, reading: Reading, *, today: date) -> None:
    """Give first days their year and hold each against the days of the ticks."""
    ledger, ticked = reading.ledger, {day.on for day in reading.days}
    by_column: dict[tuple[int, int], list] = {}
    for entry, facts, table, row in came:
        if facts.first_came is not None:
            by_column.setdefault((id(table), facts.first_came_column), []).append((entry, facts, table, row))
    for (_table, column), kept in by_column.items():
        said = [dates.read(facts.first_came) for _entry, facts, _same, _row in kept]
        year = dates.read_month(kept[0][2].title)[1]
        settled = dates.settle(said, year=year, known=ticked, today=today)
        for (entry, facts, table, row), wrote, day in zip(kept, said, settled, strict=True):
            if day is None or not dates.is_in_calendar(day):
                ledger.list(table.sheet, row, column, facts.first_came, Reason.DATE_UNREADABLE)
            elif day > today:
                ledger.list(table.sheet, row, column, facts.first_came, Reason.DATE_FUTURE)
            else:
                ledger.take()
                reading.first_inferred += wrote.year is None
                entry.first_came = min(day, entry.first_came or day)
                if ticked and day not in ticked and day > min(ticked):
                    ledger.remark(table.sheet, row, column, facts.first_came, Reason.DATE_WITHOUT_COLUMN)
    for entry, facts, table, row in came:
        ticks = min((reading.days[day].on for day in entry.visits), default=None)
        if facts.first_came is not None and entry.first_came and ticks and ticks < entry.first_came:
            ledger.remark(table.sheet, row, facts.first_came_column, facts.first_came, Reason.DATE_AFTER_TICK)
            entry.first_came = ticks


def _settle_sources(came: list, reading: Reading) -> None:
    """Who told them: one of the list, or an answer of several people. What one person wrote may be somebody's name."""
    often: Counter[str] = Counter()
    written: dict[str, str] = {}
    for _entry, facts, _table, _row in came:
        if "referral" in facts.fields:
            text = facts.fields["referral"][0]
            often[meanings.folded(text)] += 1
            written.setdefault(meanings.folded(text), text)
    for entry, facts, table, _row in came:
        if "referral" not in facts.fields:
            continue
        text, row, column = facts.fields["referral"]
        key = meanings.folded(text)
        source = meanings.told_in(text)
        if not source and often[key] >= meanings.OFTEN and len(text) <= REFERRAL_LONGEST and not re.search(r"\d", text):
            source = written[key]
        if source:
            entry.fields.setdefault("referral", source)
            reading.ledger.take()
        else:
            reading.ledger.list(table.sheet, row, column, text, Reason.TOLD_UNKNOWN)


def _taken(table: Table, *, are_lines: bool) -> Taken:
    what = (
        "riders"
        if table.is_bikes
        else "session"
        if table.held_on
        else "both"
        if table.days and table.is_register
        else "ticks"
        if table.days
        else "people"
    )
    meaning = [
        (column, column.role.value if column.role else "")
        for column in table.columns
        if column.heading and not column.is_dated
    ]
    return Taken(
        table.sheet.name,
        table.sheet.is_hidden,
        what,
        rows=len(table.rows),
        columns=meaning,
        days=sorted({column.on for column in table.days if column.on} | ({table.held_on} if table.held_on else set())),
        years_inferred=sum(bool(column.said and not column.said.year and column.on) for column in table.days),
        is_everybody=bool(table.held_on) and not table.of(Role.TICK),
        are_lines=are_lines,
        hidden=table.sheet.hidden_rows + table.sheet.hidden_columns,
    )


def children_along(entry: Entry, day: int) -> dict[str, int]:
    """Children by band on one day: the sheet's own word for the day."""
    if along := entry.along.get(day):
        return along
    return {"children_unsaid": min(entry.visits[day], MOST_CHILDREN)} if entry.visits[day] else {}
