"""The person page and its screens: a lead's alone, and every look written down."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.models import Access, AuditEntry, User
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, PersonFactory, VisitFactory
from visitors import portrait
from visitors.consents import agree
from visitors.linking import link
from visitors.models import Alert, Background, Consent, Doubt, Move, Person, Site


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira", other_names="Haddad", tell_apart="Red scarf", languages=["ar"])


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def page_of(client: Client, person: Person, screen: str = "") -> str:
    return client.get(f"/people/{person.pk}{screen}").content.decode()


def looks() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.filter(act="person.look").values_list("row", "by__called"))


def test_the_page_tells_all_and_the_look_is_written_down(rosa: Client, samira: Person, lead: User) -> None:
    Background.objects.create(person=samira, phone="07700 900123", came_from_town="Derby", gender="woman")
    consent = agree(samira, Consent.Kind.DEMOGRAPHICS, by=lead, language="fa")
    VisitFactory(person=samira, session__programme__name="Thursday drop-in")
    CardFactory(person=samira, number="K7WM4PXD")
    page = page_of(rosa, samira)
    words = ["Red scarf", "Arabic", "07700 900123", "Derby", "Woman", "lead-1", "Farsi", "1 visit", "K7WM4PXD"]
    assert [word for word in words if word not in page] == []
    assert f"/consents/{consent.pk}/withdrawing" in page
    assert looks() == [(str(samira.pk), "Rosa")]


def test_without_their_word_what_needs_it_is_not_shown(rosa: Client, samira: Person) -> None:
    Background.objects.create(person=samira, gender="woman", nationality="Eritrean", came_from_town="Derby")
    page = page_of(rosa, samira)
    assert ("Derby" in page, "Woman" in page, "Eritrean" in page) == (True, False, False)


def test_no_name_stands_in_a_title_or_an_address(rosa: Client, samira: Person) -> None:
    page = page_of(rosa, samira)
    assert "<title>Person · Drop-in Hub</title>" in page


def test_a_look_that_cannot_be_written_down_shows_nothing(
    rosa: Client, samira: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a page that breaks leaves no look: both or neither."""

    def breaks(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(portrait, "_facts", breaks)
    with pytest.raises(ZeroDivisionError):
        page_of(rosa, samira)
    assert looks() == []


@pytest.mark.parametrize("access", [access for access in Access if access != Access.LEAD])
def test_nobody_but_a_lead_sees_it(samira: Person, access: Access) -> None:
    answer = signed_in(UserFactory(accesses=[access])).get(f"/people/{samira.pk}")
    assert (answer.status_code, "Samira" in answer.content.decode(), looks()) == (403, False, [])


def test_a_joined_record_leads_to_the_one_that_stays(rosa: Client, samira: Person, lead: User) -> None:
    again = PersonFactory()
    link(samira, again, by=lead)
    assert rosa.get(f"/people/{again.pk}").headers["Location"] == f"/people/{samira.pk}"


def test_somebody_forgotten_has_no_page(rosa: Client, samira: Person, thursday: Traveller) -> None:
    Person.objects.update(anonymised_at="2026-05-01T10:00:00Z")
    assert (rosa.get(f"/people/{samira.pk}").status_code, looks()) == (404, [])


@pytest.mark.parametrize("visits", [1, 3])
def test_the_pages_queries_do_not_grow(rosa: Client, samira: Person, django_assert_num_queries, visits: int) -> None:
    for _ in range(visits):
        VisitFactory(person=samira)
        Doubt.objects.create(newer=samira, older=PersonFactory())
        CardFactory(person=samira, revoked_at=timezone.now())
    with django_assert_num_queries(18):  # sign-in 2, person, savepoint 2, look 2, and one for each part
        page_of(rosa, samira)


def test_the_last_twenty_visits_and_how_many_in_all(rosa: Client, samira: Person) -> None:
    for _ in range(22):
        VisitFactory(person=samira)
    page = page_of(rosa, samira)
    assert ("22 visits" in page, "The last 20." in page, page.count('/visits">')) == (True, True, 20)


def test_names_are_changed_on_a_screen_of_their_own(rosa: Client, samira: Person) -> None:
    assert 'value="Haddad"' in page_of(rosa, samira, "/names")
    answer = rosa.post(f"/people/{samira.pk}/names", {"known_as": "Zubaida", "languages": ["fa"]})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/people/{samira.pk}")
    samira.refresh_from_db()
    assert (samira.known_as, samira.other_names, samira.languages) == ("Zubaida", "", ["fa"])
    assert looks() == [(str(samira.pk), "Rosa")]


@pytest.mark.parametrize(
    ("screen", "sent", "sentence"),
    [
        ("names", {"known_as": ""}, "Please fill this in."),
        ("names", {"known_as": "A1234567"}, "This looks like an official number."),
        ("background", {"note": "12/34/56789"}, "This looks like an official number."),
        ("background", {"age_band": "x"}, "Choose one of the list."),
        ("contact", {"phone": "0" * 21}, "That is too long."),
        ("consents", {}, "Please fill this in."),
        ("consents", {"kind": "\x00"}, "Choose one of the list."),
    ],
)
def test_a_screen_says_what_does_not_fit(rosa: Client, samira: Person, screen: str, sent: dict, sentence: str) -> None:
    answer = rosa.post(f"/people/{samira.pk}/{screen}", sent)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_demographics_are_asked_only_with_their_word(rosa: Client, samira: Person, lead: User) -> None:
    site = Site.objects.create(name="Hotel by the park")
    assert 'name="gender"' not in page_of(rosa, samira, "/background")
    rosa.post(f"/people/{samira.pk}/background", {"gender": "woman", "age_band": "25_34"})
    assert Background.objects.values_list("gender", "age_band").get() == ("", "25_34")
    rosa.post(f"/people/{samira.pk}/consents", {"kind": "demographics_ok", "language": "ar"})
    assert 'name="gender"' in page_of(rosa, samira, "/background")
    rosa.post(f"/people/{samira.pk}/background", {"gender": "declined", "site": site.pk})
    assert Background.objects.values_list("gender", "site__name").get() == ("declined", "Hotel by the park")
    rosa.post(f"/consents/{Consent.objects.get().pk}/withdrawing")
    assert Background.objects.values_list("gender", "site").get() == ("", None)


def test_who_prefers_not_to_say_from_where_is_kept_so(rosa: Client, samira: Person, lead: User) -> None:
    agree(samira, Consent.Kind.DEMOGRAPHICS, by=lead)
    rosa.post(f"/people/{samira.pk}/background", {"nationality": "x", "nationality_declined": "declined"})
    assert Background.objects.get().nationality == "declined"
    assert "Prefers not to say" in page_of(rosa, samira)
    screen = page_of(rosa, samira, "/background")
    assert re.search(r'name="nationality_declined" value="declined"[^>]* checked', screen)


def test_the_call_is_set_and_ended_from_the_page(rosa: Client, samira: Person) -> None:
    rosa.post(f"/people/{samira.pk}/alert")
    assert "Stop calling me" in page_of(rosa, samira)
    rosa.post(f"/people/{samira.pk}/alert/ending")
    assert "Call me from now on" in page_of(rosa, samira)


def test_moved_away_and_back_with_undo(rosa: Client, samira: Person) -> None:
    rosa.post(f"/people/{samira.pk}/moves", {"on": "2026-05-11"})
    assert "They live elsewhere since 11 May 2026." in page_of(rosa, samira)
    move = Move.objects.get()
    rosa.post(f"/people/{samira.pk}/return")
    assert "Away from 11 May 2026, back on 14 May 2026." in page_of(rosa, samira)
    rosa.post(f"/moves/{move.pk}/reopening")
    assert "They live elsewhere since 11 May 2026." in page_of(rosa, samira)
    rosa.post(f"/moves/{move.pk}/undoing")
    assert ("They live elsewhere" in page_of(rosa, samira), Move.objects.count()) == (False, 0)


def test_undo_of_a_move_pressed_twice_is_harmless(rosa: Client, samira: Person) -> None:
    rosa.post(f"/people/{samira.pk}/moves")
    move = Move.objects.get()
    assert f'name="person" value="{samira.pk}"' in page_of(rosa, samira)
    for _twice in range(2):
        answer = rosa.post(f"/moves/{move.pk}/undoing", {"person": samira.pk}, follow=True)
        assert "Taken back: they did not move." in answer.content.decode()
    assert AuditEntry.objects.filter(act="move.undo").count() == 1


@pytest.mark.parametrize(
    ("on", "sentence"),
    [("2026-05-15", "still to come"), ("soon", "Write the day like this"), ("\x00", "Write the day")],
)
def test_a_day_that_does_not_fit_is_said(rosa: Client, samira: Person, on: str, sentence: str) -> None:
    answer = rosa.post(f"/people/{samira.pk}/moves", {"on": on})
    assert (answer.status_code, sentence in answer.content.decode(), Move.objects.count()) == (422, True, 0)


def test_a_lead_finds_somebody_as_the_door_does(rosa: Client, samira: Person) -> None:
    PersonFactory(known_as="Bertalan")
    page = rosa.post("/people", {"q": "sami"}).content.decode()
    assert (f'href="/people/{samira.pk}"' in page, "Bertalan" in page, looks()) == (True, False, [])
    assert f"/people/{samira.pk}" not in rosa.get("/people", {"q": "sami"}).content.decode()


@pytest.mark.parametrize("typed", ["", "s", "\x00", "x" * 500, "zzzz"])
def test_too_little_or_nonsense_finds_nobody(rosa: Client, samira: Person, typed: str) -> None:
    answer = rosa.post("/people", {"q": typed})
    assert (answer.status_code in {200, 422}, str(samira.pk) in answer.content.decode()) == (True, False)


def test_a_lead_finds_somebody_by_their_card(rosa: Client, samira: Person) -> None:
    CardFactory(person=samira, number="K7WM4PXD")
    CardFactory(person=samira, number="K7WM4PXE", revoked_at="2026-05-01T10:00:00Z")
    found = [
        f"/people/{samira.pk}" in rosa.post("/people", {"q": q}).content.decode() for q in ("k7wm-4pxd", "K7WM4PXE")
    ]
    assert found == [True, False]


def test_leads_get_there_from_who_is_here_and_the_door_does_not(
    rosa: Client, samira: Person, door_helper: User
) -> None:
    visit = VisitFactory(person=samira)
    daniel = signed_in(door_helper)
    for address in (f"/sessions/{visit.session_id}/visits", f"/door/people/{samira.pk}"):
        shown = [f'href="/people/{samira.pk}"' in client.get(address).content.decode() for client in (rosa, daniel)]
        assert shown == [True, False]


def test_a_place_is_emptied_from_a_list_and_taken_back(rosa: Client, samira: Person) -> None:
    site, other = Site.objects.create(name="Hotel by the park"), PersonFactory(known_as="Amir")
    for person in (samira, other):
        Background.objects.create(person=person, site=site)
    page = rosa.get(f"/sites/{site.pk}/move").content.decode()
    assert (page.count('name="people"'), page.count(" checked>")) == (2, 2)
    answer = rosa.post(f"/sites/{site.pk}/move", {"people": [samira.pk], "on": "2026-05-12"}, follow=True)
    assert "1 person moved away." in answer.content.decode()
    assert list(Person.objects.filter(moved_away_on="2026-05-12")) == [samira]
    act = Move.objects.get().of_site
    rosa.post(f"/sites/moves/{act.pk}/undoing")
    assert Person.objects.filter(moved_away_on__isnull=False).count() == 0
    assert AuditEntry.objects.filter(act="site.look", row=str(site.pk)).count() == 2


@pytest.mark.parametrize("sent", [{}, {"people": "x"}, {"people": "\x00"}, {"on": "2026-05-15"}])
def test_nobody_or_nonsense_moves_nobody(rosa: Client, samira: Person, sent: dict) -> None:
    site = Site.objects.create(name="Hotel by the park")
    Background.objects.create(person=samira, site=site)
    answer = rosa.post(f"/sites/{site.pk}/move", sent)
    assert (answer.status_code, Move.objects.count()) == (422, 0)


def test_a_press_on_the_page_of_a_joined_record_is_told_to_load_it_again(
    rosa: Client, samira: Person, lead: User
) -> None:
    again = PersonFactory()
    link(samira, again, by=lead)
    for screen, sent in {"alert": {}, "alert/ending": {}, "consents": {"kind": "contact_ok"}}.items():
        answer = rosa.post(f"/people/{again.pk}/{screen}", sent)
        assert (answer.status_code, "Load the page again" in answer.content.decode()) == (409, True)
    assert (Alert.objects.count(), Consent.objects.count()) == (0, 0)
