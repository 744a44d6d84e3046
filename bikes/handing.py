"""A bike goes to its rider, with lock, lights and an agreement; and what becomes of it afterwards."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bikes import kit
from bikes.models import Bike, BikeOffer, BikeRequest, Handover, KitItem
from bikes.moving import hold_bike, hold_list, hold_request, move_bike
from bikes.offers import collected
from bikes.rules import SIZE_LOOK_AFTER
from bikes.waiting import join
from bikes.workshop import is_safe
from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Background
from visitors.models.people import AgeBand

Kind = KitItem.Kind
Ended = Handover.Ended


@dataclass(frozen=True)
class Given:
    """What was ticked at the handover, and in which language the agreement was shown."""

    lock: bool = False
    front_light: bool = False
    rear_light: bool = False
    helmet: str = ""
    hi_vis: bool = False
    bell: bool = False
    pump: bool = False
    wants_skills_session: bool = False
    agreed: bool = False
    agreed_in: str = ""

    def kinds(self, *, is_child: bool) -> list[str]:
        """What leaves the cupboard. A bell and a pump too, when they were given."""
        taken = [Kind.LOCK, Kind.FRONT_LIGHT, Kind.REAR_LIGHT]
        if self.helmet == Handover.Helmet.GIVEN:
            taken.append(Kind.HELMET_CHILD if is_child else Kind.HELMET)
        more = {Kind.HI_VIS: self.hi_vis, Kind.BELL: self.bell, Kind.PUMP: self.pump}
        return [*taken, *(kind for kind, is_given in more.items() if is_given)]


def hand_over(offer: BikeOffer, given: Given, *, by: User, at: datetime | None = None) -> Handover:
    """The rider has the bike: one row, the kit out of the cupboard, the offer fetched. Twice is one handover.

    Refused: an offer that is over, a safety check that is not good today, no lock or a light missing, no word about
    the helmet (under 18 it is worn), no agreement, a rider who has a bike, and kit that is not there.
    """
    at = at or timezone.now()
    with transaction.atomic():
        person = hold(offer.request.person)
        request = hold_request(offer.request)
        bike = hold_bike(offer.bike)
        done = Handover.objects.filter(offer=offer).first()
        if done:
            return done
        if bike.state != Bike.State.RESERVED or not BikeOffer.objects.live().filter(pk=offer.pk).exists():
            raise Refused(_("This offer is over. The bike is not kept for them any more."), code="stale")
        if request.person_id != person.pk:
            raise Refused(_("This record is not in use any more. Load the page again."), code="stale")
        if not is_safe(bike, timezone.localdate(at)):
            raise Refused(_("The safety check is too old. Check the bike again first."), code="unchecked")
        _refuse_gaps(given, is_young=is_under_18(request))
        if Handover.objects.filter(person=person, child=request.child, ended_at__isnull=True).exists():
            raise Refused(_("They have a bike from us. One rider, one bike."), code="has_bike")
        made = _write(offer, request, given, by=by, at=at)
        kit.go_along(made, given.kinds(is_child=request.child > 0), by=by)
        collected(offer, by=by, at=at)
        move_bike(bike, Bike.State.HANDED_OVER, by=by, at=at)
        audit.record("bike.handover", by=by, row=made, at=at)
    return made


def is_under_18(request: BikeRequest) -> bool:
    """A child, or somebody who told us so. It is not shown in the bike room; the helmet's rule follows from it."""
    young = Background.objects.filter(person=request.person_id, age_band=AgeBand.UNDER_18)
    return request.child > 0 or young.exists()


def tell_theft(handover: Handover, *, crime_number: str = "", by: User, at: datetime | None = None) -> Handover:
    """The rider says it was stolen; nobody needs the police for that. Twice adds a crime number at most.

    Refused: a crime number of a rider whose record was joined to another or forgotten.
    """
    with transaction.atomic():
        if crime_number:
            hold(handover.person)
        bike, held = _held(handover)
        if held.ended_as != Ended.STOLEN:
            _end(held, Ended.STOLEN, by=by, at=at)
            move_bike(bike, Bike.State.STOLEN, by=by, at=at)
            audit.record("bike.theft", by=by, row=held, at=at)
        if crime_number and crime_number != held.crime_number:
            held.crime_number = crime_number
            held.save(update_fields=["crime_number"])
    return held


def take_return(handover: Handover, *, by: User, at: datetime | None = None) -> Handover:
    """The rider brought it back; it is looked over like any other. Twice changes nothing."""
    with transaction.atomic():
        bike, held = _held(handover)
        if held.ended_as != Ended.RETURNED:
            _end(held, Ended.RETURNED, by=by, at=at)
            _into_the_shop(bike, by=by, at=at)
            audit.record("bike.return", by=by, row=held, at=at)
    return held


def leave_with(handover: Handover, *, by: User, at: datetime | None = None) -> Handover:
    """They moved away and keep it: the bike is gone for good. Twice changes nothing."""
    with transaction.atomic():
        bike, held = _held(handover)
        if held.ended_as != Ended.KEPT:
            _end(held, Ended.KEPT, by=by, at=at)
            move_bike(bike, Bike.State.RETIRED, by=by, reason=_("Moved away with it"), at=at)
            audit.record("bike.kept", by=by, row=held, at=at)
    return held


def swap(handover: Handover, *, wheel_inches: int | None, height_cm: int, by: User) -> BikeRequest:
    """A child has outgrown its bike: the small one comes back, and the child has its old place for a bigger one.

    The place is the day of the first request, so that nobody loses a turn by growing. Twice is one swap. Refused: a
    grown-up's bike, the same wheel or a smaller one, and a list that takes nobody.
    """
    with transaction.atomic():
        hold_list()
        person = hold(handover.person)
        bike, held = _held(handover)
        if held.child == 0:
            raise Refused(_("Only a child's bike is swapped for a bigger one."), code="grown_up")
        if held.ended_as != Ended.SWAPPED:
            if wheel_inches and wheel_inches <= (bike.child_wheel or 0):
                raise Refused(_("Choose a bigger wheel than the one they have."), code="wheel")
            _end(held, Ended.SWAPPED, by=by)
            _into_the_shop(bike, by=by)
            audit.record("bike.swap", by=by, row=held)
        first = held.offer.request
        about = {"wheel_inches": wheel_inches, "height_cm": height_cm}
        day = {"joined_on": first.joined_on, "reason": _("A bigger bike for the same child")}
        return join(person, child=held.child, by=by, **day, **about)


def may_have_outgrown(handover: Handover, on: date | None = None) -> bool:
    """Whether a child has had the bike for a year: ask if a bigger one is wanted."""
    since = timezone.localdate(handover.handed_over_at)
    return handover.child > 0 and (on or timezone.localdate()) - since >= SIZE_LOOK_AFTER


def find_again(bike: Bike, *, by: User) -> Bike:
    """A stolen bike turned up: it comes in and is looked over. Twice changes nothing."""
    with transaction.atomic():
        held = hold_bike(bike)
        if held.state == Bike.State.RETURNED:
            return held
        if held.state != Bike.State.STOLEN:
            raise Refused(_("This bike is not missing. Load the page again."), code="stale")
        _into_the_shop(held, by=by, reason=_("Found again"))
        audit.record("bike.found", by=by, row=held)
    return held


def with_those_who_left() -> QuerySet[Handover]:
    """Bikes of riders who moved away, the latest first: somebody asks for them, or notes that they keep them.

    Who was forgotten cannot be asked.
    """
    out = Handover.objects.filter(ended_at__isnull=True, person__moved_away_on__isnull=False)
    return (
        out.filter(person__anonymised_at__isnull=True)
        .select_related("bike", "person")
        .order_by("-person__moved_away_on", "-pk")
    )


def _write(offer: BikeOffer, request: BikeRequest, given: Given, *, by: User, at: datetime) -> Handover:
    return Handover.objects.create(
        bike=offer.bike,
        offer=offer,
        person=request.person,
        child=request.child,
        handed_over_at=at,
        handed_over_by=by,
        has_lock=given.lock,
        has_front_light=given.front_light,
        has_rear_light=given.rear_light,
        helmet=given.helmet,
        has_hi_vis=given.hi_vis,
        has_bell=given.bell,
        has_pump=given.pump,
        wants_skills_session=given.wants_skills_session,
        agreed_in=given.agreed_in,
        agreed_at=at,
    )


def _refuse_gaps(given: Given, *, is_young: bool) -> None:
    if not given.lock:
        raise Refused(_("No bike goes without a lock. Add one."), code="lock")
    if not (given.front_light and given.rear_light):
        raise Refused(_("No bike goes without a front and a rear light. Add them."), code="lights")
    if given.helmet not in Handover.Helmet.values:
        raise Refused(_("Say whether they take the helmet."), code="helmet")
    if is_young and given.helmet == Handover.Helmet.DECLINED:
        raise Refused(_("Riders under 18 wear a helmet. Give one."), code="helmet")
    if not given.agreed:
        raise Refused(_("Show them the pictures, then let them tap."), code="agreed")


def _held(handover: Handover) -> tuple[Bike, Handover]:
    """The bike and its handover as they are now. Refused: one that ended another way.

    An ending that stands already is left to the caller, for whom twice is once.
    """
    bike = hold_bike(handover.bike)
    return bike, Handover.objects.select_for_update(of=("self",), no_key=True).select_related("offer__request").get(
        pk=handover.pk
    )


def _end(held: Handover, how: str, *, by: User, at: datetime | None = None) -> None:
    if held.ended_at:
        said = _("This is settled already: %(how)s. Load the page again.")
        raise Refused(said % {"how": held.get_ended_as_display()}, code="stale")
    held.ended_at, held.ended_by, held.ended_as = at or timezone.now(), by, how
    held.save(update_fields=["ended_at", "ended_by", "ended_as"])


def _into_the_shop(bike: Bike, *, by: User, reason: str = "", at: datetime | None = None) -> None:
    """What stood in the street is not checked any more."""
    bike.safe_until_on = None
    move_bike(bike, Bike.State.RETURNED, by=by, reason=reason, at=at)
    bike.save(update_fields=["safe_until_on"])
