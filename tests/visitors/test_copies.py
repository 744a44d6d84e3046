"""A copy of all we hold: a page and a file for leads alone, recorded with the reading, with who looked."""

import json
import re

import pytest
from django.db import transaction
from django.test import Client
from time_machine import Traveller

from hub import rooms
from hub.models import Access, AuditEntry, User
from hub.rooms import Chapter
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, PersonFactory, RightsRequestFactory, VisitFactory
from visitors.alerts import ask_to_be_called
from visitors.cards import revoke
from visitors.copies import copy_of
from visitors.linking import link
from visitors.looking import MOST, note_look
from visitors.models import Background, Person, Site
from visitors.moves import empty_site, look_at_place
from visitors.rights import finish


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira", other_names="Haddad")


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def rows(person: Person, title: str, by: User) -> list[tuple[str, str]]:
    return next(chapter.rows for chapter in copy_of(person, by=by).chapters if chapter.title == title)


def seen(person: Person, by: User) -> list[str]:
    return [words for _at, words in rows(person, "Who looked at what we hold", by)]


def test_the_page_holds_every_rooms_chapters(rosa: Client, samira: Person, kitchen) -> None:
    kitchen.facts_about = lambda person: [Chapter("Your tea", [("Sugar", "two lumps")])]
    page = rosa.get(f"/people/{samira.pk}/copy").content.decode()
    words = ["Your tea", "Sugar", "two lumps", "Everything we hold about you", "14 May 2026, 9:05", "Rosa"]
    assert [word for word in words if word not in page] == []


def test_no_name_stands_in_a_title_an_address_or_a_file_name(rosa: Client, samira: Person) -> None:
    page = rosa.get(f"/people/{samira.pk}/copy").content.decode()
    assert re.findall("<title>(.*?)</title>", page) == ["Everything we hold · Drop-in Hub"]
    answer = rosa.get(f"/people/{samira.pk}/copy.json")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="what-we-hold.json"'
    assert (answer.headers["Cache-Control"], answer.headers["Content-Type"]) == ("no-store", "application/json")


def test_page_and_file_hold_the_same(rosa: Client, samira: Person, lead: User) -> None:
    Background.objects.create(person=samira, came_from_town="مدينة")
    VisitFactory(person=samira)
    told = json.loads(rosa.get(f"/people/{samira.pk}/copy.json").content)
    page = rosa.get(f"/people/{samira.pk}/copy").content.decode()
    lines = [line[key] for chapter in told["chapters"] for line in chapter["rows"] for key in ("what", "held")]
    assert [line for line in lines if line not in page] == []
    assert (told["made_at"], "مدينة" in lines, "Samira" in lines) == ("2026-05-14T08:05:00+00:00", True, True)


def test_a_copy_is_recorded_and_counts_as_a_look(rosa: Client, samira: Person, lead: User) -> None:
    for address in ("copy", "copy.json"):
        rosa.get(f"/people/{samira.pk}/{address}")
    entries = AuditEntry.objects.values_list("act", "row", "by")
    assert list(entries) == [("person.copy", str(samira.pk), lead.pk)] * 2
    for _ in range(MOST):
        copy_of(PersonFactory(), by=lead)
    assert AuditEntry.objects.filter(act="look.many").count() == 1


def test_a_copy_that_cannot_be_read_is_not_recorded(
    samira: Person, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(rooms, "ask_all", breaks)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        copy_of(samira, by=lead)
    assert AuditEntry.objects.count() == 0


def test_who_looked_is_told_with_looks_at_joined_records_and_none_at_lists(
    samira: Person, lead: User, administrator: User, thursday: Traveller
) -> None:
    gone, site = PersonFactory(), Site.objects.create(name="Hotel")
    look_at_place(site, by=administrator)  # before they lived there
    Background.objects.create(person=samira, site=site)
    note_look(gone, by=administrator)
    note_look(PersonFactory(), by=UserFactory(called="Nobody"))
    link(samira, gone, by=lead)
    look_at_place(site, by=lead)
    assert seen(samira, lead) == [
        "Opened somebody's page, Samuel",
        "Made a copy of what we hold, Rosa",
        "Who opens one is noted, but not for each person on it.",
    ]


def test_what_was_done_is_told_and_who_asked_to_be_called_is_not(
    samira: Person, lead: User, thursday: Traveller
) -> None:
    card = CardFactory(person=samira)
    revoke(card, by=lead)
    ask_to_be_called(samira, by=lead)
    finish(RightsRequestFactory(person=samira), "done", by=lead)
    site = Site.objects.create(name="Hotel")
    Background.objects.create(person=samira, site=site)
    empty_site(site, [samira.pk], by=lead)
    done = [words for _at, words in rows(samira, "What was done with it", lead)]
    assert done == [
        "Put a card out of use, Rosa",
        "Asked to be called",
        "Answered what somebody asked, Rosa",
        "Noted that a place was emptied, Rosa",
    ]


def test_a_joined_record_leads_to_the_copy_of_both(rosa: Client, samira: Person, lead: User) -> None:
    gone = PersonFactory()
    link(samira, gone, by=lead)
    for address in ("copy", "copy.json"):
        answer = rosa.get(f"/people/{gone.pk}/{address}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/people/{samira.pk}/{address}")


def test_somebody_forgotten_has_no_copy(rosa: Client, samira: Person) -> None:
    Person.objects.update(anonymised_at="2026-05-01T10:00:00Z")
    answers = [rosa.get(f"/people/{samira.pk}/{address}").status_code for address in ("copy", "copy.json")]
    assert (answers, AuditEntry.objects.count()) == ([404, 404], 0)


@pytest.mark.parametrize("access", [access for access in Access if access != Access.LEAD])
def test_nobody_but_a_lead_makes_one(samira: Person, access: Access) -> None:
    client = signed_in(UserFactory(accesses=[access]))
    answers = [client.get(f"/people/{samira.pk}/{address}") for address in ("copy", "copy.json")]
    assert [(answer.status_code, "Samira" in answer.content.decode()) for answer in answers] == [(403, False)] * 2
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_a_copys_queries_do_not_grow(
    samira: Person, lead: User, django_assert_num_queries, number: int, thursday: Traveller
) -> None:
    for _ in range(number):
        VisitFactory(person=samira)
        note_look(samira, by=UserFactory())
    with django_assert_num_queries(31):
        copy_of(samira, by=lead)


def test_a_persons_page_leads_to_the_copy(rosa: Client, samira: Person) -> None:
    assert f'href="/people/{samira.pk}/copy"' in rosa.get(f"/people/{samira.pk}").content.decode()
