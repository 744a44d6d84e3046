"""Offer a bike, and all that can become of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from time_machine import Traveller

from bikes.models import Bike, BikeOffer, BikeRequest, ContactTry, Skip
from bikes.offers import accept, collected, decline, lapse_offers, note_try, offer_bike, pass_over, remind, take_back
from hub.models import AuditEntry, User
from hub.models.calendar import State as SessionState
from hub.refusals import Refused
from tests.bikes.test_waiting import code_of, moves
from tests.factories import SessionFactory
from tests.factories.bikes import BikeFactory, BikeOfferFactory, BikeRequestFactory, HandoverFactory, ReadyBikeFactory
from tests.factories.visitors import PersonFactory, VisitFactory

pytestmark = pytest.mark.usefixtures("thursday", "db")
State = BikeRequest.State


def states(offer: BikeOffer) -> tuple[str, str, str]:
    offer.refresh_from_db()
    return offer.state, Bike.objects.get(pk=offer.bike_id).state, BikeRequest.objects.get(pk=offer.request_id).state


def test_a_bike_is_kept_for_whose_turn_it_is(bike_coordinator: User) -> None:
    bike, place = ReadyBikeFactory(), BikeRequestFactory()
    offer = offer_bike(bike, place, by=bike_coordinator)
    assert offer_bike(bike, place, by=bike_coordinator) == offer
    assert (offer.due_on, states(offer)) == (date(2026, 5, 21), ("offered", "reserved", "offered"))
    assert (moves(place), AuditEntry.objects.count()) == ([("waiting", "offered", "")], 1)
    assert list(bike.changes.values_list("from_state", "to_state", "by")) == [
        ("ready", "reserved", bike_coordinator.pk)
    ]


@pytest.mark.parametrize(
    ("bike", "rider", "code"),
    [
        ({}, {"person__moved_away_on": date(2026, 5, 1)}, "away"),
        ({}, {"person__died_on": date(2026, 5, 1)}, "died"),
        ({}, {"state": State.OFFERED}, "offered"),
        ({}, {"state": State.NO_REPLY}, "paused"),
        ({}, {"state": State.WITHDRAWN}, "closed"),
        ({}, {"height_cm": 150}, "fit"),
        ({"safe_until_on": date(2026, 5, 13)}, {}, "unchecked"),
        ({"state": Bike.State.IN_REPAIR}, {}, "not_ready"),
    ],
)
def test_what_may_not_be_offered_is_refused(bike_coordinator: User, bike: dict, rider: dict, code: str) -> None:
    offered, place = ReadyBikeFactory(**bike), BikeRequestFactory(**rider)
    assert code_of(offer_bike, offered, place, by=bike_coordinator) == code
    assert BikeOffer.objects.count() == 0


def test_a_bike_that_is_kept_or_was_never_checked_is_not_offered(bike_coordinator: User) -> None:
    place, kept = BikeRequestFactory(), BikeOfferFactory().bike
    assert code_of(offer_bike, kept, place, by=bike_coordinator) == "kept"
    assert code_of(offer_bike, BikeFactory(), place, by=bike_coordinator) == "not_ready"


def test_who_has_a_bike_gets_no_second(bike_coordinator: User) -> None:
    rider = HandoverFactory().person
    place = BikeRequestFactory(person=rider)
    assert code_of(offer_bike, ReadyBikeFactory(), place, by=bike_coordinator) == "has_bike"


def test_nobody_is_jumped_without_a_reason(bike_coordinator: User) -> None:
    bike, first = ReadyBikeFactory(), BikeRequestFactory(joined_on=date(2026, 1, 8))
    second = BikeRequestFactory(joined_on=date(2026, 2, 5))
    with pytest.raises(Refused, match="1 person comes first") as refusal:
        offer_bike(bike, second, by=bike_coordinator)
    assert refusal.value.code == "turn"
    assert code_of(pass_over, bike, first, reason="", by=bike_coordinator) == "reason"
    for _ in range(2):
        pass_over(bike, first, reason=Skip.Reason.ASKED_TO_WAIT, by=bike_coordinator)
    assert code_of(offer_bike, bike, first, by=bike_coordinator) == "skipped"
    offer_bike(bike, second, by=bike_coordinator)
    assert list(Skip.objects.values_list("bike", "request", "reason", "by")) == [
        (bike.pk, first.pk, "asked_to_wait", bike_coordinator.pk)
    ]
    first.refresh_from_db()
    assert (first.state, first.joined_on) == (State.WAITING, date(2026, 1, 8))


def test_only_who_could_have_the_bike_is_passed_over(bike_coordinator: User) -> None:
    tall = BikeRequestFactory(height_cm=200)
    assert code_of(pass_over, ReadyBikeFactory(), tall, reason="asked_to_wait", by=bike_coordinator) == "stale"


def test_saying_yes_keeps_the_bike(door_helper: User) -> None:
    offer = BikeOfferFactory()
    for _ in range(2):
        accept(offer, by=door_helper)
    assert states(offer) == ("accepted", "reserved", "accepted")
    assert moves(offer.request) == [("offered", "accepted", "")]


def test_saying_no_to_this_bike_keeps_the_place(bike_coordinator: User) -> None:
    offer = BikeOfferFactory()
    for _ in range(2):
        decline(offer, wants_another=True, by=bike_coordinator)
    assert states(offer) == ("declined", "ready", "waiting")
    assert code_of(offer_bike, offer.bike, offer.request, by=bike_coordinator) == "skipped"


def test_saying_no_to_any_bike_ends_the_place(bike_coordinator: User) -> None:
    offer = BikeOfferFactory()
    decline(offer, wants_another=False, by=bike_coordinator)
    assert states(offer) == ("declined", "ready", "declined")
    assert code_of(accept, offer, by=bike_coordinator) == "over"


def test_an_offer_taken_back_keeps_the_place(bike_coordinator: User) -> None:
    offer = BikeOfferFactory()
    for _ in range(2):
        take_back(offer, by=bike_coordinator)
    assert states(offer) == ("withdrawn", "ready", "waiting")
    assert code_of(decline, offer, wants_another=True, by=bike_coordinator) == "stale"


def test_who_has_fetched_it_is_off_the_list(bike_coordinator: User) -> None:
    offer = BikeOfferFactory(request__missed=1)
    collected(offer, by=bike_coordinator)
    offer.request.refresh_from_db()
    assert (offer.request.state, offer.request.missed) == (State.COLLECTED, 0)


def test_a_try_is_noted_once_a_press(bike_coordinator: User, thursday: Traveller) -> None:
    offer = BikeOfferFactory()
    for minutes in (0, 1, 5):
        thursday.shift(timedelta(minutes=minutes))
        note_try(offer, way="phone", result="silent", by=bike_coordinator)
    assert ContactTry.objects.count() == 2
    take_back(offer, by=bike_coordinator)
    assert code_of(note_try, offer, way="phone", result="silent", by=bike_coordinator) == "stale"


def missed(times: int, *, told: bool = True) -> BikeOffer:
    """An offer to somebody who missed some before; nobody answered until a day after it was due."""
    offer = BikeOfferFactory(request__missed=times, request__joined_on=date(2026, 1, 8), offered_on=date(2026, 5, 6))
    if told:
        ContactTry.objects.create(offer=offer, way="whatsapp", result="left")
    return offer


@pytest.mark.parametrize(("before", "after"), [(0, State.WAITING), (1, State.NO_REPLY), (2, State.LAPSED)])
def test_silence_once_keeps_the_place_twice_pauses_it_and_three_times_ends_it(before: int, after: str) -> None:
    offer = missed(before)
    assert [lapse_offers(date(2026, 5, 14)) for _ in range(2)] == [1, 0]
    place = BikeRequest.objects.get()
    assert (states(offer), place.missed, place.joined_on) == (
        ("no_reply", "ready", after),
        before + 1,
        date(2026, 1, 8),
    )


def test_nothing_lapses_on_its_last_day() -> None:
    offer = BikeOfferFactory(offered_on=date(2026, 5, 7))
    assert (lapse_offers(date(2026, 5, 14)), states(offer)[0]) == (0, "offered")


@pytest.mark.parametrize("result", ["failed", "silent", None])
def test_who_was_never_told_missed_nothing(result: str | None) -> None:
    offer = missed(1, told=False)
    if result:
        ContactTry.objects.create(offer=offer, way="phone", result=result)
    assert lapse_offers(date(2026, 5, 14)) == 1
    assert (states(offer), BikeRequest.objects.get().missed) == (("not_reached", "ready", "waiting"), 1)


def test_who_came_to_the_door_was_told_there() -> None:
    offer = missed(0, told=False)
    VisitFactory(person=offer.request.person, session__held_on=date(2026, 5, 7))
    lapse_offers(date(2026, 5, 14))
    assert states(offer) == ("no_reply", "ready", "waiting")


def test_an_offer_waits_for_the_sessions_that_were_promised() -> None:
    """One of the two sessions was called off: the offer lasts until the one after."""
    offer = missed(0)
    SessionFactory(held_on=date(2026, 5, 7), state=SessionState.CLOSED)
    SessionFactory(held_on=date(2026, 5, 13), state=SessionState.CANCELLED)
    SessionFactory(held_on=date(2026, 5, 21))
    assert lapse_offers(date(2026, 5, 14)) == 0
    assert (states(offer)[0], offer.due_on) == ("offered", date(2026, 5, 21))
    assert lapse_offers(date(2026, 5, 22)) == 1


def test_offers_that_end_soon_are_brought_up_once() -> None:
    soon, later = BikeOfferFactory(due_on=date(2026, 5, 16)), BikeOfferFactory(due_on=date(2026, 5, 17))
    BikeOfferFactory(due_on=date(2026, 5, 15), state="accepted", accepted_at=timezone.now())
    assert [remind(date(2026, 5, 14)) for _ in range(2)] == [1, 0]
    soon.refresh_from_db()
    later.refresh_from_db()
    assert (soon.reminded_on, later.reminded_on) == (date(2026, 5, 14), None)


def test_an_offer_goes_to_the_person_whose_record_stands(bike_coordinator: User) -> None:
    gone = PersonFactory(linked_to=PersonFactory())
    place = BikeRequestFactory(person=gone)
    assert code_of(offer_bike, ReadyBikeFactory(), place, by=bike_coordinator) == "stale"
