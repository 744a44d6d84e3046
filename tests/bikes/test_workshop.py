"""A bike's moves through the workshop, and every one that is refused."""

from datetime import date

import pytest

from bikes.models import Bike, Triage
from bikes.workshop import (
    describe,
    is_safe,
    lacking,
    next_tag,
    note_repair,
    receive,
    release,
    retire,
    send_back,
    start_repair,
    triage,
)
from hub.models import AuditEntry, User
from tests.bikes.test_waiting import code_of
from tests.factories import UserFactory
from tests.factories.bikes import BikeFactory, BikeOfferFactory, HandoverFactory, ReadyBikeFactory, SafetyCheckFactory

pytestmark = pytest.mark.usefixtures("thursday", "db")
State = Bike.State
REPAIR = Triage.Result.REPAIR


def moved(bike: Bike) -> list[tuple[str, str, str]]:
    """The bike's moves, first one first, without who and when."""
    return list(bike.changes.order_by("pk").values_list("from_state", "to_state", "reason"))


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


def test_bike_comes_in_with_its_tag_and_a_row_that_says_who(bike_coordinator: User) -> None:
    bike = receive("0431", by=bike_coordinator, colour="Red", frame_number=" wbk 123-x ")
    assert (bike.state, bike.came_in_on, bike.frame_number) == (State.DONATED, date(2026, 5, 14), "WBK123-X")
    assert (moved(bike), bike.changes.get().by, acts()) == (
        [("", "donated", "")],
        bike_coordinator,
        ["workshop.receive"],
    )


def test_same_press_twice_is_one_bike_and_another_press_is_told_the_next_tag(bike_coordinator: User) -> None:
    bike = receive("0431", by=bike_coordinator)
    assert receive("0431", by=bike_coordinator) == bike
    assert code_of(receive, "0431", by=UserFactory()) == "tag"
    assert Bike.objects.count() == 1


@pytest.mark.parametrize(("tags", "free"), [([], "0001"), (["0041", "0007"], "0042"), (["A12", "9999"], "10000")])
def test_next_tag_follows_the_highest(tags: list[str], free: str) -> None:
    for tag in tags:
        BikeFactory(tag=tag)
    assert next_tag() == free


@pytest.mark.parametrize(
    ("known", "fits"),
    [
        ({"child_wheel": 20}, (120, 130)),
        ({"frame_cm": 54}, (168, 175)),
        ({"frame_cm": 54, "fits_height_min": 170, "fits_height_max": 182}, (170, 182)),
        ({"frame_cm": 70}, (None, None)),
    ],
)
def test_heights_follow_from_wheel_or_frame_unless_somebody_said_them(
    bike_coordinator: User, known: dict, fits: tuple
) -> None:
    bike = describe(BikeFactory(), by=bike_coordinator, **known)
    bike.refresh_from_db()
    assert (bike.fits_height_min, bike.fits_height_max) == fits


def test_released_bike_keeps_what_it_was_released_with(bike_coordinator: User) -> None:
    bike = ReadyBikeFactory()
    assert code_of(describe, bike, by=bike_coordinator, frame_number="", has_no_frame_number=False) == "lacks"
    describe(bike, by=bike_coordinator, place="Hook 3")
    bike.refresh_from_db()
    assert (bike.place, bike.frame_number != "") == ("Hook 3", True)


def test_bike_worth_a_repair_waits_for_a_stand_with_its_parts_named(bike_coordinator: User) -> None:
    bike = BikeFactory()
    for _time in range(2):
        triage(bike, result=REPAIR, parts_needed="Brake cable", place="Hook 3", by=bike_coordinator)
    bike.refresh_from_db()
    assert (bike.state, bike.parts_needed, bike.place) == (State.TRIAGED, "Brake cable", "Hook 3")
    assert (moved(bike), bike.triages.count()) == ([("donated", "triaged", "")], 1)


@pytest.mark.parametrize("result", ["parts", "sell", "scrap"])
def test_bike_not_worth_a_repair_is_gone_with_the_reason(bike_coordinator: User, result: str) -> None:
    bike = BikeFactory()
    for _time in range(2):
        triage(bike, result=result, by=bike_coordinator)
    assert moved(bike) == [("donated", "retired", Triage.Result(result).label)]


def test_bike_that_came_back_is_looked_over_again(bike_coordinator: User) -> None:
    bike = BikeFactory(state=State.RETURNED)
    triage(bike, result=REPAIR, by=bike_coordinator)
    assert moved(bike) == [("returned", "triaged", "")]


def test_another_answer_after_the_first_is_refused(bike_coordinator: User) -> None:
    bike = BikeFactory()
    triage(bike, result=REPAIR, by=bike_coordinator)
    assert code_of(triage, bike, result=Triage.Result.SCRAP, by=UserFactory()) == "stale"


def test_repair_adds_up_minutes_and_money(bike_coordinator: User) -> None:
    bike = start_repair(BikeFactory(state=State.TRIAGED, parts_needed="Chain"), by=bike_coordinator)
    start_repair(bike, by=UserFactory())
    note_repair(bike, minutes=25, cost_pence=450, parts_needed="Chain", by=bike_coordinator)
    note_repair(bike, minutes=20, cost_pence=0, by=bike_coordinator)
    bike.refresh_from_db()
    assert (bike.repair_minutes, bike.cost_pence, bike.parts_needed) == (45, 450, "")
    assert moved(bike) == [("triaged", "in_repair", "")]


@pytest.mark.parametrize("much", [{"minutes": -1}, {"minutes": 1441}, {"cost_pence": -1}, {"cost_pence": 100_001}])
def test_repair_of_no_possible_length_or_price_is_refused(bike_coordinator: User, much: dict) -> None:
    assert code_of(note_repair, BikeFactory(state=State.IN_REPAIR), by=bike_coordinator, **much) == "much"


@pytest.mark.parametrize("state", [State.DONATED, State.TRIAGED, State.SAFETY_CHECKED, State.READY, State.RETIRED])
def test_repair_is_noted_only_of_a_bike_on_a_stand(bike_coordinator: User, state: str) -> None:
    bike = ReadyBikeFactory(state=state)
    assert code_of(note_repair, bike, minutes=5, by=bike_coordinator) == "stale"


def checked(**about: object) -> Bike:
    return ReadyBikeFactory(state=State.SAFETY_CHECKED, **about)


def test_release_wants_the_check_and_all_that_must_be_known(bike_coordinator: User) -> None:
    bike = release(checked(), by=bike_coordinator)
    assert (release(bike, by=bike_coordinator), moved(bike)) == (bike, [("safety_checked", "ready", "")])


@pytest.mark.parametrize(
    ("gap", "code"),
    [
        ({"safe_until_on": None}, "unchecked"),
        ({"safe_until_on": date(2026, 5, 13)}, "unchecked"),
        ({"frame_number": ""}, "lacks"),
        ({"stolen_checked_on": None}, "lacks"),
        ({"fits_height_min": None, "fits_height_max": None}, "lacks"),
    ],
)
def test_release_is_refused_with_a_gap(bike_coordinator: User, gap: dict, code: str) -> None:
    bike = checked(**gap)
    assert (code_of(release, bike, by=bike_coordinator), moved(bike)) == (code, [])


def test_what_is_lacking_is_named() -> None:
    assert lacking(BikeFactory()) == ["frame number", "looked up as not stolen", "the heights it fits"]
    assert lacking(checked(frame_number="", has_no_frame_number=True)) == []


def test_check_is_good_to_its_last_day() -> None:
    bike = checked(safe_until_on=date(2026, 7, 9))
    assert [is_safe(bike, date(2026, 7, day)) for day in (9, 10)] == [True, False]


def test_bike_sent_back_is_not_checked_any_more(bike_coordinator: User) -> None:
    bike = ReadyBikeFactory()
    half = SafetyCheckFactory(bike=bike)
    for _time in range(2):
        send_back(bike, reason="Flat tyre", by=bike_coordinator)
    bike.refresh_from_db()
    half.refresh_from_db()
    assert (bike.state, bike.safe_until_on, half.state) == (State.IN_REPAIR, None, "failed")
    assert moved(bike) == [("ready", "in_repair", "Flat tyre")]


def test_kept_bike_is_neither_sent_back_nor_retired(bike_coordinator: User) -> None:
    bike = BikeOfferFactory().bike
    assert [code_of(verb, bike, reason="Rust", by=bike_coordinator) for verb in (send_back, retire)] == ["kept"] * 2


def test_bike_with_its_rider_is_not_retired(bike_coordinator: User) -> None:
    assert code_of(retire, HandoverFactory().bike, reason="Rust", by=bike_coordinator) == "ridden"


@pytest.mark.parametrize("verb", [send_back, retire])
def test_reason_is_asked(bike_coordinator: User, verb) -> None:
    assert code_of(verb, ReadyBikeFactory(), reason="  ", by=bike_coordinator) == "reason"


def test_bike_gone_for_good_says_where(bike_coordinator: User) -> None:
    bike = BikeFactory(state=State.IN_REPAIR)
    for _time in range(2):
        retire(bike, reason="Sold for 20 pounds", by=bike_coordinator)
    assert moved(bike) == [("in_repair", "retired", "Sold for 20 pounds")]
