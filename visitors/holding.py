"""Hold a person's record to the end of the transaction, so that two who change it take turns."""

from django.db import connection
from django.utils.translation import gettext as _

from hub.refusals import Refused
from visitors.models import Person, ReferralSource, Site

LINKS = 0x6875_6203  # one link at a time


def wait_for_turn() -> None:
    """Links are made and undone one at a time: they are rare, and a chain of them touches records that none names."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LINKS])


def hold(person: Person) -> Person:
    """The record as it is now. Refused: one that was joined to another or forgotten."""
    held = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    refuse_gone(held)
    return held


def refuse_gone(person: Person) -> None:
    """Refused: a record that was joined to another or forgotten."""
    if person.linked_to_id or person.anonymised_at:
        raise Refused(_("This record is not in use any more. Load the page again."), code="stale")


def still_there(rows: type[ReferralSource | Site], pk: int | None) -> int | None:
    """The number of a line of a list, held so that nobody takes it away meanwhile; nothing if it is gone already.

    Others may use it at the same moment: the door waits for nobody but a lead who makes two lines one.
    """
    if pk is None:
        return None
    line = rows.objects.raw(f"SELECT id FROM {rows._meta.db_table} WHERE id = %s FOR KEY SHARE", [pk])  # noqa: S608
    return pk if list(line) else None


def hold_both(one: Person, other: Person) -> tuple[Person, Person]:
    """Two records as they are now, in one order for everybody."""
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=[one.pk, other.pk]).order_by("pk")
    held = {person.pk: person for person in rows}
    return held[one.pk], held[other.pk]
