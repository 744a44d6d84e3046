"""What is on, day by day: a week, a month, the next days."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils import timezone

from hub.models import Closure, Session, SessionChange, User


@dataclass
class DayPlan:
    """One day with its sessions in the order of the clock and the closures that touch it."""

    on: date
    is_today: bool
    sessions: list[Session] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)

    @property
    def is_past(self) -> bool:
        return self.on < timezone.localdate()


def week_of(on: date, user: User) -> list[DayPlan]:
    """The seven days, Monday first, of the week around `on`. Three queries."""
    monday = on - timedelta(days=on.weekday())
    return days(monday, monday + timedelta(days=6), user)


def month_of(on: date, user: User) -> list[list[DayPlan]]:
    """The whole weeks, Monday first, that hold the month of `on`. Three queries."""
    weeks = calendar.Calendar().monthdatescalendar(on.year, on.month)
    plans = days(weeks[0][0], weeks[-1][-1], user)
    return [plans[start : start + 7] for start in range(0, len(plans), 7)]


def days(first: date, last: date, user: User) -> list[DayPlan]:
    """Every day from `first` to `last`, also the empty ones. Three queries."""
    today = timezone.localdate()
    plans = {
        day: DayPlan(day, day == today) for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    }
    changes = Prefetch("changes", SessionChange.objects.select_related("by"))
    for session in Session.objects.between(first, last).listed_for(user).prefetch_related(changes):
        plans[session.held_on].sessions.append(session)
    closures = Closure.objects.touching(first, last).listed_for(user)
    for closure in closures.select_related("programme").order_by("from_on", "pk"):
        for day, plan in plans.items():
            if closure.from_on <= day <= closure.until_on:
                plan.closures.append(closure)
    return list(plans.values())
