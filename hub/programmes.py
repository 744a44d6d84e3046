"""Start a programme, give it its weekday and hours, add an extra day, end it."""

from datetime import date, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.calendar import refuse_closed_day
from hub.clock import hours_on
from hub.models import Programme, Session, Timetable, User
from hub.planning import one_planner, plan_sessions
from hub.refusals import Refused


def start_programme(*, name: str, kind: str, audience: str, by: User | None) -> Programme:
    """Start a programme. It has no sessions until it gets a timetable or an extra day.

    Refused: a name in use, whatever its capitals.
    """
    try:
        with transaction.atomic():
            programme = Programme.objects.create(name=name, kind=kind, audience=audience)
            audit.record("programme.start", by=by, row=programme)
    except IntegrityError:
        raise Refused(_("This name is in use. Choose another one."), code="taken") from None
    return programme


def set_timetable(
    programme: Programme,
    *,
    from_on: date,
    weekday: int | None,
    starts: time,
    ends: time,
    place: str,
    capacity: int | None,
    by: User | None,
) -> Timetable:
    """Give a programme its weekday and hours from a date on, and plan again. The same date again replaces the row.

    Refused: a date in the past, because what took place stays as it was; hours the wrong way round; a programme that
    has ended.
    """
    _refuse_past_or_backwards(from_on, starts, ends)
    with one_planner():
        _refuse_ended(programme)
        timetable, _made = Timetable.objects.update_or_create(
            programme=programme,
            from_on=from_on,
            defaults={"weekday": weekday, "starts": starts, "ends": ends, "place": place, "capacity": capacity},
        )
        audit.record("timetable.set", by=by, row=timetable)
        plan_sessions()
    return timetable


def plan_extra(
    programme: Programme, *, held_on: date, starts: time, ends: time, place: str, capacity: int | None, by: User | None
) -> Session:
    """Plan one more session by hand, on a day of its own.

    Refused: a past day, hours the wrong way round, a day on which the hub is closed, a day that has a session of this
    programme, a programme that has ended.
    """
    _refuse_past_or_backwards(held_on, starts, ends)
    with one_planner():
        _refuse_ended(programme)
        refuse_closed_day(programme.pk, held_on)
        starts_at, ends_at = hours_on(held_on, starts, ends)
        session, made = Session.objects.get_or_create(
            programme=programme,
            held_on=held_on,
            defaults={"starts_at": starts_at, "ends_at": ends_at, "place": place, "capacity": capacity},
        )
        if not made:
            raise Refused(_("%(name)s is on that day already.") % {"name": programme.name}, code="taken")
        audit.record("session.add", by=by, row=session, session=session)
    return session


def end_programme(programme: Programme, *, by: User) -> None:
    """Stop a programme from today on; its past sessions stay. Doing it twice changes nothing."""
    with one_planner():
        held = Programme.objects.select_for_update().get(pk=programme.pk)
        if held.ended_on is None:
            held.ended_on = timezone.localdate()
            held.save(update_fields=["ended_on"])
            audit.record("programme.end", by=by, row=held)
            plan_sessions()


def restart_programme(programme: Programme, *, by: User) -> None:
    """Take an ended programme up again, with the timetable it had. Doing it twice changes nothing."""
    with one_planner():
        held = Programme.objects.select_for_update().get(pk=programme.pk)
        if held.ended_on is not None:
            held.ended_on = None
            held.save(update_fields=["ended_on"])
            audit.record("programme.restart", by=by, row=held)
            plan_sessions()


def _refuse_past_or_backwards(on: date, starts: time, ends: time) -> None:
    if on < timezone.localdate():
        raise Refused(_("Choose today or a later day. What is past stays as it was."), code="past")
    if ends <= starts:
        raise Refused(_("It must end after it starts."), code="ends")


def _refuse_ended(programme: Programme) -> None:
    if Programme.objects.filter(pk=programme.pk, ended_on__isnull=False).exists():
        raise Refused(_("This programme has ended. Take it up again first."), code="ended")
