"""The demo: a small hub of invented people, loaded once, never into a real one."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from time_machine import Traveller

from hub import demo
from hub.models import Access, Session, User
from hub.models.calendar import Kind, State
from tests.factories import UserFactory


def test_the_demo_gives_one_account_for_each_access(thursday: Traveller, db: None) -> None:
    accounts = demo.load()
    assert [name for name, _password in accounts] == list(Access.values)
    for name, password in accounts:
        user = User.objects.with_access().get(username=name)
        assert (user.accesses, user.check_password(password)) == ({Access(name)}, True)


def test_loading_twice_adds_nothing(thursday: Traveller, db: None) -> None:
    demo.load()
    before = (User.objects.count(), Session.objects.count())
    demo.load()
    assert (User.objects.count(), Session.objects.count()) == before


@pytest.mark.parametrize("days", range(8))
def test_there_is_a_drop_in_on_whatever_day_it_is_tried(thursday: Traveller, db: None, days: int) -> None:
    demo.load()
    thursday.shift(timedelta(days=days))
    demo.load()
    today = Session.objects.filter(held_on=timezone.localdate(), programme__kind=Kind.DROP_IN)
    assert today.count() == 1


def test_what_is_behind_took_place_but_for_what_the_story_tells(thursday: Traveller, db: None) -> None:
    demo.load()
    past = Session.objects.filter(held_on__lt=timezone.localdate())
    states = [session.state for session in past]
    assert (states.count(State.CANCELLED), states.count(State.OPEN), states.count(State.PLANNED)) == (1, 1, 0)
    assert states.count(State.CLOSED) > 40


def test_a_hub_with_accounts_of_its_own_is_left_alone(db: None, capsys: pytest.CaptureFixture) -> None:
    UserFactory()
    call_command("seed_demo")
    assert (capsys.readouterr().out, User.objects.count(), Session.objects.count()) == ("", 1, 0)


def test_a_changed_password_is_not_told(thursday: Traveller, db: None) -> None:
    demo.load()
    User.objects.filter(username="lead").update(password_changed_at=timezone.now())
    assert "lead" not in dict(demo.load())


def test_production_does_not_take_it(db: None, settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="Production does not take them"):
        call_command("seed_demo")
