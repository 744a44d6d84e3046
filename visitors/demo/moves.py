"""Who is somewhere else by now: everybody of a hotel on one day, others one by one."""

from datetime import date, timedelta
from random import Random

from visitors.demo.parties import HOTEL, Party

TUESDAY = 1
CLOSED_WEEKS_AGO, MOVED_AT_ONCE = 9, 30
TELL_US = 0.2  # of those who move


def closing_day(today: date) -> date:
    """A Tuesday some weeks ago."""
    on = today - timedelta(weeks=CLOSED_WEEKS_AGO)
    return on - timedelta(days=(on.weekday() - TUESDAY) % 7)


def the_hotel_closes(parties: list[Party], on: date) -> None:
    """Thirty of those who live there are moved away on one day, with no word before."""
    gone = 0
    for party in parties:
        if gone < MOVED_AT_ONCE and party.site == HOTEL and party.is_about(on):
            party.until = on
            gone += _move(party, on)


def others_moved(chance: Random, parties: list[Party], today: date) -> None:
    """Some of those who come no more have told us, on their last day or a little later."""
    for party in parties:
        is_gone = party.until < today - timedelta(days=14) and not party.faces[0].person.moved_away_on
        if is_gone and chance.random() < TELL_US:
            _move(party, party.until + timedelta(days=chance.randint(0, 12)))


def _move(party: Party, on: date) -> int:
    for face in party.faces:
        face.person.moved_away_on = on
    return len(party.faces)
