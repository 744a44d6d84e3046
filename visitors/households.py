"""Adults who came together: a household has no head and no name."""

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hub.models import Session
from hub.refusals import Refused
from visitors.holding import refuse_gone
from visitors.models import Household, Person, Visit


def come_together(person: Person, other: Person) -> Household:
    """Note that two people came together, with all who came with either. Noting it twice changes nothing.

    Refused: a person with themselves, and a record that was joined to another or forgotten.
    """
    if person.pk == other.pk:
        raise Refused(_("That is the same person. Choose somebody else."), code="same")
    with transaction.atomic():
        _take_turns()
        pair = Person.objects.filter(pk__in=[person.pk, other.pk])
        households = set(pair.values_list("household", flat=True)) - {None}
        everybody = Person.objects.filter(Q(pk__in=[person.pk, other.pk]) | Q(household__in=households))
        # in the order of their keys, as the close of a session writes to them
        together = {one.pk: one for one in everybody.select_for_update(no_key=True).order_by("pk")}
        for one in (person, other):
            refuse_gone(together[one.pk])
        kept = Household.objects.get(pk=min(households)) if households else Household.objects.create()
        Person.objects.filter(pk__in=list(together)).update(household=kept)
        Household.objects.filter(pk__in=households - {kept.pk}).delete()
    return kept


def come_apart(person: Person) -> None:
    """They come by themselves. Somebody left over alone is no household either."""
    with transaction.atomic():
        _take_turns()
        household = Person.objects.values_list("household", flat=True).get(pk=person.pk)
        if household is None:
            return
        Person.objects.filter(pk=person.pk).update(household=None)
        if Person.objects.filter(household=household).count() < 2:
            Household.objects.filter(pk=household).delete()


def companions(person: Person) -> QuerySet[Person]:
    """Who else is of the household."""
    if person.household_id is None:
        return Person.objects.none()
    return Person.objects.known().filter(household=person.household_id).exclude(pk=person.pk).order_by("pk")


def lately_arrived(person: Person, session: Session, *, most: int = 6) -> QuerySet[Visit]:
    """The newest arrivals that are not of the household: among them is who came through the door together."""
    visits = Visit.objects.here(session).filter(person__anonymised_at=None).exclude(person=person)
    if person.household_id:
        visits = visits.exclude(person__household=person.household_id)
    return visits[:most]


def _take_turns() -> None:
    """One change to households at a time: which rows two families touch is known only once both are read."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE visitors_household IN SHARE ROW EXCLUSIVE MODE")
