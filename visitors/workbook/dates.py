"""Days as people write them: the British way round, with or without a year, in any hand."""

import re
from bisect import bisect
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from hub.models.calendar import FIRST_DAY, LAST_DAY
from visitors.workbook.cells import Cell, plain

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january janv janvier enero janar يناير ژانویه",
            "feb february febr fevrier فبراير فوریه",
            "mar march mars مارس",
            "apr april avril ابريل أبريل آوریل",
            "may mai مايو مه",
            "jun june juin يونيو ژوئن",
            "jul july juillet يوليو ژوئیه",
            "aug august aout اغسطس أغسطس اوت",
            "sep sept september septembre سبتمبر سپتامبر",
            "oct october octobre اكتوبر أكتوبر اکتبر",
            "nov november novembre نوفمبر نوامبر",
            "dec december decembre ديسمبر دسامبر",
        ],
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|nes|n?es|ur|urs)?(?:day)?s?\b\.?,?")
YEAR = r"(\d{4}|'?\d{2})"
SEP = r"\s*[/.\-–—\\,:]\s*"
WRITTEN = [
    re.compile(rf"(?P<y>(?:19|20)\d\d){SEP}(?P<m>\d{{1,2}}){SEP}(?P<d>\d{{1,2}})(?:[ t]\d{{1,2}}:\d\d(?::\d\d)?)?"),
    re.compile(rf"(?P<d>\d{{1,2}}){SEP}(?P<m>\d{{1,2}}){SEP}(?P<y>{YEAR})\.?"),
    re.compile(rf"(?P<d>\d{{1,2}})\s+(?P<m>\d{{1,2}})\s+(?P<y>{YEAR})"),
    re.compile(r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?[-/. ]?\s*(?P<n>[^\W\d_]{2,10})\.?,?\s*[-/. ]?\s*"
        rf"(?P<y>{YEAR})?"
    ),
    re.compile(r"(?P<n>[^\W\d_]{3,10})\.?\s*(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(?P<y>\d{4}))?"),
    re.compile(r"(?P<d>\d{1,2})\s*[/.\-–]\s*(?P<m>\d{1,2})\.?"),
]
DAY_ONLY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
MONTH_AND_YEAR = re.compile(r"(?:.*\s)?(?P<n>[^\W\d_]{3,10})\.?,?\s*(?P<y>20\d\d|'?\d\d)?")
A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
HALF_A_YEAR = timedelta(days=190)
SERIALS = range(36_526, 73_050)  # 2000 to 2099, as spreadsheets count days


@dataclass(frozen=True)
class Said:
    """A day as it was written: its year or its month may be left out, its weekday said with it."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The day in that year, if there is one and it falls on the weekday that was said."""
        try:
            day = date(self.year or year, self.month or 0, self.day)
        except ValueError:
            return None
        return day if self.weekday is None or day.weekday() == self.weekday else None


def read(cell: Cell) -> Said | None:
    """The day that a cell says; None when it says none, or says one that cannot be."""
    if isinstance(cell, date):
        return Said(cell.day, cell.month, cell.year) if FIRST_DAY.year <= cell.year <= LAST_DAY.year else None
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return _read_number(cell)
    return _read_text(plain(cell)) if isinstance(cell, str) and len(cell) <= 60 else None


def read_day(cell: Cell) -> int | None:
    """The day of a month that stands alone, under a heading that says which month."""
    found = DAY_ONLY.fullmatch(WEEKDAY.sub("", plain(cell)).strip()) if isinstance(cell, str | int) else None
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def read_month(text: str) -> tuple[int | None, int | None]:
    """Month and year of a title such as "March 2026", "2026" or "Register Mar 26"."""
    text = plain(text)
    years = A_YEAR.findall(text)
    year = int(years[0]) if len(set(years)) == 1 else None
    for word in re.findall(r"[^\W\d_]+", text):
        if word in MONTHS:
            short = re.search(rf"\b{word}\W{{0,2}}'?(\d\d)\b(?!\d)", text)
            return MONTHS[word], year or (2000 + int(short[1]) if short else None)
    return None, year


def settle(said: list[Said | None], *, year: int | None, known: set[date], today: date) -> list[date | None]:
    """Give every day its year: its own, else the one that fits its neighbours, the title, or the days known elsewhere.

    None where no year makes it a day, or none on the weekday that was said with it.
    """
    anchors = [(place, day.on(0)) for place, day in enumerate(said) if day and day.year and day.on(0)]
    places = [place for place, _day in anchors]
    by_day = {(day.month, day.day): day for day in sorted(known)}
    settled: list[date | None] = []
    for place, day in enumerate(said):
        if day is None or day.month is None:
            settled.append(None)
        elif day.year:
            settled.append(day.on(0))
        elif anchors:
            after = bisect(places, place)
            _near, anchor = min(anchors[max(after - 1, 0) : after + 1], key=lambda pair: abs(pair[0] - place))
            settled.append(_beside(day, anchor))
        elif year:
            settled.append(day.on(year))
        elif (day.month, day.day) in by_day:
            settled.append(by_day[day.month, day.day])
        else:
            settled.append(_lately(day, today))
    return settled


def is_in_calendar(day: date) -> bool:
    return FIRST_DAY <= day <= LAST_DAY


def _beside(day: Said, anchor: date) -> date | None:
    """The day of that name that is nearest to a neighbour whose year is known."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    tried = [found for year in years if (found := day.on(year)) and abs(found - anchor) < HALF_A_YEAR]
    return min(tried, key=lambda found: abs(found - anchor), default=None)


def _lately(day: Said, today: date) -> date | None:
    """The last day of that name that is over."""
    tried = [found for back in range(8) if (found := day.on(today.year - back)) and found <= today]
    return max(tried, default=None)


def _read_number(number: float) -> Said | None:
    if number in SERIALS:
        return read(datetime(1899, 12, 30) + timedelta(days=int(number)))
    if isinstance(number, int):
        return _read_text(str(number)) if 20_000_101 <= number <= 20_991_231 else None
    text = repr(number)
    day, _dot, month = text.partition(".")
    if len(day) > 2 or len(month) > 2 or month == "1" or not day.isdigit() or not month.isdigit():
        return None  # 12.1 may be January or October
    return _checked(Said(int(day), int(month)))


@lru_cache(maxsize=20_000)
def _read_text(text: str) -> Said | None:
    weekday = WEEKDAY.search(text)
    bare = WEEKDAY.sub(" ", text).strip(" ,.-:()")
    if re.search(r"\bw ?/ ?c\b|\bwk\b|\bweek\b|\bcommencing\b", bare):
        return None  # a week is no day
    for pattern in WRITTEN:
        for found in pattern.finditer(bare):
            rest = bare[: found.start()] + " " + bare[found.end() :]
            if any(letter.isdigit() for letter in rest):
                continue
            parts = found.groupdict()
            month = MONTHS.get(parts["n"] or "") if "n" in parts else int(parts["m"])
            if month is None:
                continue
            year = parts.get("y")
            said = Said(
                int(parts["d"]),
                month,
                _full_year(year) if year else None,
                WEEKDAYS[weekday[1]] if weekday else None,
            )
            return _checked(said)
    return None


def _full_year(text: str) -> int:
    digits = text.lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _checked(said: Said) -> Said | None:
    """A day that can be; in a year that was left out, any leap year will do."""
    day = Said(said.day, said.month, said.year).on(2024)
    return said if day and is_in_calendar(day) else None
