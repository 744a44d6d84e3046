"""What happened between the page and the press: another tablet, another day, another session."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.models import Access, Session, User
from hub.models.calendar import Mode
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, OpenSessionFactory, PersonFactory, PlaceFactory, VisitFactory
from tests.visitors.pressing import HTMX, press
from visitors.checkin import check_in
from visitors.models import Headcount, Person, Receipt, Visit

PRESSES = {
    "/door/find": {"q": "sami"},
    "/door/visits": {},
    "/door/headcounts": {"kind": "adult"},
    "/door/undoings": {},
    "/door/mode": {"mode": "full"},
    "/door/places": {},
    "/door/new-face": {"known_as": "Zahra"},
    "/door/new-face/from-search": {"q": "Zahra"},
    "/door/new-face/likely": {"known_as": "Zahra"},
}


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("url", PRESSES)
@pytest.mark.parametrize("meanwhile", ["closed", "yesterday", "elsewhere", "gone"])
def test_a_press_belongs_to_the_session_of_its_page(
    rosa: Client, samira: Person, session: Session, lead: User, url: str, headers: dict, meanwhile: str
) -> None:
    """Another session is open on this tablet; the press never slips into it."""
    of = uuid4()
    theirs = OpenSessionFactory()
    made_for = {
        "closed": OpenSessionFactory(state="closed").pk,
        "yesterday": OpenSessionFactory(held_on=date(2026, 5, 13)).pk,
        "elsewhere": "not-a-session",
        "gone": uuid4(),
    }
    check_in(PersonFactory(), theirs, receipt=of, by=lead)
    rosa.post("/door/session", {"session": session.pk})
    sent = {"person": samira.pk, "of": of, **PRESSES[url], "session": made_for[meanwhile]}
    status, page = press(rosa, url, headers=headers, **sent)
    assert (status, "This session is closed, so nothing was saved." in page) == (422, True)
    assert (Visit.objects.count(), Headcount.objects.count(), Receipt.objects.count()) == (1, 0, 1)
    assert set(Session.objects.values_list("mode", flat=True)) == {Mode.OPEN}


def test_midnight_ends_every_page(daniel: Client, samira: Person, session: Session, thursday: Traveller) -> None:
    thursday.move_to(timezone.now().replace(hour=23, minute=30))
    late = signed_in(UserFactory(accesses=[Access.DOOR]))
    thursday.shift(timedelta(hours=1))
    status, page = press(late, "/door/visits", person=samira.pk, session=session.pk)
    assert (status, "This session is closed" in page, Visit.objects.count()) == (422, True, 0)


def test_a_page_goes_on_with_its_session_when_the_tablet_was_moved(
    daniel: Client, samira: Person, session: Session
) -> None:
    other = OpenSessionFactory()
    daniel.post("/door/session", {"session": other.pk})
    press(daniel, "/door/visits", person=samira.pk, session=session.pk, headers=HTMX)
    assert Visit.objects.get().session == session


def test_somebody_joined_to_another_meanwhile_is_the_other(daniel: Client, samira: Person) -> None:
    double = PersonFactory(known_as="Samiraa", linked_to=samira)
    _status, page = press(daniel, "/door/visits", person=double.pk, headers=HTMX)
    assert ("Welcome back, <bdi>Samira</bdi>" in page, Visit.objects.get().person) == (True, samira)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_somebody_forgotten_meanwhile_is_counted_without_a_name(daniel: Client, samira: Person, headers: dict) -> None:
    Person.objects.update(anonymised_at=timezone.now())
    status, page = press(daniel, "/door/visits", person=samira.pk, headers=headers)
    sentence = "This person asked to be forgotten. Count them without a name."
    assert (status, sentence in page, Receipt.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_card_out_of_use_checks_nobody_in_and_says_what_to_do(daniel: Client, headers: dict) -> None:
    CardFactory(number="K7WM4PXD", revoked_at=timezone.now())
    status, page = press(daniel, "/door/find", q="K7WM4PXD", headers=headers)
    sentence = "This card is out of use. Find them by name, and give them a new card later."
    assert (status, sentence in page, Visit.objects.count()) == (422, True, 0)


def test_the_card_of_somebody_joined_to_another_is_the_others(daniel: Client, samira: Person) -> None:
    CardFactory(number="K7WM4PXD", person=PersonFactory(linked_to=samira))
    press(daniel, "/door/find", q="K7WM4PXD")
    assert Visit.objects.get().person == samira


def test_an_old_register_number_checks_in_at_once(daniel: Client) -> None:
    person = PersonFactory(register_number="A-0173")
    _status, page = press(daniel, "/door/find", q=" A-0173 ")
    assert ("Welcome back" in page, Visit.objects.get().person) == (True, person)


def test_a_full_hall_gives_a_card_a_number(daniel: Client) -> None:
    Session.objects.update(mode=Mode.FULL)
    CardFactory(number="K7WM4PXD")
    _status, page = press(daniel, "/door/find", q="K7WM4PXD")
    assert ("with number 1." in page, Visit.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        (Mode.MEMBERS_ONLY, "Today only people we know can come in. Ask the session lead."),
        (Mode.FULL, "The hall is full. Give them a number, or count them without a name."),
    ],
)
def test_a_new_face_is_told_and_keeps_what_was_typed(daniel: Client, mode: Mode, sentence: str) -> None:
    Session.objects.update(mode=mode)
    status, page = press(daniel, "/door/new-face", known_as="Zahra", tell_apart="Red cap")
    assert (status, sentence in page, 'value="Red cap"' in page, Person.objects.count()) == (422, True, True, 0)


def test_one_new_face_form_sent_twice_is_one_person(daniel: Client) -> None:
    receipt = uuid4()
    for _twice in range(2):
        assert press(daniel, "/door/new-face", known_as="Zahra", receipt=receipt)[0] == 200
    status, page = press(daniel, "/door/new-face", known_as="Neda", receipt=receipt)
    assert (status, "This page was used before." in page, Person.objects.count()) == (409, True, 1)


def test_nothing_new_is_nothing_sent(daniel: Client, session: Session) -> None:
    def ask(stamp: str) -> tuple[int, str]:
        answer = daniel.get("/door/now", {"stamp": stamp}, headers=HTMX)
        return answer.status_code, answer.content.decode()

    page = daniel.get("/door").content.decode()
    stamp = page.partition('hx-vals=\'{"stamp": "')[2].partition('"')[0]
    assert ask(stamp) == (204, "")
    VisitFactory(session=session, person__known_as="Samira")
    status, part = ask(stamp)
    assert (status, "Samira" in part, "<html" in part) == (200, True, False)
    stamp = part.partition('hx-vals=\'{"stamp": "')[2].partition('"')[0]
    assert ask(stamp) == (204, "")
    for change in (
        lambda: Session.objects.update(mode=Mode.FULL),
        lambda: PlaceFactory(session=session),
        lambda: Visit.objects.update(children_0_4=1),
        lambda: Visit.objects.all().delete(),
    ):
        change()
        status, part = ask(stamp)
        stamp = part.partition('hx-vals=\'{"stamp": "')[2].partition('"')[0]
        assert (status, ask(stamp)) == (200, (204, ""))


@pytest.mark.parametrize("rows", [1, 3])
def test_what_happened_meanwhile_costs_the_same_for_many(
    daniel: Client, session: Session, door_helper: User, django_assert_num_queries, rows: int
) -> None:
    for _ in range(rows):
        check_in(PersonFactory(), session, receipt=uuid4(), by=door_helper)
    with django_assert_num_queries(5):  # sign-in 2, sessions, counts, who is here
        daniel.get("/door/now", headers=HTMX)


def test_the_session_closed_meanwhile_is_told_without_swapping_anything(daniel: Client) -> None:
    Session.objects.update(state="closed")
    answer = daniel.get("/door/now", headers=HTMX)
    assert (answer.status_code, "The door is not open." in answer.content.decode()) == (422, True)
