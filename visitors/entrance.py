"""What the door's screen shows: which session, who is here, whom the letters may mean, what to say to them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from hub import rooms
from hub.models import Access, Programme, Session, User
from hub.models.calendar import Audience
from hub.rooms import Prompt
from visitors.arrivals import STORED
from visitors.households import companions
from visitors.lookup import Match, find
from visitors.models import Person, Visit
from visitors.models.visits import BANDS
from visitors.receipts import Welcome

# Written out, because Django would take longer to word them than PostgreSQL to answer them.
TODAYS = """
    SELECT session.*, programme.name, programme.kind, programme.audience, programme.ended_on
    FROM hub_session session JOIN hub_programme programme ON programme.id = session.programme_id
    WHERE session.held_on = %(today)s AND (%(is_lead)s OR programme.audience = %(everyone)s)
    ORDER BY session.starts_at, session.id
"""
AMONG = """
    SELECT visit.*, account.called AS by_name
    FROM visitors_visit visit LEFT JOIN hub_user account ON account.id = visit.checked_in_by_id
    WHERE session_id = %s AND person_id = ANY(%s)
"""
PRESS = """
    SELECT id FROM visitors_receipt WHERE {row} AND kind <> 'undo' AND (%(is_lead)s OR by_id = %(by)s)
    ORDER BY received_at LIMIT 1
"""
HERE = f"""
    SELECT * FROM (
        (SELECT 'visit', visit.id, checked_in_at AS at, {" + ".join(BANDS)}, person_id,
                concat_ws(' ', known_as, nullif(other_names, '')), is_first,
                ({PRESS.format(row="visit_id = visit.id")}) AS receipt
         FROM visitors_visit visit JOIN visitors_person person ON person.id = visit.person_id
         WHERE session_id = %(session)s ORDER BY checked_in_at DESC, visit.id DESC LIMIT %(most)s)
        UNION ALL
        (SELECT kind, id, counted_at, quantity, NULL, '', false, ({PRESS.format(row="headcount_id = head.id")})
         FROM visitors_headcount head WHERE session_id = %(session)s ORDER BY counted_at DESC LIMIT %(most)s)
    ) AS here ORDER BY at DESC, id DESC LIMIT %(most)s
"""  # noqa: S608 (the names of our own columns)
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
    """A line of who is here: somebody with a name (a visit), or some without (a head count, adult or child)."""

    kind: str
    pk: int
    at: datetime
    heads: int  # children who came along, or how many were counted
    person: UUID | None = None
    name: str = ""
    is_first: bool = False
    receipt: UUID | None = None  # by which the press can be taken back

    @property
    def line(self) -> str:
        """By what an answer finds the line that goes."""
        return f"{'visit' if self.person else 'headcount'}-{self.pk}"


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
    """Today's sessions that are open and listed for this account, as `listed_for` lists them."""
    today, is_lead = timezone.localdate(), Access.LEAD in user.accesses
    sessions = list(Session.objects.raw(TODAYS, {"today": today, "is_lead": is_lead, "everyone": Audience.EVERYONE}))
    for session in sessions:
        session.programme = Programme(
            session.programme_id, session.name, session.kind, session.audience, session.ended_on
        )
    return [session for session in sessions if session.is_open()]


def rows_for(text: str, session: Session, *, limit: int = 8) -> list[Row]:
    """At most `limit` people for what was typed, each with their visit today and every room's prompts."""
    matches = find(text, limit=limit, session=session)
    people = [match.person.pk for match in matches]
    here = {visit.person_id: visit for visit in Visit.objects.raw(AMONG, [session.pk, people])} if people else {}
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
    asked = {"session": session.pk, "is_lead": Access.LEAD in user.accesses, "by": user.pk, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(HERE, asked)
        return [Head(*row) for row in cursor.fetchall()]


def just_in(welcome: Welcome) -> list[Head]:
    """The line that a press put on top of who is here; none when it put nobody there."""
    if welcome.outcome != STORED or welcome.is_replay:
        return []
    visit, head, person = welcome.visit, welcome.headcount, welcome.person
    if head:
        return [Head(head.kind, head.pk, head.counted_at, head.quantity, receipt=welcome.receipt)]
    return [
        Head(
            "visit",
            visit.pk,
            visit.checked_in_at,
            visit.children,
            person.pk,
            f"{person.known_as} {person.other_names}".rstrip(),
            visit.is_first,
            welcome.receipt,
        )
    ]
