"""Close the hub for some days, and end that early."""

from datetime import date

import pytest
from time_machine import Traveller

from hub.calendar import cancel_session, open_session, reopen_session
from hub.closures import close_days, lift_closure
from hub.models import Closure, Session, User
from hub.models.calendar import State
from hub.planning import plan_sessions
from hub.programmes import plan_extra
from hub.refusals import Refused
from tests.factories import ClosureFactory, SessionFactory, TimetableFactory
from tests.hub.held import HOURS, held


def test_closing_days_takes_sessions_off_and_lifting_puts_them_back(lead: User, thursday: Traveller) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    days = {"from_on": date(2026, 5, 18), "until_on": date(2026, 5, 31)}
    closure = close_days(**days, reason="Floor is mended", programme=None, by=lead)
    assert held()[:2] == [date(2026, 5, 14), date(2026, 6, 4)]
    lift_closure(closure, by=lead)
    assert held()[:3] == [date(2026, 5, 14), date(2026, 5, 21), date(2026, 5, 28)]
    assert not Closure.objects.exists()


def test_lifting_half_way_keeps_the_closed_days_behind(lead: User, thursday: Traveller) -> None:
    closure = ClosureFactory(from_on=date(2026, 5, 11), until_on=date(2026, 5, 31))
    lift_closure(closure, by=lead)
    lift_closure(closure, by=lead)
    assert list(Closure.objects.values_list("from_on", "until_on")) == [(date(2026, 5, 11), date(2026, 5, 13))]


def test_a_session_with_a_history_is_called_off_by_a_closure_and_put_back_after(
    lead: User, thursday: Traveller
) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    session = Session.objects.get(held_on=date(2026, 5, 21))
    cancel_session(session, reason="Snow", by=lead)
    reopen_session(session, by=lead)
    day = {"from_on": date(2026, 5, 21), "until_on": date(2026, 5, 21)}
    closure = close_days(**day, reason="Floor", programme=None, by=lead)
    session.refresh_from_db()
    assert (session.state, session.changes.first().by) == (State.CANCELLED, None)
    lift_closure(closure, by=lead)
    session.refresh_from_db()
    assert session.state == State.PLANNED


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 5, 20), date(2026, 5, 19), "order"),
        (date(2026, 5, 1), date(2026, 5, 13), "past"),
        (date(2026, 5, 14), date(2027, 5, 30), "long"),
    ],
)
def test_close_days_refuses(lead: User, thursday: Traveller, first: date, last: date, code: str) -> None:
    with pytest.raises(Refused) as refused:
        close_days(from_on=first, until_on=last, reason="Holiday", programme=None, by=lead)
    assert (refused.value.code, Closure.objects.count()) == (code, 0)


def test_close_days_refuses_while_a_session_is_open(lead: User, thursday: Traveller) -> None:
    TimetableFactory(from_on=date(2026, 5, 1))
    plan_sessions()
    open_session(Session.objects.get(held_on=date(2026, 5, 14)), by=lead)
    day = {"from_on": date(2026, 5, 14), "until_on": date(2026, 5, 14)}
    with pytest.raises(Refused, match="A session is open now"):
        close_days(**day, reason="Holiday", programme=None, by=lead)
    assert not Closure.objects.exists()


def test_an_extra_day_is_left_alone_by_timetables_but_not_by_closures(lead: User, thursday: Traveller) -> None:
    programme = TimetableFactory(from_on=date(2026, 5, 1)).programme
    extra = plan_extra(programme, held_on=date(2026, 5, 19), **HOURS, by=lead)
    plan_sessions()
    assert date(2026, 5, 19) in held()
    day = {"from_on": date(2026, 5, 19), "until_on": date(2026, 5, 19)}
    closure = close_days(**day, reason="Floor", programme=None, by=lead)
    assert date(2026, 5, 19) not in held()
    lift_closure(closure, by=lead)
    extra.refresh_from_db()
    assert (extra.is_extra, extra.state) == (True, State.PLANNED)


def test_closing_days_twice_is_one_closure(lead: User, thursday: Traveller) -> None:
    days = {
        "from_on": date(2026, 5, 18),
        "until_on": date(2026, 5, 31),
        "reason": "Floor",
        "programme": None,
        "by": lead,
    }
    assert close_days(**days) == close_days(**days)
    assert Closure.objects.count() == 1


def test_closing_days_needs_a_reason(lead: User, thursday: Traveller) -> None:
    with pytest.raises(Refused, match="Say why"):
        close_days(from_on=date(2026, 5, 18), until_on=date(2026, 5, 31), reason=" ", programme=None, by=lead)


def test_days_closed_in_arrears_explain_what_was_not_opened(lead: User, thursday: Traveller) -> None:
    """Monday was forgotten open, Tuesday never opened: closing the week tells about Tuesday and minds neither."""
    forgotten = SessionFactory(held_on=date(2026, 5, 11), state=State.OPEN)
    never = SessionFactory(held_on=date(2026, 5, 12))
    close_days(from_on=date(2026, 5, 11), until_on=date(2026, 5, 15), reason="Flood", programme=None, by=lead)
    assert list(Session.objects.values_list("pk", flat=True)) == [forgotten.pk]
    assert never.pk != forgotten.pk
