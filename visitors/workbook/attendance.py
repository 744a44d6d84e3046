"""Who came on which day: the days over the columns, the ticks under them, and the rows that only count heads."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from visitors.workbook import dates
from visitors.workbook.cells import Odd, is_filled
from visitors.workbook.entries import Entry
from visitors.workbook.findings import Ledger, Reason
from visitors.workbook.headings import NAMES, Role
from visitors.workbook.people import children_in
from visitors.workbook.rows import counts_children, label_of
from visitors.workbook.tables import Table
from visitors.workbook.ticks import Came, read_heads, read_tick

BANDED = 0.8  # from this share on, colour belongs to a whole row or column and says nothing of one cell


@dataclass(frozen=True)
class Day:
    """A day with ticks, and where: two sheets may speak of two programmes on one day."""

    on: date
    sheet: str
    title: str
    column: int | None = None


def read_days(table: Table, days: list[Day], *, known: set[date], today: date) -> None:
    """Settle the years of a table's days, and note each day once for its sheet."""
    dated = table.days
    year = dates.read_month(table.title)[1]
    settled = dates.settle([column.said for column in dated], year=year, known=known, today=today)
    for column, on in zip(dated, settled, strict=True):
        if on and dates.is_in_calendar(on):
            table.put(replace(column, on=on, day=_day(table, on, days, column.index)))
    if table.held_on:
        table.day = _day(table, table.held_on, days, None)


def read_ticks(table: Table, row: int, entry: Entry, ledger: Ledger, *, today: date) -> None:
    """The cells under the days, in the row of a person."""
    if table.held_on:
        _read_session_row(table, row, entry, ledger, today=today)
        return
    cells = table.sheet.rows.get(row, [])
    for column in table.columns:
        if column.on is None or column.index >= len(cells) or (cell := cells[column.index]) is None:
            continue
        mark = read_tick(cell)
        if mark is None or mark.came is Came.NO:
            ledger.leave("not ticked", is_filled(cell))
        elif mark.came is Came.UNCLEAR:
            reason = {Odd.ERROR: Reason.ERROR, Odd.NOT_COMPUTED: Reason.FORMULA}.get(cell, Reason.TICK_UNCLEAR)
            ledger.list(table.sheet, row, column.index, cell, reason)
        elif column.on > today:
            ledger.list(table.sheet, row, column.index, cell, Reason.TICK_FUTURE)
        else:
            ledger.take()
            entry.came(column.day, mark.children)


def read_heads_row(table: Table, row: int, heads: Counter, ledger: Ledger, *, today: date) -> None:
    """A row that counts people without a name, day by day."""
    are_children = counts_children(label_of(table, row))
    for column in table.columns:
        cell = table.sheet.at(row, column.index)
        if not is_filled(cell):
            continue
        is_session = table.held_on and column.role in {Role.TICK, Role.CHILDREN}
        on, day = (table.held_on, table.day) if is_session else (column.on, column.day)
        if column.role in NAMES:
            ledger.take()
        elif on is None:
            ledger.leave("total") if column.role is Role.TOTAL else ledger.list(
                table.sheet,
                row,
                column.index,
                cell,
                Reason.DATE_UNREADABLE if column.is_dated else Reason.COUNT_UNCLEAR,
            )
        elif (found := read_heads(cell, are_children=are_children or column.role is Role.CHILDREN)) is None:
            ledger.list(table.sheet, row, column.index, cell, Reason.COUNT_UNCLEAR)
        elif on > today and (found.adults or found.children):
            ledger.list(table.sheet, row, column.index, cell, Reason.TICK_FUTURE)
        else:
            ledger.take()
            heads.update({(day, False): found.adults, (day, True): found.children})


def remark_colours(table: Table, people: list[int], ledger: Ledger) -> None:
    """Cells that are only coloured in, unless the colour belongs to their whole row or column."""
    columns = [column.index for column in table.columns if column.on]
    coloured = [
        (row, index)
        for row in people
        if Odd.COLOUR in (cells := table.sheet.rows[row])
        for index in columns
        if index < len(cells) and cells[index] is Odd.COLOUR
    ]
    if not coloured:
        return
    by_row, by_column = Counter(row for row, _index in coloured), Counter(index for _row, index in coloured)
    empty_in_row = Counter(row for row in people for index in columns if not is_filled(table.sheet.at(row, index)))
    empty_in_column = Counter(index for row in people for index in columns if not is_filled(table.sheet.at(row, index)))
    for row, index in coloured:
        is_row = len(columns) > 2 and by_row[row] >= max(3, BANDED * empty_in_row[row])
        is_column = len(people) > 2 and by_column[index] >= max(3, BANDED * empty_in_column[index])
        if not is_row and not is_column:
            ledger.remark(table.sheet, row, index, Odd.COLOUR, Reason.COLOUR_ONLY)


def _read_session_row(table: Table, row: int, entry: Entry, ledger: Ledger, *, today: date) -> None:
    """A person on the sheet of one session: ticked, or simply there where the sheet has no ticks."""
    is_future = table.held_on > today
    came = not table.of(Role.TICK) and not is_future
    for column in table.of(Role.TICK):
        cell = table.sheet.at(row, column.index)
        mark = read_tick(cell)
        if not is_filled(cell) or mark is None:
            continue
        if mark.came is Came.NO:
            ledger.leave("not ticked")
        elif mark.came is Came.UNCLEAR or is_future:
            ledger.list(table.sheet, row, column.index, cell, Reason.TICK_FUTURE if is_future else Reason.TICK_UNCLEAR)
        else:
            ledger.take()
            came = True
            entry.came(table.day, mark.children)
    if came:
        entry.came(table.day, 0)
        along = next(
            (found for column in table.of(Role.CHILDREN) if (found := children_in(table.sheet.at(row, column.index)))),
            None,
        )
        if along:
            entry.along[table.day] = along


def _day(table: Table, on: date, days: list[Day], column: int | None) -> int:
    """The day's place in the list; the same day on the same sheet is one."""
    for place, day in enumerate(days):
        if day.on == on and day.sheet == table.sheet.name:
            return place
    days.append(Day(on, table.sheet.name, table.title, column))
    return len(days) - 1
