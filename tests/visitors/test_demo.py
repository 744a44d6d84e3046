"""The demo's people: a busy door, in their own spellings, the same every time."""

import os
import subprocess
import sys
from datetime import date

from time_machine import Traveller

from hub import demo
from tests.visitors.told import digest
from visitors.lookup import find
from visitors.models import Alert, Card, Doubt, Person, Visit


def test_the_demo_fills_the_past_door(thursday: Traveller, db: None) -> None:
    demo.load()
    visits = Visit.objects.count()
    assert (Person.objects.count() > 300, visits > 1200) == (True, True)
    assert (Alert.objects.live().count(), Doubt.objects.filter(state="open").count() > 3) == (3, True)
    assert Card.objects.filter(revoked_at=None).count() == 60
    assert not Visit.objects.filter(session__held_on="2026-05-14").exists()
    assert (len(find("moh")), len(find("مح")) > 0) == (8, True)
    demo.load()
    assert Visit.objects.count() == visits


def test_another_process_tells_the_same_people(thursday: Traveller) -> None:
    code = (
        "import django; django.setup(); import datetime; from tests.visitors.told import digest;"
        "print(digest(datetime.date(2026, 5, 12)))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    told = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == digest(date(2026, 5, 12))
