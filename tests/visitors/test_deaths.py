"""Somebody died: what waits for them is closed, nothing is asked, nobody is reminded."""

import pytest
from django.test import Client
from time_machine import Traveller

from hub import rooms
from hub.models import AuditEntry, Session, User
from tests.factories.visitors import PersonFactory
from visitors.alerts import ask_to_be_called
from visitors.answers import door_prompts
from visitors.consents import agree, may_be_told
from visitors.deaths import note_death, take_back_death
from visitors.models import Alert, Consent, Person


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    heard: list[tuple] = []
    monkeypatch.setattr(rooms, "tell_all", lambda *about: heard.append(about))
    return heard


def test_every_room_hears_it_once(samira: Person, lead: User, thursday: Traveller, told) -> None:
    ask_to_be_called(samira, by=lead)
    first, second = note_death(samira, by=lead), note_death(samira, by=lead)
    assert (first.died_on, second.died_on, told) == (first.died_on, first.died_on, [("died", samira, lead)])
    assert list(AuditEntry.objects.filter(act="person.death").values_list("row", flat=True)) == [str(samira.pk)]
    assert Alert.objects.live().count() == 0


def test_it_can_be_taken_back(samira: Person, lead: User, thursday: Traveller, told) -> None:
    note_death(samira, by=lead)
    take_back_death(samira, by=lead)
    take_back_death(samira, by=lead)
    samira.refresh_from_db()
    assert (samira.died_on, told) == (None, [("died", samira, lead), ("came_back", samira, lead)])


def test_nothing_is_sent_to_them(samira: Person, lead: User, thursday: Traveller) -> None:
    before = may_be_told(samira)
    agree(samira, Consent.Kind.CONTACT, by=lead)
    may = may_be_told(samira)
    assert (before, may, may_be_told(note_death(samira, by=lead))) == (False, True, False)


def test_the_door_only_says_to_call_the_lead(samira: Person, lead: User, thursday: Traveller) -> None:
    note_death(samira, by=lead)
    assert [prompt.words for prompt in door_prompts([samira.pk])[samira.pk]] == ["Please call the session lead"]


def test_a_lead_notes_it_on_a_screen_of_its_own(samira: Person, session: Session, rosa: Client) -> None:
    address = f"/people/{samira.pk}/death"
    assert "Has <bdi>Samira</bdi> died?" in rosa.get(address).content.decode()
    page = rosa.post(address, follow=True).content.decode()
    assert ("They died. Noted on 14 May 2026." in page, "Undo, they did not die" in page) == (True, True)
    page = rosa.post(f"{address}/undoing", follow=True).content.decode()
    assert "They died. Noted" not in page


def test_the_screen_that_asks_it_is_a_look(samira: Person, rosa: Client) -> None:
    rosa.get(f"/people/{samira.pk}/death")
    assert list(AuditEntry.objects.values_list("act", "row")) == [("person.look", str(samira.pk))]


@pytest.mark.parametrize("address", ["death", "death/undoing", "keeping-on"])
def test_somebody_who_is_not_there_is_a_404(rosa: Client, address: str) -> None:
    nobody = PersonFactory.build().pk
    assert rosa.post(f"/people/{nobody}/{address}").status_code == 404
