"""Forgetting somebody who asks for it: a screen of its own, in numbers, and one press."""

from types import ModuleType
from uuid import uuid4

import pytest
from django.test import Client
from time_machine import Traveller

from hub.models import Access, AuditEntry, User
from hub.rooms import Fact
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, PersonFactory, VisitFactory
from visitors.consents import agree
from visitors.linking import link
from visitors.models import Person, Provision, RightsRequest, Visit
from visitors.moves import moved_away
from visitors.rights import ask


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira", other_names="Haddad")


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def test_the_screen_says_in_numbers_what_goes_and_what_stays(rosa: Client, samira: Person, lead: User) -> None:
    VisitFactory.create_batch(2, person=samira)
    Provision.objects.create(person=samira, kind="clothes")
    agree(samira, "photo", by=lead)
    CardFactory(person=samira)
    ask(uuid4(), samira, "erase", by=lead)
    link(samira, PersonFactory(), by=lead)
    moved_away(samira, by=lead)
    page = rosa.get(f"/people/{samira.pk}/erasing").content.decode()
    words = ["1 note of what", "1 card:", "1 open request", "1 record that was", "2 visits, so", "1 thing we gave"]
    words += ["1 day on which they moved"]
    assert [word for word in words if word not in page] == []
    assert AuditEntry.objects.filter(act="person.look", row=str(samira.pk)).count() == 1


def test_the_screen_says_what_stays_in_other_rooms(rosa: Client, samira: Person, kitchen: ModuleType) -> None:
    kitchen.stays_without_a_name = lambda person: [Fact("cup", "Cups of tea", 42)]
    assert "Cups of tea: 42" in rosa.get(f"/people/{samira.pk}/erasing").content.decode()


def test_one_press_forgets_them_and_closes_what_they_asked(rosa: Client, samira: Person, lead: User) -> None:
    VisitFactory(person=samira)
    ask(uuid4(), samira, "erase", by=lead, note="Haddad wrote")
    for _ in range(2):
        answer = rosa.post(f"/people/{samira.pk}/erasing", follow=True)
        assert answer.redirect_chain == [("/people", 302)]
        assert "Deleted. We know them no more." in answer.content.decode()
    samira.refresh_from_db()
    request = RightsRequest.objects.get()
    assert (samira.known_as, request.outcome, request.note, Visit.objects.count()) == ("", "done", "", 1)
    assert AuditEntry.objects.filter(act="person.erase").count() == 1
    assert rosa.get(f"/people/{samira.pk}/erasing").headers["Location"] == "/people"
    assert [rosa.get(f"/people/{samira.pk}{page}").status_code for page in ("", "/copy", "/requests")] == [404] * 3


def test_a_joined_record_leads_to_the_one_that_stays_and_is_refused(rosa: Client, samira: Person, lead: User) -> None:
    gone = PersonFactory()
    link(samira, gone, by=lead)
    assert rosa.get(f"/people/{gone.pk}/erasing").headers["Location"] == f"/people/{samira.pk}/erasing"
    assert rosa.post(f"/people/{gone.pk}/erasing").status_code == 409
    assert Person.objects.filter(anonymised_at__isnull=True).count() == 2


@pytest.mark.parametrize(("kind", "way"), [("copy", "copy"), ("erase", "erasing")])
def test_a_request_leads_to_its_deed(rosa: Client, samira: Person, lead: User, kind: str, way: str) -> None:
    page = rosa.get(f"/requests/{ask(uuid4(), samira, kind, by=lead).pk}").content.decode()
    ways = [f'href="/people/{samira.pk}/{each}"' in page for each in ("copy", "erasing")]
    assert ways == [way == "copy", way == "erasing"]


@pytest.mark.parametrize("access", [access for access in Access if access != Access.LEAD])
def test_nobody_but_a_lead_forgets_anybody(samira: Person, access: Access) -> None:
    client = signed_in(UserFactory(accesses=[access]))
    answers = [send(f"/people/{samira.pk}/erasing") for send in (client.get, client.post)]
    assert [(answer.status_code, "Samira" in answer.content.decode()) for answer in answers] == [(403, False)] * 2
    samira.refresh_from_db()
    assert samira.known_as == "Samira"


@pytest.mark.parametrize("number", [1, 3])
def test_the_screens_queries_do_not_grow(rosa: Client, samira: Person, django_assert_num_queries, number: int) -> None:
    VisitFactory.create_batch(number, person=samira)
    with django_assert_num_queries(16):  # sign-in 2, person, savepoint 2, look 2, and one for each number
        rosa.get(f"/people/{samira.pk}/erasing")
