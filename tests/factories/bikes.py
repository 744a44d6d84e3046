"""Bikes, places in the list, and what is offered and handed over."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone

from bikes.models import Bike, BikeOffer, BikeRequest, Handover, QueueStatus, SafetyCheck
from tests.factories.hub import UserFactory
from tests.factories.visitors import PersonFactory


class BikeFactory(factory.django.DjangoModelFactory):
    """A bike that somebody brought in."""

    class Meta:
        model = Bike

    tag = factory.Sequence(lambda n: f"T{n + 1:04}")  # a demo counts from 0001


class ReadyBikeFactory(BikeFactory):
    """A bike with a good check, for somebody of 168 to 180 cm."""

    state = Bike.State.READY
    fits_height_min = 168
    fits_height_max = 180
    frame_number = factory.Sequence(lambda n: f"WBK{n:05}")
    stolen_checked_on = factory.LazyFunction(timezone.localdate)
    safe_until_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(weeks=8))


class SafetyCheckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SafetyCheck

    bike = factory.SubFactory(BikeFactory)
    mechanic = factory.SubFactory(UserFactory)


class BikeRequestFactory(factory.django.DjangoModelFactory):
    """Somebody of 174 cm who waits for a bike of their own."""

    class Meta:
        model = BikeRequest

    person = factory.SubFactory(PersonFactory)
    height_cm = 174
    joined_on = factory.LazyFunction(timezone.localdate)


class BikeOfferFactory(factory.django.DjangoModelFactory):
    """An offer that stands, with its bike kept and its rider offered."""

    class Meta:
        model = BikeOffer
        skip_postgeneration_save = True

    bike = factory.SubFactory(ReadyBikeFactory)
    request = factory.SubFactory(BikeRequestFactory)
    offered_on = factory.LazyFunction(timezone.localdate)
    due_on = factory.LazyAttribute(lambda offer: offer.offered_on + timedelta(days=7))

    @factory.post_generation
    def kept(self, create: bool, extracted: None, **kwargs: Any) -> None:
        if self.is_live:
            Bike.objects.filter(pk=self.bike_id).update(state=Bike.State.RESERVED)
            BikeRequest.objects.filter(pk=self.request_id).update(state=self.state)
            self.bike.refresh_from_db()
            self.request.refresh_from_db()


class HandoverFactory(factory.django.DjangoModelFactory):
    """A bike that is with its rider."""

    class Meta:
        model = Handover
        skip_postgeneration_save = True

    offer = factory.SubFactory(
        BikeOfferFactory, state=BikeOffer.State.COLLECTED, ended_at=factory.LazyFunction(timezone.now)
    )
    bike = factory.SelfAttribute("offer.bike")
    person = factory.SelfAttribute("offer.request.person")
    child = factory.SelfAttribute("offer.request.child")
    has_lock = has_front_light = has_rear_light = True
    helmet = Handover.Helmet.GIVEN

    @factory.post_generation
    def gone(self, create: bool, extracted: None, **kwargs: Any) -> None:
        if self.ended_at is None:
            Bike.objects.filter(pk=self.bike_id).update(state=Bike.State.HANDED_OVER)
            BikeRequest.objects.filter(pk=self.offer.request_id).update(state=BikeRequest.State.COLLECTED)
            self.bike.refresh_from_db()


class QueueStatusFactory(factory.django.DjangoModelFactory):
    """The list is stopped."""

    class Meta:
        model = QueueStatus

    state = QueueStatus.State.SUSPENDED
    reason = QueueStatus.Reason.MECHANICS
    review_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(weeks=4))
