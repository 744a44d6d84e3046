"""Messy workbooks for tests, as halls fill them, and broken ones."""

import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from visitors.workbook.cells import Sheet
from visitors.workbook.opening import open_workbook

YELLOW = PatternFill("solid", fgColor="FFFF00")
TODAY = date(2026, 5, 14)
REGISTER = [
    "No",
    "Name",
    "Family name",
    "Country",
    "Languages",
    "Where staying",
    "Phone",
    "First came",
    "Kids",
    "Notes",
]


def workbook(**sheets: Iterable[Iterable[Any]]) -> Workbook:
    """A workbook with these sheets, row by row."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def content(**sheets: Iterable[Iterable[Any]]) -> bytes:
    return saved(workbook(**sheets))


def sheets(**rows: Iterable[Iterable[Any]]) -> list[Sheet]:
    """The same, opened as the hub opens it."""
    return open_workbook(content(**rows))


def small_hub() -> dict[str, list[list[Any]]]:
    """A register, ticks in another order, an unregistered guest, heads without a name, totals, bikes."""
    return {
        "Register": [
            ["OUR REGISTER 2026"],
            [],
            REGISTER,
            [1, "Samira", "Haddad", "Syria", "Arabic", "NASS house", "07700 900123", datetime(2026, 4, 2), 2, "chef"],
            [
                2,
                "Karwan",
                None,
                "Kurdish",
                "Kurdish",
                "hotel",
                "friends phone 07700 900456",
                "9/4/26",
                None,
                "HO ref A1234567",
            ],
            [],
            [
                3,
                "ليلى",
                None,
                "Iraq",
                "Arabic + English",
                "Burton",
                "no phone",
                "9 April",
                "1 baby",
                "moved to Cardiff",
            ],
            [None, "???", None, None, None, None, None, None, None, "left early"],
            [None, "TOTAL", None, None, None, None, None, 3],
        ],
        "Ticks": [
            ["Name", "No", datetime(2026, 4, 2), "Thu 9 Apr", "16/4"],
            ["Leila", 3, None, "x", "late"],
            ["Samira Haddad", 1, "X", "-", "✓"],
            ["Karwan", 2, 0, "yes", None],
            ["Omar Saleh", None, None, "1", None],
            ["no name given", None, 3, 0, 2],
            ["TOTAL", None, 4, 3, 4],
        ],
        "Bikes": [["Name", "No", "asked on", "height", "got bike?"], ["Karwan", 2, "1/4/26", "180cm", "no"]],
    }


def repacked(changed: dict[str, bytes], book: bytes | None = None) -> bytes:
    """A workbook with some of its parts replaced."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(book or content(Register=[["No", "Name"], [1, "Samira"]]))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in (parts | changed).items():
            new.writestr(name, data)
    return kept.getvalue()
