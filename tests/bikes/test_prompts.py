"""What the bike room says at the door, and what is done there with one tap."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from bikes.answers import anonymised, came_back, door_prompts, moved_away, night_came, still_needs, waiting_for
from bikes.models import BikeOffer, BikeRequest, BikeRequestChange
from bikes.waiting import restore
from hub.models import Session, User
from hub.models.calendar import State as SessionState
from tests.conftest import signed_in
from tests.factories import SessionFactory
from tests.factories.bikes import (
    BikeOfferFactory,
    BikeRequestFactory,
    HandoverFactory,
    QueueStatusFactory,
    ReadyBikeFactory,
)
from tests.factories.visitors import OpenSessionFactory, PersonFactory, VisitFactory
from tests.visitors.pressing import HTMX
from visitors.checkin import check_in
from visitors.models import Person, Provision
from visitors.moves import moved_away as move_away

pytestmark = pytest.mark.usefixtures("thursday", "db")


def said(person: Person) -> list[tuple[str, str]]:
    return [(prompt.words, prompt.deed) for prompt in door_prompts([person.pk])[person.pk]]


def test_a_bike_that_is_ready_is_told_as_soon_as_it_is_offered(bike_coordinator: User) -> None:
    offer = BikeOfferFactory(due_on=date(2026, 5, 21))
    prompts = door_prompts([offer.request.person_id])[offer.request.person_id]
    assert [(p.words, p.detail, p.deed, p.waits) for p in prompts] == [
        ("A bike is ready for you", "Kept until Thursday 21 May. Show them the bike corner.", "They want it", False)
    ]
    BikeOffer.objects.update(state="accepted")
    assert said(offer.request.person) == [("A bike is ready for you", "")]


def test_a_childs_bike_is_told_to_the_parent() -> None:
    offer = BikeOfferFactory(request__child=1)
    assert said(offer.request.person) == [("A bike is ready for your child", "They want it")]


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ({"joined_on": date(2026, 3, 19)}, True),
        ({"joined_on": date(2026, 3, 20)}, False),
        ({"joined_on": date(2026, 1, 8), "still_wanted_on": date(2026, 3, 20)}, False),
        ({"joined_on": date(2026, 5, 1), "state": "no_reply"}, True),
        ({"joined_on": date(2026, 5, 1), "state": "lapsed"}, True),
        ({"joined_on": date(2026, 1, 8), "state": "withdrawn"}, False),
    ],
)
def test_still_want_a_bike_is_asked_every_eight_weeks_and_of_the_silent(place: dict, asked: bool) -> None:
    person = BikeRequestFactory(**place).person
    assert said(person) == ([("Still want a bike?", "Yes, still")] if asked else [])


def test_a_lapsed_place_is_not_asked_about_beside_a_newer_one() -> None:
    person = BikeRequestFactory(state="lapsed").person
    BikeRequestFactory(person=person)
    assert said(person) == []


def test_who_asked_for_a_bike_is_put_on_the_list_at_the_door() -> None:
    person = PersonFactory()
    Provision.objects.create(person=person, kind="asked_bike", wants=True)
    assert said(person) == [("Wants a bike", "Put on the list")]
    QueueStatusFactory(state="closed_to_new", review_on=date(2026, 7, 2))
    (prompt,) = door_prompts([person.pk])[person.pk]
    assert (prompt.detail, prompt.deed) == ("The bike list is full today. Ask again around 2 July.", "")
    BikeRequestFactory(person=person, state="withdrawn")
    assert said(person) == []


def test_who_did_not_want_one_is_not_asked() -> None:
    person = PersonFactory()
    Provision.objects.create(person=person, kind="asked_bike", wants=False)
    assert said(person) == []


def test_who_moved_away_with_a_bike_is_asked_to_bring_it() -> None:
    person = HandoverFactory(offer__request__person__moved_away_on=date(2026, 5, 1)).person
    assert said(person) == [("Bring the bike back?", "")]


@pytest.mark.parametrize("many", [1, 3])
def test_what_is_said_costs_one_query(many: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = [BikeOfferFactory().request.person_id for _ in range(many)] + [PersonFactory().pk]
    with django_assert_num_queries(1):
        assert sum(map(len, door_prompts(people).values())) == many


@pytest.fixture
def session() -> Session:
    return OpenSessionFactory()


@pytest.fixture
def tablet(door_helper: User, session: Session) -> Client:
    return signed_in(door_helper)


def test_the_line_is_said_while_a_name_is_looked_for(tablet: Client, session: Session) -> None:
    BikeOfferFactory(request__person=PersonFactory(known_as="Samira"))
    page = tablet.post("/door/find", {"q": "sam", "session": session.pk, "receipt": uuid4()}, headers=HTMX)
    assert "A bike is ready for you" in page.content.decode()


def test_one_tap_at_the_door_says_yes(tablet: Client, session: Session, door_helper: User) -> None:
    offer = BikeOfferFactory()
    url = f"/bikes/offers/{offer.pk}/accepting"
    answer = tablet.post(url, headers=HTMX)
    assert (answer.status_code, "They are not here today." in answer.content.decode()) == (422, True)
    check_in(offer.request.person, session, receipt=uuid4(), by=door_helper)
    page = tablet.post(url, headers=HTMX).content.decode()
    assert ("They want it. Show them the bike corner." in page, BikeOffer.objects.get().state) == (True, "accepted")


def test_one_tap_at_the_door_keeps_or_brings_back_a_place(tablet: Client, session: Session) -> None:
    place = BikeRequestFactory(state="lapsed", joined_on=date(2026, 1, 8), missed=3)
    VisitFactory(person=place.person, session=session)
    answer = tablet.post(f"/bikes/requests/{place.pk}/still-wanted")
    place.refresh_from_db()
    assert (answer.headers["Location"], place.state, place.joined_on) == ("/door", "waiting", date(2026, 1, 8))


def test_one_tap_at_the_door_puts_a_new_face_on_the_list(tablet: Client, session: Session) -> None:
    person = VisitFactory(session=session).person
    for _ in range(2):
        page = tablet.post(f"/bikes/people/{person.pk}/wish", headers=HTMX).content.decode()
        assert "They are on the bike list." in page
    assert BikeRequest.objects.get().joined_on == date(2026, 5, 14)


def test_a_full_list_refuses_at_the_door_in_words(tablet: Client, session: Session) -> None:
    person = VisitFactory(session=session).person
    QueueStatusFactory(state="closed_to_new", review_on=date(2026, 7, 2))
    answer = tablet.post(f"/bikes/people/{person.pk}/wish", headers=HTMX)
    assert (answer.status_code, "The bike list is full today." in answer.content.decode()) == (422, True)


def test_moving_away_closes_the_place_and_coming_back_opens_it(lead: User) -> None:
    offer = BikeOfferFactory(request__joined_on=date(2026, 1, 8))
    person = offer.request.person
    move_away(person, by=lead)
    moved_away(person, lead)
    offer.refresh_from_db()
    assert (offer.state, offer.bike.state, BikeRequest.objects.get().state) == ("withdrawn", "ready", "moved_away")
    came_back(person, lead)
    place = BikeRequest.objects.get()
    assert (place.state, place.joined_on) == ("waiting", date(2026, 1, 8))


def test_coming_back_gives_nobody_a_second_place(lead: User) -> None:
    old = BikeRequestFactory(state="moved_away")
    newer = BikeRequestFactory(person=old.person)
    came_back(old.person, lead)
    assert list(BikeRequest.objects.live()) == [newer]


def test_somebody_forgotten_leaves_sizes_and_dates_only(lead: User) -> None:
    place = BikeRequestFactory(need="college", can_ride=True, inside_leg_cm=80, state="withdrawn")
    restore(place, reason="They were in hospital", by=lead)
    anonymised(place.person)
    anonymised(place.person)
    place.refresh_from_db()
    assert (place.state, place.height_cm, place.need, place.can_ride, place.inside_leg_cm) == (
        "withdrawn",
        174,
        "",
        None,
        None,
    )
    assert list(BikeRequestChange.objects.order_by("pk").values_list("reason", flat=True)) == ["", "forgotten"]


def test_who_waits_is_not_forgotten_for_not_being_seen() -> None:
    waits, had_one = BikeRequestFactory().person, BikeRequestFactory(state="collected").person
    assert still_needs([waits.pk, had_one.pk, uuid4()]) == {waits.pk}


def test_the_night_ends_and_brings_up_offers_and_again_does_nothing() -> None:
    over = BikeOfferFactory(offered_on=date(2026, 5, 1))
    soon = BikeOfferFactory(due_on=date(2026, 5, 15))
    for _ in range(2):
        night_came(timezone.localdate())
        states = dict(BikeOffer.objects.values_list("pk", "state"))
        assert states == {over.pk: "not_reached", soon.pk: "offered"}
        assert BikeRequestChange.objects.count() == 1
    soon.refresh_from_db()
    assert soon.reminded_on == date(2026, 5, 14)


def test_the_bike_teams_home_page_says_what_waits(bike_coordinator: User, door_helper: User) -> None:
    ReadyBikeFactory.create_batch(2, child_wheel=None)
    ReadyBikeFactory(child_wheel=12)
    BikeRequestFactory()
    for week in range(12):
        SessionFactory(held_on=date(2026, 5, 7) - timedelta(weeks=week), state=SessionState.CLOSED)
    BikeRequestFactory(person__last_seen_on=date(2026, 2, 18), height_cm=None)
    BikeOfferFactory(reminded_on=date(2026, 5, 14))
    QueueStatusFactory(state="closed_to_new", review_on=date(2026, 5, 14) - timedelta(days=1))
    told = [(task.title, task.detail) for task in waiting_for(bike_coordinator)]
    assert told == [
        ("2 bikes can be offered", "Somebody waits whom it fits."),
        ("1 offer ends soon", "Try once more to tell them."),
        ("1 who waits was not seen for long", "Ask them, or take them off the list."),
        ("The bike list: Closed to new people", "You wanted to look at it on 13 May."),
    ]
    assert list(waiting_for(door_helper)) == []
