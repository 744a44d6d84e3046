"""The demo's people from their first day to this hour, told without the database: the same for the same day."""

from datetime import datetime, timedelta
from random import Random

from django.db.models import Model
from django.utils import timezone

from hub.models import Session
from visitors.demo.arrivals import provisions
from visitors.demo.attendance import Door, Team, live
from visitors.demo.backgrounds import SOURCES, answer, background, consents
from visitors.demo.leads import CALLED, CALLED_ONCE, CARDS, alerts, cards, doubts
from visitors.demo.moves import others_moved
from visitors.demo.parties import SITES, Face
from visitors.demo.receipts import receipts
from visitors.models import Consent, Household, ReferralSource, Site

LATELY = timedelta(days=45)


def tell(sessions: list[Session], *, now: datetime, team: Team) -> list[list[Model]]:
    """All rows, a list for each table, in an order in which they can be written."""
    chance = Random(130)  # noqa: S311 (a demo, the same every time)
    door = live(chance, sessions, now=now, team=team)
    others_moved(chance, door.parties, timezone.localdate(now))
    faces = [face for party in door.parties for face in party.faces]
    here = [visit for visit in door.visits if visit.session.is_open(now)]
    heads = [head for head in door.headcounts if head.session.is_open(now)]
    return [
        _households(faces),
        [face.person for face in faces],
        *_papers(chance, door, team),
        *_care(chance, faces, now, team),
        door.visits,
        door.headcounts,
        doubts(chance, faces, now, team.lead),
        list(receipts(chance, here, heads)),
    ]


def _households(faces: list[Face]) -> list[Household]:
    return list({id(home): home for face in faces if (home := face.person.household)}.values())


def _papers(chance: Random, door: Door, team: Team) -> list[list[Model]]:
    """Where people live, how they heard of us, what else they said, to what they agreed, and what they were given."""
    sites = {name: Site(name=name) for name in SITES if name}
    sources = [ReferralSource(name=name) for name in SOURCES]
    backgrounds, agreed, given = [], [], []
    for party in door.parties:
        for face in party.faces:
            row, things = background(chance, face, sources), list(provisions(chance, face))
            consented = list(consents(chance, face, things, has_phone=bool(row.phone), lead=team.lead))
            if any(consent.kind == Consent.Kind.DEMOGRAPHICS for consent in consented):
                answer(chance, party, face, row, sites)
            backgrounds.append(row)
            agreed += consented
            given += things
    return [list(sites.values()), sources, backgrounds, agreed, given]


def _care(chance: Random, faces: list[Face], now: datetime, team: Team) -> list[list[Model]]:
    """Cards and alerts of people who were here lately and are not here now."""
    today = timezone.localdate(now)
    lately = [f for f in faces if f.visits and today - LATELY < f.person.last_seen_on < today]
    lately = [face for face in lately if not face.person.moved_away_on]
    lately = chance.sample(lately, min(len(lately), CALLED + CALLED_ONCE + CARDS))
    called, carded = lately[: CALLED + CALLED_ONCE], lately[CALLED + CALLED_ONCE :]
    return [list(alerts(called, now, team.lead)), list(cards(chance, carded))]
