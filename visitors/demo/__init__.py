"""Invented people for the demo: a year and a half of a busy door, the same ones whenever it is loaded on one day."""

from datetime import date

from django.utils import timezone

from hub.models import Access, Session, User
from hub.models.calendar import Kind, State
from visitors.demo.attendance import Team
from visitors.demo.story import tell
from visitors.models import Person

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
