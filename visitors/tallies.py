"""What stays of a session when it is over: its heads as they stood, and who was seen lately."""

from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from hub.models import Session
from hub.models.calendar import State
from visitors.counting import Counts, counts
from visitors.models import Tally

SEEN = """
    UPDATE visitors_person SET last_seen_on = here.held_on
    FROM (SELECT person.id, session.held_on
          FROM visitors_visit visit JOIN hub_session session ON session.id = visit.session_id
          JOIN visitors_person person ON person.id = visit.person_id
          WHERE session.id = %s AND (person.last_seen_on IS NULL OR person.last_seen_on < session.held_on)
          ORDER BY person.id FOR NO KEY UPDATE OF person) AS here
    WHERE visitors_person.id = here.id
"""  # in the order of their keys, as families are noted


def freeze(session: Session, *, at: datetime | None = None) -> Tally:
    """Keep the heads of a session that closes, and note who was seen. The session is held by who closes it."""
    here = counts(session)
    note_seen(session)
    heads = {"adults": here.adults, "children": here.children, "new_faces": here.new_faces}
    tally, _is_new = Tally.objects.update_or_create(
        session=session, defaults={**heads, "frozen_at": at or timezone.now()}
    )
    return tally


def frozen(session: Session) -> Counts | None:
    """The heads of a closed session as they stood when it was closed."""
    tally = Tally.objects.filter(session=session).first() if session.state == State.CLOSED else None
    return tally and Counts(tally.adults, tally.children, tally.new_faces, session.capacity)


def note_seen(session: Session) -> None:
    """Write when its people were here last: one statement for the whole hall, not one more for each check-in."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN, [session.pk])


def note_forgotten(today: date) -> None:
    """The same for sessions that nobody closed on their day. Harmless to repeat."""
    for session in Session.objects.filter(state=State.OPEN, held_on__lt=today):
        note_seen(session)
