"""Whatever a browser can send: a clear answer, never a 500."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from time_machine import Traveller

from bikes.models import Item
from bikes.rulings import FIGURES
from hub.models import Access, Closure, Programme, Session, User
from tests.conftest import signed_in
from tests.factories import ClosureFactory, ProgrammeFactory, SessionFactory, TimetableFactory, UserFactory
from tests.factories.bikes import BikeFactory, BikeOfferFactory, HandoverFactory
from tests.factories.visitors import PersonFactory
from visitors.models import Site

NUMBERS = ["0", "-1", "1e9", "99999999999999999999", "NaN", "٣", "１２"]
DAYS = ["0001-01-01", "9999-12-31", "2026-02-30", "29/02/2027", "25:61", "24:00"]
LETTERS = ["\x00", "\u202e", "a" * 5000, "<script>", "' OR 1=1 --", "\ud7ff\uffff", "\n\r\t", "🚲"]
NASTY = st.sampled_from(NUMBERS + DAYS + LETTERS)
VALUE = NASTY | st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
KNOWN = ["frame_number", "has_no_frame_number", "stolen_checked_on", "register_number", "fits_height_min"]
KNOWN += ["fits_height_max"]
FORMS = {
    "/sign-in": ["username", "password", "next"],
    "/password": ["old_password", "new_password1", "new_password2"],
    "/closures/new": ["from_on", "until_on", "reason", "programme"],
    "/programmes/new": ["name", "kind", "audience"],
    "/programmes/{programme}/timetable": ["weekday", "from_on", "starts", "ends", "place", "capacity"],
    "/programmes/{programme}/extra-day": ["held_on", "starts", "ends", "place", "capacity"],
    "/sessions/{session}/cancellation": ["reason"],
    "/accounts/new": ["called", "username", "accesses"],
    "/keeping/approval": ["unseen", "away"],
    "/people": ["q"],
    "/people/{person}/names": ["known_as", "other_names", "latin_spelling", "tell_apart", "languages"],
    "/people/{person}/background": ["languages_read", "age_band", "referral", "came_from_town", "note", "gender"],
    "/people/{person}/same": ["q"],
    "/people/{person}/contact": ["phone", "language"],
    "/people/{person}/consents": ["kind", "language"],
    "/people/{person}/moves": ["on"],
    "/sites/{site}/move": ["people", "on"],
    "/sites/new": ["name"],
    "/sites/{site}/name": ["name"],
    "/sites/{site}/joining": ["into"],
    "/sites/{site}/people": ["people", "to"],
    "/sources/new": ["name"],
    "/bikes/list": ["state", "reason", "review_on"],
    "/bikes/rules/change": [*FIGURES, "from_on"],
    "/bikes/people": ["q"],
    "/bikes/people/{person}/joining": [
        "child",
        "height_cm",
        "wheel_inches",
        "can_ride",
        "wants_step_through",
        "need",
        "inside_leg_cm",
    ],
    "/bikes/requests/{place}/about": ["height_cm", "can_ride", "wants_step_through", "need", "inside_leg_cm"],
    "/bikes/requests/{place}/leaving": ["state"],
    "/bikes/requests/{place}/restoring": ["reason"],
    "/bikes/offers/{offer}/tries": ["way", "result"],
    "/bikes/offers/{offer}/declining": ["wants_another"],
    "/bikes/{bike}/requests/{place}/skip": ["reason"],
    "/bikes/workshop/new": ["tag", "kind", "child_wheel", "is_step_through", "colour", "place", "came_from"],
    "/bikes/{came}/about": [*KNOWN, "kind", "child_wheel", "frame_cm", "frame_inches", "colour", "place", "came_from"],
    "/bikes/{came}/triage": ["result", "parts_needed", "place"],
    "/bikes/{came}/retiring": ["reason"],
    "/bikes/{stand}/repair": ["minutes", "cost_pence", "parts_needed", "then"],
    "/bikes/{stand}/check": [*Item.values],
    "/bikes/{checked}/release": KNOWN,
    "/bikes/{checked}/sending-back": ["reason"],
    "/bikes/offers/{offer}/handover": ["lock", "front_light", "rear_light", "helmet", "hi_vis", "agreed_in", "agreed"],
    "/bikes/handovers/{ridden}/theft": ["crime_number"],
    "/bikes/handovers/{ridden}/swapping": ["height_cm", "wheel_inches"],
    "/bikes/kit/lock": ["what", "count", "cost_pence"],
}
LISTS = {
    "/bikes/workshop/find": ["tag"],
    "/bikes/workshop/ready": ["page"],
    "/bikes/figures": ["year"],
    "/bikes/queue": ["size", "step", "state", "seen", "page"],
    "/audit": ["by", "act", "from_on", "until_on", "page"],
    "/sign-in": ["next"],
    "/": ["x"],
}


class NothingMakesA500(TestCase):
    def setUp(self) -> None:
        self.client = signed_in(UserFactory(accesses=list(Access)))
        self.rows = {"programme": ProgrammeFactory().pk, "session": SessionFactory().pk}
        offer = BikeOfferFactory()
        self.rows |= {"offer": offer.pk, "place": offer.request_id, "bike": offer.bike_id}
        self.rows |= {"came": BikeFactory().pk, "stand": BikeFactory(state="in_repair").pk}
        self.rows |= {"checked": BikeFactory(state="safety_checked", safe_until_on=date(2099, 1, 1)).pk}
        self.rows |= {"ridden": HandoverFactory(offer__request__child=1).pk}
        self.rows |= {"person": PersonFactory().pk, "site": Site.objects.get_or_create(name="Hotel")[0].pk}

    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_sent_to_a_form(self, data: Any) -> None:
        place = data.draw(st.sampled_from(sorted(FORMS)))
        sent = {name: data.draw(VALUE) for name in FORMS[place] if data.draw(st.booleans())}
        client = Client() if place == "/sign-in" else self.client
        answer = client.post(place.format(**self.rows), sent)
        assert answer.status_code in {200, 302, 422, 429}, (place, sent)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_asked_of_a_list(self, data: Any) -> None:
        place = data.draw(st.sampled_from(sorted(LISTS)))
        asked = {name: data.draw(VALUE) for name in LISTS[place] if data.draw(st.booleans())}
        assert self.client.get(place, asked).status_code in {200, 302, 422}, (place, asked)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(VALUE)
    def test_written_into_an_address(self, value: str) -> None:
        for place in ("calendar/week/", "calendar/month/", "sessions/", "programmes/", "accounts/", "admin/", ""):
            address = f"/{place}{value.replace('?', '').replace('#', '')}"
            assert self.client.get(address).status_code in {200, 301, 302, 404, 405}


@pytest.mark.parametrize(
    "address",
    [
        "/calendar/week/2026-02-30",
        "/calendar/week/1999-12-31",
        "/calendar/week/2100-01-01",
        "/calendar/month/9999-12-31",
        "/sessions/nothing",
        "/sessions/%00",
        "/programmes/99999999999999999999999",
        "/accounts/-1",
        "/nothing-here",
    ],
)
def test_an_address_that_is_not_there_is_a_404(lead: User, address: str) -> None:
    answer = signed_in(UserFactory(accesses=list(Access))).get(address)
    assert (answer.status_code, "This page is not here" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31"])
@pytest.mark.parametrize("view", ["week", "month"])
def test_the_calendar_reaches_its_edges(lead: User, view: str, day: str) -> None:
    assert signed_in(lead).get(f"/calendar/{view}/{day}").status_code == 200


def test_a_forged_host_is_a_400(stranger: Client) -> None:
    answer = stranger.get("/sign-in", headers={"host": "evil.example"})
    assert (answer.status_code, "evil" in answer.content.decode()) == (400, False)


def test_a_press_without_the_pages_token_is_a_403_with_a_way_on(lead: User) -> None:
    session = SessionFactory()
    answer = signed_in(lead, enforce_csrf_checks=True).post(f"/sessions/{session.pk}/opening")
    assert (answer.status_code, "This page was open for too long." in answer.content.decode()) == (403, True)
    assert Session.objects.get().state == "planned"


def test_three_megabytes_are_a_400(lead: User) -> None:
    answer = signed_in(lead).post("/programmes/new", {"name": "x" * 3_000_000})
    assert answer.status_code == 400


def test_two_thousand_fields_are_a_400(lead: User) -> None:
    assert signed_in(lead).post("/programmes/new", {f"f{n}": "x" for n in range(2000)}).status_code == 400


def test_a_body_that_is_no_form_is_answered(lead: User) -> None:
    client = signed_in(lead)
    for kind in (
        "application/json",
        "text/xml",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
    ):
        assert client.post("/programmes/new", b'{"name": \xff', content_type=kind).status_code in {400, 422}


def test_one_megabyte_in_a_field_gets_a_sentence(lead: User) -> None:
    answer = signed_in(lead).post("/programmes/new", {"name": "x" * 1_000_000, "kind": "class", "audience": "everyone"})
    page = answer.content.decode()
    assert (answer.status_code, "That is too long. Use at most 60 letters." in page) == (422, True)


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def closing(client: Client, **more: Any) -> tuple[int, str]:
    answer = client.post(
        "/closures/new", {"from_on": "2026-05-20", "until_on": "2026-05-21", "reason": "Floor", **more}
    )
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"from_on": ""}, "Please fill this in."),
        ({"from_on": "31/02/2026"}, "Write the day like this: 24/12/2026."),
        ({"from_on": "0001-01-01"}, "Choose a day between 2000 and 2099."),
        ({"until_on": "9999-12-31"}, "Choose a day between 2000 and 2099."),
        ({"until_on": "2026-05-19"}, "The last day must not be before the first day."),
        ({"until_on": "2030-01-01"}, "That is more than a year."),
        ({"from_on": "2026-05-01", "until_on": "2026-05-02"}, "These days are over."),
        ({"programme": "999"}, "Choose one of the list."),
        ({"programme": "x"}, "Choose one of the list."),
        ({"reason": "Floor \x00"}, "There are hidden letters in this."),
        ({"reason": "x" * 121}, "That is too long. Use at most 120 letters."),
        ({"reason": "Floor \u202e"}, "There are hidden letters in this."),
    ],
)
def test_closing_days_says_what_is_wrong_and_keeps_the_rest(rosa: Client, sent: dict, sentence: str) -> None:
    status, page = closing(rosa, **sent)
    assert (status, sentence in page, Closure.objects.count()) == (422, True, 0)
    assert 'aria-invalid="true"' in page


def test_a_day_that_does_not_exist_is_kept_as_it_was_typed(rosa: Client) -> None:
    _status, page = closing(rosa, from_on="31/02/2026", until_on="2026-05-20")
    assert '<input type="text" name="from_on" value="31/02/2026"' in page
    assert '<input type="date" name="until_on" value="2026-05-20"' in page


@pytest.mark.parametrize("typed", ["2026-05-20", "20/05/2026", "20/5/26", "20.5.2026", "20 May 2026"])
def test_a_day_is_read_in_any_british_hand(rosa: Client, typed: str) -> None:
    status, _page = closing(rosa, from_on=typed)
    assert (status, Closure.objects.get().from_on) == (302, date(2026, 5, 20))


def test_lifting_a_closure_asks_first_and_is_harmless_twice(rosa: Client) -> None:
    closure = ClosureFactory(from_on=date(2026, 5, 20), until_on=date(2026, 5, 21), reason="Floor is mended")
    url = f"/closures/{closure.pk}/lifting"
    assert "Floor is mended" in rosa.get(url).content.decode()
    assert rosa.post(url).headers["Location"] == "/calendar/week/2026-05-20"
    assert rosa.post(url).status_code == 404


def hours(client: Client, pk: int, **more: Any) -> tuple[int, str]:
    sent = {"weekday": "3", "from_on": "2026-05-14", "starts": "9:30", "ends": "12.30", "capacity": "120", **more}
    answer = client.post(f"/programmes/{pk}/timetable", sent)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"starts": "half nine"}, "Write the time like this: 9:30."),
        ({"ends": "9:00"}, "It must end after it starts."),
        ({"from_on": "2026-05-13"}, "Choose today or a later day."),
        ({"weekday": "7"}, "Choose one of the list."),
        ({"capacity": "0"}, "Write a number from 1 to 5000."),
        ({"capacity": "many"}, "Write a number, for example 120."),
        ({"capacity": "99999999999999999999"}, "Write a number from 1 to 5000."),
    ],
)
def test_a_timetable_says_what_is_wrong(rosa: Client, sent: dict, sentence: str) -> None:
    status, page = hours(rosa, ProgrammeFactory().pk, **sent)
    assert (status, sentence in page, Session.objects.count()) == (422, True, 0)


def test_a_programme_is_started_timed_extended_ended_and_taken_up_again(
    rosa: Client, lead: User, thursday: Traveller
) -> None:
    answer = rosa.post("/programmes/new", {"name": "Thursday drop-in", "kind": "drop_in", "audience": "everyone"})
    programme = Programme.objects.get()
    assert answer.headers["Location"] == f"/programmes/{programme.pk}/timetable"
    assert hours(rosa, programme.pk)[0] == 302
    assert Session.objects.count() == 9
    extra = {"held_on": "2026-05-19", "starts": "10:00", "ends": "12:00"}
    assert rosa.post(f"/programmes/{programme.pk}/extra-day", extra).headers["Location"] == "/calendar/week/2026-05-19"
    page = rosa.get(f"/programmes/{programme.pk}").content.decode()
    assert ("Extra day" in page, "Room for 120." in page) == (True, True)
    assert "9 planned" not in page
    assert "10 planned sessions are taken off." in rosa.get(f"/programmes/{programme.pk}/ending").content.decode()
    assert rosa.post(f"/programmes/{programme.pk}/ending").status_code == 302
    assert rosa.post(f"/programmes/{programme.pk}/restarting").status_code == 302
    thursday.shift(timedelta(weeks=1))
    answer = signed_in(lead).post("/programmes/planning", follow=True)
    assert "1 session is new in the calendar." in answer.content.decode()


def test_a_name_in_use_is_refused_whatever_its_capitals(rosa: Client) -> None:
    ProgrammeFactory(name="Football")
    answer = rosa.post("/programmes/new", {"name": "FOOTBALL", "kind": "football", "audience": "everyone"})
    assert (answer.status_code, "This name is in use." in answer.content.decode()) == (422, True)


def test_names_in_any_script_with_their_joiners_are_welcome(rosa: Client) -> None:
    name = "می‌خواهیم ١"
    assert rosa.post("/programmes/new", {"name": name, "kind": "meal", "audience": "women"}).status_code == 302
    assert Programme.objects.get().name == name


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_programmes_costs_the_same_for_many(rosa: Client, django_assert_num_queries, rows: int) -> None:
    TimetableFactory.create_batch(rows)
    with django_assert_num_queries(4):  # sign-in 2, programmes with their hours, last planned day
        rosa.get("/programmes")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_programmes_page_costs_the_same_for_many(rosa: Client, django_assert_num_queries, rows: int) -> None:
    programme = ProgrammeFactory()
    for number in range(rows):
        SessionFactory(programme=programme, held_on=date(2026, 5, 20) + timedelta(days=number))
        TimetableFactory(programme=programme, from_on=date(2026, 6, 1) + timedelta(days=number))
    with django_assert_num_queries(5):  # sign-in 2, the programme, its timetables, its next sessions
        rosa.get(f"/programmes/{programme.pk}")
