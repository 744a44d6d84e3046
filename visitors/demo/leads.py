"""What a lead of the demo looks after: cards, people to be called for, and doubts who is who."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from hub.models import User
from visitors.demo.parties import Face
from visitors.models import Alert, Card, Doubt, Person

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CARDS, CALLED, CALLED_ONCE, OPEN_DOUBTS, DECIDED_DOUBTS = 60, 3, 2, 8, 4
ALIKE, NOT_SURE = 3, 0.07  # letters with which both names begin; how often the door then wonders
DECIDED_AFTER = timedelta(days=3)


def cards(chance: Random, faces: list[Face]) -> Iterator[Card]:
    """A card for each of them; the last one was lost, and its owner has a new one."""
    for face in faces:
        yield _card(chance, face, face.visits[-1].checked_in_at)
    lost = _card(chance, face, face.visits[0].checked_in_at)
    lost.revoked_at = face.visits[-1].checked_in_at
    yield lost


def alerts(faces: list[Face], now: datetime, lead: User) -> Iterator[Alert]:
    """Some people a lead wants to see, and some whom she wanted to see and has seen."""
    for days, face in enumerate(faces, start=2):
        alert = Alert(person=face.person, made_by=lead, from_at=now - timedelta(days=days))
        if days - 2 >= CALLED:
            alert.until_at = now - timedelta(days=1)
        yield alert


def doubts(chance: Random, faces: list[Face], now: datetime, lead: User) -> list[Doubt]:
    """Newcomers who may be somebody known: the latest are open, those before them turned out to be other people."""
    known: dict[tuple[str, str], Person] = {}
    found = []
    for face in faces:
        alike = face.people.nationality, face.person.known_as[:ALIKE].casefold()
        if face.visits and face.visits[0].is_first and alike in known and chance.random() < NOT_SURE:
            found.append(_doubt(face, known[alike]))
        known[alike] = face.person
    found = sorted(found, key=lambda doubt: doubt.made_at)[-OPEN_DOUBTS - DECIDED_DOUBTS :]
    for doubt in found[:-OPEN_DOUBTS]:
        doubt.state, doubt.decided_by = Doubt.State.DIFFERENT, lead
        doubt.decided_at = min(doubt.made_at + DECIDED_AFTER, now)
    return found


def _card(chance: Random, face: Face, at: datetime) -> Card:
    return Card(number="".join(chance.choices(LETTERS, k=8)), person=face.person, given_at=at)


def _doubt(face: Face, older: Person) -> Doubt:
    first = face.visits[0]
    told = {"session": first.session, "made_by": first.checked_in_by, "made_at": first.checked_in_at}
    return Doubt(newer=face.person, older=older, **told)
