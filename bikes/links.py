"""What becomes of places in the list and of bikes when two records turn out to be one person, and when they do not."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from bikes.models import BikeOffer, BikeRequest, Handover
from bikes.models.requests import MOST_CHILDREN
from bikes.moving import hold_bike, move_bike, move_request
from visitors.journal import Journal
from visitors.models import Link, Person


def bring_along(kept: Person, gone: Person, journal: Journal) -> None:
    """Every row of the gone record goes to the kept one. Of two places for one rider the older stays."""
    _number_children(kept, gone, journal)
    for going, staying in _twins(kept, gone):
        _close_younger(going, staying, journal)
    for handover in _younger_bikes(kept, gone):
        journal.change(Handover.objects.filter(pk=handover.pk), is_second=True)
    for model in (BikeRequest, Handover):
        journal.change(model.objects.filter(person=gone), person_id=kept.pk)


def take_apart(link: Link) -> None:
    """Places that the link closed stand again, unless their rider has another by now."""
    for request in BikeRequest.objects.locked().filter(closed_with=link).order_by("pk"):
        has_place = BikeRequest.objects.live().filter(person=request.person_id, child=request.child).exists()
        if not request.is_live and not has_place:
            move_request(request, BikeRequest.State.WAITING, by=None, reason="unlink")
        request.closed_with = None
        request.save(update_fields=["closed_with"])
    for request in BikeRequest.objects.live().locked().filter(person__in=[link.kept_id, link.gone_id]):
        _follow_offer(request, "unlink")


def _number_children(kept: Person, gone: Person, journal: Journal) -> None:
    """The children of the gone record are others than those of the kept one, unless number and wheel are the same."""
    sizes = dict(BikeRequest.objects.filter(person=kept, child__gte=1).values_list("child", "wheel_inches"))
    rows = [BikeRequest.objects, Handover.objects]
    used = max((row.filter(person=kept).aggregate(n=Max("child"))["n"] or 0) for row in rows)
    numbers = sorted({n for row in rows for n in row.filter(person=gone, child__gte=1).values_list("child", flat=True)})
    for number in reversed(numbers):  # the highest first, so that no two meet on the way
        wheels = set(BikeRequest.objects.filter(person=gone, child=number).values_list("wheel_inches", flat=True))
        is_same = sizes.get(number) in wheels and sizes.get(number) is not None
        if not is_same and number + used <= MOST_CHILDREN:
            for row in rows:
                journal.change(row.filter(person=gone, child=number), child=number + used)


def _twins(kept: Person, gone: Person) -> Iterable[tuple[BikeRequest, BikeRequest]]:
    """Live places of one rider, as (going, staying)."""
    held = BikeRequest.objects.live().locked().filter(person__in=[kept, gone]).order_by("joined_on", "pk")
    first: dict[int, BikeRequest] = {}
    pairs = []
    for request in held:
        staying = first.setdefault(request.child, request)
        if staying is not request:
            pairs.append((request, staying))
    return pairs


def _close_younger(going: BikeRequest, staying: BikeRequest, journal: Journal) -> None:
    """An offer to the younger place is one to the older. With two offers, the younger place's bike is free again."""
    offer = BikeOffer.objects.live().filter(request=going).first()
    if offer and BikeOffer.objects.live().filter(request=staying).exists():
        bike = hold_bike(offer.bike)
        offer.state, offer.ended_at = BikeOffer.State.WITHDRAWN, timezone.now()
        offer.save(update_fields=["state", "ended_at"])
        move_bike(bike, bike.State.READY, by=None, reason="link")
    elif offer:
        journal.change(BikeOffer.objects.filter(pk=offer.pk), request_id=staying.pk)
    move_request(going, BikeRequest.State.WITHDRAWN, by=None, reason="link")
    going.closed_with = journal.link
    going.save(update_fields=["closed_with"])
    _follow_offer(staying, "link")


def _follow_offer(request: BikeRequest, reason: str) -> None:
    """A live place is in the state of its offer; without one it waits, or stays paused."""
    offer = BikeOffer.objects.live().filter(request=request).first()
    unoffered = request.state if request.state == BikeRequest.State.NO_REPLY else BikeRequest.State.WAITING
    state = offer.state if offer else unoffered
    if request.state != state:
        move_request(request, state, by=None, reason=reason)


def _younger_bikes(kept: Person, gone: Person) -> list[Handover]:
    """Bikes of a rider who has an older one too."""
    held = Handover.objects.filter(person__in=[kept, gone], ended_at__isnull=True, is_second=False)
    seen: set[int] = set()
    younger = []
    for handover in held.order_by("handed_over_at", "pk"):
        if handover.child in seen:
            younger.append(handover)
        seen.add(handover.child)
    return younger
