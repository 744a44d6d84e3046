"""The clock on the wall and the calendar beside it: from a day and its hours to moments, from a day to months later."""

from calendar import monthrange
from datetime import UTC, date, datetime, time

from django.utils import timezone


def wall_clock(on: date, at: time) -> datetime:
    """The moment when the hub's own clocks show `at` on that day, on either side of a clock change.

    In the night the clocks go forward, an hour is missing: a time in it counts as one hour later.
    """
    return timezone.make_aware(datetime.combine(on, at)).astimezone(UTC)


def hours_on(on: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """When a session of those hours begins and ends on a day; in the missing hour it keeps its length."""
    starts_at, ends_at = wall_clock(on, starts), wall_clock(on, ends)
    if ends_at <= starts_at:
        ends_at = starts_at + (datetime.combine(on, ends) - datetime.combine(on, starts))
    return starts_at, ends_at


def months_later(on: date, months: int) -> date:
    """The same day so many months later, or earlier when negative; the last of the month where there is no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))
