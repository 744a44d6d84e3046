"""The bike list: join it, say again that one still wants a bike, leave it, and come back to one's old place."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bikes.models import BikeOffer, BikeRequest, BikeRequestChange, Handover
from bikes.models.requests import MOST_CHILDREN
from bikes.moving import hold_bike, hold_list, hold_request, move_bike, move_request
from bikes.opening import refuse_unless_open
from bikes.rules import REPLACED_EVERY
from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Person

State = BikeRequest.State
# Closed places that can be opened again. Who got a bike from this place joins anew.
REOPENED = [State.DECLINED, State.LAPSED, State.WITHDRAWN, State.MOVED_AWAY, State.HAS_BIKE]


def join(
    person: Person,
    *,
    by: User,
    child: int = 0,
    joined_on: date | None = None,
    reason: str = "",
    at: datetime | None = None,
    **about: Any,
) -> BikeRequest:
    """Put a rider at the end of the list: the person, or their first, second ... child; `about` is what we know.

    Joining twice gives the place that stands. A place from an earlier day needs a reason. Refused: while the list
    takes nobody, for somebody who died, moved away or has a bike, and for a second bike in place of a stolen one
    within a year.
    """
    at = at or timezone.now()
    today = timezone.localdate(at)
    with transaction.atomic():
        hold_list()
        held = hold(person)
        standing = BikeRequest.objects.live().filter(person=held, child=child).first()
        if standing:
            return standing
        refuse_unless_open()
        _refuse_rider(held, child, today)
        if joined_on and joined_on != today and (joined_on > today or not reason.strip()):
            raise Refused(_("Another day than today needs a reason, and cannot be to come."), code="reason")
        made = BikeRequest.objects.create(person=held, child=child, joined_on=joined_on or today, since_at=at, **about)
        BikeRequestChange.objects.create(request=made, to_state=State.WAITING, by=by, at=at, reason=reason.strip())
        audit.record("bike.join", by=by, row=made, at=at)
    return made


def set_about(request: BikeRequest, *, by: User, **about: Any) -> BikeRequest:
    """Change what we know of the rider: height, wheel, whether they can ride, the frame and what for.

    Refused: a rider whose record was joined to another or forgotten.
    """
    with transaction.atomic():
        hold(request.person)
        held = hold_request(request)
        if any(getattr(held, name) != value for name, value in about.items()):
            for name, value in about.items():
                setattr(held, name, value)
            held.save(update_fields=list(about))
            audit.record("bike.about", by=by, row=held)
    return held


def still_wants(request: BikeRequest, *, by: User, at: datetime | None = None) -> BikeRequest:
    """They said at the door that they still want a bike. A paused or lapsed place stands again, with its old day.

    Twice changes nothing. Refused: a place that was closed for another reason, and somebody who died.
    """
    at = at or timezone.now()
    with transaction.atomic():
        refuse_dead(hold(request.person))
        held = hold_request(request)
        if held.state == State.LAPSED:
            _refuse_second(held)
            held.missed = 0
            move_request(held, State.WAITING, by=by, reason="door", at=at)
        elif held.state == State.NO_REPLY:
            move_request(held, State.WAITING, by=by, reason="door", at=at)
        elif not held.is_live:
            raise Refused(_("This place is closed. Ask the bike team."), code="closed")
        elif held.still_wanted_on == timezone.localdate(at):
            return held
        held.still_wanted_on = timezone.localdate(at)
        held.save(update_fields=["still_wanted_on", "missed"])
        audit.record("bike.still", by=by, row=held, at=at)
    return held


def leave(request: BikeRequest, *, by: User, state: str = State.WITHDRAWN, reason: str = "asked") -> BikeRequest:
    """Close a place: they left the list, have a bike from elsewhere, or do not answer (`state`). Nobody has to say why.

    A bike that was kept for them is free again. Closing a closed one changes nothing.
    """
    if state not in {State.WITHDRAWN, State.HAS_BIKE, State.LAPSED}:
        raise Refused(_("Choose why the place is closed."), code="state")
    with transaction.atomic():
        held = hold_request(request)
        if held.is_live:
            close(held, state, by=by, reason=reason)
            audit.record("bike.leave", by=by, row=held, reason=state)
    return held


def restore(request: BikeRequest, *, reason: str, by: User) -> BikeRequest:
    """A place was closed by mistake: it stands again, with its old day. Restoring a live one changes nothing.

    Refused: without a reason, when a bike came of it, and when the rider has another place, has a bike, moved away or
    died.
    """
    if not reason.strip():
        raise Refused(_("Say why. For example: They were in hospital."), code="reason")
    with transaction.atomic():
        person = hold(request.person)
        held = hold_request(request)
        if held.is_live:
            return held
        if held.state not in REOPENED:
            raise Refused(_("They got a bike from this place. They can join again."), code="collected")
        _refuse_rider(person, held.child, timezone.localdate())
        _refuse_second(held)
        held.missed, held.closed_with = 0, None
        held.save(update_fields=["missed", "closed_with"])
        move_request(held, State.WAITING, by=by, reason=reason.strip())
        audit.record("bike.restore", by=by, row=held)
    return held


def gone_away(person: Person, by: User | None) -> None:
    """Somebody moved away: their places are closed, and what was kept for them is free. The caller holds the person."""
    for request in BikeRequest.objects.live().locked().filter(person=person).order_by("pk"):
        close(request, State.MOVED_AWAY, by=by, reason="moved")


def back_again(person: Person, by: User | None) -> None:
    """Somebody is back: places closed by the move stand again, unless the rider has a place or a bike by now."""
    for request in BikeRequest.objects.locked().filter(person=person, state=State.MOVED_AWAY).order_by("-joined_on"):
        rider = {"person": person, "child": request.child}
        has_place = BikeRequest.objects.live().filter(**rider).exists()
        if not has_place and not Handover.objects.filter(**rider, ended_at__isnull=True).exists():
            move_request(request, State.WAITING, by=by, reason="back")


def close(held: BikeRequest, state: str, *, by: User | None, reason: str) -> None:
    """End a live place and its offer. The caller holds the place."""
    offer = BikeOffer.objects.live().filter(request=held).first()
    if offer:
        end_offer(offer, BikeOffer.State.WITHDRAWN, by=by, reason=reason)
    move_request(held, state, by=by, reason=reason)


def end_offer(offer: BikeOffer, state: str, *, by: User | None, reason: str, at: datetime | None = None) -> None:
    """An offer is over and its bike free for the next. The caller holds the place it was made to."""
    at = at or timezone.now()
    bike = hold_bike(offer.bike)
    offer.state, offer.ended_at, offer.ended_by = state, at, by
    offer.save(update_fields=["state", "ended_at", "ended_by"])
    if bike.state == bike.State.RESERVED:
        move_bike(bike, bike.State.READY, by=by, reason=reason, at=at)


def next_child(person: Person) -> int | None:
    """The number a further child of theirs would have; nothing when that is more than we can hold."""
    last = BikeRequest.objects.filter(person=person).aggregate(last=Max("child"))["last"] or 0
    return last + 1 if last < MOST_CHILDREN else None


def lapsed_places(person: Person) -> list[BikeRequest]:
    """Places that ended because nobody answered, and that no newer place of the rider has followed."""
    newest = BikeRequest.objects.filter(person=person).order_by("child", "-pk").distinct("child")
    return [place for place in newest.select_related("person") if place.state == State.LAPSED]


def refuse_dead(person: Person) -> None:
    if person.died_on:
        raise Refused(_("They died. Nothing can be offered to them any more."), code="died")


def _refuse_rider(person: Person, child: int, today: date) -> None:
    refuse_dead(person)
    if person.moved_away_on:
        raise Refused(_("They moved away. Note first that they are back."), code="away")
    bikes = Handover.objects.filter(person=person, child=child)
    if bikes.filter(ended_at__isnull=True).exists():
        raise Refused(_("They have a bike from us. One rider, one bike."), code="has_bike")
    since = today - REPLACED_EVERY
    stolen = bikes.filter(ended_as=Handover.Ended.STOLEN, ended_at__date__gt=since).order_by("ended_at")
    if len(stolen) > 1:
        day = date_format(timezone.localdate(stolen[0].ended_at) + REPLACED_EVERY, "j F Y")
        raise Refused(_("Two bikes were stolen within a year. They can join on %(day)s.") % {"day": day}, code="stolen")


def _refuse_second(closed: BikeRequest) -> None:
    if BikeRequest.objects.live().filter(person=closed.person_id, child=closed.child).exists():
        raise Refused(_("They have another place in the list by now."), code="second")
