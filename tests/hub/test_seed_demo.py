"""The command that loads the demo: never into a real hub."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from time_machine import Traveller

from hub import demo
from hub.models import Session, User
from hub.models.calendar import Kind, State
from tests.factories import UserFactory


def test_a_demo_that_has_not_begun_waits_for_its_lead(thursday: Traveller, db: None) -> None:
    demo.load(behind=timedelta(weeks=2), has_begun=False)
    today = Session.objects.get(held_on=timezone.localdate())
    assert (today.programme.kind, today.state) == (Kind.DROP_IN, State.PLANNED)


def test_a_hub_with_accounts_of_its_own_is_left_alone(db: None, capsys: pytest.CaptureFixture) -> None:
    UserFactory()
    call_command("seed_demo")
    assert (capsys.readouterr().out, User.objects.count(), Session.objects.count()) == ("", 1, 0)


def test_production_does_not_take_it(db: None, settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="Production does not take them"):
        call_command("seed_demo")
