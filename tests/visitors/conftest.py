"""The door on a Thursday: an open session, a tablet at the door and one in the lead's hands."""

import pytest
from django.test import Client
from time_machine import Traveller

from hub.models import Session, User
from tests.conftest import signed_in
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from visitors.models import Person


@pytest.fixture
def session(thursday: Traveller, db: None) -> Session:
    return OpenSessionFactory(programme__name="Thursday drop-in", capacity=10)


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira")


@pytest.fixture
def daniel(session: Session, door_helper: User) -> Client:
    return signed_in(door_helper)


@pytest.fixture
def rosa(session: Session, lead: User) -> Client:
    return signed_in(lead)
