"""Who came when: session by session, new faces and those who come again, in the order of the door."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from hub.clock import wall_clock
from hub.models import Session, User
from visitors.demo.guests import guests
from visitors.demo.moves import closing_day, the_hotel_closes
from visitors.demo.parties import Party, newcomers
from visitors.models import Headcount, Visit

OLD_BOOK = 230  # adults known before the first session
THURSDAY = 3
MORNING = time(10)
COME, COME_IN_QUIET_MONTHS, NEW = "come", "come in quiet months", "new"
# How many adults, from and to: on a Thursday, and on any other day.
CROWD = {COME: [(100, 130), (66, 110)], COME_IN_QUIET_MONTHS: [(80, 104), (66, 84)], NEW: [(10, 20), (3, 8)]}
QUIET_MONTHS = {1, 8, 12}
UNCOUNTED = 8  # heads without a name, at most
EARLY, CROWDED, LATE = 0.7, 45, 165  # so many of all come in the first minutes, the last one so late
AT_HOME = 0.12  # how often somebody lets the others of their household go alone


@dataclass(frozen=True)
class Team:
    """The accounts at the door."""

    door: User
    lead: User

    def one(self, chance: Random) -> User:
        return chance.choices([self.door, self.lead], [5, 2])[0]


@dataclass
class Door:
    """All that happened at the door."""

    parties: list[Party]
    visits: list[Visit] = field(default_factory=list)
    headcounts: list[Headcount] = field(default_factory=list)


def live(chance: Random, sessions: list[Session], *, now: datetime, team: Team) -> Door:
    """Go through the sessions, oldest first. Of one that is going on, half have come by now."""
    today = timezone.localdate(now)
    door = Door(_old_book(chance, sessions[0].held_on))
    expected, closing = guests(today), closing_day(today)
    for session in sessions:
        on = session.held_on
        if closing and closing < on:
            the_hotel_closes(door.parties, closing)
            closing = None
        invited = [party for party in expected if party.since <= on]
        expected = [party for party in expected if party.since > on]
        new = [*_arrived(invited, on), *newcomers(chance, on, adults=_many(chance, NEW, session, now) - len(invited))]
        is_quiet = on.month in QUIET_MONTHS
        adults = _many(chance, COME_IN_QUIET_MONTHS if is_quiet else COME, session, now)
        adults -= sum(len(party.faces) for party in new)
        coming = [*new, *_regulars(chance, door.parties, on, adults=adults)]
        visits = [visit for party in coming for visit in _visits(chance, party, session, now, team)]
        door.visits += sorted(visits, key=lambda visit: visit.checked_in_at)
        door.headcounts += _headcounts(chance, session, now, team)
        door.parties += new
    return door


def _old_book(chance: Random, first: date) -> list[Party]:
    """Those who came before the first session, under the numbers of the book they stood in."""
    parties = list(newcomers(chance, first, adults=OLD_BOOK))
    for party in parties:
        party.since -= timedelta(days=chance.randint(1, 300))
    parties.sort(key=lambda party: party.since)
    for number, face in enumerate((face for party in parties for face in party.faces), start=1):
        face.person.register_number = f"{number:04}"
    return list(_arrived(parties))


def _arrived(parties: list[Party], on: date | None = None) -> Iterator[Party]:
    """Write down the first day, on a party and its people."""
    for party in parties:
        party.since = on or party.since
        for face in party.faces:
            face.person.first_seen_on = face.person.last_seen_on = party.since
            if face.person.household:
                face.person.household.made_at = wall_clock(party.since, MORNING)
        yield party


def _many(chance: Random, what: str, session: Session, now: datetime) -> int:
    """How many come to a session; half of a Thursday's to one that is going on."""
    thursdays, other_days = CROWD[what]
    if session.is_open(now):
        return chance.randint(*thursdays) // 2
    return chance.randint(*(thursdays if session.held_on.weekday() == THURSDAY else other_days))


def _regulars(chance: Random, parties: list[Party], on: date, *, adults: int) -> Iterator[Party]:
    """Draw so many adults among those who are about, by how readily each party comes."""
    about = [party for party in parties if party.is_about(on)]
    drawn = {id(party): chance.random() ** (1 / party.readiness(on)) for party in about}
    for party in sorted(about, key=lambda party: drawn[id(party)], reverse=True):
        if len(party.faces) <= adults:
            adults -= len(party.faces)
            yield party


def _visits(chance: Random, party: Party, session: Session, now: datetime, team: Team) -> Iterator[Visit]:
    """One visit for each of a party who comes along, moments apart; the first has the children."""
    at = _arrival(chance, session, now)
    children = party.children
    for face in party.faces:
        if face is not party.faces[0] and party.since != session.held_on and chance.random() < AT_HOME:
            continue
        visit = Visit(person=face.person, session=session, checked_in_by=team.one(chance), checked_in_at=min(at, now))
        visit.is_first = face.person.first_seen_on == session.held_on
        for band, count in children.items():
            setattr(visit, band, count)
        face.visits.append(visit)
        face.person.last_seen_on = session.held_on
        at, children = at + timedelta(seconds=chance.randint(15, 90)), {}
        yield visit


def _arrival(chance: Random, session: Session, now: datetime) -> datetime:
    if session.is_open(now):
        seconds = (now - session.starts_at).total_seconds() * chance.betavariate(1.2, 1.8)
    elif chance.random() < EARLY:
        seconds = 60 * CROWDED * chance.betavariate(1.5, 2)
    else:
        seconds = 60 * chance.uniform(CROWDED, LATE)
    return session.starts_at + timedelta(seconds=int(seconds))


def _headcounts(chance: Random, session: Session, now: datetime, team: Team) -> list[Headcount]:
    kinds = chance.choices([Headcount.Kind.ADULT, Headcount.Kind.CHILD], [3, 1], k=chance.randint(0, UNCOUNTED))
    times = sorted(_arrival(chance, session, now) for _kind in kinds)
    return [
        Headcount(session=session, kind=kind, counted_by=team.one(chance), counted_at=at)
        for kind, at in zip(kinds, times, strict=True)
    ]
