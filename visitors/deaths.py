"""Somebody died: nothing is asked of them or sent to them any more, and nothing reminds anybody."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from hub import audit, rooms
from hub.models import User
from visitors.holding import hold
from visitors.models import Alert, Person


def note_death(person: Person, *, by: User) -> Person:
    """They died. Every room closes what waits for them; the rest is left as it is. Twice keeps the first day.

    Refused: a record that was joined to another or forgotten.
    """
    with transaction.atomic():
        held = hold(person)
        if held.died_on is None:
            _set(held, timezone.localdate())
            Alert.objects.live().filter(person=held).update(until_at=timezone.now())
            rooms.tell_all("died", held, by)
            audit.record("person.death", by=by, row=held)
    return held


def take_back_death(person: Person, *, by: User) -> Person:
    """It was a mistake. Every room takes them up again, as if they came back. Twice changes nothing."""
    with transaction.atomic():
        held = hold(person)
        if held.died_on:
            _set(held, None)
            if held.moved_away_on is None:
                rooms.tell_all("came_back", held, by)
            audit.record("person.alive", by=by, row=held)
    return held


def _set(person: Person, on: date | None) -> None:
    person.died_on = on
    person.save(update_fields=["died_on"])
