"""A bike goes to its rider, and what becomes of it afterwards."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from time_machine import Traveller

from bikes.handing import (
    Given,
    find_again,
    hand_over,
    leave_with,
    may_have_outgrown,
    swap,
    take_return,
    tell_theft,
    with_those_who_left,
)
from bikes.kit import count_in
from bikes.models import Bike, BikeOffer, BikeRequest, Handover, KitItem, KitMove
from bikes.waiting import join
from hub.models import AuditEntry, User
from tests.bikes.test_kit import there
from tests.bikes.test_waiting import code_of
from tests.bikes.test_workshop import moved
from tests.factories.bikes import BikeOfferFactory, HandoverFactory
from visitors.forgetting import erase
from visitors.models import Background

pytestmark = pytest.mark.usefixtures("thursday", "db")
ALL = Given(lock=True, front_light=True, rear_light=True, helmet="given", agreed=True, agreed_in="fa")
CHILD = {"request__child": 1, "request__wheel_inches": 20, "request__height_cm": 125, "bike__child_wheel": 20}


@pytest.fixture
def cupboard(bike_coordinator: User) -> None:
    for kind in KitItem.Kind:
        count_in(kind, 2, by=bike_coordinator)


def test_bike_goes_with_lock_lights_and_helmet_out_of_the_cupboard(bike_coordinator: User, cupboard: None) -> None:
    offer = BikeOfferFactory()
    given = replace(ALL, hi_vis=True)
    made = hand_over(offer, given, by=bike_coordinator)
    assert hand_over(offer, given, by=bike_coordinator) == made
    assert (made.person, made.helmet, made.agreed_in, made.has_hi_vis) == (offer.request.person, "given", "fa", True)
    assert (Bike.objects.get().state, BikeOffer.objects.get().state, BikeRequest.objects.get().state) == (
        "handed_over",
        "collected",
        "collected",
    )
    assert there() == {
        "lock": 1, "front_light": 1, "rear_light": 1, "helmet": 1, "helmet_child": 2, "hi_vis": 1, "bell": 2, "pump": 2,
    }  # fmt: skip
    assert made.kit.count() == 5
    assert moved(offer.bike) == [("reserved", "handed_over", "")]
    assert AuditEntry.objects.filter(act="bike.handover").count() == 1


@pytest.mark.parametrize(
    ("left_out", "code"),
    [
        ({"lock": False}, "lock"),
        ({"front_light": False}, "lights"),
        ({"rear_light": False}, "lights"),
        ({"helmet": ""}, "helmet"),
        ({"helmet": "maybe"}, "helmet"),
        ({"agreed": False}, "agreed"),
    ],
)
def test_no_bike_goes_with_something_left_out(
    bike_coordinator: User, cupboard: None, left_out: dict, code: str
) -> None:
    offer = BikeOfferFactory()
    assert code_of(hand_over, offer, replace(ALL, **left_out), by=bike_coordinator) == code
    assert (Handover.objects.count(), Bike.objects.get().state) == (0, "reserved")


def test_grown_up_may_decline_the_helmet_and_none_leaves_the_cupboard(bike_coordinator: User, cupboard: None) -> None:
    made = hand_over(BikeOfferFactory(), replace(ALL, helmet="declined"), by=bike_coordinator)
    assert (made.helmet, there()["helmet"]) == ("declined", 2)


def test_child_and_somebody_under_18_wear_the_helmet(bike_coordinator: User, cupboard: None) -> None:
    child, young = BikeOfferFactory(**CHILD), BikeOfferFactory()
    Background.objects.create(person=young.request.person, age_band="under_18")
    for offer in (child, young):
        assert code_of(hand_over, offer, replace(ALL, helmet="declined"), by=bike_coordinator) == "helmet"
    hand_over(child, ALL, by=bike_coordinator)
    assert (there()["helmet"], there()["helmet_child"]) == (2, 1)


def test_nothing_goes_that_the_cupboard_does_not_hold(bike_coordinator: User) -> None:
    for kind in ("lock", "front_light", "helmet"):
        count_in(kind, 1, by=bike_coordinator)
    offer = BikeOfferFactory()
    assert code_of(hand_over, offer, ALL, by=bike_coordinator) == "stock"
    assert (there(), KitMove.objects.filter(reason="handover").count(), Handover.objects.count()) == (
        {"lock": 1, "front_light": 1, "helmet": 1},
        0,
        0,
    )


def test_bike_whose_check_ran_out_stays(thursday: Traveller, bike_coordinator: User, cupboard: None) -> None:
    offer = BikeOfferFactory()
    thursday.shift(timedelta(weeks=8, days=1))
    assert code_of(hand_over, offer, ALL, by=bike_coordinator) == "unchecked"


def test_offer_that_is_over_hands_nothing_over(bike_coordinator: User, cupboard: None) -> None:
    offer = BikeOfferFactory()
    BikeOffer.objects.update(state="withdrawn", ended_at=offer.offered_at)
    assert code_of(hand_over, offer, ALL, by=bike_coordinator) == "stale"


def test_rider_with_a_bike_gets_no_second(bike_coordinator: User, cupboard: None) -> None:
    has = HandoverFactory()
    offer = BikeOfferFactory(request__person=has.person)
    assert code_of(hand_over, offer, ALL, by=bike_coordinator) == "has_bike"


def test_theft_needs_no_police_and_may_get_a_number_later(bike_coordinator: User) -> None:
    handover = HandoverFactory()
    tell_theft(handover, by=bike_coordinator)
    tell_theft(handover, crime_number="26*123456/26", by=bike_coordinator)
    held = Handover.objects.get()
    assert (held.ended_as, held.crime_number, Bike.objects.get().state) == ("stolen", "26*123456/26", "stolen")
    assert (moved(handover.bike), AuditEntry.objects.count()) == ([("handed_over", "stolen", "")], 1)


def test_somebody_robbed_may_join_again_at_the_end(bike_coordinator: User) -> None:
    handover = HandoverFactory(offer__request__joined_on=date(2025, 1, 2))
    assert code_of(join, handover.person, by=bike_coordinator) == "has_bike"
    tell_theft(handover, by=bike_coordinator)
    assert join(handover.person, by=bike_coordinator).joined_on == date(2026, 5, 14)


def test_bike_that_comes_back_is_looked_over_and_not_safe_any_more(bike_coordinator: User) -> None:
    handover = HandoverFactory()
    for _time in range(2):
        take_return(handover, by=bike_coordinator)
    bike = Bike.objects.get()
    assert (bike.state, bike.safe_until_on, moved(bike)) == ("returned", None, [("handed_over", "returned", "")])


def test_what_is_settled_one_way_is_not_settled_another(bike_coordinator: User) -> None:
    handover = HandoverFactory()
    take_return(handover, by=bike_coordinator)
    assert [code_of(verb, handover, by=bike_coordinator) for verb in (tell_theft, leave_with)] == ["stale", "stale"]


def test_who_moved_away_is_listed_and_may_keep_the_bike(bike_coordinator: User) -> None:
    stays, left = HandoverFactory(), HandoverFactory(offer__request__person__moved_away_on=date(2026, 5, 1))
    assert list(with_those_who_left()) == [left]
    for _time in range(2):
        leave_with(left, by=bike_coordinator)
    assert (list(with_those_who_left()), moved(left.bike)) == ([], [("handed_over", "retired", "Moved away with it")])
    assert Bike.objects.get(pk=stays.bike_id).state == "handed_over"


def test_who_was_forgotten_is_not_among_those_who_left(lead: User) -> None:
    left = HandoverFactory(offer__request__person__moved_away_on=date(2026, 5, 1))
    erase(left.person, by=lead)
    assert list(with_those_who_left()) == []


def test_stolen_bike_that_turns_up_comes_in_again(bike_coordinator: User) -> None:
    handover = tell_theft(HandoverFactory(), by=bike_coordinator)
    for _time in range(2):
        find_again(handover.bike, by=bike_coordinator)
    assert moved(handover.bike)[-1] == ("stolen", "returned", "Found again")
    assert code_of(find_again, HandoverFactory().bike, by=bike_coordinator) == "stale"


def child_s_bike() -> Handover:
    of_child = {f"offer__{name}": value for name, value in CHILD.items()}
    return HandoverFactory(**of_child, offer__request__joined_on=date(2025, 3, 6))


def test_outgrown_bike_comes_back_and_the_child_keeps_its_old_place(bike_coordinator: User) -> None:
    handover = child_s_bike()
    places = [swap(handover, wheel_inches=24, height_cm=131, by=bike_coordinator) for _time in range(2)]
    assert places[0] == places[1]
    place = places[0]
    assert (place.joined_on, place.child, place.wheel_inches, place.height_cm) == (date(2025, 3, 6), 1, 24, 131)
    assert (Handover.objects.get().ended_as, Bike.objects.get().state) == ("swapped", "returned")


def test_swap_is_for_children_and_for_a_bigger_wheel(bike_coordinator: User) -> None:
    assert code_of(swap, HandoverFactory(), wheel_inches=24, height_cm=131, by=bike_coordinator) == "grown_up"
    child = child_s_bike()
    for wheel in (16, 20):
        assert code_of(swap, child, wheel_inches=wheel, height_cm=131, by=bike_coordinator) == "wheel"
    assert Handover.objects.get(pk=child.pk).ended_at is None


def test_child_may_have_outgrown_its_bike_after_a_year() -> None:
    child, grown_up = child_s_bike(), HandoverFactory()
    assert [may_have_outgrown(child, day) for day in (date(2027, 5, 13), date(2027, 5, 14))] == [False, True]
    assert may_have_outgrown(grown_up, date(2030, 1, 1)) is False


def test_the_theft_of_a_forgotten_riders_bike_is_noted_without_a_number(bike_coordinator: User, lead: User) -> None:
    ridden = HandoverFactory()
    erase(ridden.person, by=lead)
    assert code_of(tell_theft, ridden, crime_number="26/12345", by=bike_coordinator) == "stale"
    told = tell_theft(ridden, by=bike_coordinator)
    assert (told.ended_as, told.crime_number) == (Handover.Ended.STOLEN, "")
