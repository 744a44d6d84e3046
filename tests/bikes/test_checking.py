"""The safety check: every item, two people, eight weeks, and back to repair with the item named."""

from datetime import date, timedelta

import pytest
from time_machine import Traveller

from bikes.checking import MAY_LACK, sign_first, sign_second
from bikes.models import Bike, BikeOffer, BikeRequest, Item, SafetyCheck, SafetyCheckItem
from bikes.workshop import is_safe
from hub.models import User
from tests.bikes.test_waiting import code_of
from tests.bikes.test_workshop import moved
from tests.factories import UserFactory
from tests.factories.bikes import BikeFactory, BikeOfferFactory, ReadyBikeFactory, SafetyCheckFactory

pytestmark = pytest.mark.usefixtures("thursday", "db")
State = Bike.State
GOOD = dict.fromkeys(Item, SafetyCheckItem.Result.PASS)


def but(**answers: str) -> dict[str, str]:
    return {**GOOD, **answers}


@pytest.fixture
def yonas(db: None) -> User:
    return UserFactory(called="Yonas")


@pytest.fixture
def known() -> Bike:
    """In repair, with all known that a release asks for."""
    return ReadyBikeFactory(state=State.IN_REPAIR, safe_until_on=None)


def test_two_people_sign_and_the_bike_is_ready_for_eight_weeks(
    yonas: User, bike_coordinator: User, known: Bike
) -> None:
    check = sign_first(known, GOOD, by=yonas)
    assert (check.state, Bike.objects.get().state) == ("half", State.SAFETY_CHECKED)
    sign_second(check, GOOD, by=bike_coordinator)
    bike = Bike.objects.get()
    assert (bike.state, bike.safe_until_on) == (State.READY, date(2026, 7, 9))
    assert moved(bike) == [("in_repair", "safety_checked", ""), ("safety_checked", "ready", "")]
    kept = SafetyCheck.objects.get()
    assert (kept.state, kept.mechanic, kept.second, kept.items.count()) == (
        "passed",
        yonas,
        bike_coordinator,
        len(Item),
    )


def test_second_checker_is_never_the_mechanic(yonas: User, known: Bike) -> None:
    check = sign_first(known, GOOD, by=yonas)
    assert code_of(sign_second, check, GOOD, by=yonas) == "same"
    assert Bike.objects.get().state == State.SAFETY_CHECKED


def test_signing_second_twice_is_once_and_a_third_person_is_too_late(
    yonas: User, bike_coordinator: User, known: Bike
) -> None:
    check = sign_first(known, GOOD, by=yonas)
    for _time in range(2):
        sign_second(check, GOOD, by=bike_coordinator)
    assert code_of(sign_second, check, GOOD, by=UserFactory()) == "stale"
    assert len(moved(known)) == 2


def test_first_round_is_signed_once(yonas: User, bike_coordinator: User, known: Bike) -> None:
    sign_first(known, GOOD, by=yonas)
    assert code_of(sign_first, known, GOOD, by=bike_coordinator) == "stale"


def test_bike_with_a_gap_waits_checked_until_it_is_known(yonas: User, bike_coordinator: User) -> None:
    bike = BikeFactory(state=State.IN_REPAIR)
    sign_second(sign_first(bike, GOOD, by=yonas), GOOD, by=bike_coordinator)
    bike.refresh_from_db()
    assert (bike.state, is_safe(bike)) == (State.SAFETY_CHECKED, True)


def test_check_lapses_after_eight_weeks(thursday: Traveller, yonas: User, bike_coordinator: User, known: Bike) -> None:
    sign_second(sign_first(known, GOOD, by=yonas), GOOD, by=bike_coordinator)
    thursday.shift(timedelta(weeks=8))
    assert list(Bike.objects.to_offer()) == [known]
    thursday.shift(timedelta(days=1))
    assert list(Bike.objects.to_offer()) == []


def test_lapsed_bike_is_checked_anew_where_it_hangs(thursday: Traveller, yonas: User, bike_coordinator: User) -> None:
    bike = ReadyBikeFactory(safe_until_on=date(2026, 5, 1))
    sign_second(sign_first(bike, GOOD, by=yonas), GOOD, by=bike_coordinator)
    bike.refresh_from_db()
    assert (bike.state, bike.safe_until_on, moved(bike)) == (State.READY, date(2026, 7, 9), [])


def test_item_failed_by_the_mechanic_leaves_the_bike_in_repair_with_its_name(yonas: User, known: Bike) -> None:
    check = sign_first(known, but(rear_brake="fail"), by=yonas)
    assert (check.state, Bike.objects.get().state) == ("failed", State.IN_REPAIR)
    assert list(check.items.filter(result="fail").values_list("item", flat=True)) == ["rear_brake"]
    assert sign_first(known, GOOD, by=yonas).state == "half"


def test_item_failed_by_the_second_sends_the_bike_back_with_its_name(
    yonas: User, bike_coordinator: User, known: Bike
) -> None:
    check = sign_first(known, GOOD, by=yonas)
    sign_second(check, but(rear_brake="fail", saddle="fail"), by=bike_coordinator)
    assert moved(known)[-1] == ("safety_checked", "in_repair", "Not good: Saddle, Rear brake")
    assert SafetyCheck.objects.get().second == bike_coordinator


def test_ready_bike_that_fails_loses_its_check(yonas: User) -> None:
    bike = ReadyBikeFactory()
    sign_first(bike, but(frame="fail"), by=yonas)
    bike.refresh_from_db()
    assert (bike.state, bike.safe_until_on) == (State.IN_REPAIR, None)


def test_kept_bike_that_fails_is_kept_no_more_and_its_rider_waits_in_their_place(yonas: User) -> None:
    offer = BikeOfferFactory()
    sign_first(offer.bike, but(front_brake="fail"), by=yonas)
    assert moved(offer.bike) == [
        ("reserved", "ready", "taken_back"),
        ("ready", "in_repair", "Not good: Front brake"),
    ]
    assert (BikeOffer.objects.get().state, BikeRequest.objects.get().state) == ("withdrawn", "waiting")


def test_kept_bike_that_is_good_stays_kept(yonas: User, bike_coordinator: User) -> None:
    offer = BikeOfferFactory()
    sign_second(sign_first(offer.bike, GOOD, by=yonas), GOOD, by=bike_coordinator)
    assert (BikeOffer.objects.get().state, Bike.objects.get().state) == ("offered", State.RESERVED)


def test_very_many_failed_items_are_named_as_far_as_there_is_room(yonas: User) -> None:
    bike = ReadyBikeFactory()
    sign_first(bike, dict.fromkeys(Item, "fail"), by=yonas)
    [(_from, _to, reason)] = moved(bike)
    assert (len(reason), reason[-1]) == (120, "…")


@pytest.mark.parametrize("answers", [{}, {"frame": "pass"}, but(frame=""), but(frame="maybe"), but(frame=None)])
def test_item_without_an_answer_is_refused(yonas: User, known: Bike, answers: dict) -> None:
    assert code_of(sign_first, known, answers, by=yonas) == "gaps"
    assert SafetyCheck.objects.count() == 0


@pytest.mark.parametrize("item", list(Item))
def test_only_what_a_bike_can_do_without_may_be_missing(yonas: User, known: Bike, item: Item) -> None:
    answers = but(**{item.value: "na"})
    if item in MAY_LACK:
        assert sign_first(known, answers, by=yonas).state == "half"
    else:
        assert code_of(sign_first, known, answers, by=yonas) == "na"


@pytest.mark.parametrize("state", [State.DONATED, State.TRIAGED, State.RETURNED, State.RETIRED, State.STOLEN])
def test_bike_elsewhere_is_not_checked(yonas: User, state: str) -> None:
    assert code_of(sign_first, BikeFactory(state=state), GOOD, by=yonas) == "stale"


def test_half_a_check_ends_with_the_bike_s_way_back(yonas: User, bike_coordinator: User, known: Bike) -> None:
    check = SafetyCheckFactory(bike=known, mechanic=yonas)
    SafetyCheck.objects.filter(pk=check.pk).update(state="failed")
    assert code_of(sign_second, check, GOOD, by=bike_coordinator) == "stale"
