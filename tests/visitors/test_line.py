"""The line outside a full hall: one number each, in order, kept until somebody comes in or goes."""

from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from hub.models.calendar import Mode, State
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.together import at_once
from visitors.checkin import check_in, set_mode, undo
from visitors.line import give_number, leave_line
from visitors.models import Person, Place, Receipt, Visit
from visitors.receipts import Welcome
from visitors.registration import NewFace, register


@pytest.fixture
def full(session: Session) -> Session:
    Session.objects.filter(pk=session.pk).update(mode=Mode.FULL)
    session.refresh_from_db()
    return session


def arrive(person: Person, session: Session, by: User, receipt: UUID | None = None, **how: bool) -> Welcome:
    return check_in(person, session, receipt=receipt or uuid4(), by=by, **how)


def outside(session: Session) -> list[tuple[int, Person | None]]:
    return [(place.number, place.person) for place in Place.objects.waiting(session)]


def test_numbers_go_up_for_people_we_know_and_people_we_do_not(
    samira: Person, full: Session, door_helper: User
) -> None:
    arrive(samira, full, door_helper)
    welcome = give_number(full, receipt=uuid4(), by=door_helper)
    assert (welcome.outcome, welcome.place.number, welcome.person) == ("waiting", 2, None)
    assert (outside(full), AuditEntry.objects.count()) == ([(1, samira), (2, None)], 0)


def test_each_session_counts_from_one(full: Session, door_helper: User) -> None:
    other = OpenSessionFactory()
    assert [give_number(at, receipt=uuid4(), by=door_helper).place.number for at in (full, other, full)] == [1, 1, 2]


def test_a_number_is_given_once_a_press(full: Session, door_helper: User) -> None:
    receipt = uuid4()
    first, again = (give_number(full, receipt=receipt, by=door_helper) for _ in range(2))
    assert (first.place, first.is_replay, again.place, again.is_replay) == (again.place, False, first.place, True)
    assert (Place.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_session_that_is_not_open_has_no_line(full: Session, door_helper: User, thursday: Traveller) -> None:
    thursday.shift(timedelta(days=1))
    with pytest.raises(Refused) as refused:
        give_number(full, receipt=uuid4(), by=door_helper)
    assert (refused.value.code, Place.objects.count(), Receipt.objects.count()) == ("closed", 0, 0)


def test_who_is_called_comes_in_though_the_hall_is_full(samira: Person, full: Session, door_helper: User) -> None:
    arrive(samira, full, door_helper)
    assert arrive(samira, full, door_helper, is_called=True).outcome == "stored"
    assert arrive(samira, full, door_helper, is_called=True).outcome == "already"
    assert (outside(full), Visit.objects.get().person) == ([], samira)


def test_who_left_keeps_the_number_for_when_they_are_back(samira: Person, full: Session, door_helper: User) -> None:
    place = arrive(samira, full, door_helper).place
    leave_line(place)
    gone_at = Place.objects.get().left_at
    leave_line(place)
    assert (outside(full), Place.objects.get().left_at) == ([], gone_at)
    assert arrive(samira, full, door_helper).place.number == 1
    assert outside(full) == [(1, samira)]


def test_who_came_in_is_not_taken_off_the_line_again(samira: Person, full: Session, door_helper: User) -> None:
    place = arrive(samira, full, door_helper).place
    arrive(samira, full, door_helper, is_called=True)
    leave_line(place)
    assert (Place.objects.get().left_at, Visit.objects.count()) == (None, 1)


def test_somebody_nobody_knows_is_called_in_as_a_new_face(full: Session, door_helper: User) -> None:
    place = give_number(full, receipt=uuid4(), by=door_helper).place
    welcome = register(NewFace("Zahra"), full, receipt=uuid4(), by=door_helper, place=place)
    place.refresh_from_db()
    assert (place.person, place.called_at, outside(full)) == (welcome.person, welcome.visit.checked_in_at, [])
    with pytest.raises(Refused, match="The hall is full"):
        register(NewFace("Neda"), full, receipt=uuid4(), by=door_helper, place=place)


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.FULL])
def test_a_number_that_somebody_took_off_meanwhile_is_in_nobodys_way(
    full: Session, door_helper: User, mode: Mode
) -> None:
    """One tablet says they are gone while the other writes down who they are."""
    place = give_number(full, receipt=uuid4(), by=door_helper).place
    leave_line(place)
    Session.objects.filter(pk=full.pk).update(mode=mode)
    if mode == Mode.FULL:
        with pytest.raises(Refused) as refused:
            register(NewFace("Zahra"), full, receipt=uuid4(), by=door_helper, place=place)
        assert refused.value.code == "full"
    else:
        welcome = register(NewFace("Zahra"), full, receipt=uuid4(), by=door_helper, place=place)
        place.refresh_from_db()
        assert (place.person, place.called_at, place.left_at) == (welcome.person, timezone.now(), None)


def test_a_new_face_takes_nobody_elses_number(samira: Person, full: Session, door_helper: User) -> None:
    hers = arrive(samira, full, door_helper).place
    elsewhere = give_number(OpenSessionFactory(), receipt=uuid4(), by=door_helper).place
    set_mode(full, Mode.OPEN, by=door_helper)
    for number, place in enumerate([hers, elsewhere]):
        register(NewFace(f"Zahra {number}"), full, receipt=uuid4(), by=door_helper, place=place)
        place.refresh_from_db()
    assert (hers.person, hers.called_at, elsewhere.person, elsewhere.called_at) == (samira, None, None, None)


def test_undo_gives_the_number_back(full: Session, door_helper: User) -> None:
    receipt = uuid4()
    give_number(full, receipt=receipt, by=door_helper)
    assert undo(receipt, receipt=uuid4(), by=door_helper).outcome == "undone"
    assert (outside(full), give_number(full, receipt=uuid4(), by=door_helper).place.number) == ([], 1)


def test_undo_of_a_second_press_leaves_the_number_of_the_first(
    samira: Person, full: Session, door_helper: User
) -> None:
    first, second = uuid4(), uuid4()
    for receipt in (first, second):
        arrive(samira, full, door_helper, receipt)
    kept = undo(second, receipt=uuid4(), by=door_helper)
    assert (kept.outcome, kept.place.number, outside(full)) == ("waiting", 1, [(1, samira)])
    assert undo(first, receipt=uuid4(), by=door_helper).outcome == "undone"
    assert outside(full) == []


def test_undo_of_a_call_puts_them_back_in_the_line(samira: Person, full: Session, door_helper: User) -> None:
    called = uuid4()
    arrive(samira, full, door_helper)
    arrive(samira, full, door_helper, called, is_called=True)
    undo(called, receipt=uuid4(), by=door_helper)
    assert (outside(full), Visit.objects.count()) == ([(1, samira)], 0)
    assert arrive(samira, full, door_helper).place.number == 1
    assert outside(full) == [(1, samira)]


def test_undo_of_a_number_with_which_they_came_in_sends_nobody_away(
    samira: Person, full: Session, door_helper: User
) -> None:
    numbered = uuid4()
    arrive(samira, full, door_helper, numbered)
    arrive(samira, full, door_helper, is_called=True)
    assert undo(numbered, receipt=uuid4(), by=door_helper).outcome == "already"
    assert (Visit.objects.count(), Place.objects.get().called_at) == (1, timezone.now())


def test_members_only_lets_those_we_know_in_and_has_no_line(
    samira: Person, session: Session, door_helper: User, lead: User
) -> None:
    set_mode(session, Mode.MEMBERS_ONLY, by=lead)
    assert arrive(samira, session, door_helper).outcome == "stored"
    with pytest.raises(Refused, match="only people we know"):
        register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper)
    assert (outside(session), Session.objects.get().state) == ([], State.OPEN)


@pytest.mark.django_db(transaction=True)
def test_two_tablets_on_one_person_give_one_number() -> None:
    for _ in range(5):
        session, person, by = OpenSessionFactory(mode=Mode.FULL), PersonFactory(), UserFactory()
        presses = [partial(check_in, person, session, receipt=uuid4(), by=by) for _ in range(2)]
        assert at_once(*presses, partial(give_number, session, receipt=uuid4(), by=by)) == [None] * 3
        assert sorted(number for number, _person in outside(session)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_calling_in_and_taking_off_at_once_is_one_or_the_other() -> None:
    by = UserFactory()
    for _ in range(5):
        session, person = OpenSessionFactory(mode=Mode.FULL), PersonFactory()
        place = check_in(person, session, receipt=uuid4(), by=by).place
        call = partial(check_in, person, session, receipt=uuid4(), by=by, is_called=True)
        assert at_once(call, partial(leave_line, place)) == [None, None]
        place.refresh_from_db()
        assert (place.called_at is not None, place.left_at, Visit.objects.filter(session=session).count()) == (
            True,
            None,
            1,
        )
