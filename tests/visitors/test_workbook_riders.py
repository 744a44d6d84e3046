"""Whom the rows of a bike list are about, read from the book alone."""

from datetime import date
from typing import Any

import pytest

from tests.workbooks import TODAY, sheets
from visitors.workbook.reading import Reading, read_book

PEOPLE = [["No", "Name", "Family name", "First came"], [1, "Samira", "Haddad", "2/4/26"], [2, "Karwan", None, "9/4/26"]]
HEAD = ["Name", "No", "asked on", "height"]


def read(*rows: list[Any], people: list[list[Any]] = PEOPLE, name: str = "Bikes") -> Reading:
    return read_book(sheets(**{"Register": people, name: [*rows]}), today=TODAY)


def riders(reading: Reading) -> list[tuple[str, str, bool, date | None]]:
    """Whom each row is about, whether only the list knows them, and the day they asked."""
    found = [(rider.entry, rider.asked_on) for rider in reading.riders]
    return [(entry.number, entry.fields["known_as"], entry.is_rider, day) for entry, day in found]


def test_rows_are_about_people_of_the_book_or_somebody_new() -> None:
    reading = read(
        HEAD,
        ["Karwan", 2, "1/4/26"],
        ["HADDAD samira", None, "2 April"],
        ["Omar", 9, "3/4/2026"],
        ["Omar", 9, None],
        ["Hana", None, "?"],
    )
    assert riders(reading) == [
        ("2", "Karwan", False, date(2026, 4, 1)),
        ("1", "Samira", False, date(2026, 4, 2)),
        ("9", "Omar", True, date(2026, 4, 3)),
        ("9", "Omar", True, None),
        ("", "Hana", True, None),
    ]
    assert [entry.first_came for entry in reading.entries if entry.is_rider] == [date(2026, 4, 3), None]


def test_a_day_without_a_year_gets_that_of_its_neighbours() -> None:
    days = ["28/12/24", "30 December", "2 January", "4/1/25"]
    reading = read(HEAD, *(["Karwan", 2, day] for day in days))
    assert [rider.asked_on for rider in reading.riders] == [
        date(2024, 12, 28), date(2024, 12, 30), date(2025, 1, 2), date(2025, 1, 4),
    ]  # fmt: skip


def test_totals_and_lines_of_text_are_nobody() -> None:
    reading = read(HEAD, ["Karwan", 2, "1/4/26"], ["ask every week:"], ["TOTAL", None, None, 1], [None, None, "1/4/26"])
    assert [rider.row for rider in reading.riders] == [1]
    assert [(found.cell, found.reason.code) for found in reading.ledger.findings] == [
        ("A3", "name_only"), ("A5", "no_name"),
    ]  # fmt: skip


def test_a_name_alone_is_a_row_when_somebody_has_it() -> None:
    assert riders(read(HEAD, ["Samira Haddad"])) == [("1", "Samira", False, None)]


def test_a_second_script_is_the_same_person() -> None:
    people = [["No", "Name", "in Latin letters", "First came"], [5, "ليلى", "Leila", "2/4/26"]]
    assert riders(read(HEAD, ["Leila", None, "1/4/26"], people=people)) == [("5", "ليلى", False, date(2026, 4, 1))]


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("Bikes", ["Name", "asked on"], "riders"), ("Sheet3", ["Name", "height", "got bike?"], "riders"),
        ("Bikes", ["Name", "wants a bike"], "riders"), ("Bikes", ["Name", "frame size", "lock"], "bikes"),
        ("Bikes", ["Name", "remarks"], "bikes"), ("Sheet3", ["Name", "Phone", "got bike?"], "people"),
    ],
)  # fmt: skip
def test_a_list_of_riders_is_known_by_its_columns(name: str, head: list[str], what: str) -> None:
    reading = read(head, ["Karwan", "1/4/26", "180"], name=name)
    assert [taken.what for taken in reading.taken if taken.sheet == name] == [what]


def test_a_register_keeps_its_numbers_beside_a_list_that_counts_lines() -> None:
    people = [
        ["No", "Name", "First came"],
        *([n, name, "2/4/26"] for n, name in enumerate(["Ali", "Omar", "Hana", "Reza"], 1)),
    ]
    reading = read(
        HEAD, *([name, n, "1/4/26"] for n, name in enumerate(["Reza", "Hana", "Omar", "Selam"], 1)), people=people
    )
    assert [entry.number for entry in reading.entries] == ["1", "2", "3", "4", ""]
    assert [row[:2] for row in riders(reading)] == [("4", "Reza"), ("3", "Hana"), ("2", "Omar"), ("", "Selam")]


def test_a_register_and_a_bike_list_share_a_sheet() -> None:
    both = [*PEOPLE, [], ["Name", "asked on", "height"], ["Karwan", "1/4/26", "180cm"]]
    reading = read_book(sheets(Everybody=both), today=TODAY)
    assert [(taken.what, taken.rows) for taken in reading.taken] == [("people", 2), ("riders", 1)]
    assert riders(reading) == [("2", "Karwan", False, date(2026, 4, 1))]
