"""What people ask of us, on its screens: noted from their page, listed with days left, answered."""

from uuid import uuid4

import pytest
from django.test import Client
from time_machine import Traveller

from hub.models import Access, AuditEntry, User
from hub.rooms import Task
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import PersonFactory, RightsRequestFactory
from visitors.answers import waiting_for
from visitors.models import Person, RightsRequest
from visitors.rights import ask, finish

WORDS = ["Samira", "Haddad", "By letter"]


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira", other_names="Haddad")


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def tasks(user: User) -> list[Task]:
    """What the register itself brings up."""
    return list(waiting_for(user))


def test_what_they_ask_is_noted_from_their_page(rosa: Client, samira: Person, lead: User) -> None:
    page = page_of(rosa, f"/people/{samira.pk}")
    assert f'href="/people/{samira.pk}/requests"' in page
    assert 'name="key"' in page_of(rosa, f"/people/{samira.pk}/requests")
    sent = {"key": uuid4(), "kind": "copy", "asked_on": "2026-05-11", "note": "By letter"}
    answer = rosa.post(f"/people/{samira.pk}/requests", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/people/{samira.pk}")
    request = RightsRequest.objects.get()
    assert (request.pk, request.person, request.kind, request.noted_by) == (sent["key"], samira, "copy", lead)
    page = page_of(rosa, f"/people/{samira.pk}")
    assert ("Noted. The clock runs" in page, "28 days left" in page, f"/requests/{request.pk}" in page) == (True,) * 3


def test_the_same_wish_again_says_so(rosa: Client, samira: Person) -> None:
    said = []
    for _ in range(2):
        sent = {"key": uuid4(), "kind": "copy"}
        said.append(rosa.post(f"/people/{samira.pk}/requests", sent, follow=True).content.decode())
    words = "They asked this already, and it is still open."
    assert ([words in page for page in said], RightsRequest.objects.count()) == ([False, True], 1)


def test_somebody_who_is_not_in_the_register_asks_too(rosa: Client) -> None:
    answer = rosa.post("/requests/new", {"key": uuid4(), "kind": "complaint", "note": "A neighbour"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/requests")
    page = page_of(rosa, "/requests")
    words = ["A complaint", "Not in the register", "A neighbour", "30 days left", "First tell them that it reached us."]
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Please fill this in."),
        ({"kind": "copy", "asked_on": "2026-05-15"}, "That day is still to come."),
        ({"kind": "copy", "asked_on": "soon"}, "Write the day like this: 24/12/2026."),
        ({"kind": "copy", "note": "x" * 281}, "That is too long. Use at most 280 letters."),
        ({"kind": "copy", "note": "A 1234567"}, "This looks like an official number."),
    ],
)
def test_what_does_not_fit_is_said(rosa: Client, samira: Person, sent: dict, sentence: str) -> None:
    answer = rosa.post(f"/people/{samira.pk}/requests", {"key": uuid4(), **sent})
    assert (answer.status_code, sentence in answer.content.decode(), RightsRequest.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("asked_on", "words"),
    [
        ("2026-05-14", "31 days left"),
        ("2026-04-15", "1 day left"),
        ("2026-04-14", "Due today"),
        ("2026-04-13", "1 day late"),
        ("2026-04-11", "3 days late"),
    ],
)
def test_days_left_are_told_in_words(rosa: Client, asked_on: str, words: str) -> None:
    RightsRequestFactory(asked_on=asked_on)
    assert words in page_of(rosa, "/requests")


def test_a_clock_that_stands_says_for_whom(rosa: Client, samira: Person) -> None:
    request = RightsRequestFactory(person=samira)
    for act, words in [("pausing", "Waits for them"), ("resuming", "31 days left")]:
        answer = rosa.post(f"/requests/{request.pk}/{act}", follow=True)
        assert words in answer.content.decode()
    assert answer.redirect_chain == [(f"/requests/{request.pk}", 302)]


def test_a_complaint_is_acknowledged_from_its_screen(rosa: Client) -> None:
    request = RightsRequestFactory(kind="complaint", person=None)
    assert "We told them it reached us" in page_of(rosa, f"/requests/{request.pk}")
    page = rosa.post(f"/requests/{request.pk}/acknowledging", follow=True).content.decode()
    assert ("We told them it reached us" in page, "They know that we have it" in page) == (False, True)


def test_an_answer_is_noted_once_and_leads_back(rosa: Client, samira: Person) -> None:
    request = RightsRequestFactory(person=samira)
    answer = rosa.post(f"/requests/{request.pk}", {"outcome": "refused"})
    assert (answer.status_code, "Say why we could not do it." in answer.content.decode()) == (422, True)
    for sent in ({"outcome": "refused", "refusal": "others"}, {"outcome": "done"}):
        assert rosa.post(f"/requests/{request.pk}", sent).headers["Location"] == "/requests"
    request.refresh_from_db()
    assert (request.outcome, request.refusal) == ("refused", "others")
    assert rosa.get(f"/requests/{request.pk}").headers["Location"] == "/requests"
    assert "Nobody waits for an answer." in page_of(rosa, "/requests")


def test_the_way_to_a_persons_page_is_shown_to_leads_alone(rosa: Client, samira: Person, administrator: User) -> None:
    request = RightsRequestFactory(person=samira)
    ways = [
        f'href="/people/{samira.pk}"' in page_of(who, f"/requests/{request.pk}")
        for who in (rosa, signed_in(administrator))
    ]
    assert ways == [True, False]


def test_who_asked_is_not_read_without_a_record(samira: Person, administrator: User, thursday: Traveller) -> None:
    theirs, a_neighbours = RightsRequestFactory(person=samira), RightsRequestFactory(person=None)
    for address in ("/requests", f"/requests/{theirs.pk}", f"/requests/{a_neighbours.pk}"):
        page_of(signed_in(administrator), address)
    assert list(AuditEntry.objects.order_by("pk").values_list("act", "row", "by")) == [
        ("requests.look", "", administrator.pk),
        ("person.look", str(samira.pk), administrator.pk),
        ("requests.look", str(a_neighbours.pk), administrator.pk),
    ]


@pytest.mark.parametrize("access", [access for access in Access if access not in {Access.LEAD, Access.ADMIN}])
def test_nobody_else_reads_who_asked(samira: Person, access: Access) -> None:
    request = RightsRequestFactory(person=samira, note="By letter")
    client = signed_in(UserFactory(accesses=[access]))
    for address in ("/requests", f"/requests/{request.pk}", "/requests/new", "/"):
        page = client.get(address)
        assert [word for word in WORDS if word in page.content.decode()] == [], address
        assert page.status_code == (200 if address == "/" else 403)


@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_queries_do_not_grow(rosa: Client, django_assert_num_queries, number: int) -> None:
    RightsRequestFactory.create_batch(number)
    with django_assert_num_queries(6):  # sign-in 2, savepoint 2, the look, the list
        page_of(rosa, "/requests")


def test_the_home_page_brings_up_what_is_late_or_due_soon(
    lead: User, administrator: User, trustee: User, door_helper: User, thursday: Traveller
) -> None:
    for day in ("2026-04-01", "2026-04-02", "2026-04-20", "2026-05-13"):
        RightsRequestFactory(asked_on=day)
    both = [("2 answers are late", "/requests"), ("1 answer is due soon", "/requests")]
    assert [(task.title, task.url) for task in tasks(lead)] == both
    assert [(task.title, task.url) for task in tasks(administrator)] == both
    assert tasks(trustee) == [Task("stop", "2 answers are late", "Ask the session leads why.")]
    assert tasks(door_helper) == []
    home = page_of(signed_in(trustee), "/")
    assert ("2 answers are late" in home, 'href=""' in home) == (True, False)


def test_what_was_answered_is_brought_up_no_more(lead: User, thursday: Traveller) -> None:
    finish(RightsRequestFactory(asked_on="2026-04-01"), "done", by=lead)
    ask(uuid4(), None, "copy", by=lead)
    assert tasks(lead) == []


def test_the_complaint_form_is_a_page_without_anybody_on_it(db: None) -> None:
    for access in (Access.DOOR, Access.LEAD, Access.TRUSTEE, Access.ADMIN):
        page = page_of(signed_in(UserFactory(accesses=[access])), "/requests/complaint-form")
        assert ("Within 30 days we tell you that we have it." in page, page.count('class="rule"')) == (True, 14)
