"""What stays in the bike room of somebody who is forgotten: dates and sizes for the figures, no words."""

from bikes.models import BikeRequest, BikeRequestChange, Handover
from bikes.moving import REASONS
from bikes.waiting import close
from visitors.models import Person


def forget(person: Person) -> None:
    """Close their places, and empty what somebody typed about them. The caller holds the person. Twice is once."""
    for request in BikeRequest.objects.live().locked().filter(person=person).order_by("pk"):
        close(request, BikeRequest.State.WITHDRAWN, by=None, reason="forgotten")
    requests = BikeRequest.objects.filter(person=person)
    requests.update(inside_leg_cm=None, can_ride=None, need="", priority="")
    typed = BikeRequestChange.objects.filter(request__person=person).exclude(reason__in=REASONS)
    typed.update(reason="")
    Handover.objects.filter(person=person).update(crime_number="", agreed_in="")
