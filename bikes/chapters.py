"""What the bike room holds on one person, for them to read."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bikes.models import BikeOffer, BikeRequest, Handover
from bikes.moving import in_words
from hub.rooms import Chapter
from visitors.languages import LANGUAGES
from visitors.models import Person


def chapters(person: Person) -> Iterator[Chapter]:
    """One chapter for each place in the list and each bike they had. A handful of queries, however many."""
    places = BikeRequest.objects.filter(person=person).order_by("joined_on", "pk")
    for place in places.prefetch_related("changes", "offers__bike", "offers__tries", "skips__bike"):
        yield Chapter(_title(_("Your place on the bike list"), place.child), [*_place(place)])
    for handover in Handover.objects.filter(person=person).select_related("bike").order_by("handed_over_at"):
        yield Chapter(_title(_("A bike you had from us"), handover.child), [*_bike(handover)])


def _title(words: str, child: int) -> str:
    return _("%(words)s, for child %(n)d") % {"words": words, "n": child} if child else words


def _place(place: BikeRequest) -> Iterator[tuple[str, str]]:
    yield _("Since"), _day(place.joined_on)
    yield _("Now"), str(place.get_state_display())
    said = {
        _("Height"): _cm(place.height_cm),
        _("Inside leg"): _cm(place.inside_leg_cm),
        _("Wheel"): f"{place.wheel_inches}″" if place.wheel_inches else "",
        _("Can ride"): {True: _("yes"), False: _("learns first"), None: ""}[place.can_ride],
        _("Frame"): _("step-through") if place.wants_step_through else "",
        _("What for"): str(place.get_need_display()) if place.need else "",
        _("Goes first because"): str(place.get_priority_display()) if place.priority else "",
        _("Still wanted, last said on"): _day(place.still_wanted_on),
        _("Offers without a reply"): str(place.missed) if place.missed else "",
    }
    yield from ((label, words) for label, words in said.items() if words)
    for change in place.changes.all():
        why = f": {in_words(change.reason)}" if change.reason else ""
        yield _moment(change.at), f"{change.get_to_state_display()}{why}"
    for offer in place.offers.all():
        yield from _offer(offer)
    for skip in place.skips.all():
        told = _("Passed over for bike %(tag)s: %(why)s") % {"tag": skip.bike.tag, "why": skip.get_reason_display()}
        yield _moment(skip.at), told


def _offer(offer: BikeOffer) -> Iterator[tuple[str, str]]:
    said = {"tag": offer.bike.tag, "state": offer.get_state_display(), "day": _day(offer.due_on)}
    yield _day(offer.offered_on), _("Bike %(tag)s, kept until %(day)s: %(state)s") % said
    for one in offer.tries.all():
        yield _moment(one.at), f"{one.get_way_display()}: {one.get_result_display()}"


def _bike(handover: Handover) -> Iterator[tuple[str, str]]:
    bike = handover.bike
    yield _("Tag number"), bike.tag
    yield _("Frame number"), bike.frame_number or _("none found")
    yield _("Given to you on"), _moment(handover.handed_over_at)
    along = {
        _("lock"): handover.has_lock,
        _("front light"): handover.has_front_light,
        _("rear light"): handover.has_rear_light,
        _("hi-vis"): handover.has_hi_vis,
        _("bell"): handover.has_bell,
        _("pump"): handover.has_pump,
    }
    yield _("With it went"), ", ".join(name for name, went in along.items() if went)
    yield _("Helmet"), str(handover.get_helmet_display())
    if handover.wants_skills_session:
        yield _("Cycling lesson"), _("wished for")
    if handover.agreed_in in LANGUAGES:
        yield _("You agreed in"), str(LANGUAGES[handover.agreed_in].name)
    if handover.size_looked_on:
        yield _("Size looked at on"), _day(handover.size_looked_on)
    if handover.ended_at:
        yield _moment(handover.ended_at), str(handover.get_ended_as_display())
    if handover.crime_number:
        yield _("Crime number"), handover.crime_number


def _cm(centimetres: int | None) -> str:
    return _("%(cm)d cm") % {"cm": centimetres} if centimetres else ""


def _day(on: date | None) -> str:
    return date_format(on, "j F Y") if on else ""


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y")
