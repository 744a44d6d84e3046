"""Two in the workshop at the same moment: real transactions, and the twins that show which lock is needed."""

from functools import partial

import pytest

from bikes import handing, kit, workshop
from bikes.checking import sign_first, sign_second
from bikes.handing import hand_over, take_return, tell_theft
from bikes.kit import count_in, count_out
from bikes.models import Bike, Handover, KitItem, KitMove, Triage
from bikes.offers import take_back
from bikes.workshop import receive, triage
from tests.bikes.test_checking import GOOD, but
from tests.bikes.test_handing import ALL
from tests.bikes.test_races import named, together
from tests.factories import UserFactory
from tests.factories.bikes import BikeFactory, BikeOfferFactory, HandoverFactory, ReadyBikeFactory, SafetyCheckFactory
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def seen(bike: Bike) -> Bike:
    """A look that holds nothing."""
    return Bike.objects.get(pk=bike.pk)


def both_decide_on_one_bike() -> list[Exception | None]:
    bike = BikeFactory()
    return at_once(
        *[partial(triage, bike, result=result, by=UserFactory()) for result in (Triage.Result.REPAIR, "scrap")]
    )


def test_bike_that_two_look_over_has_one_answer() -> None:
    for _time in range(4):
        assert named(both_decide_on_one_bike()) == ["done", "stale"]
    assert all(bike.triages.count() == bike.changes.count() == 1 for bike in Bike.objects.all())


def test_without_holding_the_bike_it_would_be_repaired_and_scrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both see a bike that nobody looked over."""
    together(monkeypatch, workshop, "hold_bike", instead=seen)
    assert named(both_decide_on_one_bike()) == ["done", "done"]
    assert Bike.objects.get().changes.count() == 2


def test_one_tag_on_two_tablets_is_one_bike() -> None:
    for number in range(1, 5):
        tag = f"{number:04}"
        assert named(at_once(*[partial(receive, tag, by=UserFactory()) for _ in range(2)])) == ["done", "tag"]
        assert Bike.objects.filter(tag=tag).count() == 1


def test_half_a_check_gets_one_second_signature() -> None:
    for _time in range(4):
        bike = ReadyBikeFactory(state=Bike.State.SAFETY_CHECKED, safe_until_on=None)
        check = SafetyCheckFactory(bike=bike)
        outcomes = at_once(
            partial(sign_second, check, GOOD, by=UserFactory()),
            partial(sign_second, check, but(frame="fail"), by=UserFactory()),
        )
        assert named(outcomes) == ["done", "stale"]
        bike.refresh_from_db()
        check.refresh_from_db()
        assert (check.state, bike.state) in [("passed", "ready"), ("failed", "in_repair")]


def test_a_check_that_fails_while_the_bike_is_handed_over_leaves_one_truth() -> None:
    for kind in KitItem.Kind:
        count_in(kind, 9, by=UserFactory())
    for _time in range(4):
        offer = BikeOfferFactory()
        outcomes = at_once(
            partial(hand_over, offer, ALL, by=UserFactory()),
            partial(sign_first, offer.bike, but(frame="fail"), by=UserFactory()),
        )
        bike = seen(offer.bike)
        assert "done" in named(outcomes)
        assert (bike.state == "handed_over") == Handover.objects.filter(offer=offer).exists()
        assert bike.state in {"handed_over", "in_repair"}


def both_hand_over(offers: list) -> list[Exception | None]:
    return at_once(*[partial(hand_over, offer, ALL, by=UserFactory()) for offer in offers])


def test_one_offer_handed_over_on_two_tablets_is_one_handover() -> None:
    for kind in KitItem.Kind:
        count_in(kind, 9, by=UserFactory())
    for number in range(1, 5):
        offer = BikeOfferFactory()
        assert named(both_hand_over([offer, offer])) == ["done", "done"]
        assert (Handover.objects.count(), KitItem.objects.get(kind="lock").in_stock) == (number, 9 - number)


def test_without_holding_the_bike_one_of_them_would_see_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both look before either wrote, and the database stops the second without a sentence."""
    for kind in KitItem.Kind:
        count_in(kind, 9, by=UserFactory())
    for name in ("hold", "hold_request"):
        monkeypatch.setattr(handing, name, lambda row: row)
    together(monkeypatch, handing, "hold_bike", instead=seen)
    offer = BikeOfferFactory()
    assert named(both_hand_over([offer, offer])) == ["IntegrityError", "done"]


def test_the_last_lock_goes_with_one_bike() -> None:
    for number in range(1, 5):
        for kind in (KitItem.Kind.LOCK, "front_light", "rear_light", "helmet"):
            count_in(kind, 1, by=UserFactory())
        assert named(both_hand_over([BikeOfferFactory(), BikeOfferFactory()])) == ["done", "stock"]
        assert (KitItem.objects.get(kind="lock").in_stock, Handover.objects.count()) == (0, number)


def test_without_holding_the_kit_the_last_lock_would_go_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: both see one lock, both count to none, and two moves tell of one that never was."""
    count_in("lock", 1, by=UserFactory())
    together(monkeypatch, kit, "_held", instead=lambda kinds: list(KitItem.objects.filter(kind__in=kinds)))
    assert named(at_once(*[partial(count_out, "lock", 1, by=UserFactory()) for _ in range(2)])) == ["done", "done"]
    assert (KitItem.objects.get().in_stock, KitMove.objects.filter(reason="lost").count()) == (0, 2)


def test_stolen_and_returned_at_once_is_one_of_both() -> None:
    for _time in range(4):
        handover = HandoverFactory()
        by = UserFactory()
        outcomes = at_once(partial(tell_theft, handover, by=by), partial(take_return, handover, by=by))
        assert named(outcomes) == ["done", "stale"]
        assert seen(handover.bike).changes.count() == 1


def test_bike_taken_back_while_it_is_handed_over_is_with_its_rider_or_on_the_shelf() -> None:
    for kind in KitItem.Kind:
        count_in(kind, 9, by=UserFactory())
    for _time in range(4):
        offer = BikeOfferFactory()
        by = UserFactory()
        outcomes = at_once(partial(hand_over, offer, ALL, by=by), partial(take_back, offer, by=by))
        assert named(outcomes) == ["done", "stale"]
        assert seen(offer.bike).state in {"handed_over", "ready"}
        assert (seen(offer.bike).state == "handed_over") == Handover.objects.filter(offer=offer).exists()
