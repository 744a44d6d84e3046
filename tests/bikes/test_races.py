"""Two coordinators at the same moment: real transactions, and the twins that show which lock is needed."""

import threading
from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from bikes import offers, opening, waiting
from bikes.models import Bike, BikeOffer, BikeRequest, QueueStatus
from bikes.offers import accept, decline, lapse_offers, offer_bike, take_back
from bikes.opening import set_status
from bikes.waiting import join, leave
from tests.factories import UserFactory
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, ReadyBikeFactory
from tests.factories.visitors import PersonFactory
from tests.together import at_once
from visitors.moves import moved_away

pytestmark = pytest.mark.django_db(transaction=True)


def named(outcomes: list[Exception | None]) -> list[str]:
    """What became of each deed: done, the code of a refusal, or the name of an error."""
    return sorted("done" if one is None else getattr(one, "code", type(one).__name__) for one in outcomes)


def together(monkeypatch: pytest.MonkeyPatch, module: object, name: str, *, instead: object) -> None:
    """Replace a lock by a plain look, at which both deeds wait for each other."""
    both_looked = threading.Barrier(2)

    def look(*args: object, **kwargs: object) -> object:
        seen = instead(*args, **kwargs)
        both_looked.wait(timeout=10)
        return seen

    monkeypatch.setattr(module, name, look)


def both_offer_one_bike() -> list[Exception | None]:
    bike, day = ReadyBikeFactory(), date(2026, 1, 8)
    riders = [BikeRequestFactory(joined_on=day) for _ in range(2)]
    return at_once(*[partial(offer_bike, bike, rider, by=UserFactory()) for rider in riders])


def test_one_bike_offered_by_two_coordinators_goes_to_one_rider(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_refuse_turn", lambda bike, rider, rules: None)  # both may be offered it
    for number in range(1, 6):
        assert named(both_offer_one_bike()) == ["done", "kept"]
        assert BikeOffer.objects.live().count() == number


def test_without_holding_the_bike_only_the_database_stops_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both see a free bike, and one coordinator gets an error instead of a sentence."""
    monkeypatch.setattr(offers, "_refuse_turn", lambda bike, rider, rules: None)
    together(monkeypatch, offers, "hold_bike", instead=lambda bike: Bike.objects.get(pk=bike.pk))
    assert named(both_offer_one_bike()) == ["IntegrityError", "done"]


def two_bikes_for_one_rider() -> list[Exception | None]:
    rider = BikeRequestFactory()
    return at_once(*[partial(offer_bike, ReadyBikeFactory(), rider, by=UserFactory()) for _ in range(2)])


def test_two_bikes_offered_to_one_rider_at_once_are_one_offer() -> None:
    for number in range(1, 6):
        assert named(two_bikes_for_one_rider()) == ["done", "offered"]
        assert BikeOffer.objects.live().count() == number


def test_without_holding_the_rider_only_the_database_stops_the_second_bike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "hold", lambda person: person)
    monkeypatch.setattr(offers, "hold_request", lambda request: BikeRequest.objects.get(pk=request.pk))
    together(monkeypatch, offers, "due_on", instead=offers.due_on)  # the last look before either writes
    assert named(two_bikes_for_one_rider()) == ["IntegrityError", "done"]


def both_join() -> list[Exception | None]:
    samira = PersonFactory()
    return at_once(*[partial(join, samira, by=UserFactory()) for _ in range(4)])


def test_one_rider_put_on_the_list_by_four_at_once_has_one_place() -> None:
    for number in range(1, 6):
        assert named(both_join()) == ["done"] * 4
        assert BikeRequest.objects.count() == number


def test_without_holding_the_person_only_the_database_stops_a_second_place(monkeypatch: pytest.MonkeyPatch) -> None:
    both_looked = threading.Barrier(4)

    def look(person: object) -> object:
        return person

    create = BikeRequest.objects.create

    def create_together(**values: object) -> BikeRequest:
        both_looked.wait(timeout=10)
        return create(**values)

    monkeypatch.setattr(waiting, "hold", look)
    monkeypatch.setattr(BikeRequest.objects, "create", create_together)
    assert named(both_join()) == ["IntegrityError"] * 3 + ["done"]


def stop_and_offer() -> list[Exception | None]:
    """The list is stopped while a coordinator offers a bike."""
    review_on = timezone.localdate() + timedelta(weeks=4)
    stop = partial(set_status, QueueStatus.State.SUSPENDED, reason="space", review_on=review_on, by=UserFactory())
    return at_once(stop, partial(offer_bike, ReadyBikeFactory(), BikeRequestFactory(), by=UserFactory()))


def test_nothing_is_offered_once_the_list_is_stopped() -> None:
    for _ in range(6):
        outcomes = named(stop_and_offer())
        assert outcomes in (["done", "done"], ["done", "suspended"])
        assert BikeOffer.objects.live().count() == outcomes.count("done") - 1
        QueueStatus.objects.all().delete()
        BikeOffer.objects.all().delete()
        BikeRequest.objects.all().delete()


def test_without_holding_the_list_a_bike_is_offered_after_the_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: a coordinator looks at an open list, it is stopped meanwhile, and the offer is made all the same."""
    looked, stopped = threading.Event(), threading.Event()
    refuse = offers.refuse_if_stopped

    def look_then_wait() -> None:
        refuse()
        looked.set()
        stopped.wait(timeout=10)

    def stop_meanwhile(review_on: date, by: object) -> None:
        looked.wait(timeout=10)
        set_status(QueueStatus.State.SUSPENDED, reason="space", review_on=review_on, by=by)
        stopped.set()

    for module in (offers, opening):
        monkeypatch.setattr(module, "hold_list", lambda **_how: None)
    monkeypatch.setattr(offers, "refuse_if_stopped", look_then_wait)
    review_on = timezone.localdate() + timedelta(weeks=4)
    bike, rider = ReadyBikeFactory(), BikeRequestFactory()
    outcomes = at_once(
        partial(stop_meanwhile, review_on, UserFactory()), partial(offer_bike, bike, rider, by=UserFactory())
    )
    assert named(outcomes) == ["IntegrityError", "done"]  # the database's own rule is left, and no sentence


def test_yes_and_no_and_the_night_at_the_same_moment_leave_one_end() -> None:
    by = UserFactory()
    for _ in range(5):
        offer = BikeOfferFactory(offered_on=date(2026, 1, 8))
        at_once(
            partial(accept, offer, by=by),
            partial(decline, offer, wants_another=True, by=by),
            partial(lapse_offers, timezone.localdate()),
            partial(take_back, offer, by=by),
            partial(leave, offer.request, by=by),
        )
        offer.refresh_from_db()
        offer.bike.refresh_from_db()
        offer.request.refresh_from_db()
        is_kept = offer.bike.state == Bike.State.RESERVED
        assert (offer.is_live, is_kept, offer.request.is_live) in {(False, False, True), (False, False, False)}


def test_an_offer_and_a_move_away_at_the_same_moment_leave_nothing_kept() -> None:
    by = UserFactory()
    for _ in range(5):
        bike, rider = ReadyBikeFactory(), BikeRequestFactory()
        at_once(
            partial(offer_bike, bike, rider, by=by),
            partial(moved_away, rider.person, by=by),
        )
        bike.refresh_from_db()
        rider.refresh_from_db()
        assert (bike.state, rider.state) == (Bike.State.READY, BikeRequest.State.MOVED_AWAY)
        BikeOffer.objects.all().delete()


def test_who_moves_away_twice_at_once_is_off_the_list_once() -> None:
    rider, by = BikeRequestFactory(), UserFactory()
    assert named(at_once(*[partial(moved_away, rider.person, by=by) for _ in range(2)])) == ["done", "done"]
    assert rider.changes.count() == 1
