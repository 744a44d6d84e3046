"""What stands in the calendar, as the tests ask for it."""

from datetime import date, time

from hub.models import Session
from hub.models.calendar import State
from tests.conftest import LONDON


def held() -> list[date]:
    return list(Session.objects.exclude(state=State.CANCELLED).order_by("held_on").values_list("held_on", flat=True))


def clock_times(session: Session) -> tuple[time, time]:
    return session.starts_at.astimezone(LONDON).time(), session.ends_at.astimezone(LONDON).time()


HOURS = {"starts": time(9, 30), "ends": time(12, 30), "place": "", "capacity": None}
