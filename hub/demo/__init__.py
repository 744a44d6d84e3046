"""A small hub of invented people: its accounts, its week, eighteen months behind it and a drop-in under way."""

from datetime import date, time, timedelta

from django.db import connection, transaction
from django.utils import timezone

from hub import rooms
from hub.accounts import make_account
from hub.demo import calendar
from hub.models import Access, Closure, Programme, Session, User
from hub.models.calendar import Kind
from hub.planning import plan_sessions
from hub.programmes import plan_extra

LOCK = 0x6875_6202  # one loading at a time
BEHIND = timedelta(weeks=78)

CAST = {
    Access.DOOR: "Daniel",
    Access.LEAD: "Rosa",
    Access.BIKES: "Tomek",
    Access.ROTA: "Miriam",
    Access.STORE: "Grace",
    Access.TRUSTEE: "Farida",
    Access.SAFEGUARDING: "Helen",
    Access.ADMIN: "Samuel",
}


def load(*, behind: timedelta = BEHIND, has_begun: bool = True) -> list[tuple[str, str]]:
    """Load the demo into an empty hub, once; later only see to it that there is a drop-in today.

    On the first day a drop-in is open and half full, whatever the hour, unless it shall not have begun. Gives name and
    first password of every demo account whose password nobody has changed. A hub with accounts of its own is left alone
    and gives none.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if not User.objects.exists():
            _make_cast()
            now, lead = timezone.now(), User.objects.get(username=Access.LEAD)
            calendar.load(now, behind=behind, has_begun=has_begun, lead=lead)
            rooms.tell_all("demo_loaded", timezone.localdate(now))
        cast = User.objects.filter(is_demo=True, ended_at__isnull=True)
        cast.update(ends_on=timezone.localdate() + User.LASTS)
        if cast.exists():
            plan_sessions()
            _see_to_today(timezone.localdate())
        names = cast.filter(password_changed_at__isnull=True).order_by("pk").values_list("username", flat=True)
        return [(name, _password(name)) for name in names]


def _password(name: str) -> str:
    return f"{name}-teapot-41"


def _make_cast() -> None:
    for access, called in CAST.items():
        make_account(
            username=access, called=called, accesses=[access], by=None, password=_password(access), is_demo=True
        )


def _see_to_today(today: date) -> None:
    """There is a drop-in to open on whatever day the demo is tried again, the days of a closure excepted."""
    drop_ins = Programme.objects.filter(kind=Kind.DROP_IN, ended_on__isnull=True).order_by("pk")
    is_closed = any(closure.programme_id is None for closure in Closure.objects.touching(today, today))
    if is_closed or not drop_ins or Session.objects.filter(held_on=today, programme__in=drop_ins).exists():
        return
    hours = {"starts": time(9, 30), "ends": time(12, 30), "place": "Main hall", "capacity": 120}
    plan_extra(drop_ins[0], held_on=today, **hours, by=None)
