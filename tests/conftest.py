"""The cast, and what every test stands on."""

import importlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from hypothesis import settings as hypothesis_settings

from hub import assets, rooms
from hub.models import Access, User
from tests.factories import UserFactory

# Playwright keeps an event loop in the test's thread; Django would take our queries for asynchronous ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The same examples on every run: main is green or it is not.
hypothesis_settings.register_profile("same", derandomize=True, database=None, deadline=None)
hypothesis_settings.load_profile("same")

LONDON = ZoneInfo("Europe/London")
THURSDAY = datetime(2026, 5, 14, 9, 5, tzinfo=LONDON)


@pytest.fixture(scope="session", autouse=True)
def _joined_assets() -> None:
    assets.join()


@pytest.fixture
def thursday() -> Iterator[time_machine.Traveller]:
    """It is Thursday 14 May 2026, five past nine: the team is there, the door is shut."""
    with time_machine.travel(THURSDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def door_helper(db: None) -> User:
    return UserFactory(username="daniel", called="Daniel", accesses=[Access.DOOR])


@pytest.fixture
def lead(db: None) -> User:
    return UserFactory(username="rosa", called="Rosa", accesses=[Access.LEAD])


@pytest.fixture
def bike_coordinator(db: None) -> User:
    return UserFactory(username="tomek", called="Tomek", accesses=[Access.BIKES])


@pytest.fixture
def rota_lead(db: None) -> User:
    return UserFactory(username="miriam", called="Miriam", accesses=[Access.ROTA])


@pytest.fixture
def storeroom_lead(db: None) -> User:
    return UserFactory(username="grace", called="Grace", accesses=[Access.STORE])


@pytest.fixture
def trustee(db: None) -> User:
    return UserFactory(username="farida", called="Farida", accesses=[Access.TRUSTEE])


@pytest.fixture
def administrator(db: None) -> User:
    return UserFactory(username="samuel", called="Samuel", accesses=[Access.ADMIN])


@pytest.fixture
def stranger() -> Client:
    """Somebody who is not signed in."""
    return Client()


@pytest.fixture
def kitchen(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A room of the test's own: a folder with a file `answers.py`, and nothing else."""
    name = f"kitchen_{tmp_path.name.replace('-', '_')}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    (tmp_path / name / "answers.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    settings.ROOMS = [name, "donations"]
    rooms._answering_rooms.cache_clear()
    yield importlib.import_module(f"{name}.answers")
    rooms._answering_rooms.cache_clear()


def signed_in(user: User, *, enforce_csrf_checks: bool = False) -> Client:
    """A browser in which this account is signed in."""
    client = Client(enforce_csrf_checks=enforce_csrf_checks)
    client.force_login(user)
    return client
