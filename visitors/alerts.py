"""Please call the lead when somebody comes: set and ended by leads, without a reason."""

from django.db import transaction
from django.utils import timezone

from hub import audit
from hub.models import User
from visitors.holding import hold
from visitors.models import Alert, Person


def ask_to_be_called(person: Person, *, by: User) -> Alert:
    """From now on the door says: please call the session lead. Asking twice changes nothing.

    Refused: a record that was joined to another or forgotten.
    """
    with transaction.atomic():
        held = hold(person)
        standing = Alert.objects.live().filter(person=held).first()
        if standing:
            return standing
        alert = Alert.objects.create(person=held, made_by=by)
        audit.record("alert.set", by=by, row=held)
    return alert


def stop_calling(person: Person, *, by: User) -> None:
    """The door says nothing more. Twice changes nothing. Refused: a record that was joined to another or forgotten."""
    with transaction.atomic():
        held, now = hold(person), timezone.now()
        if Alert.objects.live(now).filter(person=held).update(until_at=now):
            audit.record("alert.end", by=by, row=held)
