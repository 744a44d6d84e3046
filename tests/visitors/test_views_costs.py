"""What a press costs the database: every statement is counted, BEGIN and COMMIT too."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.models import Access, Session
from hub.models.calendar import Mode
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, OpenSessionFactory, PersonFactory, VisitFactory
from tests.visitors.pressing import HTMX, TYPING
from visitors.households import come_together
from visitors.models import Alert, Person, Place, Provision, Visit

pytestmark = pytest.mark.django_db(transaction=True)
CHECK_IN, FIND = 13, 7  # statements at the most; each room with something to say adds one


@pytest.fixture
def session(transactional_db: None) -> Session:
    return OpenSessionFactory(programme__name="Thursday drop-in")


@pytest.fixture
def tablet(session: Session) -> Client:
    return signed_in(UserFactory(accesses=[Access.DOOR]))


@pytest.fixture
def regular(session: Session) -> Person:
    """Somebody with a history: children last time, clothes to be given, an alert."""
    person = PersonFactory(known_as="Samira", first_seen_on=date(2025, 1, 9))
    VisitFactory(person=person, session__held_on=date(2025, 1, 9), children_0_4=2)
    Provision.objects.create(person=person, kind="asked_clothes")
    Alert.objects.create(person=person)
    return person


def statements(tablet: Client, session: Session, url: str, *, headers: dict = HTMX, **sent: Any) -> list[str]:
    """What the database was asked for one press of a page."""
    form = {"receipt": uuid4(), "session": session.pk, **sent}
    with CaptureQueriesContext(connection) as captured:
        answer = tablet.post(url, form, headers=headers)
    assert answer.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def test_a_check_in_is_few_statements_in_one_transaction(tablet: Client, session: Session, regular: Person) -> None:
    sent = statements(tablet, session, "/door/visits", person=regular.pk)
    assert (sent.count("BEGIN"), sent.count("COMMIT"), Visit.objects.filter(session=session).count()) == (1, 1, 1)
    assert len(sent) <= CHECK_IN, "\n".join(sent)


def test_a_check_in_costs_the_same_in_a_busy_hall(tablet: Client, session: Session, regular: Person) -> None:
    alone = len(statements(tablet, session, "/door/visits", person=regular.pk))
    VisitFactory.create_batch(30, session=session)
    other = PersonFactory()
    VisitFactory(person=other, session__held_on=date(2025, 1, 9))
    assert len(statements(tablet, session, "/door/visits", person=other.pk)) == alone


@pytest.mark.parametrize("again", ["already", "replay"])
def test_a_press_that_finds_them_here_costs_no_more(
    tablet: Client, session: Session, regular: Person, again: str
) -> None:
    first = uuid4()
    statements(tablet, session, "/door/visits", person=regular.pk, receipt=first)
    more = {"receipt": first} if again == "replay" else {}
    sent = statements(tablet, session, "/door/visits", person=regular.pk, **more)
    assert len(sent) <= CHECK_IN, "\n".join(sent)


def test_a_number_for_the_line_costs_no_more(tablet: Client, session: Session, regular: Person) -> None:
    Session.objects.filter(pk=session.pk).update(mode=Mode.FULL)
    sent = statements(tablet, session, "/door/visits", person=regular.pk)
    assert (len(sent) <= CHECK_IN + 1, Place.objects.count()) == (True, 1), "\n".join(sent)


def test_a_family_is_one_statement_more_however_large(tablet: Client, session: Session, regular: Person) -> None:
    alone = len(statements(tablet, session, "/door/visits", person=PersonFactory().pk))
    for _ in range(4):
        come_together(regular, PersonFactory())
    assert len(statements(tablet, session, "/door/visits", person=regular.pk)) == alone + 1


def test_a_card_costs_two_statements_more_than_a_tap(tablet: Client, session: Session, regular: Person) -> None:
    CardFactory(number="K7WM4PXD", person=regular)
    sent = statements(tablet, session, "/door/find", q="K7WM4PXD")
    assert (len(sent) <= CHECK_IN + 1, Visit.objects.filter(session=session).count()) == (True, 1), "\n".join(sent)


def test_a_head_without_a_name_costs_less(tablet: Client, session: Session) -> None:
    sent = statements(tablet, session, "/door/headcounts", kind="adult")
    assert len(sent) < CHECK_IN, "\n".join(sent)


@pytest.mark.parametrize(("people", "alike"), [(1, 1), (7, 1), (8, 0), (40, 0)])
def test_a_search_is_few_statements_and_no_transaction(
    tablet: Client, session: Session, people: int, alike: int
) -> None:
    """One more is asked for names that are only alike, as long as the likely ones do not fill the screen."""
    for number in range(people):
        VisitFactory(session=session, person__known_as=f"Mohammad{'abcdefgh'[number % 8]}")
    sent = statements(tablet, session, "/door/find", q="moh", headers=TYPING)
    assert (len(sent) <= FIND + alike, "BEGIN" in sent) == (True, False), "\n".join(sent)
