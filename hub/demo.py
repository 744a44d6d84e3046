"""A small hub of invented people: its accounts, its week, two months behind it and a holiday ahead."""

from datetime import date, time, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub import rooms
from hub.accounts import make_account
from hub.calendar import cancel_session, close_session, open_session
from hub.clock import wall_clock
from hub.closures import close_days
from hub.models import Access, Closure, Programme, Session, Timetable, User
from hub.models.calendar import Audience, Kind, State
from hub.planning import plan_sessions
from hub.programmes import plan_extra

LOCK = 0x6875_6202  # one loading at a time
BEHIND = timedelta(weeks=8)

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

# Name, kind, audience, weekday (Monday is 0), starts, ends, place, capacity.
WEEK = [
    ("Thursday drop-in", Kind.DROP_IN, Audience.EVERYONE, 3, time(9, 30), time(12, 30), "Main hall", 120),
    ("Saturday drop-in", Kind.DROP_IN, Audience.EVERYONE, 5, time(9, 30), time(12, 30), "Main hall", 120),
    ("English class", Kind.CLASS, Audience.EVERYONE, 1, time(18, 0), time(20, 0), "Upstairs room", 15),
    ("Women's class", Kind.CLASS, Audience.WOMEN, 2, time(10, 0), time(12, 0), "Upstairs room", 12),
    ("Sorting morning", Kind.SORTING, Audience.EVERYONE, 4, time(9, 45), time(11, 30), "Storeroom", None),
    ("Allotment", Kind.ALLOTMENT, Audience.EVERYONE, 0, time(10, 0), time(13, 0), "Meet at the hall", None),
    ("Football", Kind.FOOTBALL, Audience.EVERYONE, 6, time(14, 0), time(16, 0), "Park pitch", 22),
]


def load() -> list[tuple[str, str]]:
    """Load the demo into an empty hub, once; later only see to it that there is a drop-in today.

    Gives name and first password of every demo account whose password nobody has changed. A hub with accounts of its
    own is left alone and gives none.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if not User.objects.exists():
            _make_cast()
            _make_calendar(timezone.localdate())
            rooms.tell_all("demo_loaded", timezone.localdate())
        cast = User.objects.filter(is_demo=True, ended_at__isnull=True)
        cast.update(ends_on=timezone.localdate() + User.LASTS)
        if cast.exists():
            plan_sessions()
            _see_to_today()
        names = cast.filter(password_changed_at__isnull=True).order_by("pk").values_list("username", flat=True)
        return [(name, _password(name)) for name in names]


def _password(name: str) -> str:
    return f"{name}-teapot-41"


def _make_cast() -> None:
    for access, called in CAST.items():
        make_account(
            username=access, called=called, accesses=[access], by=None, password=_password(access), is_demo=True
        )


def _make_calendar(today: date) -> None:
    rosa = User.objects.get(username=Access.LEAD)
    first = today - BEHIND
    for name, kind, audience, weekday, starts, ends, place, capacity in WEEK:
        programme = Programme.objects.create(name=name, kind=kind, audience=audience)
        Timetable.objects.create(
            programme=programme,
            from_on=first,
            weekday=weekday,
            starts=starts,
            ends=ends,
            place=place,
            capacity=capacity,
        )
    monday = today - timedelta(days=today.weekday() + 28)
    mended = {"from_on": monday, "until_on": monday + timedelta(days=3), "reason": "The hall floor is mended"}
    Closure.objects.create(**mended, made_by=rosa)
    plan_sessions(today=first)
    _live_through(Session.objects.filter(held_on__lt=today, state=State.PLANNED).order_by("starts_at"), rosa)
    christmas = date(today.year, 12, 21)
    if today < christmas:
        close_days(from_on=christmas, until_on=date(today.year + 1, 1, 3), reason="Christmas", programme=None, by=rosa)


def _live_through(past: QuerySet[Session], lead: User) -> None:
    """Open and close what lies behind; one class was called off, and last week's allotment was forgotten."""
    sessions = list(past)
    called_off = next(s for s in reversed(sessions) if s.programme.kind == Kind.CLASS)
    forgotten = next(s for s in reversed(sessions) if s.programme.kind == Kind.ALLOTMENT)
    for session in sessions:
        if session == called_off:
            day_before = wall_clock(session.held_on - timedelta(days=1), time(17, 0))
            cancel_session(session, reason="The teacher is ill", by=lead, at=day_before)
            continue
        open_session(session, by=lead, at=session.starts_at - timedelta(minutes=10))
        if session != forgotten:
            close_session(session, by=lead, at=session.ends_at + timedelta(minutes=15))


def _see_to_today() -> None:
    """There is a drop-in to open on whatever day the demo is tried, the days of a closure excepted."""
    today = timezone.localdate()
    drop_ins = Programme.objects.filter(kind=Kind.DROP_IN, ended_on__isnull=True).order_by("pk")
    is_closed = any(closure.programme_id is None for closure in Closure.objects.touching(today, today))
    if is_closed or not drop_ins or Session.objects.filter(held_on=today, programme__in=drop_ins).exists():
        return
    hours = {"starts": time(9, 30), "ends": time(12, 30), "place": "Main hall", "capacity": 120}
    plan_extra(drop_ins[0], held_on=today, **hours, by=None)
