"""Accounts and the calendar."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from hub.clock import wall_clock
from hub.models import Access, Closure, Grant, Programme, Session, Timetable, User

PASSWORD = "three-words-together"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"helper{n}")
    called = factory.Sequence(lambda n: f"Helper {n}")
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))

    @factory.post_generation
    def accesses(self, create: bool, extracted: list[Access] | None, **kwargs: Any) -> None:
        for access in extracted or []:
            GrantFactory(user=self, access=access)


class GrantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Grant

    user = factory.SubFactory(UserFactory)
    access = Access.DOOR
    from_at = datetime(2020, 1, 1, tzinfo=UTC)  # before any day a test travels to


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    name = factory.Sequence(lambda n: f"Drop-in {n}")


class TimetableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Timetable

    programme = factory.SubFactory(ProgrammeFactory)
    from_on = factory.LazyFunction(timezone.localdate)
    weekday = 3
    starts = time(9, 30)
    ends = time(12, 30)


class SessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Session

    programme = factory.SubFactory(ProgrammeFactory)
    held_on = factory.LazyFunction(timezone.localdate)
    starts_at = factory.LazyAttribute(lambda session: wall_clock(session.held_on, time(9, 30)))
    ends_at = factory.LazyAttribute(lambda session: wall_clock(session.held_on, time(12, 30)))


class ClosureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Closure

    from_on = factory.LazyFunction(timezone.localdate)
    until_on = factory.LazyFunction(timezone.localdate)
    reason = "Holiday"
