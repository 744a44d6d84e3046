"""People and what happens at the door."""

from datetime import date
from typing import Any

import factory
from django.utils import timezone

from hub.models.calendar import State
from tests.factories.hub import SessionFactory, UserFactory
from visitors.models import Card, Disclosure, Doubt, Person, Place, RightsRequest, Visit
from visitors.registration import index
from visitors.rights import a_month_after


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    known_as = factory.Sequence(lambda n: f"Person {n}")

    @classmethod
    def _build(cls, model_class: type[Person], *args: Any, **values: Any) -> Person:
        return index(model_class(*args, **values))

    @classmethod
    def _create(cls, model_class: type[Person], *args: Any, **values: Any) -> Person:
        person = cls._build(model_class, *args, **values)
        person.save(force_insert=True)
        return person


class OpenSessionFactory(SessionFactory):
    state = State.OPEN


class VisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Visit

    person = factory.SubFactory(PersonFactory)
    session = factory.SubFactory(OpenSessionFactory)
    checked_in_by = factory.SubFactory(UserFactory)


class CardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Card

    number = factory.Sequence(lambda n: f"CARD{'ABCDEFGH'[n // 8 % 8]}{'ABCDEFGH'[n % 8]}")
    person = factory.SubFactory(PersonFactory)
    given_at = factory.LazyFunction(timezone.now)


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    session = factory.SubFactory(OpenSessionFactory)
    number = factory.Sequence(lambda n: n + 1)
    person = factory.SubFactory(PersonFactory)


class DoubtFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Doubt

    newer = factory.SubFactory(PersonFactory)
    older = factory.SubFactory(PersonFactory)


class RightsRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RightsRequest

    person = factory.SubFactory(PersonFactory)
    kind = "copy"
    asked_on = factory.LazyFunction(timezone.localdate)
    due_on = factory.LazyAttribute(lambda request: a_month_after(date.fromisoformat(str(request.asked_on))))
    noted_by = factory.SubFactory(UserFactory)


class DisclosureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Disclosure

    asker = "Somebody of the council"
    wanted = "Who came on Thursday"
    first_by = factory.SubFactory(UserFactory)
