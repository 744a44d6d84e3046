"""What the database itself refuses."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bikes.models import Bike, BikeOffer, BikePhoto, BikeRequest, Handover, KitItem, KitMove, QueueStatus, SafetyCheck
from tests.factories import UserFactory
from tests.factories.bikes import (
    BikeFactory,
    BikeOfferFactory,
    BikeRequestFactory,
    HandoverFactory,
    QueueStatusFactory,
    ReadyBikeFactory,
    SafetyCheckFactory,
)
from tests.factories.visitors import PersonFactory

pytestmark = pytest.mark.django_db


def refused_by(deed: Callable[[], object]) -> str:
    """The name of the rule that refuses it, or the sentence of a trigger."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed()
    said = refusal.value.__cause__.diag
    return said.constraint_name or said.message_primary


def test_a_rider_has_one_live_place_and_a_child_another() -> None:
    samira = PersonFactory()
    BikeRequestFactory(person=samira)
    BikeRequestFactory(person=samira, child=1, wheel_inches=20)
    assert refused_by(lambda: BikeRequestFactory(person=samira)) == "bike_request_one_live_a_rider"
    paused = BikeRequest.State.NO_REPLY
    assert refused_by(lambda: BikeRequestFactory(person=samira, state=paused)) == "bike_request_one_live_a_rider"
    BikeRequestFactory(person=samira, state=BikeRequest.State.COLLECTED)


def test_the_day_of_joining_is_never_changed() -> None:
    request = BikeRequestFactory(joined_on=date(2026, 1, 8))
    edit = BikeRequest.objects.filter(pk=request.pk)
    sentence = "the day somebody joined the bike list is never changed"
    assert refused_by(lambda: edit.update(joined_on=date(2025, 1, 8))) == sentence
    request.height_cm = 180
    request.save()
    assert BikeRequest.objects.get().joined_on == date(2026, 1, 8)


def test_one_offer_stands_for_a_bike_and_one_for_a_rider() -> None:
    offer = BikeOfferFactory()
    assert refused_by(lambda: BikeOfferFactory(bike=offer.bike)) == "bike_offer_one_live_a_bike"
    assert refused_by(lambda: BikeOfferFactory(request=offer.request)) == "bike_offer_one_live_a_rider"
    offer.state, offer.ended_at = BikeOffer.State.DECLINED, timezone.now()
    offer.save()
    BikeOfferFactory(bike=offer.bike, request=offer.request)


def test_a_bike_is_kept_by_an_offer_and_a_good_check_only() -> None:
    sentence = "a bike is kept for somebody by a standing offer and a good check"
    bike = ReadyBikeFactory()
    keep = Bike.objects.filter(pk=bike.pk)
    assert refused_by(lambda: keep.update(state=Bike.State.RESERVED)) == sentence
    old = ReadyBikeFactory(safe_until_on=timezone.localdate() - timedelta(days=1))
    assert refused_by(lambda: BikeOfferFactory(bike=old)) == sentence


def test_a_bike_goes_to_its_rider_by_a_handover_only() -> None:
    bike = ReadyBikeFactory()
    gone = Bike.objects.filter(pk=bike.pk)
    assert refused_by(lambda: gone.update(state="handed_over")) == "a bike goes to its rider by a handover"


@pytest.mark.parametrize(
    "gap",
    [
        {"safe_until_on": None},
        {"stolen_checked_on": None},
        {"frame_number": ""},
        {"fits_height_min": None, "fits_height_max": None},
    ],
)
def test_a_bike_with_a_gap_is_not_released(gap: dict) -> None:
    assert refused_by(lambda: ReadyBikeFactory(**gap)) == "bike_released_when_safe"


def test_no_frame_number_may_be_an_answer() -> None:
    assert ReadyBikeFactory(frame_number="", has_no_frame_number=True).pk
    both = {"frame_number": "WBK1", "has_no_frame_number": True}
    assert refused_by(lambda: BikeFactory(**both)) == "bike_frame_number_spelt"
    assert refused_by(lambda: BikeFactory(frame_number="wbk 1")) == "bike_frame_number_spelt"


def test_nothing_is_offered_while_the_list_is_stopped() -> None:
    status = QueueStatusFactory()
    sentence = "no bike is offered while the list is stopped"
    assert refused_by(BikeOfferFactory) == sentence
    status.until_at = timezone.now()
    status.save()
    BikeOfferFactory()


def test_the_list_is_in_one_state_at_a_time_and_says_why() -> None:
    QueueStatusFactory()
    assert refused_by(QueueStatusFactory) == "queue_one_state_at_a_time"
    QueueStatus.objects.all().delete()
    assert refused_by(lambda: QueueStatusFactory(reason="")) == "queue_shut_with_reason_and_review"
    assert refused_by(lambda: QueueStatusFactory(review_on=None)) == "queue_shut_with_reason_and_review"
    QueueStatusFactory(state="open", reason="", review_on=None)


def test_a_check_is_signed_by_two_people() -> None:
    mechanic, other = UserFactory(), UserFactory()
    passed = {"state": SafetyCheck.State.PASSED, "second_at": timezone.now(), "good_until_on": timezone.localdate()}
    alone = {"mechanic": mechanic, "second": mechanic, **passed}
    assert refused_by(lambda: SafetyCheckFactory(**alone)) == "safety_check_by_two_people"
    assert refused_by(lambda: SafetyCheckFactory(mechanic=mechanic, **passed)) == "safety_check_passed_by_both"
    check = SafetyCheckFactory(mechanic=mechanic, second=other, **passed)
    SafetyCheckFactory(bike=check.bike)
    assert refused_by(lambda: SafetyCheckFactory(bike=check.bike)) == "safety_check_one_half_a_bike"


@pytest.mark.parametrize("missing", ["has_lock", "has_front_light", "has_rear_light"])
def test_no_bike_goes_without_lock_and_lights(missing: str) -> None:
    assert refused_by(lambda: HandoverFactory(**{missing: False})) == "handover_with_lock_and_lights"


def test_a_child_gets_a_helmet_and_a_grown_up_may_decline() -> None:
    declined = {"helmet": Handover.Helmet.DECLINED}
    HandoverFactory(**declined)
    child = {"offer__request__child": 1, "offer__request__wheel_inches": 20}
    assert refused_by(lambda: HandoverFactory(**child, **declined)) == "handover_child_with_helmet"


def test_a_rider_has_one_bike() -> None:
    handover = HandoverFactory()
    again = {"offer__request__person": handover.person}
    assert refused_by(lambda: HandoverFactory(**again)) == "handover_one_a_rider"
    HandoverFactory(**again, is_second=True)


def test_a_picture_is_small() -> None:
    size = {"digest": "x", "width": 1, "height": 1}
    big = b"0" * 200_001
    assert refused_by(lambda: BikePhoto.objects.create(bike=BikeFactory(), data=big, **size)) == "bike_photo_small"
    BikePhoto.objects.create(bike=BikeFactory(), data=big[1:], **size)


def test_kit_goes_out_with_its_handover_and_never_below_nothing() -> None:
    locks = KitItem.objects.create(kind=KitItem.Kind.LOCK)
    out = {"item": locks, "count": -1, "reason": KitMove.Reason.HANDOVER}
    assert refused_by(lambda: KitMove.objects.create(**out)) == "kit_move_with_its_handover"
    assert refused_by(lambda: KitItem.objects.update(in_stock=-1)) == "bikes_kititem_in_stock_check"
