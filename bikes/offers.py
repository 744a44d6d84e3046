"""Offer a bike to the rider whose turn it is, and what becomes of the offer."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bikes.deadlines import due_on, open_days, still_has_time
from bikes.matching import misfit, riders_for
from bikes.models import Bike, BikeOffer, BikeRequest, ContactTry, Handover, QueueStatus, Ruling, Skip
from bikes.moving import hold_bike, hold_list, hold_request, move_bike, move_request
from bikes.opening import refuse_if_stopped, status_now
from bikes.rules import LAPSED_AFTER, PAUSED_AFTER
from bikes.rulings import in_force
from bikes.waiting import end_offer, refuse_dead
from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Person, Visit

SOON = timedelta(days=2)  # so long before its end coordinators are reminded of an offer without an answer
TWICE_WITHIN = timedelta(minutes=2)  # the same try noted again so soon is the same press
State = BikeOffer.State


def offer_bike(bike: Bike, request: BikeRequest, *, by: User, at: datetime | None = None) -> BikeOffer:
    """Keep a bike for the rider whose turn it is. The same offer twice is one.

    Refused: while the list is stopped; a bike that is not ready, not checked or kept for somebody; a rider who died
    or moved away, has a bike or an offer, is paused, or whom it does not fit; and out of turn: who waits longer is
    passed over with a reason first.
    """
    at = at or timezone.now()
    today = timezone.localdate(at)
    with transaction.atomic():
        hold_list()
        person = hold(request.person)
        rider = hold_request(request)
        held = hold_bike(bike)
        standing = BikeOffer.objects.live().filter(bike=held, request=rider).first()
        if standing:
            return standing
        refuse_if_stopped()
        _refuse_rider(person, rider)
        _refuse_bike(held, today)
        rules = in_force(at)
        _refuse_turn(held, rider, rules)
        due = due_on(today, open_days(today), rules)
        made = BikeOffer.objects.create(
            bike=held, request=rider, offered_on=today, offered_at=at, offered_by=by, due_on=due
        )
        move_bike(held, Bike.State.RESERVED, by=by, at=at)
        move_request(rider, BikeRequest.State.OFFERED, by=by, at=at)
        audit.record("bike.offer", by=by, row=made, at=at)
    return made


def accept(offer: BikeOffer, *, by: User, at: datetime | None = None) -> BikeOffer:
    """They said yes and will come by the day. Twice changes nothing. Refused: an offer that is over."""
    with transaction.atomic():
        request, held = _held(offer)
        if held.state == State.OFFERED:
            held.state, held.accepted_at = State.ACCEPTED, at or timezone.now()
            held.save(update_fields=["state", "accepted_at"])
            move_request(request, BikeRequest.State.ACCEPTED, by=by, at=at)
            audit.record("bike.accept", by=by, row=held, at=at)
        elif held.state != State.ACCEPTED:
            raise Refused(_("This offer is over. The bike may be with somebody else."), code="over")
    return held


def decline(offer: BikeOffer, *, wants_another: bool, by: User) -> BikeOffer:
    """They said no: to this bike, with their place kept, or to any. Twice changes nothing.

    Refused: an offer that is over in another way.
    """
    with transaction.atomic():
        request, held = _held(offer)
        if held.state == State.DECLINED:
            return held
        _refuse_over(held)
        reason = "this_bike" if wants_another else "asked"
        end_offer(held, State.DECLINED, by=by, reason=reason)
        if wants_another:  # or they would be the first for the same bike again
            passed = {"reason": Skip.Reason.DOES_NOT_SUIT, "by": by}
            Skip.objects.get_or_create(bike_id=held.bike_id, request=request, defaults=passed)
        to_state = BikeRequest.State.WAITING if wants_another else BikeRequest.State.DECLINED
        move_request(request, to_state, by=by, reason=reason)
        audit.record("bike.decline", by=by, row=held)
    return held


def take_back(offer: BikeOffer, *, by: User) -> BikeOffer:
    """The offer was a mistake, or something is wrong with the bike. The rider keeps their place. Twice is once."""
    with transaction.atomic():
        request, held = _held(offer)
        if held.state == State.WITHDRAWN:
            return held
        _refuse_over(held)
        end_offer(held, State.WITHDRAWN, by=by, reason="taken_back")
        move_request(request, BikeRequest.State.WAITING, by=by, reason="taken_back")
        audit.record("bike.undo", by=by, row=held)
    return held


def collected(offer: BikeOffer, *, by: User, at: datetime | None = None) -> BikeOffer:
    """The rider has the bike. Called by the handover, which has made its row and moves the bike itself."""
    at = at or timezone.now()
    with transaction.atomic():
        request, held = _held(offer)
        _refuse_over(held)
        held.state, held.ended_at, held.ended_by = State.COLLECTED, at, by
        held.save(update_fields=["state", "ended_at", "ended_by"])
        request.missed = 0
        request.save(update_fields=["missed"])
        move_request(request, BikeRequest.State.COLLECTED, by=by, at=at)
    return held


def pass_over(bike: Bike, request: BikeRequest, *, reason: str, by: User) -> Skip:
    """Somebody whose turn it is does not get this bike, for a reason of the list. They keep their place.

    Twice keeps the first reason. Refused: another reason, and somebody whom it does not fit anyway.
    """
    if reason not in Skip.Reason.values:
        raise Refused(_("Choose a reason from the list."), code="reason")
    with transaction.atomic():
        rider, held = hold_request(request), hold_bike(bike)
        standing = Skip.objects.filter(bike=held, request=rider).first()
        if standing:
            return standing
        if rider.state != BikeRequest.State.WAITING or misfit(held, rider):
            raise Refused(_("It is not their turn for this bike any more. Load the page again."), code="stale")
        made = Skip.objects.create(bike=held, request=rider, reason=reason, by=by)
        audit.record("bike.skip", by=by, row=made, reason=reason)
    return made


def note_try(offer: BikeOffer, *, way: str, result: str, by: User, at: datetime | None = None) -> ContactTry:
    """Note a try at telling them. The same again within two minutes is the same press. Refused: an offer that is over.

    Somebody who was reached at the door or by phone has been told; a number that fails counts for nothing.
    """
    at = at or timezone.now()
    with transaction.atomic():
        _request, held = _held(offer)
        _refuse_over(held)
        same = held.tries.filter(way=way, result=result, by=by, at__gt=at - TWICE_WITHIN).first()
        if same:
            return same
        made = ContactTry.objects.create(offer=held, way=way, result=result, by=by, at=at)
        audit.record("bike.tell", by=by, row=held, at=at)
    return made


def lapse_offers(today: date) -> int:
    """End the offers whose day is over; harmless to repeat. Nothing ends while the list is stopped. Gives how many."""
    ended = 0
    if status_now().state == QueueStatus.State.SUSPENDED:
        return ended
    for offer in BikeOffer.objects.live().filter(due_on__lt=today).order_by("due_on", "pk"):
        with transaction.atomic():
            request, held = _held(offer)
            if held.is_live and held.due_on < today and not still_has_time(held, today):
                _lapse(held, request)
                ended += 1
    return ended


def remind(today: date) -> int:
    """Mark the offers that end soon without an answer, so that somebody tries again; once each. Gives how many."""
    unsure = BikeOffer.objects.filter(state=State.OFFERED, reminded_on__isnull=True)
    return unsure.filter(due_on__range=(today, today + SOON)).update(reminded_on=today)


def was_told(offer: BikeOffer) -> bool:
    """Whether a message went out, somebody spoke to them, or they came to the door, where it is said."""
    tries = offer.tries.filter(result__in=[ContactTry.Result.REACHED, ContactTry.Result.LEFT])
    later = Q(session__held_on__gt=offer.offered_on) | Q(checked_in_at__gte=offer.offered_at)
    return tries.exists() or Visit.objects.filter(later, person=offer.request.person_id).exists()


def _lapse(held: BikeOffer, request: BikeRequest) -> None:
    """No reply: once keeps the place, twice pauses it, three times ends it. Who was never told missed nothing."""
    if not was_told(held):
        end_offer(held, State.NOT_REACHED, by=None, reason="not_reached")
        move_request(request, BikeRequest.State.WAITING, by=None, reason="not_reached")
    else:
        end_offer(held, State.NO_REPLY, by=None, reason="late")
        request.missed += 1
        request.save(update_fields=["missed"])
        move_request(request, _after_missing(request.missed), by=None, reason="late")
    audit.record("bike.lapse", by=None, row=held)


def _after_missing(times: int) -> str:
    if times >= LAPSED_AFTER:
        return BikeRequest.State.LAPSED
    return BikeRequest.State.NO_REPLY if times >= PAUSED_AFTER else BikeRequest.State.WAITING


def _held(offer: BikeOffer) -> tuple[BikeRequest, BikeOffer]:
    """The place and the offer as they are now, to the end of the transaction."""
    request = hold_request(BikeRequest(pk=BikeOffer.objects.values_list("request", flat=True).get(pk=offer.pk)))
    held = BikeOffer.objects.locked().select_related("bike", "request").get(pk=offer.pk)
    if held.request_id != request.pk:  # two records were joined in this very moment
        raise Refused(_("This offer is with another record now. Load the page again."), code="stale")
    return request, held


def _refuse_over(offer: BikeOffer) -> None:
    if not offer.is_live:
        raise Refused(_("This offer is over. Load the page again."), code="stale")


def _refuse_rider(person: Person, rider: BikeRequest) -> None:
    refuse_dead(person)
    if person.moved_away_on:
        raise Refused(_("They moved away. Note first that they are back."), code="away")
    if rider.state in {BikeRequest.State.OFFERED, BikeRequest.State.ACCEPTED}:
        raise Refused(_("Another bike is offered to them already."), code="offered")
    if rider.state == BikeRequest.State.NO_REPLY:
        raise Refused(_("Their place is paused. Ask them first if they still want a bike."), code="paused")
    if not rider.is_live:
        raise Refused(_("They are not on the list any more."), code="closed")
    if Handover.objects.filter(person=person, child=rider.child, ended_at__isnull=True).exists():
        raise Refused(_("They have a bike from us. One rider, one bike."), code="has_bike")


def _refuse_bike(bike: Bike, today: date) -> None:
    if bike.state == Bike.State.RESERVED:
        raise Refused(_("This bike is kept for somebody else already."), code="kept")
    if bike.state != Bike.State.READY:
        raise Refused(_("This bike is not ready. Look at it in the workshop."), code="not_ready")
    if bike.safe_until_on < today:
        raise Refused(_("The safety check is too old. Check the bike again first."), code="unchecked")


def _refuse_turn(bike: Bike, rider: BikeRequest, rules: Ruling) -> None:
    why = misfit(bike, rider)
    if why:
        raise Refused(_("%(why)s, as far as we know. Change what we know first.") % {"why": why}, code="fit")
    earlier = _before(bike, rider, rules)
    if earlier:
        said = ngettext(
            "%(n)d person comes first, and it fits. Offer it to them, or pass them over.",
            "%(n)d people come first, and it fits. Offer it to the first, or pass them over.",
            earlier,
        )
        raise Refused(said % {"n": earlier}, code="turn")


def _before(bike: Bike, rider: BikeRequest, rules: Ruling) -> int:
    for place, other in enumerate(riders_for(bike, rules).values_list("pk", flat=True).iterator()):
        if other == rider.pk:
            return place
    raise Refused(_("They were passed over for this bike. Choose another."), code="skipped")
