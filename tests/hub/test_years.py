"""Ten years of nights: the planner runs every night while people close, open and move things.

It never plans twice on a day, never on a closed one, and always at half past nine on the wall.
"""

import random
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
import time_machine

from hub.calendar import cancel_session, open_session
from hub.closures import close_days, lift_closure
from hub.models import Closure, Session, User
from hub.models.calendar import State
from hub.planning import plan_sessions
from hub.programmes import set_timetable
from hub.refusals import Refused
from tests.conftest import LONDON
from tests.factories import TimetableFactory

START = date(2024, 2, 28)
NIGHTS = 3653


@pytest.mark.slow
def test_ten_years_of_nights_keep_the_planners_promises(lead: User) -> None:
    chance = random.Random(41)  # noqa: S311
    drop_in = TimetableFactory(from_on=START).programme
    hours = {"starts": time(9, 30), "ends": time(12, 30), "place": "", "capacity": None}
    for night in range(NIGHTS):
        today = START + timedelta(days=night)
        with time_machine.travel(f"{today}T03:00:00+00:00", tick=False):
            live_a_day(chance, today, drop_in, hours, lead)
            plan_sessions()
            assert plan_sessions().added == 0
    held = list(Session.objects.filter(programme=drop_in).values_list("held_on", flat=True))
    assert (len(held), len(held) > 400) == (len(set(held)), True)
    closures = list(Closure.objects.all())
    for session in Session.objects.exclude(state=State.CANCELLED):
        assert session.starts_at.astimezone(LONDON).time() == time(9, 30)
        assert not any(closure.covers(drop_in.pk, session.held_on) for closure in closures)


def live_a_day(chance: random.Random, today: date, drop_in, hours: dict, lead: User) -> None:
    here = Session.objects.filter(held_on=today, state=State.PLANNED).first()
    if here:
        open_session(here, by=lead)
    if chance.random() < 0.01:
        first = today + timedelta(days=chance.randrange(1, 60))
        close_days(
            from_on=first,
            until_on=first + timedelta(days=chance.randrange(9)),
            reason="Holiday",
            programme=None,
            by=lead,
        )
    if chance.random() < 0.005 and (closure := Closure.objects.order_by("-from_on").first()):
        lift_closure(closure, by=lead)
    if chance.random() < 0.002:
        set_timetable(drop_in, from_on=today + timedelta(days=3), weekday=chance.randrange(7), **hours, by=lead)
    if chance.random() < 0.005 and (later := Session.objects.filter(held_on__gt=today).order_by("?").first()):
        with suppress(Refused):
            cancel_session(later, reason="Snow", by=lead)
