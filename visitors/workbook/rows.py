"""What a row under a heading is: a person, people without a name, a total, or neither."""

import re
from enum import Enum

from visitors.workbook.cells import is_filled, plain, words
from visitors.workbook.headings import NAMES, Role
from visitors.workbook.people import read_names, read_number
from visitors.workbook.tables import Table


class Sort(Enum):
    PERSON = "person"
    HEADS = "heads"
    TOTAL = "total"
    NAMELESS = "nameless"
    ALONE = "alone"


TOTAL = re.compile(
    r"(grand |sub ?-?)?totals?\b.*|sum( of .*)?|count|number (of )?(people|visits|ticks).*|how many.*|attendance|(all|everyone)( together)?|المجموع|مجموع|جمع|الاجمالي|الإجمالي|.*\btotals?:?"
)
UNNAMED = re.compile(
    r"(\+? ?\d* ?)(and |plus |the )?(all )?(any )?(others?( people)?|no ?names?( given| known)?|un-?named|unknowns?|nameless|names? not (given|known)|"
    r"did(n'?t| not) (give|want to give)( a| their)? names?|un-?registered|not registered|not on (the )?(list|register)|anon(ymous)?|extras?|"
    r"guests?|visitors?|strangers?|walk-? ?ins?|head ?counts?|heads?|plus ones?|more( people)?|people|persons?|adults?|men|women|"
    r"(other |extra |more |small |little )*(kids?|child|children|bab(y|ies)|teenagers?)|families|بدون اسم)"
    r"( ?[(:+-].*| (no|without)( an?y?)? names?( given)?| not (registered|named)| came| today| only| who .*)*"
)
CHILDREN = re.compile(r"\b(kids?|child|children|bab(y|ies)|teenagers?)\b")
ADULTS = re.compile(r"\b(adults?|men|women|people|others?|guests?)\b")


def sort_of(table: Table, row: int) -> Sort:
    """What the row is. Whoever has a number is a person, whatever stands for the name."""
    label = label_of(table, row)
    numbers = [read_number(table.sheet.at(row, column.index)) for column in table.of(Role.NUMBER)]
    if any(numbers):
        return Sort.PERSON if read_names(table, row) else Sort.NAMELESS
    filled = sum(is_filled(table.sheet.at(row, column.index)) for column in table.columns)
    if TOTAL.fullmatch(label):
        return Sort.TOTAL
    is_attendance = bool(table.days or table.held_on)
    if is_attendance and UNNAMED.fullmatch(label):
        return Sort.HEADS
    if not read_names(table, row):
        return Sort.ALONE if filled == 1 and label else Sort.NAMELESS
    named = sum(is_filled(table.sheet.at(row, column.index)) for column in table.columns if column.role in NAMES)
    is_line = filled == named == 1 and (table.has_numbers or len(label) > 60 or label.endswith(":"))
    return Sort.ALONE if is_line and not table.held_on else Sort.PERSON


def label_of(table: Table, row: int) -> str:
    """What stands where the name or the number would be."""
    columns = [column for column in table.columns if column.role in NAMES]
    columns += table.of(Role.NUMBER) + [
        column for column in table.columns if column.role is None and not column.is_dated
    ]
    for column in columns:
        text = plain(table.sheet.at(row, column.index))
        if text and not (column.role is Role.NUMBER and any(letter.isdigit() for letter in text)):
            return text.strip(" :.")
    return ""


def counts_children(label: str) -> bool:
    return bool(CHILDREN.search(label)) and not ADULTS.search(label)


def name_of(table: Table, row: int) -> str:
    names = read_names(table, row)
    return " ".join(filter(None, (names.get("known_as"), names.get("other_names"))))


def number_of(table: Table, row: int) -> str:
    cells = (words(table.sheet.at(row, column.index)) for column in table.of(Role.NUMBER))
    return next((number for cell in cells if (number := read_number(cell))), "")
