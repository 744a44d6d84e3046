"""People and what happens at the door."""

import factory
from django.utils import timezone

from hub.models.calendar import State
from tests.factories.hub import SessionFactory, UserFactory
from visitors.lookup import fold
from visitors.models import Card, Doubt, Person, Place, Visit


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    known_as = factory.Sequence(lambda n: f"Person {n}")
    folded = factory.LazyAttribute(lambda p: fold(f"{p.known_as} {p.other_names} {p.latin_spelling}"))
    other_names = ""
    latin_spelling = ""


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
