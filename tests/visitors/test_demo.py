"""The demo's people: enough for a busy door, in their own spellings, the same every time."""

from time_machine import Traveller

from hub import demo
from visitors.lookup import find
from visitors.models import Alert, Card, Doubt, Person, Visit


def test_the_demo_fills_the_past_door(thursday: Traveller, db: None) -> None:
    demo.load()
    visits = Visit.objects.count()
    assert (Person.objects.count() > 200, visits > 600) == (True, True)
    assert (Alert.objects.count(), Doubt.objects.count(), Card.objects.count()) == (3, 4, 30)
    assert not Visit.objects.filter(session__held_on="2026-05-14").exists()
    assert (len(find("moh")), len(find("مح")) > 0) == (8, True)
    demo.load()
    assert Visit.objects.count() == visits
