"""The calendar of a session lead: a week or a month."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub import agenda
from hub.access import Access, needs


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
    after = (first + timedelta(days=32)).replace(day=1)
    weeks = agenda.month_of(first, request.user)
    today = timezone.localdate()
    context = {
        "view": "month",
        "on": first,
        "anchor": today if today.replace(day=1) == first else first,
        "weeks": weeks,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": after,
        "today": today,
    }
    return render(request, "hub/calendar-month.html", context)


def _week(request: HttpRequest, on: date) -> HttpResponse:
    days = agenda.week_of(on, request.user)
    context = {
        "view": "week",
        "on": on,
        "days": days,
        "first": days[0].on,
        "last": days[-1].on,
        "before": on - timedelta(weeks=1),
        "after": on + timedelta(weeks=1),
        "today": timezone.localdate(),
    }
    return render(request, "hub/calendar-week.html", context)
