"""The XML of a workbook as sheets of cells: read as a stream, bounded, and without any document type."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from visitors.workbook.cells import Cell, Odd, Sheet

MOST_COLUMNS, MOST_ROWS, MOST_CELLS = 1000, 30_000, 3_000_000
MOST_SHEETS, MOST_LETTERS = 200, 40_000_000
MOST_KEPT = 50_000  # different cells, so that the thousandth "x" is the first one
PIECE = 1 << 16
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NOT_DATES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General', re.IGNORECASE)
DATES = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}  # numbers of the built-in formats that show dates
COLUMNS: dict[str, int] = {}


class TooMuch(Exception):
    """A sheet that no hall ever filled; its words are for the person at the desk."""


class Unsafe(Exception):
    """A part that defines entities or a document type, as no workbook does."""


@dataclass
class Looks:
    """What the styles say: which numbers are dates, and which cells are coloured in."""

    dated: list[bool] = field(default_factory=list)
    coloured: list[bool] = field(default_factory=list)


def read_sheets(parts: zipfile.ZipFile, *, said: Callable[[str], None]) -> list[Sheet]:
    """Every worksheet in the workbook's own order."""
    book, listed, from_1904 = _contents(parts)
    texts, looks = _texts(parts, book), _looks(parts, book)
    sheets = []
    left = MOST_CELLS
    for name, is_hidden, path in listed[:MOST_SHEETS]:
        said(name)
        sheet = Sheet(name, is_hidden)
        left -= _read_cells(parts, path, sheet, texts, looks, from_1904=from_1904, most=left)
        sheets.append(sheet)
    return sheets


def _parse(
    parts: zipfile.ZipFile, path: str, start: Callable, end: Callable = lambda name: None, text: Callable | None = None
) -> None:
    """Stream one part through a parser that knows no document types; names come without their prefix."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    bare: dict[str, str] = {}

    def local(name: str) -> str:
        return bare.get(name) or bare.setdefault(name, name.rpartition(":")[2])

    def refuse(*_args: Any) -> None:
        raise Unsafe

    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    with parts.open(path) as stream:
        while piece := stream.read(PIECE):
            parser.Parse(piece)
    parser.Parse(b"", True)


def _contents(parts: zipfile.ZipFile) -> tuple[dict[str, str], list[tuple[str, bool, str]], bool]:
    """The workbook's other parts by kind, its sheets (name, hidden, part), and whether its days count from 1904."""
    found = [kept for kept in _relations(parts, "").values() if kept[0] == "officeDocument"]
    path = found[0][1] if found else "xl/workbook.xml"
    relations = _relations(parts, path)
    sheets: list[tuple[str, bool, str]] = []
    from_1904 = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet":
            key = next(value for key, value in attributes.items() if key.rpartition(":")[2] == "id" and ":" in key)
            sort, target = relations[key]
            if sort == "worksheet":
                sheets.append((attributes["name"], attributes.get("state", "visible") != "visible", target))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904") in {"1", "true"}

    _parse(parts, path, start)
    return dict(relations.values()), sheets, from_1904


def _relations(parts: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """What a part points to: kind and path by id."""
    folder, name = posixpath.split(path)
    relations: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            relations[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)

    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed in parts.namelist():
        _parse(parts, listed, start)
    return relations


def _texts(parts: zipfile.ZipFile, book: dict[str, str]) -> list[str]:
    """The texts that cells share."""
    if book.get("sharedStrings") not in parts.namelist():
        return []
    texts: list[str] = []
    pieces: list[str] = []
    is_text = is_reading_aid = False
    letters = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal is_text, is_reading_aid
        if name == "rPh":
            is_reading_aid = True
        is_text = name == "t" and not is_reading_aid

    def end(name: str) -> None:
        nonlocal is_text, is_reading_aid
        is_text = False
        if name == "rPh":
            is_reading_aid = False
        elif name == "si":
            texts.append(_unescape("".join(pieces)))
            pieces.clear()

    def text(data: str) -> None:
        nonlocal letters
        if is_text:
            letters += len(data)
            if letters > MOST_LETTERS:
                raise TooMuch(_("This file holds far more text than a sign-in workbook. It is not opened."))
            pieces.append(data)

    _parse(parts, book["sharedStrings"], start, end, text)
    return texts


def _looks(parts: zipfile.ZipFile, book: dict[str, str]) -> Looks:
    looks = Looks()
    if book.get("styles") not in parts.namelist():
        return looks
    formats: dict[int, bool] = {}
    fills: list[bool] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            code = NOT_DATES.sub("", attributes["formatCode"]).lower()
            formats[int(attributes["numFmtId"])] = any(letter in code for letter in "dmyhs")
        elif name == "patternFill" and "fills" in inside:
            fills.append(attributes.get("patternType", "none") not in {"none", "gray125"})
        elif name == "gradientFill" and "fills" in inside:
            fills.append(True)
        elif name == "xf" and "cellXfs" in inside:
            number, fill = int(attributes.get("numFmtId", 0)), int(attributes.get("fillId", 0))
            looks.dated.append(formats.get(number, number in DATES))
            looks.coloured.append(fill < len(fills) and fills[fill])
        inside.append(name)

    _parse(parts, book["styles"], start, lambda name: inside.pop() and None)
    return looks


def _read_cells(
    parts: zipfile.ZipFile, path: str, sheet: Sheet, texts: list[str], looks: Looks, *, from_1904: bool, most: int
) -> int:
    """Fill the sheet out of its part; give how many cells were filled."""
    row = column = -1
    sort = style = ""
    has_formula = is_value = False
    pieces: list[str] = []
    cells: list[Cell] = []
    filled = 0
    kept: dict[tuple[str, str, str], Cell] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, sort, style, has_formula, is_value, cells
        if name == "c":
            reference = attributes.get("r")
            column = _column(reference) if reference else column + 1
            sort, style = attributes.get("t", "n"), attributes.get("s", "")
            has_formula = False
            pieces.clear()
        elif name == "v" or name == "t":
            is_value = True
        elif name == "f":
            has_formula = True
        elif name == "row":
            row = int(attributes["r"]) - 1 if "r" in attributes else row + 1
            column = -1
            cells = sheet.rows.get(row, [])
            sheet.hidden_rows += attributes.get("hidden") in {"1", "true"}
        elif name == "rPh":
            is_value = False
        elif name == "mergeCell":
            sheet.merged.append(_range(attributes["ref"]))
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            sheet.hidden_columns += min(int(attributes["max"]), MOST_COLUMNS) - int(attributes["min"]) + 1

    def end(name: str) -> None:
        nonlocal is_value, filled
        if name == "v" or name == "t":
            is_value = False
        elif name == "c":
            key = (sort, style, "".join(pieces))
            cell = kept[key] if key in kept else _cell(*key, texts, looks, from_1904)
            if len(kept) < MOST_KEPT:
                kept[key] = cell
            if has_formula and cell is None:
                cell = Odd.NOT_COMPUTED
            if cell is not None:
                filled += cell is not Odd.COLOUR
                _put(sheet, row, column, cells, cell)
                if filled > most:
                    raise TooMuch(_("This workbook holds far more cells than a sign-in workbook. It is not opened."))

    def text(data: str) -> None:
        if is_value:
            pieces.append(data)

    _parse(parts, path, start, end, text)
    return filled


def _put(sheet: Sheet, row: int, column: int, cells: list[Cell], cell: Cell) -> None:
    if column >= MOST_COLUMNS:
        if cell is Odd.COLOUR:
            return
        raise TooMuch(
            _("A sheet has more than %(n)d columns. Take out what is not needed and bring it again.")
            % {"n": MOST_COLUMNS}
        )
    if not cells:
        if len(sheet.rows) >= MOST_ROWS:
            if cell is Odd.COLOUR:
                return
            raise TooMuch(
                _("A sheet has more than %(n)d rows. Take out what is not needed and bring it again.")
                % {"n": MOST_ROWS}
            )
        sheet.rows[row] = cells
    if column < len(cells):
        cells[column] = cell
    else:
        cells.extend([None] * (column - len(cells)))
        cells.append(cell)


def _cell(sort: str, style: str, data: str, texts: list[str], looks: Looks, from_1904: bool) -> Cell:
    number = int(style) if style else 0
    if data == "":
        return Odd.COLOUR if number < len(looks.coloured) and looks.coloured[number] else None
    if sort == "s":
        return texts[int(data)] or None
    if sort in {"inlineStr", "str"}:
        return _unescape(data)
    if sort == "b":
        return data in {"1", "true"}
    if sort == "e":
        return Odd.ERROR
    if sort == "d":
        return datetime.fromisoformat(data)
    value = float(data)
    if number < len(looks.dated) and looks.dated[number]:
        return _moment(value, from_1904)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _moment(serial: float, from_1904: bool) -> Cell:
    """A day or a time out of the number that stands for it; the number itself where it is no day."""
    if 0 <= serial < 1:
        seconds = min(round(serial * 86_400), 86_399)
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    if not 1 <= serial < 200_000:
        return serial
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    return datetime.combine(first, time()) + timedelta(days=int(serial), seconds=round(serial % 1 * 86_400))


def _column(reference: str) -> int:
    letters = reference.rstrip("0123456789")
    if letters not in COLUMNS:
        if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
            raise ValueError(reference)
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        COLUMNS[letters] = number - 1
    return COLUMNS[letters]


def _range(reference: str) -> tuple[int, int, int, int]:
    (first, top), (last, bottom) = (REFERENCE.fullmatch(end).groups() for end in (reference.split(":") * 2)[:2])
    return int(top) - 1, _column(first), int(bottom) - 1, _column(last)


def _unescape(text: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
