"""Find the tables on a sheet: where they start, what each column is, where they end."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from visitors.workbook import dates
from visitors.workbook.cells import Cell, Sheet, is_filled, plain, words
from visitors.workbook.dates import Said
from visitors.workbook.headings import ABOUT, NAMES, Role, role_of

BIKES = re.compile(r"\b(bikes?|bicycles?|cycles?|helmets?)\b")
OF_RIDERS = re.compile(r"\b(wants?|wanted|needs?|needed|request|list|got|has|had|tall|height|leg)\b")
FEW_WORDS = 40  # letters of a heading


@dataclass(frozen=True)
class Column:
    """One column: what it tells of a person, or on which day it has ticks, or nothing that we know."""

    index: int
    heading: str = ""
    role: Role | None = None
    said: Said | None = None
    on: date | None = None
    day: int | None = None  # its place in the list of days
    is_dated: bool = False  # it speaks of a day, which may not be readable


@dataclass
class Table:
    """A heading of one or two lines, its columns, and the rows under it up to the next table."""

    sheet: Sheet
    top: int
    first: int
    columns: list[Column]
    rows: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    title: str = ""
    held_on: date | None = None  # of a sheet that is one session
    day: int | None = None  # that session's place in the list of days
    names: dict[int, dict[str, str]] = field(default_factory=dict)  # of its rows, as far as they were read
    _by_role: dict[Role | None, list[Column]] = field(default_factory=dict)

    def of(self, role: Role) -> list[Column]:
        if not self._by_role:
            for column in self.columns:
                self._by_role.setdefault(column.role, []).append(column)
        return self._by_role.get(role, [])

    def put(self, column: Column) -> None:
        """Know more of a column than before."""
        place = next(place for place, known in enumerate(self.columns) if known.index == column.index)
        self.columns[place] = column
        self._by_role.clear()

    @property
    def about(self) -> list[Column]:
        """The columns that tell of people; ticks and unknown ones are looked at elsewhere."""
        return [column for column in self.columns if column.role is not None and column.role is not Role.TICK]

    @property
    def days(self) -> list[Column]:
        return [column for column in self.columns if column.is_dated]

    @property
    def has_numbers(self) -> bool:
        return bool(self.of(Role.NUMBER))

    @property
    def is_register(self) -> bool:
        return any(column.role in ABOUT for column in self.columns)

    @property
    def is_bikes(self) -> bool:
        """A list of bikes: bikes are what its columns are about, or what its sheet is called."""
        about = len(self.of(Role.BIKE)) + len(self.of(Role.ASKED))
        return about >= 2 or (about == 1 and not self.is_register and not self.days) or self._is_called_bikes

    @property
    def is_of_riders(self) -> bool:
        """A list of people who want a bike, and not of the bikes themselves."""
        asks = any(OF_RIDERS.search(plain(column.heading)) for column in self.of(Role.BIKE))
        return self.is_bikes and any(map(self.of, NAMES)) and (asks or bool(self.of(Role.ASKED)))

    @property
    def _is_called_bikes(self) -> bool:
        return bool(BIKES.search(plain(self.sheet.name))) and not self.days

    @property
    def filled(self) -> int:
        """How many cells of its rows hold something."""
        first, last = self.columns[0].index, self.columns[-1].index
        rows = (self.sheet.rows.get(row, ()) for row in self.rows)
        return sum(is_filled(cell) for cells in rows for cell in cells[first : last + 1])


def find_tables(sheet: Sheet) -> list[Table]:
    """Every table of people or bikes on the sheet, each with its rows. A heading that comes again starts no new one."""
    tables: list[Table] = []
    live: list[Table] = []
    passed = -1
    for row in sorted(sheet.rows):
        if row <= passed:
            continue
        found = _headed(sheet, row) if _may_be_heading(sheet, row, live) else []
        if found:
            again = [_same(table, live) for table in found]
            if all(again):
                for table in again:
                    table.repeated += range(found[0].top, found[0].first)
            else:
                live = found
                tables += found
            passed = found[0].first - 1
            continue
        for table in live:
            if any(is_filled(sheet.at(row, column.index)) for column in table.columns):
                table.rows.append(row)
    for table in tables:
        table.title = _near_words(sheet, table.top)
        _know_by_content(table)
    return [table for table in tables if table.rows]


def _may_be_heading(sheet: Sheet, row: int, live: list[Table]) -> bool:
    """Under a table, only a row that has a heading's words, or nothing, where the table has its names."""
    cells = [sheet.at(row, column.index) for table in live for column in table.columns if column.role in NAMES]
    alone = sum(map(is_filled, sheet.rows[row])) == 1
    return not (live and alone) and all(not is_filled(cell) or role_of(cell) or dates.read(cell) for cell in cells)


def _same(table: Table, live: list[Table]) -> Table | None:
    """The table above that has the same columns."""
    mark = [(column.index, column.role, column.heading) for column in table.columns if column.heading]
    for other in live:
        if mark == [(column.index, column.role, column.heading) for column in other.columns if column.heading]:
            return other
    return None


def _headed(sheet: Sheet, row: int) -> list[Table]:
    """The tables whose heading is in this row, side by side; none when it is no heading."""
    filled = [(index, cell) for index, cell in enumerate(sheet.rows[row]) if is_filled(cell)]
    roles = [role for _index, cell in filled if (role := role_of(cell))]
    if not roles or not _is_heading(filled, roles):
        return []
    above, below = _line_above(sheet, row), _line_below(sheet, row)
    width = max(len(sheet.rows[row]), len(below), len(above))
    month = dates.read_month(_near_words(sheet, row))
    columns = [_column(sheet, index, row, above, below, month) for index in range(width)]
    top = row - 1 if any(above) and _adds(columns, above) else row
    first = row + 2 if any(below) else row + 1
    return [Table(sheet, top, first, part) for part in _side_by_side(columns) if _names_people(part)]


def _is_heading(filled: list[tuple[int, Cell]], roles: list[Role]) -> bool:
    days = sum(dates.read(cell) is not None or _is_month(cell) for _index, cell in filled if not role_of(cell))
    small = sum(dates.read_day(cell) is not None for _index, cell in filled if not role_of(cell))
    known = len(set(roles)) + days
    if NAMES & set(roles):
        return (known >= 2 or small >= 2 or len(filled) == 1) and len(roles) + days + small >= 0.5 * len(filled)
    return Role.NUMBER in roles and days >= 2 and len(set(roles)) + days >= 0.8 * len(filled)


def _names_people(columns: list[Column]) -> bool:
    return any(column.role in NAMES or column.role is Role.NUMBER for column in columns)


def _line_above(sheet: Sheet, row: int) -> list[Cell]:
    """The row above a heading, merged cells and months carried on to the end of what they span."""
    cells = list(sheet.rows.get(row - 1, ()))
    if sum(map(is_filled, cells)) == 0 or any(len(words(cell)) > FEW_WORDS for cell in cells):
        return []
    for top, left, bottom, right in sheet.merged:
        if top <= row - 1 <= bottom and left < len(cells):
            cells += [None] * (min(right, 1000) + 1 - len(cells))
            cells[left : right + 1] = [cells[left]] * (min(right, 1000) + 1 - left)
    carried: Cell = None
    for index, cell in enumerate(cells):
        if is_filled(cell):
            carried = cell if _is_month(cell) else None
        elif carried is not None:
            cells[index] = carried
    if isinstance(carried, str):
        cells += [carried] * (len(sheet.rows[row]) - len(cells))
    return cells


def _line_below(sheet: Sheet, row: int) -> list[Cell]:
    """A second line of the heading: nothing under the names, and days or words where the first line was short."""
    upper, cells = sheet.rows[row], sheet.rows.get(row + 1, [])
    own = {index for index, cell in enumerate(upper) if role_of(cell) in NAMES | {Role.NUMBER}}
    if any(index < len(cells) and is_filled(cells[index]) for index in own):
        return []
    told = 0
    for index, cell in enumerate(cells):
        if not is_filled(cell):
            continue
        over = upper[index] if index < len(upper) else None
        is_day = (dates.read(cell) or dates.read_day(cell)) and not dates.read(over)
        if not (is_day or (isinstance(cell, str) and role_of(f"{words(over)} {words(cell)}") and not role_of(over))):
            return []
        told += 1
    return list(cells) if told else []


def _near_words(sheet: Sheet, row: int) -> str:
    """The sheet's name and the few words over a heading, which may say the month or the year."""
    over = [
        words(cell) for up in range(row - 1, row - 6, -1) for cell in sheet.rows.get(up, ()) if isinstance(cell, str)
    ]
    return " ".join([sheet.name, *[text for text in over if len(text) <= 80][:6]])


def _column(
    sheet: Sheet, index: int, row: int, above: list[Cell], below: list[Cell], month: tuple[int | None, int | None]
) -> Column:
    """Make sense of a column from the lines of its heading."""
    upper, own, lower = (line[index] if index < len(line) else None for line in (above, sheet.rows[row], below))
    heading = " ".join(filter(None, map(words, (upper, own, lower))))
    last = lower if is_filled(lower) else own
    both = " ".join(filter(None, map(words, (own, lower))))
    if role := role_of(heading) or role_of(both) or role_of(own) or role_of(lower):
        return Column(index, heading, role)
    for cell in (last, own, both, heading):
        if said := dates.read(cell):
            return Column(index, heading, said=said, is_dated=True)
    day = dates.read_day(last)
    over = dates.read_month(words(own if is_filled(lower) else upper))
    number, year = over[0] or month[0], over[1] or (None if over[0] else month[1])
    if day and number and is_filled(last):
        return Column(index, heading, said=Said(day, number, year), is_dated=True)
    is_dated = is_filled(last) and any(letter.isdigit() for letter in heading)
    return Column(index, heading, is_dated=is_dated)


def _adds(columns: list[Column], above: list[Cell]) -> bool:
    return any(
        is_filled(cell) and (columns[index].role or columns[index].said) and not _is_long(cell)
        for index, cell in enumerate(above)
        if index < len(columns)
    )


def _is_long(cell: Cell) -> bool:
    return len(words(cell)) > 25


def _is_month(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) < 25 and dates.read_month(cell)[0] is not None and not dates.read(cell)


def _side_by_side(columns: list[Column]) -> list[list[Column]]:
    """Cut where a second table begins beside the first: at a number or a name that comes again."""
    parts: list[list[Column]] = [[]]
    seen: set[Role] = set()
    for column in columns:
        again = column.role in seen and column.role in {Role.NUMBER, Role.NAME}
        if again and (column.role is Role.NUMBER or parts[-1][-1].role is not Role.NUMBER):
            parts.append([])
            seen = set()
        if column.role:
            seen.add(column.role)
        parts[-1].append(column)
    return parts


def _know_by_content(table: Table) -> None:
    """What a heading left open, the cells may tell: numbers before the names, days under "from"."""
    for column in [*table.columns]:
        cells = [cell for row in table.rows if is_filled(cell := table.sheet.at(row, column.index))]
        if not cells:
            continue
        some = cells[:200]
        days = sum(isinstance(cell, str | date) and dates.read(cell) is not None for cell in some)
        if column.role in {Role.COUNTRY, Role.STAYING, Role.TICK} and days > 0.6 * len(some):
            table.put(replace(column, role=Role.FIRST_CAME))
        elif column.role is None and not column.is_dated and not column.heading and not table.has_numbers:
            numbers = [cell for cell in cells if isinstance(cell, int) and not isinstance(cell, bool)]
            if (
                len(numbers) > 0.8 * len(cells)
                and len(set(numbers)) == len(numbers)
                and _is_before_names(table, column)
            ):
                table.put(replace(column, role=Role.NUMBER))
        elif column.heading and plain(column.heading) == "date" and days > 0.6 * len(some) and table.is_register:
            table.put(replace(column, role=Role.FIRST_CAME))


def _is_before_names(table: Table, column: Column) -> bool:
    return all(column.index < other.index for other in table.columns if other.role in NAMES)
