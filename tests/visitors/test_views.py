"""The door's screen: find, check in, take back, count, welcome, with and without htmx."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from time_machine import Traveller

from hub.models import Session, User
from hub.models.calendar import Mode
from tests.conftest import signed_in
from tests.factories.visitors import CardFactory, OpenSessionFactory, PersonFactory, VisitFactory
from tests.visitors.pressing import HTMX, TYPING, press
from visitors.models import Alert, Doubt, Headcount, Household, Person, Visit


def test_the_door_is_shut_until_a_session_is_open(door_helper: User, thursday: Traveller) -> None:
    page = signed_in(door_helper).get("/door").content.decode()
    assert "The door is shut." in page


def test_a_tablet_is_bound_to_the_session_its_helper_chose(daniel: Client, session: Session) -> None:
    other = OpenSessionFactory(programme__name="Sorting morning")
    assert "Which session is this tablet for?" in daniel.get("/door").content.decode()
    page = daniel.post("/door/session", {"session": other.pk}, follow=True).content.decode()
    assert ("Sorting morning" in page, "Type 2 or 3 letters" in page) == (True, True)


def test_the_door_begins_empty_and_never_lists_everybody(daniel: Client) -> None:
    PersonFactory(known_as="Samira")
    assert "Samira" not in daniel.get("/door").content.decode()


@pytest.mark.parametrize("headers", [{}, TYPING], ids=["plain", "htmx"])
def test_find_shows_rows_with_what_tells_people_apart(daniel: Client, headers: dict) -> None:
    likely = PersonFactory(
        known_as="Mohammad", other_names="Rahimi", tell_apart="Tall, glasses", last_seen_on="2026-05-07"
    )
    Alert.objects.create(person=likely)
    status, page = press(daniel, "/door/find", q="moh", headers=headers)
    assert (status, "<html" in page) == (200, not headers)
    assert ('data-match="likely"' in page, f'name="person" value="{likely.pk}"' in page) == (True, True)
    missing = [
        w for w in ("Tall, glasses", "here last Thursday", "Please call the session lead", "Check in") if w not in page
    ]
    assert missing == []


def test_find_underlines_what_was_typed(daniel: Client) -> None:
    PersonFactory(known_as="Mohammad <b>")
    _status, page = press(daniel, "/door/find", q="moh", headers=TYPING)
    assert "<mark>Moh</mark>ammad" in page
    assert "<b>" not in page


def test_a_name_is_never_in_an_address(daniel: Client) -> None:
    assert daniel.get("/door/find?q=moh").status_code == 405


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_check_in_says_welcome_and_counts(daniel: Client, headers: dict) -> None:
    samira = PersonFactory(known_as="Samira")
    status, page = press(daniel, "/door/visits", person=samira.pk, headers=headers)
    assert (status, "Welcome back, <bdi>Samira</bdi>" in page, "Undo" in page) == (200, True, True)
    assert ('<bdi class="num">1</bdi>' in page, "<html" in page) == (True, not headers)
    assert Visit.objects.get().person == samira


def test_loading_the_page_again_says_it_once_and_presses_nothing(daniel: Client) -> None:
    press(daniel, "/door/visits", person=PersonFactory(known_as="Samira").pk)
    assert ("Welcome back" in daniel.get("/door").content.decode(), Visit.objects.count()) == (False, 1)


def test_the_second_tablet_hears_since_when_and_by_whom(daniel: Client, session: Session, lead: User) -> None:
    visit = VisitFactory(session=session, person__known_as="Samira", checked_in_by=lead)
    _status, page = press(daniel, "/door/visits", person=visit.person.pk, headers=HTMX)
    assert "<bdi>Samira</bdi> is already here" in page
    assert 'Since <bdi class="num">9:05</bdi>, checked in by <bdi>Rosa</bdi>.' in page


def test_an_alert_says_call_and_never_why(daniel: Client) -> None:
    samira = PersonFactory(known_as="Samira")
    Alert.objects.create(person=samira)
    _status, page = press(daniel, "/door/visits", person=samira.pk, headers=HTMX)
    assert ("Please call the session lead" in page, 'class="result call"' in page) == (True, True)


def test_undo_takes_it_back_in_words_and_numbers(daniel: Client) -> None:
    samira, receipt = PersonFactory(known_as="Samira"), uuid4()
    press(daniel, "/door/visits", person=samira.pk, receipt=receipt)
    _status, page = press(daniel, "/door/undoings", of=receipt, headers=HTMX)
    assert ("<bdi>Samira</bdi> is taken off" in page, Visit.objects.count()) == (True, 0)


def test_a_head_without_a_name_is_one_press(daniel: Client) -> None:
    _status, page = press(daniel, "/door/headcounts", kind="child", headers=HTMX)
    assert ("One more child" in page, Headcount.objects.get().kind) == (True, "child")


def test_a_card_typed_or_scanned_checks_in_at_once(daniel: Client) -> None:
    card = CardFactory(number="K7WM4PXD", person__known_as="Samira")
    _status, page = press(daniel, "/door/find", q="k7wm-4pxd")
    assert ("Welcome back, <bdi>Samira</bdi>" in page, Visit.objects.get().person) == (True, card.person)


def test_letters_on_the_way_to_a_card_check_nobody_in(daniel: Client) -> None:
    CardFactory(number="K7WM4PXD")
    press(daniel, "/door/find", q="K7WM4PXD", headers=TYPING)
    assert Visit.objects.count() == 0


def test_a_full_hall_gives_a_number(daniel: Client, session: Session) -> None:
    Session.objects.update(mode=Mode.FULL)
    _status, page = press(daniel, "/door/visits", person=PersonFactory().pk, headers=HTMX)
    assert ("The hall is full" in page, "with number 1." in page) == (True, True)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_the_same_form_with_other_content_is_a_409(daniel: Client, headers: dict) -> None:
    receipt = uuid4()
    press(daniel, "/door/visits", person=PersonFactory().pk, receipt=receipt)
    status, page = press(daniel, "/door/visits", person=PersonFactory().pk, receipt=receipt, headers=headers)
    assert (status, "This page was used before." in page, Visit.objects.count()) == (409, True, 1)


@pytest.mark.parametrize("sent", [{"person": "x"}, {"person": uuid4()}, {"person": "\x00"}, {"receipt": "x"}, {}])
def test_nonsense_is_a_409_with_a_sentence(daniel: Client, sent: dict) -> None:
    status, page = press(daniel, "/door/visits", headers=HTMX, **sent)
    assert (status, "This is not here any more." in page) == (409, True)


def test_a_session_closed_meanwhile_is_told(daniel: Client, session: Session) -> None:
    Session.objects.update(state="closed")
    status, page = press(daniel, "/door/visits", person=PersonFactory().pk)
    assert (status, "The door is not open." in page) == (422, True)


def test_who_may_come_in_is_a_leads_word(daniel: Client, session: Session, lead: User) -> None:
    assert daniel.post("/door/mode", {"mode": "full"}).status_code == 403
    signed_in(lead).post("/door/mode", {"mode": "members_only"})
    session.refresh_from_db()
    assert session.mode == Mode.MEMBERS_ONLY


def test_a_new_face_needs_a_name_and_nothing_else(daniel: Client) -> None:
    _status, page = press(daniel, "/door/new-face", known_as="Zahra")
    assert ("Welcome, <bdi>Zahra</bdi>" in page, Visit.objects.get().is_first) == (True, True)


def test_a_new_face_without_a_name_keeps_what_was_said(daniel: Client) -> None:
    sent = {"known_as": "", "tell_apart": "Two small girls", "languages": ["fa"], "children_0_4": "2"}
    status, page = press(daniel, "/door/new-face", **sent)
    assert (status, "Write a name to call them by." in page, "Two small girls" in page) == (422, True, True)
    assert re.search(r'value="fa"[^>]* checked', page)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("tell_apart", "A1234567", "This looks like an official number. We do not keep those."),
        ("other_names", "ref 12/34/56789", "This looks like an official number."),
        ("known_as", "Zahra\u202e", "There are hidden letters in this."),
        ("known_as", "x" * 61, "That is too long."),
        ("children_0_4", "many", "Write a number"),
        ("children_0_4", "13", "Write a number"),
    ],
)
def test_a_new_face_says_what_does_not_fit(daniel: Client, field: str, typed: str, sentence: str) -> None:
    status, page = press(daniel, "/door/new-face", **{"known_as": "Zahra", field: typed})
    assert (status, sentence in page, Person.objects.count()) == (422, True, 0)


def test_a_name_that_is_known_asks_and_not_sure_is_a_doubt(daniel: Client) -> None:
    older = PersonFactory(known_as="Zahra", tell_apart="Two small girls")
    _status, part = press(daniel, "/door/new-face/likely", known_as="Zah", headers=HTMX)
    assert ("Is this the same person?" in part, "Two small girls" in part) == (True, True)
    press(daniel, "/door/new-face", known_as="Zahra", **{f"about-{older.pk}": "unsure"})
    assert Doubt.objects.get().older == older


def test_the_new_face_screen_begins_with_the_name_that_found_nobody(daniel: Client) -> None:
    _status, page = press(daniel, "/door/new-face/from-search", q="Xochitl")
    assert 'value="Xochitl"' in page


@pytest.mark.parametrize("people", [1, 3])
def test_no_door_requests_queries_grow_with_the_people(
    daniel: Client, session: Session, django_assert_num_queries, people: int
) -> None:
    for number in range(people):
        VisitFactory(session=session, person__known_as=f"Mo{number}")
    with django_assert_num_queries(7):  # sign-in 2, sessions, likely, visits, prompts of two rooms
        press(daniel, "/door/find", q="mo", headers=TYPING)
    with django_assert_num_queries(5):  # sign-in 2, sessions, counts, who is here
        daniel.get("/door")


@pytest.mark.parametrize("gone", ["999", "x", "\x00", "10" * 30, ""])
def test_who_they_came_with_may_be_gone_and_the_new_face_comes_in(daniel: Client, gone: str) -> None:
    status, page = press(daniel, "/door/new-face", known_as="Zahra", with_visit=gone, place=gone)
    assert (status, "Welcome, <bdi>Zahra</bdi>" in page, Household.objects.count()) == (200, True, 0)


def test_a_new_face_who_came_with_somebody(daniel: Client, session: Session) -> None:
    visit = VisitFactory(session=session)
    assert (
        f'name="with_visit" value="{visit.pk}"' in daniel.get(f"/door/new-face?with_visit={visit.pk}").content.decode()
    )
    press(daniel, "/door/new-face", known_as="Zahra", with_visit=visit.pk)
    assert Household.objects.get().people.count() == 2
