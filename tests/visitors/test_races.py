"""Two tablets at the same moment: real transactions, and the twin that shows the lock is needed."""

import threading
from functools import partial
from uuid import uuid4

import pytest
from django.utils import timezone

from hub.calendar import close_session
from hub.models import Session
from hub.models.calendar import Mode, SessionQuerySet
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.together import at_once
from visitors.checkin import check_in, count_head
from visitors.models import Place, Receipt, Visit

pytestmark = pytest.mark.django_db(transaction=True)


def both_check_in() -> list[Exception | None]:
    session, samira = OpenSessionFactory(held_on=timezone.localdate()), PersonFactory()
    tablets = [partial(check_in, samira, session, receipt=uuid4(), by=UserFactory()) for _ in range(2)]
    return at_once(*tablets)


def test_two_tablets_on_one_person_make_one_visit_and_two_receipts() -> None:
    for number in range(1, 6):
        assert both_check_in() == [None, None]
        assert (Visit.objects.count(), Receipt.objects.count()) == (number, 2 * number)


def test_without_holding_the_session_one_tablet_would_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: let both look before either writes, and only the database's own rule is left to stop the second."""
    both_looked = threading.Barrier(2)
    monkeypatch.setattr(SessionQuerySet, "locked", lambda rows: Session.objects.select_related("programme"))
    create = Visit.objects.create

    def create_together(**values: object) -> Visit:
        both_looked.wait(timeout=10)
        return create(**values)

    monkeypatch.setattr(Visit.objects, "create", create_together)
    assert sorted(type(outcome).__name__ for outcome in both_check_in()) == ["IntegrityError", "NoneType"]


def test_one_press_sent_twice_at_once_is_one_visit() -> None:
    session, samira, receipt, by = OpenSessionFactory(), PersonFactory(), uuid4(), UserFactory()
    press = partial(check_in, samira, session, receipt=receipt, by=by)
    assert at_once(*[press] * 4) == [None] * 4
    assert (Visit.objects.count(), Receipt.objects.count()) == (1, 1)


def test_numbers_for_the_line_are_given_once_each() -> None:
    session = OpenSessionFactory(mode=Mode.FULL)
    by = UserFactory()
    assert (
        at_once(*[partial(check_in, PersonFactory(), session, receipt=uuid4(), by=by) for _ in range(5)]) == [None] * 5
    )
    assert list(Place.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_nobody_comes_in_after_the_close() -> None:
    """Whoever is first, the close or the press: no visit is written into a closed session."""
    by = UserFactory()
    for _ in range(5):
        session = OpenSessionFactory()
        presses = [partial(count_head, session, kind="adult", receipt=uuid4(), by=by) for _ in range(3)]
        outcomes = at_once(partial(close_session, session, by=by), *presses)
        refused = [type(outcome) for outcome in outcomes].count(Refused)
        assert session.headcounts.count() == 3 - refused
