"""Write the story of the list: places, bikes, checks, offers and handovers as the verbs would have written them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bikes.demo.history import OFFERED_BEFORE, Ride, Story
from bikes.demo.riders import Rider, suspension
from bikes.demo.stock import STEPS, bike_for, checks_of, steps_of
from bikes.models import (
    Bike,
    BikeChange,
    BikeOffer,
    BikeRequest,
    BikeRequestChange,
    ContactTry,
    Handover,
    KitItem,
    KitMove,
    QueueStatus,
    SafetyCheck,
    SafetyCheckItem,
    Skip,
    Triage,
)
from hub.clock import wall_clock
from hub.models import User

AT_ONCE = 2000  # rows a statement
NOON = time(11, 30)
BOUGHT = 45  # of each thing, whenever the cupboard is empty


def write(story: Story, *, mechanic: User, second: User) -> None:
    """All rows of the story, table by table."""
    places = {id(rider): _place(rider) for rider in story.riders}
    BikeRequest.objects.bulk_create(places.values(), batch_size=AT_ONCE)
    bikes = [bike_for(number, ride) for number, ride in enumerate(story.rides, 1)]
    Bike.objects.bulk_create(bikes, batch_size=AT_ONCE)
    _workshop(bikes, story.rides, mechanic, second)
    offers = [
        _offer(bike, places[id(ride.rider)], ride, mechanic) for bike, ride in zip(bikes, story.rides, strict=True)
    ]
    BikeOffer.objects.bulk_create(offers, batch_size=AT_ONCE)
    ContactTry.objects.bulk_create([_told(offer, mechanic) for offer in offers], batch_size=AT_ONCE)
    handovers = [_handover(offer, ride, mechanic) for offer, ride in zip(offers, story.rides, strict=True)]
    Handover.objects.bulk_create(handovers, batch_size=AT_ONCE)
    _let_go(bikes, story.rides)
    moves = [move for rider in story.riders for move in _moves(places[id(rider)], rider, mechanic)]
    BikeRequestChange.objects.bulk_create(moves, batch_size=AT_ONCE)
    _pass_over(story, places, bikes, mechanic)
    _stop(story, mechanic)
    _stock(handovers, mechanic)


def at(on: date) -> datetime:
    """A moment of that day's drop-in."""
    return wall_clock(on, NOON)


def _place(rider: Rider) -> BikeRequest:
    names = ("person", "child", "height_cm", "wheel_inches", "wants_step_through", "can_ride", "need")
    said = {name: getattr(rider, name) for name in names}
    since_at = at(rider.ended_on or rider.joined_on)
    return BikeRequest(**said, joined_on=rider.joined_on, state=rider.state, missed=rider.missed, since_at=since_at)


def _moves(place: BikeRequest, rider: Rider, by: User) -> Iterator[BikeRequestChange]:
    yield BikeRequestChange(request=place, to_state="waiting", by=by, at=at(rider.joined_on))
    states = ["waiting"]
    if rider.state == BikeRequest.State.COLLECTED:
        states += ["offered", "accepted", "collected"]
    elif rider.state != BikeRequest.State.WAITING:
        states.append(rider.state)
    ended_at = at(rider.ended_on or rider.joined_on + timedelta(weeks=4))
    for number, (before, after) in enumerate(pairwise(states), 2 - len(states)):
        moved_at = ended_at + number * OFFERED_BEFORE / 2
        is_late = after in {"no_reply", "lapsed"}
        yield BikeRequestChange(
            request=place,
            from_state=before,
            to_state=after,
            by=None if is_late else by,
            at=moved_at,
            reason="late" if is_late else "",
        )


def _workshop(bikes: list[Bike], rides: list[Ride], mechanic: User, second: User) -> None:
    changes, triages, items = [], [], []
    checks = []
    for bike, ride in zip(bikes, rides, strict=True):
        days = steps_of(ride)
        triages.append(Triage(bike=bike, result=Triage.Result.REPAIR, by=mechanic, at=at(days["triaged"])))
        check, its_items = checks_of(bike, at(days["safety_checked"]), at(days["ready"]), mechanic, second)
        checks.append(check)
        items += its_items
        before = ""
        for state in [*STEPS, *([ride.ended_as] if ride.ended_as else [])]:
            day = ride.ended_on if state == ride.ended_as else days[state]
            changes.append(BikeChange(bike=bike, from_state=before, to_state=state, by=mechanic, at=at(day)))
            before = state
    BikeChange.objects.bulk_create(changes, batch_size=AT_ONCE)
    Triage.objects.bulk_create(triages, batch_size=AT_ONCE)
    SafetyCheck.objects.bulk_create(checks, batch_size=AT_ONCE)
    SafetyCheckItem.objects.bulk_create(items, batch_size=AT_ONCE)


def _offer(bike: Bike, place: BikeRequest, ride: Ride, by: User) -> BikeOffer:
    offered_on = ride.on - OFFERED_BEFORE
    return BikeOffer(
        bike=bike,
        request=place,
        state=BikeOffer.State.COLLECTED,
        offered_on=offered_on,
        offered_at=at(offered_on),
        offered_by=by,
        due_on=offered_on + timedelta(days=9),
        accepted_at=at(ride.on - OFFERED_BEFORE / 2),
        ended_at=at(ride.on),
        ended_by=by,
    )


def _told(offer: BikeOffer, by: User) -> ContactTry:
    return ContactTry(offer=offer, way="whatsapp", result="left", by=by, at=offer.offered_at)


def _handover(offer: BikeOffer, ride: Ride, by: User) -> Handover:
    is_given = ride.rider.child or ride.on.toordinal() % 3
    languages = ride.rider.person.languages
    return Handover(
        bike=offer.bike,
        offer=offer,
        person=ride.rider.person,
        child=ride.rider.child,
        handed_over_at=at(ride.on),
        handed_over_by=by,
        has_lock=True,
        has_front_light=True,
        has_rear_light=True,
        helmet=Handover.Helmet.GIVEN if is_given else Handover.Helmet.DECLINED,
        has_bell=True,
        agreed_in=languages[0] if languages else "",
        agreed_at=at(ride.on),
        ended_as=ride.ended_as,
        ended_at=at(ride.ended_on) if ride.ended_on else None,
        ended_by=by if ride.ended_on else None,
    )


def _let_go(bikes: list[Bike], rides: list[Ride]) -> None:
    """Every bike stands in the state it came to; it could not before it had its handover."""
    for bike, ride in zip(bikes, rides, strict=True):
        bike.state, bike.since_at = ride.ended_as or Bike.State.HANDED_OVER, at(ride.ended_on or ride.on)
    Bike.objects.bulk_update(bikes, ["state", "since_at"], batch_size=AT_ONCE)


def _pass_over(story: Story, places: dict[int, BikeRequest], bikes: list[Bike], by: User) -> None:
    """Some who still wait were passed over once, for one of the last bikes."""
    waiting = [rider for rider in story.riders if rider.state == BikeRequest.State.WAITING][:7]
    recent = list(zip(bikes, story.rides, strict=True))[-len(waiting) :] if waiting else []
    Skip.objects.bulk_create(
        Skip(bike=bike, request=places[id(rider)], reason=reason, by=by, at=at(ride.on - OFFERED_BEFORE))
        for rider, (bike, ride), reason in zip(waiting, recent, Skip.Reason.values * 2, strict=False)
        if rider.joined_on < ride.on
    )


def _stop(story: Story, by: User) -> None:
    first, last = suspension(story.today)
    opened_at = at(min([first - timedelta(days=1), *(rider.joined_on for rider in story.riders)]))
    stopped = {"reason": QueueStatus.Reason.MECHANICS, "review_on": last}
    QueueStatus.objects.bulk_create([
        QueueStatus(state="open", from_at=opened_at, until_at=at(first), set_by=by),
        QueueStatus(state="suspended", from_at=at(first), until_at=at(last), set_by=by, **stopped),
        QueueStatus(state="open", from_at=at(last), set_by=by),
    ])  # fmt: skip


def _stock(handovers: list[Handover], by: User) -> None:
    """What went along with each bike, and what was bought whenever the cupboard was empty."""
    moves: list[KitMove] = []
    for kind in KitItem.Kind:
        item, left = KitItem.objects.create(kind=kind), 0
        for handover in handovers:
            if not _went_along(kind, handover):
                continue
            if left == 0:
                bought_at = handover.handed_over_at - timedelta(days=3)
                bought = {"reason": KitMove.Reason.BOUGHT, "cost_pence": BOUGHT * 650, "by": by, "at": bought_at}
                moves.append(KitMove(item=item, count=BOUGHT, **bought))
                left = BOUGHT
            out = {"reason": KitMove.Reason.HANDOVER, "handover": handover, "by": by, "at": handover.handed_over_at}
            moves.append(KitMove(item=item, count=-1, **out))
            left -= 1
        item.in_stock = left
        item.save(update_fields=["in_stock"])
    KitMove.objects.bulk_create(moves, batch_size=AT_ONCE)


def _went_along(kind: str, handover: Handover) -> bool:
    is_helmet = handover.helmet == Handover.Helmet.GIVEN
    if kind == KitItem.Kind.HELMET:
        return is_helmet and not handover.child
    if kind == KitItem.Kind.HELMET_CHILD:
        return is_helmet and bool(handover.child)
    return getattr(handover, f"has_{kind}")
