"""The calendar of a session lead: a week or a month."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub import agenda
from hub.access import Access, needs
from hub.models.calendar import FIRST_DAY, LAST_DAY


@needs(Access.LEAD)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    return _week(request, timezone.localdate())


@needs(Access.LEAD)
@require_safe
def week(request: HttpRequest, on: date) -> HttpResponse:
    return _week(request, on)


@needs(Access.LEAD)
@require_safe
def month(request: HttpRequest, on: date) -> HttpResponse:
    first = on.replace(day=1)
    weeks = agenda.month_of(first, request.user)
    today = timezone.localdate()
    context = {
        "view": "month",
        "leads": True,
        "on": first,
        "anchor": today if today.replace(day=1) == first else first,
        "weeks": weeks,
        "before": _within((first - timedelta(days=1)).replace(day=1)),
        "after": _within((first + timedelta(days=32)).replace(day=1)),
        "today": today,
    }
    return render(request, "hub/calendar-month.html", context)


def _week(request: HttpRequest, on: date) -> HttpResponse:
    days = agenda.week_of(on, request.user)
    is_this_week = any(day.is_today for day in days)
    context = {
        "view": "week",
        "leads": True,
        "on": on,
        "behind": [day for day in days if day.is_past] if is_this_week else [],
        "days": [day for day in days if not day.is_past] if is_this_week else days,
        "first": days[0].on,
        "last": days[-1].on,
        "before": _within(on - timedelta(weeks=1)),
        "after": _within(on + timedelta(weeks=1)),
        "today": timezone.localdate(),
    }
    return render(request, "hub/calendar-week.html", context)


def _within(day: date) -> date | None:
    """The day, or nothing beyond the calendar's edges."""
    return day if FIRST_DAY <= day <= LAST_DAY else None
