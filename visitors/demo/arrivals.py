"""The new-arrival list of the demo's people: ticked a line now, a line then, as it goes on busy mornings."""

from collections.abc import Iterator
from random import Random

from visitors.demo.parties import Face
from visitors.models import Provision

Kind = Provision.Kind
# How likely a line is ticked on a visit, as long as it is open.
TICKED = {
    Kind.WELCOMED: 0.75,
    Kind.SHOWN_ROUND: 0.55,
    Kind.PRIVACY_CARD: 0.65,
    Kind.CLOTHES: 0.35,
    Kind.ASKED_ENGLISH: 0.5,
    Kind.ASKED_BIKE: 0.5,
    Kind.ASKED_HELPING: 0.35,
}
WANTED = {Kind.ASKED_ENGLISH: 0.6, Kind.ASKED_BIKE: 0.7, Kind.ASKED_HELPING: 0.45}
IN_THE_OLD_BOOK = [Kind.WELCOMED, Kind.SHOWN_ROUND, Kind.CLOTHES]
ARRIVING = 6  # visits, after which nobody thinks of the list


def provisions(chance: Random, face: Face) -> Iterator[Provision]:
    """What a person was given and asked; of those in the old book, only what stood there."""
    person = face.person
    if person.register_number:
        for kind in IN_THE_OLD_BOOK:
            yield Provision(person=person, kind=kind, given_on=person.first_seen_on)
        return
    unticked = list(TICKED)
    for visit in face.visits[:ARRIVING]:
        where = {"session": visit.session, "given_on": visit.session.held_on, "given_by": visit.checked_in_by}
        for kind in [kind for kind in unticked if chance.random() < TICKED[kind]]:
            unticked.remove(kind)
            wants = chance.random() < WANTED[kind] if kind in WANTED else None
            yield Provision(person=person, kind=kind, wants=wants, **where)
