"""What could not be read, one line each: where, what kind of value, why, what to do. Never the value itself."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visitors.workbook.cells import Cell, Sheet, address, kind


class Why(Protocol):
    """What a room that reads rows of its own gives as a reason."""

    code: str
    words: str | Promise
    advice: str | Promise


class Reason(Enum):
    """Why something was not taken as it stands."""

    def __init__(self, code: str, words: Promise, advice: Promise) -> None:
        self.code = code
        self.words = words
        self.advice = advice

    SHEET_UNKNOWN = (
        "sheet_unknown",
        _("No table of people was found on this sheet"),
        _("Look whether something on it is missing here. Give its columns headings if so."),
    )
    COLUMN_UNKNOWN = (
        "column_unknown",
        _("Nobody here knows what this column is"),
        _("Give it another heading if it matters."),
    )
    COLUMN_UNDATED = (
        "column_undated",
        _("There are ticks, and no day over them"),
        _("Write the day over the column."),
    )
    DATE_UNREADABLE = (
        "date_unreadable",
        _("This day cannot be read"),
        _("Write it like this: 24/12/2026."),
    )
    DATE_FUTURE = (
        "date_future",
        _("This day is still to come"),
        _("Put the day right."),
    )
    DATE_WITHOUT_COLUMN = (
        "date_without_column",
        _("Nobody was ticked on this day"),
        _("Look whether the day is right. It was kept."),
    )
    DATE_AFTER_TICK = (
        "date_after_tick",
        _("A tick is older than the first day"),
        _("Look which is right. The tick's day was kept as the first."),
    )
    DATE_MISSING = (
        "date_missing",
        _("Nobody knows when they first came"),
        _("Write the day. Until then it is the day of this import."),
    )
    NO_NAME = (
        "no_name",
        _("There is no name in this row"),
        _("Ask what to call them, or take the row out."),
    )
    NAME_ONLY = (
        "name_only",
        _("There is only a name in this row, or only a line of text"),
        _("Give the row a number or a tick if it is a person."),
    )
    TOO_LONG = (
        "too_long",
        _("This is too long to keep"),
        _("Make it shorter. Nothing was cut off."),
    )
    NUMBER_TWICE = (
        "number_twice",
        _("Two people have this number"),
        _("Give one of them another number. Both were kept."),
    )
    NUMBER_NAMES = (
        "number_names",
        _("This number has another name on another sheet"),
        _("Look who it is. The number was believed."),
    )
    NUMBER_UNREADABLE = (
        "number_unreadable",
        _("This is not a number that can be kept"),
        _("Write a short number."),
    )
    NAME_TWICE = (
        "name_twice",
        _("Several people have this name, and no number"),
        _("Give them numbers. They were taken in the order they stand in."),
    )
    TICK_UNCLEAR = (
        "tick_unclear",
        _("This may be a tick or not"),
        _("Write x if they came."),
    )
    TICK_FUTURE = (
        "tick_future",
        _("This day is still to come"),
        _("Put the day over the column right."),
    )
    COLOUR_ONLY = (
        "colour_only",
        _("This cell is only coloured in"),
        _("Write x if the colour means that they came."),
    )
    COUNT_UNCLEAR = (
        "count_unclear",
        _("This is not a number of people"),
        _("Write how many came."),
    )
    COUNT_UNNAMED = (
        "count_unnamed",
        _("Nobody knows whom this number counts"),
        _("Write in front of the row who it is."),
    )
    FORMULA = (
        "formula",
        _("This formula has no value yet"),
        _("Open the workbook, save it and bring it again."),
    )
    ERROR = (
        "error",
        _("There is an error in this cell"),
        _("Write the value itself."),
    )
    KURDISH_WHICH = (
        "kurdish_which",
        _("Kurdish: which one?"),
        _("Write Sorani, or Kurmanji (Badini)."),
    )
    KURDISH_COUNTRY = (
        "kurdish_country",
        _("Kurdish is no country"),
        _("Ask where they are from, if they wish to say."),
    )
    LANGUAGE_UNKNOWN = (
        "language_unknown",
        _("This language is not on the list"),
        _("It was kept as another language."),
    )
    PHONE_UNREADABLE = (
        "phone_unreadable",
        _("This is not a phone number that can be called"),
        _("Write it with all its digits."),
    )
    STAYING_UNKNOWN = (
        "staying_unknown",
        _("Nobody here knows this kind of home"),
        _("Ask the person, and write it on their page."),
    )
    TOLD_UNKNOWN = (
        "told_unknown",
        _("This is not on the list of who tells people of us"),
        _("Add it to the list if it comes up often."),
    )
    CHILDREN_UNREADABLE = (
        "children_unreadable",
        _("This is not a number of children"),
        _("Write how many: 2."),
    )
    AGE_UNREADABLE = (
        "age_unreadable",
        _("This age cannot be read"),
        _("Write the age in years."),
    )
    SECOND_VALUE = (
        "second_value",
        _("Two cells say two things about one person"),
        _("Look which is right. The first was kept."),
    )
    MOVED_AWAY = (
        "moved_away",
        _("The note says that they moved"),
        _("A session lead decides. Nothing was changed."),
    )
    DAY_HOMELESS = (
        "day_homeless",
        _("No programme is held on this weekday"),
        _("Choose a programme for these days."),
    )
    SESSION_CANCELLED = (
        "session_cancelled",
        _("This session was called off, and people are ticked"),
        _("It now counts as held. Look whether that is right."),
    )
    NO_LONGER_TICKED = (
        "no_longer_ticked",
        _("Their visit is known here and not ticked in the book"),
        _("Take the visit back on the session's page if it was a mistake."),
    )
    RIDER_UNSURE = (
        "rider_unsure",
        _("This name on the bike list may mean several people"),
        _("A new record was made for it. A session lead looks who it is."),
    )
    RIDER_NEW = (
        "rider_new",
        _("Nobody in the register has this name from the bike list"),
        _("A new record was made. Look whether the name is right."),
    )
    FORGOTTEN = (
        "forgotten",
        _("This person asked to be forgotten"),
        _("Take the row out of the book too."),
    )


@dataclass(frozen=True)
class Finding:
    """One line for the person who reads on."""

    sheet: str
    row: int
    column: int | None
    kind: str
    reason: Why

    @property
    def cell(self) -> str:
        return address(self.row, self.column) if self.column is not None else str(self.row + 1)


@dataclass
class Ledger:
    """What became of every filled cell: taken in, left alone on purpose, or listed. And the list."""

    taken: int = 0
    left: int = 0
    listed: int = 0
    findings: list[Finding] = field(default_factory=list)
    left_why: dict[str, int] = field(default_factory=dict)

    def take(self, cells: int = 1) -> None:
        self.taken += cells

    def leave(self, why: str, cells: int = 1) -> None:
        self.left += cells
        self.left_why[why] = self.left_why.get(why, 0) + cells

    def list(self, sheet: Sheet, row: int, column: int | None, cell: Cell, reason: Reason, *, cells: int = 1) -> None:
        """A cell, or a row's or column's `cells`, that were not taken in."""
        self.listed += cells
        self.remark(sheet, row, column, cell, reason)

    def remark(self, sheet: Sheet, row: int, column: int | None, cell: Cell, reason: Reason) -> None:
        """A doubt about something that was taken in, or is counted elsewhere."""
        self.findings.append(Finding(sheet.name, row, column, kind(cell), reason))
