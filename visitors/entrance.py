"""What the door's screen shows: which session, who is here, whom the letters may mean."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from uuid import UUID, uuid4

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from hub import rooms
from hub.models import Session, User
from hub.rooms import Prompt
from visitors.lookup import Match, find
from visitors.models import Headcount, Receipt, Visit


@dataclass(frozen=True)
class Row:
    """A person the typed letters may mean, with what a helper needs to tell them apart."""

    match: Match
    visit: Visit | None = None
    prompts: list[Prompt] = field(default_factory=list)


@dataclass(frozen=True)
class Head:
    """Somebody who is here: with a name (a visit), or without (a head count)."""

    at: datetime
    visit: Visit | None = None
    headcount: Headcount | None = None
    receipt: UUID | None = None


def new_receipt() -> UUID:
    """A number for one press, made by the page before anybody presses."""
    return uuid4()


def open_sessions(user: User) -> list[Session]:
    """Today's sessions that are open and listed for this account."""
    today = timezone.localdate()
    return [session for session in Session.objects.between(today, today).listed_for(user) if session.is_open()]


def rows_for(text: str, session: Session) -> list[Row]:
    """At most eight people for what was typed, each with their visit today and every room's prompts."""
    matches = find(text)
    people = [match.person.pk for match in matches]
    here = {visit.person_id: visit for visit in Visit.objects.here(session).filter(person__in=people)} if people else {}
    prompts = prompts_for(people)
    return [Row(match, here.get(match.person.pk), prompts[match.person.pk]) for match in matches]


def prompts_for(people: Iterable[UUID]) -> dict[UUID, list[Prompt]]:
    """What the rooms say about some people at the door: at most one query a room."""
    said: dict[UUID, list[Prompt]] = defaultdict(list)
    people = list(people)
    for answer in rooms.ask_all("door_prompts", people) if people else []:
        for person, prompts in answer.items():
            said[person] += prompts
    return said


def who_is_here(session: Session, user: User, *, most: int = 300) -> list[Head]:
    """Everybody in the session, newest first, with the receipt by which this account can take its own press back."""
    mine = Receipt.objects.filter(by=user).order_by("received_at")
    by_visit = mine.filter(visit=OuterRef("pk")).values("pk")[:1]
    by_head = mine.filter(headcount=OuterRef("pk")).values("pk")[:1]
    visits = Visit.objects.here(session).annotate(mine=Subquery(by_visit))[:most]
    heads = Headcount.objects.filter(session=session).annotate(mine=Subquery(by_head)).order_by("-counted_at")[:most]
    everybody = chain(
        (Head(visit.checked_in_at, visit=visit, receipt=visit.mine) for visit in visits),
        (Head(head.counted_at, headcount=head, receipt=head.mine) for head in heads),
    )
    return sorted(everybody, key=lambda head: head.at, reverse=True)
