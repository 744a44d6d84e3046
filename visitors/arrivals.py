"""What every arrival has in common: an open session is held, a visit is written, the rooms are told."""

from datetime import datetime

from django.utils.translation import gettext as _

from hub import rooms
from hub.models import Session, User
from hub.refusals import Refused
from visitors.models import Person, Place, Visit

# Written out, because at each press Django would take longer to word it than PostgreSQL to answer it.
HOLD = """
    SELECT session.*,
           EXISTS (SELECT FROM visitors_place WHERE session_id = session.id AND called_at IS NULL) AS has_line
    FROM hub_session session WHERE id = %s FOR NO KEY UPDATE OF session
"""
STORED, ALREADY, WAITING, UNDONE = "stored", "already", "waiting", "undone"


def hold_open(session: Session, at: datetime) -> Session:
    """Hold an open session to the end of the transaction: closing it, and its next number, wait for this press."""
    held = Session.objects.raw(HOLD, [session.pk])[0]
    if not held.is_open(at):
        raise Refused(_("This session is not open. Load the page again, or ask a session lead."), code="closed")
    return held


def arrive(
    person: Person, session: Session, *, by: User, children: dict[str, int], is_first: bool, at: datetime
) -> Visit:
    """Write the visit and tell every room. The session is held and the person not here yet.

    When somebody was here last is written once the session is over, for all at once.
    """
    visit = Visit.objects.create(
        person=person, session=session, checked_in_by=by, checked_in_at=at, is_first=is_first, **children
    )
    if session.has_line:
        Place.objects.filter(session=session, person=person, called_at=None).update(called_at=at, left_at=None)
    rooms.tell_all("visited", visit)
    return visit
