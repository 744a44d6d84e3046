"""Two tablets at the same moment: real transactions, and the twin that shows the lock is needed."""

import threading
from functools import partial
from types import ModuleType
from uuid import uuid4

import pytest
from django.utils import timezone

from hub.calendar import close_session
from hub.models import Access
from hub.models.calendar import Mode
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.together import at_once
from visitors import arrivals, cards
from visitors.checkin import check_in, count_head, undo
from visitors.counting import counts
from visitors.models import Card, Person, Place, Receipt, Tally, Visit
from visitors.registration import NewFace, register

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
    monkeypatch.setattr(arrivals, "HOLD", arrivals.HOLD.replace("FOR NO KEY UPDATE OF session", ""))
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


def test_one_press_taken_back_on_two_tablets_is_told_to_the_rooms_once(kitchen: ModuleType) -> None:
    told: list[int] = []
    kitchen.visit_undone = lambda visit: told.append(visit.pk)
    lead = UserFactory(accesses=[Access.LEAD])
    for number in range(1, 6):
        receipt = uuid4()
        check_in(PersonFactory(), OpenSessionFactory(), receipt=receipt, by=lead)
        assert at_once(*[partial(undo, receipt, receipt=uuid4(), by=lead) for _ in range(2)]) == [None, None]
        assert (len(told), Visit.objects.count()) == (number, 0)


def test_what_the_close_keeps_is_what_was_pressed_before_it() -> None:
    """Heads, people and new faces pressed while the lead closes: the tally agrees with the rows, always."""
    by, lead = UserFactory(), UserFactory(accesses=[Access.LEAD])
    for _ in range(5):
        session = OpenSessionFactory()
        at_once(
            partial(check_in, PersonFactory(), session, receipt=uuid4(), by=by, children={"children_0_4": 2}),
            partial(count_head, session, kind="child", receipt=uuid4(), by=by),
            partial(close_session, session, by=lead),
            partial(register, NewFace("Zahra"), session, receipt=uuid4(), by=by),
        )
        kept, here = Tally.objects.get(session=session), counts(session)
        assert (kept.adults, kept.children, kept.new_faces) == (here.adults, here.children, here.new_faces)
        seen = Person.objects.filter(visits__session=session).values_list("last_seen_on", flat=True)
        assert set(seen) <= {session.held_on}


def both_give_one_card() -> list[Exception | None]:
    """Two tablets, two people, the same card off the stack."""
    by = UserFactory()
    card = cards.make(uuid4(), pages=1, per_page=10, by=by).cards.first()
    return at_once(*[partial(cards.give, card.number, PersonFactory(), by=by) for _ in range(2)])


def test_one_card_given_on_two_tablets_goes_to_one_person() -> None:
    for _ in range(5):
        outcomes = both_give_one_card()
        assert sorted(getattr(outcome, "code", "given") for outcome in outcomes) == ["given", "taken"]


def test_without_holding_the_card_both_would_be_told_it_is_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: let both look before either writes, and the second takes the card away from the first."""
    both_looked = threading.Barrier(2)

    def look_together(number: str) -> Card:
        card = Card.objects.get(number=number)
        both_looked.wait(timeout=10)
        return card

    monkeypatch.setattr(cards, "_held", look_together)
    assert both_give_one_card() == [None, None]


def test_two_cards_given_to_one_person_at_once_leave_one_in_the_stack() -> None:
    samira, by = PersonFactory(), UserFactory()
    two = cards.make(uuid4(), pages=1, per_page=10, by=by).cards.all()[:2]
    outcomes = at_once(*[partial(cards.give, card.number, samira, by=by) for card in two])
    assert sorted(getattr(outcome, "code", "given") for outcome in outcomes) == ["given", "second"]
    assert (Card.objects.held_by(samira).count(), Card.objects.in_stack().count()) == (1, 9)


def test_a_card_lost_and_given_at_the_same_moment_is_never_in_use_after_both() -> None:
    by = UserFactory()
    for _ in range(3):
        card = cards.make(uuid4(), pages=1, per_page=10, by=by).cards.first()
        at_once(partial(cards.give, card.number, PersonFactory(), by=by), partial(cards.revoke, card, by=by))
        card.refresh_from_db()
        assert card.revoked_at is not None
