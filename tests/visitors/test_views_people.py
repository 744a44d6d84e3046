"""One person today: children, welcome list, family, alert; for people who are here and nobody else."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from tests.conftest import signed_in
from tests.factories.visitors import OpenSessionFactory, PersonFactory, VisitFactory
from tests.visitors.pressing import HTMX, press
from visitors.checkin import check_in
from visitors.forgetting import erase
from visitors.households import come_together
from visitors.models import Alert, Household, Person, Provision, Visit

POSTS = ["/children", "/provisions", "/provisions/undoing", "/together", "/together/undoing", "/alert", "/alert/ending"]
PARTS = {"/provisions": {"kind": "welcomed"}, "/provisions/undoing": {"kind": "welcomed"}}


@pytest.fixture
def visit(samira: Person, session: Session, door_helper: User) -> Visit:
    return check_in(samira, session, receipt=uuid4(), by=door_helper).visit


@pytest.fixture
def url(visit: Visit) -> str:
    return f"/door/people/{visit.person_id}"


def test_the_page_says_who_since_when_and_what_is_left(daniel: Client, url: str, visit: Visit) -> None:
    Person.objects.update(tell_apart="Tall, glasses")
    page = daniel.get(url).content.decode()
    said = ["<bdi>Samira </bdi>", 'Here since <bdi class="num">9:05</bdi>', "Tall, glasses", "Heard the welcome"]
    assert [words for words in said if words not in page] == []
    assert ("Undo check-in" in page, "Call me from now on" in page) == (True, False)


def test_a_lead_may_ask_to_be_called_and_end_it(rosa: Client, url: str) -> None:
    assert "Call me from now on" in rosa.get(url).content.decode()
    for _twice in range(2):
        assert "Stop calling me" in press(rosa, f"{url}/alert")[1]
    assert Alert.objects.live().count() == 1
    for _twice in range(2):
        assert "Call me from now on" in press(rosa, f"{url}/alert/ending")[1]
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == ["alert.set", "alert.end"]


def test_the_door_is_never_told_of_an_alert_on_the_page(daniel: Client, url: str) -> None:
    Alert.objects.create(person=Person.objects.get())
    assert "call" not in daniel.get(url).content.decode().partition("<main")[2].lower()


@pytest.mark.parametrize("address", ["", *POSTS])
def test_somebody_who_is_not_in_this_session_is_a_404(rosa: Client, session: Session, address: str) -> None:
    elsewhere = VisitFactory(session=OpenSessionFactory(held_on=date(2026, 5, 7))).person
    for person in (elsewhere.pk, PersonFactory().pk, uuid4()):
        where = f"/door/people/{person}{address}"
        answer = rosa.post(where, {"kind": "clothes"}) if address else rosa.get(where)
        assert answer.status_code == 404
    assert (Provision.objects.count(), Alert.objects.count(), Household.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("address", ["", *POSTS, "/card"])
def test_somebody_who_was_forgotten_is_a_404(rosa: Client, url: str, visit: Visit, lead: User, address: str) -> None:
    erase(visit.person, by=lead)
    sent = {"kind": "privacy_card", "language": "ar"}
    answer = rosa.post(f"{url}{address}", sent) if address else rosa.get(url)
    assert answer.status_code == 404


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("address", POSTS)
def test_a_page_of_yesterday_changes_nothing(
    rosa: Client, samira: Person, session: Session, address: str, headers: dict
) -> None:
    yesterday = OpenSessionFactory(held_on=date(2026, 5, 13))
    for at in (session, yesterday):
        VisitFactory(person=samira, session=at)
    sent = {"session": yesterday.pk, "children_0_4": "2", "kind": "clothes", "other": PersonFactory().pk}
    status, page = press(rosa, f"/door/people/{samira.pk}{address}", headers=headers, **sent)
    assert (status, "This session is closed, so nothing was saved." in page) == (422, True)
    assert (Provision.objects.count(), Alert.objects.count(), Household.objects.count()) == (0, 0, 0)
    assert set(Visit.objects.values_list("children_0_4", flat=True)) == {0}


@pytest.mark.parametrize("address", POSTS)
def test_a_session_closed_meanwhile_is_told(rosa: Client, url: str, session: Session, address: str) -> None:
    Session.objects.update(state="closed")
    assert press(rosa, url + address, session=session.pk)[0] == 422
    status, page = press(rosa, url + address)
    assert (status, "The door is not open." in page) == (422, True)


def test_the_page_belongs_to_the_session_it_was_made_for(rosa: Client, samira: Person, session: Session) -> None:
    other = OpenSessionFactory()
    mine, theirs = (VisitFactory(person=samira, session=at) for at in (session, other))
    rosa.post("/door/session", {"session": other.pk})
    press(rosa, f"/door/people/{samira.pk}/children", session=session.pk, children_0_4="1")
    assert list(Visit.objects.order_by("pk").values_list("pk", "children_0_4")) == [(mine.pk, 1), (theirs.pk, 0)]


def test_children_are_set_and_the_same_form_twice_is_harmless(daniel: Client, url: str) -> None:
    for _twice in range(2):
        answer = daniel.post(f"{url}/children", {"children_0_4": "2", "children_16_17": ""})
        assert (answer.status_code, answer.headers["Location"]) == (302, url)
        assert (Visit.objects.get().children_0_4, Visit.objects.get().children) == (2, 2)


@pytest.mark.parametrize("typed", ["13", "-1", "many", "1e9", "9" * 5000, "1\x00"])
def test_children_that_do_not_fit_are_said_beside_the_number(daniel: Client, url: str, typed: str) -> None:
    status, page = press(daniel, f"{url}/children", children_0_4=typed, children_5_10="1")
    assert (status, "Write a number from 0 to 12." in page, Visit.objects.get().children) == (422, True, 0)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_tick_on_the_list_shows_its_day(daniel: Client, url: str, headers: dict) -> None:
    status, page = press(
        daniel, f"{url}/provisions", kind="welcomed", headers=headers and {**headers, "HX-Target": "welcome-list"}
    )
    assert (status, "14 May 2026, <bdi>Daniel</bdi>" in page, "<html" in page) == (200, True, not headers)
    assert 'id="welcome-list"' in page
    status, page = press(daniel, f"{url}/provisions/undoing", kind="welcomed", headers=headers)
    assert (status, "14 May 2026" in page, Provision.objects.count()) == (200, False, 0)


def test_a_tick_from_the_banner_answers_with_its_own_line(daniel: Client, url: str) -> None:
    status, part = press(daniel, f"{url}/provisions", kind="clothes", headers=HTMX)
    assert (status, "<b>Clothes: noted</b>" in part, "welcome-list" in part) == (200, True, False)


@pytest.mark.parametrize(
    ("headers", "role"),
    [({}, "data-errors"), (HTMX, "alert"), ({**HTMX, "HX-Target": "welcome-list"}, "data-errors")],
    ids=["plain", "banner", "list"],
)
def test_clothes_a_second_time_say_when_they_were_given(daniel: Client, url: str, headers: dict, role: str) -> None:
    Provision.objects.create(person=Person.objects.get(), kind="clothes", given_on="2026-03-05")
    status, page = press(daniel, f"{url}/provisions", kind="clothes", headers=headers)
    assert (status, "Clothes were given on 5 March 2026. Ask the session lead." in page, role in page) == (
        422,
        True,
        True,
    )


@pytest.mark.parametrize("headers", [{}, HTMX, {**HTMX, "HX-Target": "welcome-list"}], ids=["plain", "banner", "list"])
@pytest.mark.parametrize("address", PARTS)
@pytest.mark.parametrize("kind", ["", "moon", "\x00", "9" * 5000])
def test_a_line_that_is_not_on_the_list_gets_a_sentence(
    daniel: Client, url: str, address: str, kind: str, headers: dict
) -> None:
    status, page = press(daniel, url + address, kind=kind, headers=headers)
    sentence = "This is not here any more. Load the page again."
    assert (status, sentence in page, Provision.objects.count()) == (409, True, 0)


def test_what_was_noted_on_another_day_is_a_leads_to_take_back(daniel: Client, rosa: Client, url: str) -> None:
    Provision.objects.create(person=Person.objects.get(), kind="welcomed", given_on="2026-05-07")
    status, page = press(daniel, f"{url}/provisions/undoing", kind="welcomed")
    assert (status, "This was noted on another day. A session lead can change it." in page) == (422, True)
    assert press(rosa, f"{url}/provisions/undoing", kind="welcomed")[0] == 200
    assert Provision.objects.count() == 0


def test_an_answer_is_kept_and_may_change(daniel: Client, url: str) -> None:
    for wants, kept in (("yes", True), ("no", False)):
        press(daniel, f"{url}/provisions", kind="asked_bike", wants=wants)
        assert Provision.objects.get().wants is kept


def test_who_came_together_is_noted_and_taken_apart(daniel: Client, url: str, session: Session) -> None:
    other = VisitFactory(session=session, person__known_as="Omar").person
    assert "Together with Omar" in daniel.get(url).content.decode()
    for _twice in range(2):
        status, page = press(daniel, f"{url}/together", other=other.pk)
        assert (status, "They come alone" in page, "Together with Omar" in page) == (200, True, False)
    assert Household.objects.get().people.count() == 2
    for _twice in range(2):
        assert "Together with Omar" in press(daniel, f"{url}/together/undoing")[1]
    assert Household.objects.count() == 0


@pytest.mark.parametrize("other", ["", "x", "\x00", "10" * 30, uuid4(), "linked", "forgotten", "self"])
def test_together_with_nobody_we_know_gets_a_sentence(daniel: Client, url: str, samira: Person, other: object) -> None:
    gone = {
        "linked": PersonFactory(linked_to=samira).pk,
        "forgotten": PersonFactory(anonymised_at=timezone.now()).pk,
        "self": samira.pk,
    }
    status, page = press(daniel, f"{url}/together", other=gone.get(other, other))
    sentence = "That is the same person." if other == "self" else "This is not here any more. Load the page again."
    assert (status, sentence in page, Household.objects.count()) == (422 if other == "self" else 409, True, 0)


def test_undo_on_the_page_is_for_who_pressed_and_for_leads(
    daniel: Client, rosa: Client, url: str, lead: User, session: Session
) -> None:
    theirs = check_in(PersonFactory(), session, receipt=uuid4(), by=lead).visit
    where = f"/door/people/{theirs.person_id}"
    assert ["Undo check-in" in client.get(at).content.decode() for client, at in ((daniel, url), (daniel, where))] == [
        True,
        False,
    ]
    assert "Undo check-in" in rosa.get(url).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_many(
    daniel: Client, samira: Person, session: Session, url: str, django_assert_num_queries, rows: int
) -> None:
    for number in range(rows):
        come_together(samira, PersonFactory())
        VisitFactory(session=session)
        Provision.objects.create(person=samira, kind=Provision.Kind.values[number])
    with django_assert_num_queries(9):  # sign-in 2, sessions, visit, press, list, companions, lately arrived, card
        daniel.get(url)


def test_somebody_taken_off_meanwhile_is_a_404(daniel: Client, url: str, thursday: Traveller) -> None:
    Visit.objects.all().delete()
    answer = daniel.get(url)
    assert (answer.status_code, "This page is not here" in answer.content.decode()) == (404, True)


def test_a_stranger_to_the_door_gets_no_page_of_anybody(url: str, bike_coordinator: User) -> None:
    assert signed_in(bike_coordinator).get(url).status_code == 403


def test_the_privacy_card_is_offered_once_in_each_language(daniel: Client, visit: Visit, url: str) -> None:
    Person.objects.filter(pk=visit.person_id).update(languages=["ar", "en"])
    page = daniel.get(url).content.decode()
    assert re.findall(r'name="language" value="(\w+)"', page) == ["ar", "en"]
