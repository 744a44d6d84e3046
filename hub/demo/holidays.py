"""When the demo's hub was shut, and will be: feasts, bank holidays, and one month without a floor."""

from collections.abc import Iterator
from datetime import date, timedelta

from hub.models import Closure

MENDED_MONTHS_AGO = 7
BUSY_MONTHS = {1, 3, 4, 12}  # with Christmas or Easter in them: no month to mend a floor in


def closures(first: date, today: date) -> list[Closure]:
    """The closures from `first` to the next Christmas, none of them today: whoever tries the demo finds it open."""
    days = [_mended_floor(today)]
    for year in range(first.year - 1, today.year + 2):
        days += _feasts(year)
    days = [(start, end, why) for start, end, why in days if end >= first and not start <= today <= end]
    ahead = min(end for start, end, why in days if why == "Christmas" and start > today)
    return [Closure(from_on=start, until_on=end, reason=why) for start, end, why in sorted(days) if end <= ahead]


def _mended_floor(today: date) -> tuple[date, date, str]:
    """A whole month, so that a chart by months has a gap."""
    start = _months_before(today, MENDED_MONTHS_AGO)
    while start.month in BUSY_MONTHS:
        start = _months_before(start, 1)
    return start, _months_before(start, -1) - timedelta(days=1), "The hall floor is being mended"


def _feasts(year: int) -> Iterator[tuple[date, date, str]]:
    sunday = easter(year)
    yield date(year, 12, 21), date(year + 1, 1, 3), "Christmas"
    yield sunday - timedelta(days=3), sunday + timedelta(days=1), "Easter"
    for monday in (_monday_from(year, 5, 1), _monday_from(year, 5, 25), _monday_from(year, 8, 25)):
        yield monday, monday, "Bank holiday"


def easter(year: int) -> date:
    """Easter Sunday, by the rule printed in Butcher's almanac of 1876."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday_from(year: int, month: int, day: int) -> date:
    """The first Monday on or after a day."""
    on = date(year, month, day)
    return on + timedelta(days=-on.weekday() % 7)


def _months_before(on: date, months: int) -> date:
    """The first day of the month so many months before a day's own."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, 1)
