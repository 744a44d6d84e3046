"""How sessions look: a symbol for each kind, a chip for each state, days and hours in words."""

from datetime import date

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.models import Session
from hub.models.calendar import Kind, State, Weekday

register = template.Library()

KIND_ICONS = {
    Kind.DROP_IN: "door",
    Kind.CLASS: "book",
    Kind.TRIP: "tent",
    Kind.FOOTBALL: "ball",
    Kind.ALLOTMENT: "leaf",
    Kind.MEAL: "cup",
    Kind.SORTING: "box",
    Kind.OTHER: "star",
}


@register.filter
def kind_icon(kind: str) -> str:
    return KIND_ICONS.get(kind, "star")


@register.filter
def weekday_name(weekday: int | None) -> str:
    return "" if weekday is None else str(Weekday(weekday).label)


@register.filter
def day_words(on: date) -> str:
    """A day as somebody says it: today, tomorrow, yesterday, else Thursday 26 November."""
    away = (on - timezone.localdate()).days
    near = {0: _("Today"), 1: _("Tomorrow"), -1: _("Yesterday")}
    return near.get(away) or date_format(on, "l j F")


@register.simple_tag
def days_words(first: date, last: date) -> str:
    """Some days as somebody says them: 16 to 22 November 2026, 28 December 2026 to 3 January 2027."""
    shape = (
        "j" if (first.year, first.month) == (last.year, last.month) else "j F" if first.year == last.year else "j F Y"
    )
    return _("%(first)s to %(last)s") % {"first": date_format(first, shape), "last": date_format(last, "j F Y")}


@register.inclusion_tag("hub/_state.html")
def state_chip(session: Session, classes: str = "") -> dict:
    """The session's state as symbol and words, with the hour of its last move. Uses prefetched changes."""
    last = next(iter(session.changes.all()), None)
    return {"session": session, "last": last, "State": State, "is_open": session.is_open(), "classes": classes}
