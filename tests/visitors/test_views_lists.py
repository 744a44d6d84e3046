"""The page of lists and its screens: a lead's alone."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from tests.conftest import signed_in
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from visitors.consents import agree
from visitors.lists import retire
from visitors.models import Background, Consent, Person, ReferralSource, Site


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


@pytest.fixture
def park(db: None) -> Site:
    return Site.objects.create(name="Hotel by the park")


@pytest.fixture
def lake(db: None) -> Site:
    return Site.objects.create(name="Lake house")


def living_at(site: Site, **told: object) -> Person:
    person = PersonFactory(known_as="Samira")
    Background.objects.create(person=person, site=site, **told)
    return person


def plain(page: str) -> str:
    return re.sub(r"(\s|&nbsp;)+", " ", re.sub(r"<[^>]+>", " ", page))


def text_of(client: Client, address: str = "/lists") -> str:
    return plain(client.get(address).content.decode())


def test_the_page_tells_each_list_with_its_people(rosa: Client, park: Site) -> None:
    source = ReferralSource.objects.create(name="A friend")
    living_at(park, referral=source, came_from_town="Lester", languages_read=["ar"])
    living_at(park, came_from_town="Leicester"), living_at(park, came_from_town="Leicester")
    page = text_of(rosa)
    lines = ["Hotel by the park 3 people", "A friend 1 person", "Leicester 2 · Lester 1 One town?"]
    assert [line for line in lines if line not in page] == []


def test_a_lead_gets_there_from_the_people(rosa: Client) -> None:
    assert 'href="/lists"' in rosa.get("/people").content.decode()


def test_an_empty_page_says_so(rosa: Client) -> None:
    page = text_of(rosa)
    assert (page.count("Nothing is written down yet."), page.count("No town is written down yet.")) == (2, 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_long_it_is(rosa: Client, rows: int) -> None:
    for number in range(rows):
        living_at(Site.objects.create(name=f"House {number}"), came_from_town=f"Town {number}")
    rosa.get("/lists")
    with CaptureQueriesContext(connection) as asked:
        rosa.get("/lists")
    assert len(asked) == 6


@pytest.mark.parametrize(("word", "model"), [("sites", Site), ("sources", ReferralSource)])
def test_a_line_is_added_renamed_retired_and_offered_again(rosa: Client, word: str, model: type) -> None:
    assert "Noted." in rosa.post(f"/{word}/new", {"name": "  Red   Cross "}, follow=True).content.decode()
    one = model.objects.get(name="Red Cross")
    rosa.post(f"/{word}/{one.pk}/name", {"name": "The Red Cross"})
    assert "The Red Cross" in text_of(rosa, f"/{word}/{one.pk}")
    rosa.post(f"/{word}/{one.pk}/retiring")
    assert "Not offered any more since 14 May 2026." in text_of(rosa, f"/{word}/{one.pk}")
    rosa.post(f"/{word}/{one.pk}/restoring")
    assert (model.objects.get().retired_on, "Stop offering it" in text_of(rosa, f"/{word}/{one.pk}")) == (None, True)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Please fill this in."),
        ("hotel BY the park", "This name stands on the list already."),
        ("A1234567", "This looks like an official number."),
        ("Lake house, room 12", "Leave the room number out."),
        ("x" * 41, "That is too long."),
        ("\x00", "There are hidden letters in this."),
    ],
)
@pytest.mark.parametrize("screen", ["new", "name"])
def test_a_name_that_does_not_fit_is_said_beside_the_field(
    rosa: Client, park: Site, lake: Site, screen: str, name: str, sentence: str
) -> None:
    answer = rosa.post("/sites/new" if screen == "new" else f"/sites/{lake.pk}/name", {"name": name})
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "id_name_error" in page) == (422, True, True)
    assert sorted(Site.objects.values_list("name", flat=True)) == ["Hotel by the park", "Lake house"]


def test_two_lines_become_one_after_a_plain_warning(rosa: Client, park: Site, lake: Site) -> None:
    person = living_at(park)
    assert (
        "1 person of Hotel by the park goes to the right one. This name is then gone. It cannot be undone."
        in text_of(rosa, f"/sites/{park.pk}/joining")
    )
    answer = rosa.post(f"/sites/{park.pk}/joining", {"into": lake.pk}, follow=True)
    assert "Changed for 1 person." in answer.content.decode()
    assert Background.objects.get(person=person).site == lake
    again = rosa.post(f"/sites/{park.pk}/joining", {"into": lake.pk})
    assert (again.status_code, again.headers["Location"], Site.objects.get()) == (302, "/lists", lake)


@pytest.mark.parametrize("into", ["", "x", "\x00", "99999999999999999999", "itself"])
def test_a_line_is_joined_only_to_another(rosa: Client, park: Site, lake: Site, into: str) -> None:
    answer = rosa.post(f"/sites/{park.pk}/joining", {"into": park.pk if into == "itself" else into})
    assert (answer.status_code, "id_into_error" in answer.content.decode(), Site.objects.count()) == (422, True, 2)


def test_what_is_retired_is_offered_to_nobody_but_who_has_it(
    rosa: Client, park: Site, lake: Site, lead: User, door_helper: User
) -> None:
    source = retire(ReferralSource.objects.create(name="A friend"), by=lead)
    retire(park, by=lead)
    theirs, other = living_at(park, referral=source), PersonFactory()
    for person in (theirs, other):
        agree(person, Consent.Kind.DEMOGRAPHICS, by=lead)
    shown = [rosa.get(f"/people/{person.pk}/background").content.decode() for person in (theirs, other)]
    assert [("Hotel by the park" in page, "A friend" in page) for page in shown] == [(True, True), (False, False)]
    rosa.post(f"/people/{theirs.pk}/background", {"site": park.pk, "referral": source.pk})
    assert Background.objects.values_list("site", "referral").get(person=theirs) == (park.pk, source.pk)
    session: Session = OpenSessionFactory()
    daniel = signed_in(door_helper)
    assert "A friend" not in daniel.get("/door/new-face", {"session": session.pk}).content.decode()


def test_people_of_a_place_are_noted_at_another_and_the_look_is_recorded(rosa: Client, park: Site, lake: Site) -> None:
    stays, goes = living_at(park), living_at(park)
    page = rosa.get(f"/sites/{park.pk}/people").content.decode()
    assert (page.count('name="people"'), page.count(" checked>")) == (2, 2)
    answer = rosa.post(f"/sites/{park.pk}/people", {"people": [goes.pk], "to": lake.pk}, follow=True)
    assert "Changed for 1 person." in answer.content.decode()
    assert dict(Background.objects.values_list("person", "site")) == {stays.pk: park.pk, goes.pk: lake.pk}
    assert AuditEntry.objects.filter(act="site.look", row=str(park.pk)).count() == 2


@pytest.mark.parametrize("sent", [{}, {"people": "x"}, {"people": "all"}, {"people": "all", "to": "x"}, {"to": "lake"}])
def test_nobody_or_nowhere_changes_nothing(rosa: Client, park: Site, lake: Site, sent: dict) -> None:
    person = living_at(park)
    words = {"all": person.pk, "lake": lake.pk}
    answer = rosa.post(f"/sites/{park.pk}/people", {name: words.get(word, word) for name, word in sent.items()})
    assert (answer.status_code, Background.objects.get().site) == (422, park)


def test_a_place_with_nobody_says_so(rosa: Client, park: Site) -> None:
    assert "Nobody lives there as far as we know." in text_of(rosa, f"/sites/{park.pk}/people")


def test_towns_are_asked_about_and_written_alike(rosa: Client, park: Site) -> None:
    for town in ("Lester", "Leicester", "Leicester", "Derby"):
        living_at(park, came_from_town=town)
    screen = rosa.post("/towns/spelling", {"shown": ["Lester", "Leicester"]})
    page = screen.content.decode()
    assert (screen.status_code, page.count(" checked"), 'value="Leicester"' in page) == (200, 2, True)
    sent = {"shown": ["Lester", "Leicester"], "towns": ["Lester", "Leicester"], "to": "Leicester"}
    assert "Changed for 1 person." in rosa.post("/towns/spelling", sent, follow=True).content.decode()
    towns = Background.objects.order_by("came_from_town").values_list("came_from_town", flat=True)
    assert list(towns) == ["Derby", "Leicester", "Leicester", "Leicester"]
    assert rosa.post("/towns/spelling", {**sent, "shown": ["Lester"]}).status_code == 409


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"towns": [], "to": "Leicester"}, "Choose one at least, or go back."),
        ({"towns": ["Derby"], "to": "Leicester"}, "Choose one of the list."),
        ({"towns": ["Lester"], "to": ""}, "Please fill this in."),
        ({"towns": ["Lester"], "to": "A1234567"}, "This looks like an official number."),
    ],
)
def test_a_spelling_that_does_not_fit_is_said(rosa: Client, park: Site, sent: dict, sentence: str) -> None:
    for town in ("Lester", "Derby"):
        living_at(park, came_from_town=town)
    answer = rosa.post("/towns/spelling", {"shown": ["Lester"], **sent})
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert set(Background.objects.values_list("came_from_town", flat=True)) == {"Lester", "Derby"}
