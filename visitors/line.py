"""The line outside a full hall: give a number, call people in, let them go."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from hub.models import Session, User
from visitors.arrivals import WAITING, hold_open
from visitors.models import Person, Place, Receipt
from visitors.receipts import Welcome, answer_once


def give_number(session: Session, *, receipt: UUID, by: User, at: datetime | None = None) -> Welcome:
    """Give the next number to somebody whom nobody knows yet. Refused: a session that is not open."""
    at = at or timezone.now()

    def press() -> Welcome:
        held = hold_open(session, at)
        return Welcome(WAITING, held, receipt, place=take_place(None, held, at=at))

    return answer_once(receipt, Receipt.Kind.ARRIVE, {"person": None}, press, session=session, by=by, at=at)


def take_place(person: Person | None, session: Session, *, at: datetime) -> Place:
    """The next number; somebody we know keeps the number they have. The session is held.

    Somebody who went away and is back keeps it too, and so does somebody who had come in with it.
    """
    standing = person and Place.objects.filter(session=session, person=person).first()
    if standing:
        if standing.left_at or standing.called_at:
            standing.left_at = standing.called_at = None
            standing.save(update_fields=["left_at", "called_at"])
        return standing
    highest = Place.objects.filter(session=session).aggregate(n=Max("number"))["n"] or 0
    return Place.objects.create(session=session, number=highest + 1, person=person, given_at=at)


def leave_line(place: Place, *, at: datetime | None = None) -> None:
    """They did not wait. Nothing is counted; with the same number they may come back. Twice changes nothing."""
    still = Place.objects.filter(pk=place.pk, called_at__isnull=True, left_at__isnull=True)
    still.update(left_at=at or timezone.now())
