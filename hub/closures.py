"""Close the hub, or one programme, for some days, and end that early."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import Closure, Programme, Session, User
from hub.models.calendar import State
from hub.planning import one_planner, plan_sessions
from hub.refusals import Refused


def close_days(*, from_on: date, until_on: date, reason: str, programme: Programme | None, by: User | None) -> Closure:
    """Close the hub, or one programme, from one day to another, and take the planned sessions off.

    Refused: days that are over, the wrong way round, more than a year, or with a session open now.
    """
    if until_on < from_on:
        raise Refused(_("The last day must not be before the first day."), code="order")
    if until_on < timezone.localdate():
        raise Refused(_("These days are over. Choose today or later."), code="past")
    if until_on - from_on > timedelta(days=366):
        raise Refused(_("That is more than a year. Please check the dates."), code="long")
    with one_planner():
        closure = Closure.objects.create(
            from_on=from_on, until_on=until_on, reason=reason, programme=programme, made_by=by
        )
        open_now = Session.objects.locked().filter(held_on__range=(from_on, until_on), state=State.OPEN)
        if any(closure.covers(session.programme_id, session.held_on) for session in open_now):
            raise Refused(_("A session is open now. Close it first, then close the hub."), code="open")
        audit.record("closure.make", by=by, row=closure)
        plan_sessions()
    return closure


def lift_closure(closure: Closure, *, by: User) -> None:
    """End a closure early: the days still to come are planned again, the days behind stay told as closed.

    A closure that is over is left as it is.
    """
    today = timezone.localdate()
    with one_planner():
        held = Closure.objects.select_for_update().filter(pk=closure.pk).first()
        if held is None or held.until_on < today:
            return
        audit.record("closure.lift", by=by, row=held)
        if held.from_on >= today:
            held.delete()
        else:
            held.until_on = today - timedelta(days=1)
            held.save(update_fields=["until_on"])
        plan_sessions()
