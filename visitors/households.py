"""Adults who came together: a household has no head and no name."""

from django.db import transaction
from django.db.models import QuerySet

from hub.models import Session
from visitors.models import Household, Person, Visit


def come_together(person: Person, other: Person) -> Household:
    """Note that two people came together, with all who came with either. Noting it twice changes nothing."""
    with transaction.atomic():
        # one order for everybody, so that two tablets that note the same pair take turns
        pair = Person.objects.select_for_update(no_key=True).filter(pk__in=[person.pk, other.pk]).order_by("pk")
        households = {one.household_id for one in pair} - {None}
        kept = Household.objects.get(pk=min(households)) if households else Household.objects.create()
        Person.objects.filter(household__in=households).update(household=kept)
        Person.objects.filter(pk__in=[person.pk, other.pk]).update(household=kept)
        Household.objects.filter(pk__in=households - {kept.pk}).delete()
    return kept


def come_apart(person: Person) -> None:
    """They come by themselves. Somebody left over alone is no household either."""
    with transaction.atomic():
        household = Person.objects.values_list("household", flat=True).get(pk=person.pk)
        if household is None:
            return
        Household.objects.select_for_update().get(pk=household)
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
    visits = Visit.objects.here(session).exclude(person=person)
    if person.household_id:
        visits = visits.exclude(person__household=person.household_id)
    return visits[:most]
