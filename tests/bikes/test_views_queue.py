"""The bike list on its screens."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from bikes.models import BikeOffer, BikeRequest, ContactTry, QueueStatus, Skip
from hub.models import AuditEntry, User
from hub.models.calendar import State as SessionState
from tests.conftest import signed_in
from tests.factories import SessionFactory
from tests.factories.bikes import (
    BikeFactory,
    BikeOfferFactory,
    BikeRequestFactory,
    HandoverFactory,
    QueueStatusFactory,
    ReadyBikeFactory,
)
from tests.factories.visitors import PersonFactory
from visitors.models import Background, Person


@pytest.fixture
def tomek(bike_coordinator: User, thursday: Traveller) -> Client:
    return signed_in(bike_coordinator)


def page_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def names_on(client: Client, query: str = "") -> list[str]:
    """Who stands on the list's page, in order."""
    rows = client.get(f"/bikes/queue{query}").context["rows"]
    return [row.request.person.known_as for row in rows]


def a_list() -> None:
    samira = PersonFactory(known_as="Samira", languages=["ar"], last_seen_on=date(2026, 5, 14))
    BikeRequestFactory(person=samira, joined_on=date(2026, 1, 8), height_cm=162, wants_step_through=True)
    BikeRequestFactory(person__known_as="Yonas", joined_on=date(2026, 1, 2), height_cm=174)
    BikeRequestFactory(person=samira, child=1, wheel_inches=24, height_cm=128, joined_on=date(2026, 1, 24))
    idris = {"person__known_as": "Idris", "joined_on": date(2026, 1, 22), "height_cm": None}
    BikeRequestFactory(**idris, state="no_reply", missed=2)
    BikeRequestFactory(person__known_as="Olena", state="collected")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Yonas", "Samira", "Idris", "Samira"]),
        ("?size=large", ["Yonas"]),
        ("?size=medium", ["Samira"]),
        ("?size=child", ["Samira"]),
        ("?size=unknown", ["Idris"]),
        ("?step=yes", ["Samira"]),
        ("?state=no_reply", ["Idris"]),
        ("?state=ask", ["Idris"]),
        ("?state=closed", ["Olena"]),
        ("?state=due", []),
        ("?seen=today", ["Samira", "Samira"]),
        ("?seen=gone", []),
    ],
)
def test_the_list_in_its_order_and_narrowed_down(tomek: Client, query: str, names: list[str]) -> None:
    a_list()
    assert names_on(tomek, query) == names


def test_who_was_not_seen_for_very_many_sessions_is_listed(tomek: Client) -> None:
    a_list()
    for week in range(12):
        SessionFactory(held_on=date(2026, 5, 7) - timedelta(weeks=week), state=SessionState.CLOSED)
    BikeRequestFactory(person__known_as="Hoa", person__last_seen_on=date(2026, 2, 18))
    BikeRequestFactory(person__known_as="Abdi", person__last_seen_on=date(2026, 2, 19))
    assert names_on(tomek, "?seen=gone") == ["Yonas", "Idris", "Hoa"]


def test_a_filter_that_is_nonsense_gets_a_sentence(tomek: Client) -> None:
    assert "Choose one of the list." in page_of(tomek, "/bikes/queue?state=x", 422)


def test_each_place_says_what_is_so(tomek: Client) -> None:
    a_list()
    ReadyBikeFactory(tag="0417")
    BikeOfferFactory(bike__tag="0409", request__person__known_as="Karwan", due_on=date(2026, 5, 23))
    page = page_of(tomek, "/bikes/queue")
    words = ["Next for 0417", "Offered 0409, until 23 May", "Paused, no reply twice", "Ask: still want one?", "Arabic"]
    assert [word for word in words if word not in page] == []
    assert '<tr class="next">' in page


def test_the_list_shows_nothing_of_a_person_but_name_languages_and_last_seen(tomek: Client) -> None:
    person = PersonFactory(known_as="Samira", tell_apart="Red scarf", register_number="B-0042")
    Background.objects.create(person=person, phone="07700 900123", came_from_town="Asmara", nationality="Eritrean")
    BikeRequestFactory(person=person)
    pages = page_of(tomek, "/bikes/queue") + page_of(tomek, f"/bikes/requests/{person.bike_requests.get().pk}")
    hidden = ["Red scarf", "B-0042", "Asmara", "Eritrean"]
    assert ([word for word in hidden if word in pages], "07700 900123" in pages) == ([], True)


@pytest.mark.parametrize("many", [1, 3])
def test_the_lists_queries_do_not_grow(tomek: Client, django_assert_num_queries, many: int) -> None:
    BikeRequestFactory.create_batch(many, person__languages=["ar"])
    ReadyBikeFactory.create_batch(many)
    BikeOfferFactory.create_batch(many)
    with django_assert_num_queries(14):
        page_of(tomek, "/bikes/queue")
    assert list(AuditEntry.objects.values_list("act", "row")) == [("bikes.look", "")]


def test_the_page_of_a_place_is_a_look_that_is_written_down(tomek: Client) -> None:
    place = BikeRequestFactory(joined_on=date(2026, 1, 8))
    page = page_of(tomek, f"/bikes/requests/{place.pk}")
    assert ("On the list since 8 January 2026" in page, "18 weeks" in page) == (True, True)
    assert list(AuditEntry.objects.values_list("act", "row")) == [("person.look", str(place.person_id))]


@pytest.mark.parametrize("address", ["about", "leaving", "restoring", "slip"])
def test_the_small_screens_of_a_place_are_looks_too(tomek: Client, address: str) -> None:
    place = BikeRequestFactory()
    page_of(tomek, f"/bikes/requests/{place.pk}/{address}")
    assert list(AuditEntry.objects.values_list("act", "row")) == [("person.look", str(place.person_id))]


def test_who_does_not_get_or_want_a_bike_is_looked_at(tomek: Client) -> None:
    offer, bike = BikeOfferFactory(), ReadyBikeFactory()
    for address in (f"/bikes/offers/{offer.pk}/declining", f"/bikes/{bike.pk}/requests/{offer.request_id}/skip"):
        page_of(tomek, address)
    assert list(AuditEntry.objects.values_list("act", "row")) == [("person.look", str(offer.request.person_id))] * 2


def test_a_bike_is_offered_from_its_own_screen(tomek: Client) -> None:
    bike = ReadyBikeFactory(tag="0417")
    BikeRequestFactory(person__known_as="Hoa", joined_on=date(2026, 1, 1), height_cm=150)
    yonas = BikeRequestFactory(person__known_as="Yonas", joined_on=date(2026, 1, 2))
    page = page_of(tomek, f"/bikes/{bike.pk}/offering")
    words = [
        "First in the list whom it fits",
        "Yonas",
        "1 person waits longer. Why not they?",
        "The bike is too big",
        "Pass over",
    ]
    assert [word for word in words if word not in page] == []
    answer = tomek.post(f"/bikes/{bike.pk}/requests/{yonas.pk}/offering", follow=True)
    assert answer.redirect_chain == [(f"/bikes/requests/{yonas.pk}", 302)]
    page = answer.content.decode()
    said = [
        "Bike 0417 is kept for them. Tell them now.",
        "Kept until Thursday 21 May.",
        "Hello Yonas, a bike is ready",
    ]
    assert [words for words in said if words not in page] == []
    assert "Kept for <bdi>Yonas</bdi> until Thursday 21 May." in page_of(tomek, f"/bikes/{bike.pk}/offering")


def test_somebody_who_is_first_for_two_bikes_is_named_so(tomek: Client) -> None:
    ReadyBikeFactory.create_batch(2)
    ReadyBikeFactory(child_wheel=12)
    BikeRequestFactory(person__known_as="Yonas")
    ready = tomek.get("/bikes/queue").context["ready"]
    assert [(each.rider is not None, each.is_again) for each in ready] == [(True, False), (True, True), (False, False)]
    assert "<bdi>Yonas</bdi> is first for this one too." in page_of(tomek, "/bikes/queue")


def test_an_offer_out_of_turn_is_refused_in_words(tomek: Client) -> None:
    bike, _first = ReadyBikeFactory(), BikeRequestFactory(joined_on=date(2026, 1, 1))
    second = BikeRequestFactory(joined_on=date(2026, 1, 2))
    answer = tomek.post(f"/bikes/{bike.pk}/requests/{second.pk}/offering")
    assert (answer.status_code, "1 person comes first, and it fits." in answer.content.decode()) == (422, True)


def test_passing_over_asks_why_and_goes_on_to_the_next(tomek: Client) -> None:
    bike = ReadyBikeFactory()
    first = BikeRequestFactory(person__known_as="Yonas", joined_on=date(2026, 1, 1))
    BikeRequestFactory(person__known_as="Karwan", joined_on=date(2026, 1, 2))
    url = f"/bikes/{bike.pk}/requests/{first.pk}/skip"
    assert "They keep their place." in page_of(tomek, url)
    assert tomek.post(url, {}).status_code == 422
    page = tomek.post(url, {"reason": "asked_to_wait"}, follow=True).content.decode()
    assert ("Offer to <bdi>Karwan</bdi>" in page, "They asked us to wait" in page) == (True, True)
    assert Skip.objects.get().request == first


def test_a_bike_that_cannot_be_offered_says_so(tomek: Client) -> None:
    assert "This bike cannot be offered now." in page_of(tomek, f"/bikes/{BikeFactory().pk}/offering")
    assert "It fits nobody who waits." in page_of(tomek, f"/bikes/{ReadyBikeFactory().pk}/offering")


def test_telling_somebody_has_a_link_a_text_and_a_log(tomek: Client) -> None:
    offer = BikeOfferFactory(request__person__known_as="Samira")
    Background.objects.create(person=offer.request.person, phone="07700 900123")
    page = page_of(tomek, f"/bikes/requests/{offer.request_id}")
    assert 'href="https://wa.me/447700900123?text=Hello%20Samira%2C%20a%20bike%20is%20ready' in page
    sent = {"way": "whatsapp", "result": "left"}
    assert "Message sent" in tomek.post(f"/bikes/offers/{offer.pk}/tries", sent, follow=True).content.decode()
    assert tomek.post(f"/bikes/offers/{offer.pk}/tries", {"way": "drum"}).status_code == 422
    assert ContactTry.objects.count() == 1


def test_yes_no_and_taken_back_are_one_press_each(tomek: Client) -> None:
    offer = BikeOfferFactory()
    tomek.post(f"/bikes/offers/{offer.pk}/accepting")
    assert BikeOffer.objects.get().state == "accepted"
    page = page_of(tomek, f"/bikes/offers/{offer.pk}/declining")
    assert "Nobody has to say why." in page
    tomek.post(f"/bikes/offers/{offer.pk}/declining", {"wants_another": "yes"})
    assert (BikeOffer.objects.get().state, BikeRequest.objects.get().state) == ("declined", "waiting")
    other = BikeOfferFactory()
    answer = tomek.post(f"/bikes/offers/{other.pk}/undoing", follow=True)
    assert "Taken back. They keep their place." in answer.content.decode()


def test_what_a_rider_needs_is_changed_in_any_writing(tomek: Client) -> None:
    place = BikeRequestFactory(height_cm=None)
    url = f"/bikes/requests/{place.pk}/about"
    answer = tomek.post(url, {"height_cm": "tall"})
    assert (answer.status_code, "Write a height from 70 to 220 cm." in answer.content.decode()) == (422, True)
    tomek.post(url, {"height_cm": "5ft 8", "can_ride": "yes", "wants_step_through": "yes", "need": "college"})
    place.refresh_from_db()
    assert (place.height_cm, place.can_ride, place.wants_step_through, place.need) == (173, True, True, "college")


def test_a_place_is_closed_and_put_back_with_a_reason(tomek: Client) -> None:
    place = BikeRequestFactory(joined_on=date(2026, 1, 8))
    tomek.post(f"/bikes/requests/{place.pk}/leaving", {"state": "already_has_bike"})
    page = page_of(tomek, f"/bikes/requests/{place.pk}")
    assert ("Put back on the list" in page, "Take off the list" in page) == (True, False)
    assert tomek.post(f"/bikes/requests/{place.pk}/restoring", {"reason": ""}).status_code == 422
    page = tomek.post(
        f"/bikes/requests/{place.pk}/restoring", {"reason": "That bike broke"}, follow=True
    ).content.decode()
    assert ("On the list since 8 January 2026" in page, "That bike broke" in page) == (True, True)


@pytest.mark.parametrize(
    ("before", "words"),
    [(0, "Fewer than 10 people are before you."), (34, "About 30 to 40 people are before you.")],
)
def test_the_slip_tells_tens_and_promises_nothing(tomek: Client, before: int, words: str) -> None:
    BikeRequestFactory.create_batch(before, joined_on=date(2026, 1, 1))
    BikeRequestFactory(joined_on=date(2026, 1, 1), height_cm=150)  # another size
    place = BikeRequestFactory(person__known_as="Samira", joined_on=date(2026, 2, 1))
    page = page_of(tomek, f"/bikes/requests/{place.pk}/slip")
    assert (words in page, "You are on the list since 1 February 2026." in page) == (True, True)


def test_the_list_is_stopped_and_the_poster_says_why(tomek: Client) -> None:
    assert tomek.post("/bikes/list", {"state": "suspended"}).status_code == 422
    sent = {"state": "suspended", "reason": "mechanics", "review_on": "2026-07-02"}
    page = tomek.post("/bikes/list", sent, follow=True).content.decode()
    sentence = (
        "Bikes are stopped for now. We have too few mechanics. Who waits keeps their place. Ask again around 2 July."
    )
    assert (sentence in page, sentence in page_of(tomek, "/bikes/list/poster")) == (True, True)
    assert QueueStatus.objects.get(until_at__isnull=True).state == "suspended"
    assert "nothing is offered" in page_of(tomek, f"/bikes/{ReadyBikeFactory().pk}/offering")


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira", other_names="Haddad")


def test_somebody_is_found_by_name_and_put_on_the_list(tomek: Client, samira: Person) -> None:
    page = tomek.post("/bikes/people", {"q": "sam"}).content.decode()
    assert f"/bikes/people/{samira.pk}/joining" in page
    answer = tomek.post(f"/bikes/people/{samira.pk}/joining", {"child": "0", "height_cm": "1.62 m"}, follow=True)
    place = BikeRequest.objects.get()
    assert answer.redirect_chain == [(f"/bikes/requests/{place.pk}", 302)]
    assert (place.person, place.height_cm, place.joined_on) == (samira, 162, date(2026, 5, 14))


def test_a_child_is_put_on_the_list_with_a_wheel_and_no_name(tomek: Client, samira: Person) -> None:
    BikeRequestFactory(person=samira)
    page = page_of(tomek, f"/bikes/people/{samira.pk}/joining")
    assert ("They are on the list since 14 May 2026." in page, "Child 1" in page, "Child 2" in page) == (
        True,
        True,
        False,
    )
    tomek.post(f"/bikes/people/{samira.pk}/joining", {"child": "1", "wheel_inches": "20"})
    place = BikeRequest.objects.get(child=1)
    assert (place.wheel_inches, place.person) == (20, samira)
    assert "Child 2" in page_of(tomek, f"/bikes/people/{samira.pk}/joining")


def test_a_lapsed_place_is_given_back_instead_of_a_new_one(tomek: Client, samira: Person) -> None:
    place = BikeRequestFactory(person=samira, state="lapsed", joined_on=date(2026, 1, 8))
    page = page_of(tomek, f"/bikes/people/{samira.pk}/joining")
    assert ("They had a place since 8 January 2026." in page, "Give it back" in page) == (True, True)
    answer = tomek.post(f"/bikes/requests/{place.pk}/still-wanted")
    assert (answer.headers["Location"], BikeRequest.objects.get().state) == (f"/bikes/requests/{place.pk}", "waiting")
    assert "Give it back" not in page_of(tomek, f"/bikes/people/{samira.pk}/joining")


def test_after_a_theft_the_bike_team_may_give_an_earlier_day_with_a_reason(tomek: Client, samira: Person) -> None:
    url = f"/bikes/people/{samira.pk}/joining"
    assert "Why the earlier day?" not in page_of(tomek, url)
    stolen = {"ended_as": "stolen", "ended_at": timezone.now(), "offer__request__state": "collected"}
    HandoverFactory(offer__request__person=samira, **stolen)
    assert "Why the earlier day?" in page_of(tomek, url)
    sent = {"child": "0", "joined_on": "2026-04-01"}
    answer = tomek.post(url, sent)
    assert (answer.status_code, "Another day than today needs a reason" in answer.content.decode()) == (422, True)
    tomek.post(url, {**sent, "reason": "Stolen in its first week"})
    assert BikeRequest.objects.live().get().joined_on == date(2026, 4, 1)


def test_a_lead_puts_people_on_the_list_and_sees_no_more(lead: User, samira: Person, thursday: Traveller) -> None:
    rosa = signed_in(lead)
    answer = rosa.post(f"/bikes/people/{samira.pk}/joining", {"child": "0"})
    assert answer.headers["Location"] == f"/people/{samira.pk}"
    assert [
        rosa.get(url).status_code for url in ("/bikes/queue", f"/bikes/requests/{samira.bike_requests.get().pk}")
    ] == [
        403,
        403,
    ]


def test_a_closed_list_takes_nobody_and_says_until_when(tomek: Client, samira: Person) -> None:
    QueueStatusFactory(state="closed_to_new", reason="numbers", review_on=date(2026, 7, 2))
    page = page_of(tomek, f"/bikes/people/{samira.pk}/joining")
    assert ("The bike list is full today. Ask again around 2 July." in page, "Put on the list" in page) == (True, False)
    assert tomek.post(f"/bikes/people/{samira.pk}/joining", {"child": "0"}).status_code == 422


def test_somebody_forgotten_or_joined_to_another_is_not_put_on_the_list(tomek: Client) -> None:
    gone = PersonFactory(linked_to=PersonFactory())
    forgotten = PersonFactory(anonymised_at=timezone.now())
    pages = [tomek.get(f"/bikes/people/{person.pk}/joining").status_code for person in (gone, forgotten)]
    assert pages == [404, 404]
    assert tomek.get(f"/bikes/requests/{BikeRequestFactory(person=forgotten).pk}").status_code == 404
