"""The line on the screen: numbers in order, called in or taken off, new faces with their number."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hub.models import Session, User
from hub.models.calendar import Mode
from tests.factories.visitors import OpenSessionFactory, PersonFactory, PlaceFactory
from tests.visitors.pressing import HTMX, press
from visitors.line import leave_line
from visitors.models import Person, Place, Receipt, Visit


@pytest.fixture(autouse=True)
def full(session: Session) -> Session:
    Session.objects.filter(pk=session.pk).update(mode=Mode.FULL)
    return session


@pytest.fixture
def place(samira: Person, session: Session) -> Place:
    return PlaceFactory(session=session, number=7, person=samira)


def test_the_line_shows_numbers_names_and_since_when(daniel: Client, place: Place, session: Session) -> None:
    PlaceFactory(session=session, number=3, person=None)
    PlaceFactory(session__held_on=date(2026, 5, 13), number=9, person__known_as="Omar")
    page = daniel.get("/door/line").content.decode()
    assert page.index("<bdi>3</bdi>") < page.index("<bdi>7</bdi>")
    assert ("<bdi>Samira </bdi>" in page, "New face" in page, "Omar" in page) == (True, True, False)
    assert page.count('outside since <bdi class="num">9:05</bdi>') == 2


def test_nobody_outside_is_said(daniel: Client) -> None:
    assert "Nobody waits outside." in daniel.get("/door/line").content.decode()


def test_without_an_open_session_there_is_no_line(daniel: Client) -> None:
    Session.objects.update(state="closed")
    answer = daniel.get("/door/line")
    assert (answer.status_code, "The door is not open." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_number_for_somebody_nobody_knows(daniel: Client, headers: dict) -> None:
    receipt = uuid4()
    for _twice in range(2):
        status, page = press(daniel, "/door/places", receipt=receipt, headers=headers)
        assert (status, "Please wait outside with number 1. We will call you." in page) == (200, True)
    assert (Place.objects.count(), "<html" in page) == (1, not headers)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_calling_somebody_in_checks_them_in(daniel: Client, place: Place, headers: dict) -> None:
    receipt = uuid4()
    for _twice in range(2):
        status, page = press(daniel, f"/door/places/{place.pk}/calling", receipt=receipt, headers=headers)
        assert (status, "Welcome back, <bdi>Samira</bdi>" in page) == (200, True)
    assert (Visit.objects.count(), Place.objects.waiting(place.session).count()) == (1, 0)
    _status, page = press(daniel, f"/door/places/{place.pk}/calling", headers=headers)
    assert "<bdi>Samira</bdi> is already here" in page


def test_somebody_joined_to_another_meanwhile_comes_in_as_the_other(daniel: Client, place: Place) -> None:
    kept = PersonFactory(known_as="Samira")
    Person.objects.filter(pk=place.person_id).update(linked_to=kept)
    assert press(daniel, f"/door/places/{place.pk}/calling")[0] == 200
    assert Visit.objects.get().person == kept


def test_somebody_forgotten_meanwhile_is_told(daniel: Client, place: Place) -> None:
    Person.objects.update(anonymised_at=timezone.now())
    status, page = press(daniel, f"/door/places/{place.pk}/calling")
    assert (status, "This person asked to be forgotten." in page, Visit.objects.count()) == (422, True, 0)


def test_taking_off_twice_is_harmless(daniel: Client, place: Place) -> None:
    for _twice in range(2):
        status, page = press(daniel, f"/door/places/{place.pk}/leaving")
        assert (status, "Nobody waits outside." in page) == (200, True)
    assert (Place.objects.get().left_at, Visit.objects.count()) == (timezone.now(), 0)


@pytest.mark.parametrize("deed", ["calling", "leaving"])
@pytest.mark.parametrize("pk", [0, 999, 10**18, 10**30])
def test_a_number_that_is_not_in_this_line_is_a_404(daniel: Client, deed: str, pk: int) -> None:
    theirs = PlaceFactory(session=OpenSessionFactory(held_on=date(2026, 5, 13)))
    for number in (pk, theirs.pk):
        assert press(daniel, f"/door/places/{number}/{deed}")[0] == 404
    theirs.refresh_from_db()
    assert (theirs.left_at, theirs.called_at) == (None, None)


@pytest.mark.parametrize("address", ["", "/{pk}/calling", "/{pk}/leaving"])
def test_a_page_of_yesterday_gives_and_calls_no_number(daniel: Client, place: Place, address: str) -> None:
    yesterday = OpenSessionFactory(held_on=date(2026, 5, 13))
    status, page = press(daniel, f"/door/places{address.format(pk=place.pk)}", session=yesterday.pk)
    assert (status, "This session is closed, so nothing was saved." in page) == (422, True)
    assert (Place.objects.waiting(place.session).count(), Receipt.objects.count()) == (1, 0)


def test_a_new_face_is_called_in_with_their_number(daniel: Client, session: Session) -> None:
    place = PlaceFactory(session=session, number=1, person=None)
    assert f'href="/door/new-face?place={place.pk}"' in daniel.get("/door/line").content.decode()
    page = daniel.get(f"/door/new-face?place={place.pk}").content.decode()
    assert f'name="place" value="{place.pk}"' in page
    status, page = press(daniel, "/door/new-face", known_as="Zahra", place=place.pk)
    assert (status, "Welcome, <bdi>Zahra</bdi>" in page, Visit.objects.get().is_first) == (200, True, True)


def test_a_number_taken_off_meanwhile_says_that_the_hall_is_full(daniel: Client, session: Session) -> None:
    place = PlaceFactory(session=session, number=1, person=None)
    leave_line(place)
    status, page = press(daniel, "/door/new-face", known_as="Zahra", place=place.pk)
    assert (status, "The hall is full. Give them a number" in page, Person.objects.count()) == (422, True, 0)


def test_a_number_taken_back_meanwhile_stands_in_nobodys_way(daniel: Client, session: Session) -> None:
    """The slip of paper is gone; what was typed is not, and a hall with room lets them in."""
    Session.objects.update(mode=Mode.OPEN)
    place = PlaceFactory(session=session, number=1, person=None)
    number = place.pk
    place.delete()
    status, page = press(daniel, "/door/new-face", known_as="Zahra", place=number)
    assert (status, "Welcome, <bdi>Zahra</bdi>" in page) == (200, True)


def test_undo_after_a_number_offers_itself_and_takes_it_back(daniel: Client, door_helper: User) -> None:
    receipt = uuid4()
    _status, page = press(daniel, "/door/places", receipt=receipt)
    assert f'name="of" value="{receipt}"' in page
    _status, page = press(daniel, "/door/undoings", of=receipt)
    assert ("Taken back" in page, Place.objects.count()) == (True, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_line_costs_the_same_for_many(
    daniel: Client, session: Session, django_assert_num_queries, rows: int
) -> None:
    for number in range(rows):
        PlaceFactory(session=session, number=number + 1)
    with django_assert_num_queries(4):  # sign-in 2, sessions, places with their people
        daniel.get("/door/line")
