"""Invented people for the demo: a year and a half of a busy door, the same ones whenever it is loaded on one day."""

from datetime import date

from django.utils import timezone

from hub.models import Access, Session, User
from hub.models.calendar import Kind, State
from visitors.counting import counts
from visitors.demo.attendance import Team
from visitors.demo.story import tell
from visitors.models import Person, Tally

AT_ONCE = 2000  # rows a statement


def load(today: date) -> None:
    """Fill the drop-ins behind with people, and one that is open by half. Does nothing when people are here already."""
    if Person.objects.exists():
        return
    took_place = Session.objects.filter(programme__kind=Kind.DROP_IN, state__in=[State.OPEN, State.CLOSED])
    sessions = list(took_place.filter(held_on__lte=today).order_by("starts_at"))
    team = Team(*(User.objects.get(username=name) for name in (Access.DOOR, Access.LEAD)))
    for rows in tell(sessions, now=timezone.now(), team=team):
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=AT_ONCE)
    Tally.objects.bulk_create(_tally(session) for session in sessions if session.state == State.CLOSED)


def _tally(session: Session) -> Tally:
    """The heads as they stood when the session was closed."""
    here = counts(session)
    heads = {"adults": here.adults, "children": here.children, "new_faces": here.new_faces}
    return Tally(session=session, **heads, frozen_at=session.ends_at)
