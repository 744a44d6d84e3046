"""Join the bike list, keep a place in it, leave it and come back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from time_machine import Traveller

from bikes.models import Bike, BikeOffer, BikeRequest, Handover, QueueStatus
from bikes.waiting import join, leave, next_child, restore, set_about, still_wants
from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, HandoverFactory, QueueStatusFactory
from tests.factories.visitors import PersonFactory
from visitors.deaths import note_death
from visitors.forgetting import erase
from visitors.models import Person
from visitors.moves import came_back, moved_away

State = BikeRequest.State


@pytest.fixture
def samira(thursday: Traveller, db: None) -> Person:
    return PersonFactory(known_as="Samira")


def code_of(verb: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(Refused) as refusal:
        verb(*args, **kwargs)
    return refusal.value.code


def moves(request: BikeRequest) -> list[tuple[str, str, str]]:
    return list(request.changes.order_by("pk").values_list("from_state", "to_state", "reason"))


def test_joining_puts_somebody_at_the_end_of_the_list_once(samira: Person, door_helper: User) -> None:
    place = join(samira, by=door_helper)
    assert join(samira, by=door_helper) == place
    assert (place.joined_on, place.state, place.height_cm) == (date(2026, 5, 14), State.WAITING, None)
    assert (moves(place), AuditEntry.objects.filter(act="bike.join").count()) == ([("", "waiting", "")], 1)


def test_a_parent_has_a_place_and_each_child_another(samira: Person, bike_coordinator: User) -> None:
    own = join(samira, by=bike_coordinator)
    assert next_child(samira) == 1
    first = join(samira, by=bike_coordinator, child=1, wheel_inches=20, height_cm=125)
    assert (first.pk == own.pk, first.wheel_inches, next_child(samira)) == (False, 20, 2)
    BikeRequestFactory(person=samira, child=9)
    assert next_child(samira) is None


@pytest.mark.parametrize("state", ["closed_to_new", "suspended"])
def test_a_list_that_takes_nobody_says_why(samira: Person, door_helper: User, state: str) -> None:
    QueueStatusFactory(state=state, reason="bikes", review_on=date(2026, 7, 1))
    with pytest.raises(Refused, match="1 July") as refusal:
        join(samira, by=door_helper)
    assert (refusal.value.code, BikeRequest.objects.count()) == (state, 0)


def test_who_has_a_place_keeps_it_while_the_list_is_closed(samira: Person, door_helper: User) -> None:
    place = BikeRequestFactory(person=samira)
    QueueStatusFactory(state=QueueStatus.State.CLOSED_TO_NEW)
    assert join(samira, by=door_helper) == place


def test_one_rider_has_one_bike(samira: Person, bike_coordinator: User) -> None:
    HandoverFactory(offer__request__person=samira)
    assert code_of(join, samira, by=bike_coordinator) == "has_bike"
    assert join(samira, by=bike_coordinator, child=1).child == 1


def test_who_moved_away_is_not_put_on_the_list(bike_coordinator: User) -> None:
    away = PersonFactory(moved_away_on=date(2026, 5, 1))
    assert code_of(join, away, by=bike_coordinator) == "away"


def test_nothing_is_noted_of_a_rider_who_was_forgotten(samira: Person, bike_coordinator: User, lead: User) -> None:
    place = BikeRequestFactory(person=samira)
    erase(samira, by=lead)
    assert code_of(set_about, place, by=bike_coordinator, inside_leg_cm=80, priority="disability") == "stale"


def test_who_died_is_never_taken_up_again(samira: Person, bike_coordinator: User, lead: User) -> None:
    waits, lapsed = BikeRequestFactory(person=samira), BikeRequestFactory(person=samira, child=1, state=State.LAPSED)
    moved_away(samira, by=lead)
    note_death(samira, by=lead)
    came_back(samira, by=lead)
    waits.refresh_from_db()
    assert (waits.state, code_of(join, samira, by=bike_coordinator)) == (State.MOVED_AWAY, "died")
    assert code_of(restore, waits, reason="A mistake", by=bike_coordinator) == "died"
    assert code_of(still_wants, lapsed, by=bike_coordinator) == "died"


def test_a_stolen_bike_is_replaced_once_a_year(samira: Person, bike_coordinator: User, thursday: Traveller) -> None:
    stolen = {"ended_as": Handover.Ended.STOLEN, "offer__request__person": samira}
    stolen["offer__request__state"] = State.COLLECTED
    HandoverFactory(ended_at=timezone.now() - timedelta(days=100), **stolen)
    leave(join(samira, by=bike_coordinator), by=bike_coordinator)
    HandoverFactory(ended_at=timezone.now(), **stolen)
    with pytest.raises(Refused, match="They can join on 3 February 2027") as refusal:
        join(samira, by=bike_coordinator)
    assert refusal.value.code == "stolen"
    thursday.shift(timedelta(days=266))
    assert join(samira, by=bike_coordinator).joined_on == date(2027, 2, 4)


def test_a_place_from_an_earlier_day_needs_a_reason(samira: Person, bike_coordinator: User) -> None:
    day = date(2026, 1, 8)
    assert code_of(join, samira, by=bike_coordinator, joined_on=day) == "reason"
    assert code_of(join, samira, by=bike_coordinator, joined_on=date(2026, 6, 1), reason="x") == "reason"
    place = join(samira, by=bike_coordinator, joined_on=day, reason="Their bike was stolen in a week")
    assert (place.joined_on, moves(place)) == (day, [("", "waiting", "Their bike was stolen in a week")])


def test_what_we_know_of_a_rider_is_changed_once(bike_coordinator: User, db: None) -> None:
    place = BikeRequestFactory(height_cm=None)
    for _ in range(2):
        set_about(place, height_cm=181, can_ride=True, by=bike_coordinator)
    place.refresh_from_db()
    assert (place.height_cm, place.can_ride, AuditEntry.objects.count()) == (181, True, 1)


def test_a_word_at_the_door_keeps_a_place(samira: Person, door_helper: User) -> None:
    place = BikeRequestFactory(person=samira, joined_on=date(2026, 1, 8))
    for _ in range(2):
        place = still_wants(place, by=door_helper)
    assert (place.state, place.still_wanted_on) == (State.WAITING, date(2026, 5, 14))
    assert (place.changes.count(), AuditEntry.objects.count()) == (0, 1)


def test_a_word_at_the_door_ends_a_pause_and_the_next_silence_still_counts(samira: Person, door_helper: User) -> None:
    place = BikeRequestFactory(person=samira, state=State.NO_REPLY, missed=2)
    place = still_wants(place, by=door_helper)
    assert (place.state, place.missed, moves(place)) == (State.WAITING, 2, [("no_reply", "waiting", "door")])


def test_a_lapsed_place_comes_back_with_its_old_day_by_one_tap(samira: Person, door_helper: User) -> None:
    place = BikeRequestFactory(person=samira, state=State.LAPSED, missed=3, joined_on=date(2026, 1, 8))
    place = still_wants(place, by=door_helper)
    assert (place.state, place.missed, place.joined_on) == (State.WAITING, 0, date(2026, 1, 8))


def test_a_lapsed_place_does_not_come_back_beside_a_newer_one(samira: Person, door_helper: User) -> None:
    old = BikeRequestFactory(person=samira, state=State.LAPSED, missed=3)
    BikeRequestFactory(person=samira)
    assert code_of(still_wants, old, by=door_helper) == "second"


def test_a_closed_place_is_not_opened_at_the_door(samira: Person, door_helper: User) -> None:
    place = BikeRequestFactory(person=samira, state=State.WITHDRAWN)
    assert code_of(still_wants, place, by=door_helper) == "closed"


def test_leaving_frees_the_bike_that_was_kept(bike_coordinator: User, thursday: Traveller, db: None) -> None:
    offer = BikeOfferFactory()
    for _ in range(2):
        place = leave(offer.request, by=bike_coordinator)
    offer.refresh_from_db()
    assert (place.state, offer.state, offer.bike.state) == (
        State.WITHDRAWN,
        BikeOffer.State.WITHDRAWN,
        Bike.State.READY,
    )
    assert moves(place) == [("offered", "withdrawn", "asked")]
    assert code_of(leave, offer.request, by=bike_coordinator, state=State.COLLECTED) == "state"


def test_a_place_closed_by_mistake_comes_back_with_its_old_day_and_a_reason(
    samira: Person, bike_coordinator: User
) -> None:
    place = BikeRequestFactory(person=samira, joined_on=date(2026, 1, 8))
    leave(place, by=bike_coordinator)
    assert code_of(restore, place, reason=" ", by=bike_coordinator) == "reason"
    for _ in range(2):
        place = restore(place, reason="In hospital for a month", by=bike_coordinator)
    assert (place.state, place.joined_on) == (State.WAITING, date(2026, 1, 8))
    assert moves(place)[-1] == ("withdrawn", "waiting", "In hospital for a month")


def test_a_place_that_led_to_a_bike_is_not_opened_again(samira: Person, bike_coordinator: User) -> None:
    place = BikeRequestFactory(person=samira, state=State.COLLECTED)
    assert code_of(restore, place, reason="Again", by=bike_coordinator) == "collected"


def test_no_old_place_comes_back_beside_a_newer_one(samira: Person, bike_coordinator: User) -> None:
    old = BikeRequestFactory(person=samira, state=State.DECLINED)
    BikeRequestFactory(person=samira)
    assert code_of(restore, old, reason="They changed their mind", by=bike_coordinator) == "second"
