"""Two leads press at the same moment: real transactions, and the twin that shows the lock is needed."""

import threading
from datetime import time, timedelta
from functools import partial

import pytest
from django.utils import timezone

from hub.accounts import take_access
from hub.calendar import open_session
from hub.closures import close_days
from hub.models import Access, Grant, Session, User
from hub.models.calendar import SessionQuerySet, State
from hub.planning import plan_sessions
from hub.programmes import end_programme, restart_programme, set_timetable
from hub.refusals import Refused
from tests.factories import SessionFactory, TimetableFactory, UserFactory
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def open_by_two() -> Session:
    session = SessionFactory(held_on=timezone.localdate())
    rosa, karwan = UserFactory(), UserFactory()
    assert at_once(lambda: open_session(session, by=rosa), lambda: open_session(session, by=karwan)) == [None, None]
    return session


def test_two_leads_opening_at_once_make_one_move() -> None:
    for _ in range(5):
        assert open_by_two().changes.count() == 1


def test_without_the_lock_there_would_be_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: take the lock away, let both read before either writes, and the rule breaks."""
    both_have_read = threading.Barrier(2)
    read = Session.objects.get_queryset

    def unlocked(self: SessionQuerySet) -> SessionQuerySet:
        return read()

    first = SessionQuerySet.first

    def first_together(self: SessionQuerySet) -> Session | None:
        row = first(self)
        both_have_read.wait(timeout=10)
        return row

    monkeypatch.setattr(SessionQuerySet, "locked", unlocked)
    monkeypatch.setattr(SessionQuerySet, "first", first_together)
    assert open_by_two().changes.count() == 2


def test_planners_at_once_plan_once() -> None:
    TimetableFactory()
    assert at_once(*[plan_sessions] * 4) == [None] * 4
    assert Session.objects.count() == len(set(Session.objects.values_list("held_on", flat=True))) >= 8


def test_verbs_that_plan_never_wait_for_each_other() -> None:
    """Plan, open, close days, end and retime at the same moment: some are refused, none ends in a deadlock."""
    lead = UserFactory()
    today = timezone.localdate()
    programme = TimetableFactory(weekday=today.weekday()).programme
    hours = {"starts": time(9), "ends": time(12), "place": "", "capacity": None, "by": lead}
    plan_sessions()
    for number in range(1, 7):
        session = Session.objects.get(held_on=today)
        day = today + timedelta(days=number)
        outcomes = at_once(
            plan_sessions,
            partial(open_session, session, by=lead),
            partial(close_days, from_on=day, until_on=day, reason="Holiday", programme=None, by=lead),
            partial(end_programme, programme, by=lead),
            partial(set_timetable, programme, from_on=today, weekday=day.weekday(), **hours),
        )
        assert {type(outcome) for outcome in outcomes} <= {type(None), Refused}
        restart_programme(programme, by=lead)
        set_timetable(programme, from_on=today, weekday=today.weekday(), **hours)


def test_two_administrators_cannot_end_each_other_at_once() -> None:
    one, other = UserFactory(accesses=[Access.ADMIN]), UserFactory(accesses=[Access.ADMIN])
    outcomes = at_once(
        lambda: take_access(one, Access.ADMIN, by=other), lambda: take_access(other, Access.ADMIN, by=one)
    )
    assert [type(outcome) for outcome in outcomes].count(Refused) == 1
    assert Grant.objects.live().filter(access=Access.ADMIN).count() == 1
    assert User.objects.count() == 2


def test_closing_a_day_and_opening_it_at_once_is_one_or_the_other() -> None:
    lead, today = UserFactory(), timezone.localdate()
    for _ in range(5):
        session = SessionFactory()
        close = partial(close_days, from_on=today, until_on=today, reason="Flood", programme=session.programme, by=lead)
        at_once(partial(open_session, session, by=lead), close)
        is_open = Session.objects.filter(pk=session.pk, state=State.OPEN).exists()
        is_closed = session.programme.closures.exists()
        assert (is_open, is_closed) in {(True, False), (False, True)}
