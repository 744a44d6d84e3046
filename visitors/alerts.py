"""Please call the lead when somebody comes: set and ended by leads, without a reason."""

from django.db import transaction
from django.utils import timezone

from hub import audit
from hub.models import User
from visitors.models import Alert, Person


def ask_to_be_called(person: Person, *, by: User) -> Alert:
    """From now on the door says: please call the session lead. Asking twice changes nothing."""
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        standing = Alert.objects.live().filter(person=person).first()
        if standing:
            return standing
        alert = Alert.objects.create(person=person, made_by=by)
        audit.record("alert.set", by=by, row=person)
    return alert


def stop_calling(person: Person, *, by: User) -> None:
    """The door says nothing more. Twice changes nothing."""
    with transaction.atomic():
        now = timezone.now()
        if Alert.objects.live(now).filter(person=person).update(until_at=now):
            audit.record("alert.end", by=by, row=person)
