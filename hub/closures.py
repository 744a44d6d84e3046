"""Close the hub, or one programme, for some days, and end that early."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import Closure, Programme, Session, User
from hub.planning import one_planner, plan_sessions, take_off
from hub.refusals import Refused


def close_days(*, from_on: date, until_on: date, reason: str, programme: Programme | None, by: User | None) -> Closure:
    """Close the hub, or one programme, from one day to another, and take the planned sessions off.

    The same days for the same reason again give the closure that stands. Refused: no reason, days that are over, the
    wrong way round, more than a year, or with a session open now.
    """
    if not reason.strip():
        raise Refused(_("Say why. People will ask. For example: Christmas."), code="reason")
    if until_on < from_on:
        raise Refused(_("The last day must not be before the first day."), code="order")
    if until_on < timezone.localdate():
        raise Refused(_("These days are over. Choose today or later."), code="past")
    if until_on - from_on > timedelta(days=366):
        raise Refused(_("That is more than a year. Please check the dates."), code="long")
    with one_planner():
        days = {"from_on": from_on, "until_on": until_on, "reason": reason.strip(), "programme": programme}
        closure, is_new = Closure.objects.get_or_create(**days, defaults={"made_by": by})
        if not is_new:
            return closure
        for session in Session.objects.locked().filter(held_on__range=(from_on, until_on)):
            if not closure.covers(session.programme_id, session.held_on):
                continue
            if session.is_open():
                raise Refused(_("A session is open now. Close it first, then close the hub."), code="open")
            take_off(session)
        audit.record("closure.make", by=by, row=closure)
        plan_sessions()
    return closure


def lift_closure(closure: Closure, *, by: User) -> bool:
    """End a closure early: the days still to come are planned again, the days behind stay told as closed.

    A closure that is over is left as it is. Gives whether there was anything to lift.
    """
    today = timezone.localdate()
    with one_planner():
        held = Closure.objects.select_for_update().filter(pk=closure.pk).first()
        if held is None or held.until_on < today:
            return False
        audit.record("closure.lift", by=by, row=held)
        if held.from_on >= today:
            held.delete()
        else:
            held.until_on = today - timedelta(days=1)
            held.save(update_fields=["until_on"])
        plan_sessions()
    return True
