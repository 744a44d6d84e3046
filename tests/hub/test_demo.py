"""The demo: a small hub of invented people, loaded once, never into a real one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from time_machine import Traveller

from hub import demo
from hub.models import Access, Session, User
from hub.models.calendar import Kind, State
from tests.loading import demo_loaded

Accounts = list[tuple[str, str]]


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Accounts]:
    with demo_loaded(django_db_blocker, behind=timedelta(weeks=8)) as accounts:
        yield accounts


@pytest.fixture
def loaded(once: Accounts, db: None, thursday: Traveller) -> Accounts:
    return once


def drop_ins_today() -> list[str]:
    today = Session.objects.filter(held_on=timezone.localdate(), programme__kind=Kind.DROP_IN)
    return [session.state for session in today]


def test_the_demo_gives_one_account_for_each_access(loaded: Accounts) -> None:
    assert [name for name, _password in loaded] == list(Access.values)
    for name, password in loaded:
        user = User.objects.with_access().get(username=name)
        assert (user.accesses, user.check_password(password)) == ({Access(name)}, True)


def test_loading_twice_adds_nothing(loaded: Accounts) -> None:
    before = (User.objects.count(), Session.objects.count())
    assert demo.load() == loaded
    assert (User.objects.count(), Session.objects.count()) == before


@pytest.mark.parametrize("days", range(1, 8))
def test_there_is_a_drop_in_on_whatever_day_it_is_tried_again(loaded: Accounts, thursday: Traveller, days: int) -> None:
    assert drop_ins_today() == [State.OPEN]
    thursday.shift(timedelta(days=days))
    demo.load()
    assert drop_ins_today() == [State.PLANNED]


def test_a_changed_password_is_not_told(loaded: Accounts) -> None:
    User.objects.filter(username="lead").update(password_changed_at=timezone.now())
    assert "lead" not in dict(demo.load())
