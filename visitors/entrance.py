"""What the door's screen shows: which session, who is here, whom the letters may mean, what to say to them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from uuid import UUID, uuid4

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from hub import rooms
from hub.models import Access, Session, User
from hub.rooms import Prompt
from visitors.households import companions
from visitors.lookup import Match, find
from visitors.models import Headcount, Person, Receipt, Visit

MOST_PROMPTS = 3
NEWEST = 16  # so many lines of who is here stand on the door's own screen


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


@dataclass(frozen=True)
class Said:
    """What to say to somebody who has just come in: to call the lead, at most three things, who else usually comes."""

    call: Prompt | None
    prompts: list[Prompt]
    missing: list[Person]


def new_receipt() -> UUID:
    """A number for one press, made by the page before anybody presses."""
    return uuid4()


def open_sessions(user: User) -> list[Session]:
    """Today's sessions that are open and listed for this account."""
    today = timezone.localdate()
    return [session for session in Session.objects.between(today, today).listed_for(user) if session.is_open()]


def rows_for(text: str, session: Session, *, limit: int = 8) -> list[Row]:
    """At most `limit` people for what was typed, each with their visit today and every room's prompts."""
    matches = find(text, limit=limit, session=session)
    people = [match.person.pk for match in matches]
    here = {visit.person_id: visit for visit in Visit.objects.here(session).filter(person__in=people)} if people else {}
    prompts = prompts_for(people)
    said = {person: [prompt for prompt in prompts[person] if not prompt.waits] for person in people}
    return [Row(match, here.get(match.person.pk), said[match.person.pk]) for match in matches]


def prompts_for(people: Iterable[UUID]) -> dict[UUID, list[Prompt]]:
    """What the rooms say about some people at the door: at most one query a room."""
    said: dict[UUID, list[Prompt]] = defaultdict(list)
    people = list(people)
    for answer in rooms.ask_all("door_prompts", people) if people else []:
        for person, prompts in answer.items():
            said[person] += prompts
    return said


def said_to(person: Person, session: Session) -> Said:
    """What there is to say to somebody who has just come in."""
    prompts = prompts_for([person.pk])[person.pk]
    call = next((prompt for prompt in prompts if prompt.is_call), None)
    missing = list(companions(person).exclude(visits__session=session)) if person.household_id else []
    return Said(call, [prompt for prompt in prompts if not prompt.is_call][:MOST_PROMPTS], missing[:MOST_PROMPTS])


def who_is_here(session: Session, user: User, *, most: int = NEWEST) -> list[Head]:
    """Everybody in the session, newest first, with the receipt by which this account can take the press back.

    A lead can take back everybody's.
    """
    presses = Receipt.objects.exclude(kind=Receipt.Kind.UNDO).order_by("received_at")
    if Access.LEAD not in user.accesses:
        presses = presses.filter(by=user)
    by_visit = presses.filter(visit=OuterRef("pk")).values("pk")[:1]
    by_head = presses.filter(headcount=OuterRef("pk")).values("pk")[:1]
    named = Visit.objects.here(session).select_related(None).select_related("person")  # by whom is not shown
    visits = named.annotate(press=Subquery(by_visit))[:most]
    heads = Headcount.objects.filter(session=session).annotate(press=Subquery(by_head)).order_by("-counted_at")[:most]
    everybody = chain(
        (Head(visit.checked_in_at, visit=visit, receipt=visit.press) for visit in visits),
        (Head(head.counted_at, headcount=head, receipt=head.press) for head in heads),
    )
    return sorted(everybody, key=lambda head: head.at, reverse=True)[:most]
