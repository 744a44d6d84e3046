"""A bike's way through the workshop: it comes in, is looked over, repaired, released, sent back, or gone for good.

Every move holds the bike, so that two people who press at once take turns; the second is told what became of it.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from bikes.heights import heights_of_frame, heights_of_wheel
from bikes.models import Bike, BikeChange, SafetyCheck, Triage
from bikes.models.bikes import RELEASED
from bikes.moving import hold_bike, move_bike
from hub import audit
from hub.models import User
from hub.refusals import Refused

TAGS = 0x6875_6205  # tags are given one at a time
TWICE_WITHIN = timedelta(minutes=2)  # the same tag again so soon, by the same person, is the same press
LONGEST_REPAIR, DEAREST = 24 * 60, 1_000_00  # minutes and pence of one note

State = Bike.State
GONE = [State.HANDED_OVER, State.STOLEN, State.RETIRED]


def receive(tag: str, *, by: User, at: datetime | None = None, **about: Any) -> Bike:
    """A bike came in and hangs under this tag. The same press twice is one bike.

    Refused: a tag that another bike wears or wore.
    """
    at = at or timezone.now()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TAGS])
        worn = Bike.objects.filter(tag=tag).first()
        if worn and BikeChange.objects.filter(bike=worn, from_state="", by=by, at__gt=at - TWICE_WITHIN).exists():
            return worn
        if worn:
            said = _("Tag %(tag)s belongs to another bike. The next free one is %(next)s.")
            raise Refused(said % {"tag": tag, "next": next_tag()}, code="tag")
        bike = _tell(Bike(tag=tag, came_in_on=timezone.localdate(at), since_at=at), about)
        bike.save(force_insert=True)
        BikeChange.objects.create(bike=bike, to_state=State.DONATED, by=by, at=at)
        audit.record("workshop.receive", by=by, row=bike, at=at)
    return bike


def next_tag() -> str:
    """The number after the highest tag, in four figures."""
    numbered = Bike.objects.filter(tag__regex=r"^[0-9]{1,8}$").annotate(number=Cast("tag", IntegerField()))
    return f"{(numbered.aggregate(last=Max('number'))['last'] or 0) + 1:04}"


def describe(bike: Bike, *, by: User, **about: Any) -> Bike:
    """Write down what we know of a bike. What it fits follows from its wheel or frame where nobody said it.

    Refused: to take away what a released bike must have.
    """
    with transaction.atomic():
        held = _tell(hold_bike(bike), about)
        if held.state in RELEASED and (lacks := lacking(held)):
            raise Refused(_("A bike that may go out keeps this: %(what)s.") % {"what": ", ".join(lacks)}, code="lacks")
        held.save(update_fields=[*about, "frame_number", "fits_height_min", "fits_height_max"])
        audit.record("workshop.set", by=by, row=held)
    return held


def triage(bike: Bike, *, result: str, parts_needed: str = "", place: str = "", by: User) -> Bike:
    """Somebody looked the bike over: it is worth a repair, or it goes for parts, for sale or for scrap.

    The same answer twice is one. Refused: a bike that was looked over already.
    """
    with transaction.atomic():
        held = hold_bike(bike)
        to_state = State.TRIAGED if result == Triage.Result.REPAIR else State.RETIRED
        last = held.triages.order_by("-pk").first()
        if held.state == to_state and last and last.result == result:
            return held
        _refuse_unless(held, State.DONATED, State.RETURNED)
        made = Triage.objects.create(bike=held, result=result, parts_needed=parts_needed, by=by)
        held.parts_needed, held.place = parts_needed, place or held.place
        held.save(update_fields=["parts_needed", "place"])
        reason = "" if to_state == State.TRIAGED else str(made.get_result_display())
        move_bike(held, to_state, by=by, reason=reason)
        audit.record("workshop.triage", by=by, row=held, reason=result)
    return held


def start_repair(bike: Bike, *, by: User) -> Bike:
    """The bike goes on a stand, and whoever puts it there is its mechanic. Twice changes nothing."""
    with transaction.atomic():
        held = hold_bike(bike)
        if held.state == State.IN_REPAIR:
            return held
        _refuse_unless(held, State.TRIAGED)
        move_bike(held, State.IN_REPAIR, by=by)
        audit.record("workshop.start", by=by, row=held)
    return held


def note_repair(bike: Bike, *, minutes: int = 0, cost_pence: int = 0, parts_needed: str = "", by: User) -> Bike:
    """Add minutes and money to what the bike took so far, and say which parts it still needs."""
    if not (0 <= minutes <= LONGEST_REPAIR and 0 <= cost_pence <= DEAREST):
        raise Refused(_("At most 24 hours and 1,000 pounds at a time."), code="much")
    with transaction.atomic():
        held = hold_bike(bike)
        _refuse_unless(held, State.IN_REPAIR)
        held.repair_minutes += minutes
        held.cost_pence += cost_pence
        held.parts_needed = parts_needed
        held.save(update_fields=["repair_minutes", "cost_pence", "parts_needed"])
        audit.record("workshop.repair", by=by, row=held)
    return held


def release(bike: Bike, *, by: User) -> Bike:
    """Both signed, and all is known: the bike may be offered. Twice changes nothing.

    Refused: without a check that is still good, and while its frame number, the day it was looked up as not stolen,
    or the heights it fits are not known.
    """
    with transaction.atomic():
        held = hold_bike(bike)
        if held.state == State.READY:
            return held
        _refuse_unless(held, State.SAFETY_CHECKED)
        if not is_safe(held):
            raise Refused(_("Two people must sign the check first, within 8 weeks."), code="unchecked")
        if lacks := lacking(held):
            raise Refused(_("Still missing: %(what)s.") % {"what": ", ".join(lacks)}, code="lacks")
        move_bike(held, State.READY, by=by)
        audit.record("workshop.release", by=by, row=held)
    return held


def describe_and_release(bike: Bike, *, by: User, **about: Any) -> Bike:
    """The last facts and the release in one press: neither stands without the other."""
    with transaction.atomic():
        return release(describe(bike, by=by, **about), by=by)


def send_back(bike: Bike, *, reason: str, by: User) -> Bike:
    """Something was found: back to repair, and its check counts no more. Twice changes nothing."""
    if not reason.strip():
        raise Refused(_("Say what is wrong with it."), code="reason")
    with transaction.atomic():
        held = hold_bike(bike)
        if held.state == State.IN_REPAIR:
            return held
        _refuse_kept(held)
        _refuse_unless(held, State.SAFETY_CHECKED, State.READY)
        back_to_repair(held, reason=reason.strip(), by=by)
        audit.record("workshop.return", by=by, row=held)
    return held


def retire(bike: Bike, *, reason: str, by: User) -> Bike:
    """The bike is gone for good: for parts, sold, scrapped, passed on. Twice changes nothing."""
    if not reason.strip():
        raise Refused(_("Say where it goes."), code="reason")
    with transaction.atomic():
        held = hold_bike(bike)
        if held.state == State.RETIRED:
            return held
        _refuse_kept(held)
        if held.state == State.HANDED_OVER:
            raise Refused(_("This bike is with its rider. Note first that it came back."), code="ridden")
        _end_half_check(held)
        move_bike(held, State.RETIRED, by=by, reason=reason.strip())
        audit.record("workshop.retire", by=by, row=held)
    return held


def lacking(bike: Bike) -> list[str]:
    """What must be known before a bike may go out, and is not, in words."""
    found = []
    if not bike.frame_number and not bike.has_no_frame_number:
        found.append(_("frame number"))
    if bike.stolen_checked_on is None:
        found.append(_("looked up as not stolen"))
    if bike.fits_height_min is None:
        found.append(_("the heights it fits"))
    return found


def is_safe(bike: Bike, on: date | None = None) -> bool:
    """Whether the check that two people signed is still good on that day."""
    return bike.safe_until_on is not None and bike.safe_until_on >= (on or timezone.localdate())


def back_to_repair(held: Bike, *, reason: str, by: User) -> None:
    """No check counts any more, and the bike stands in repair. The caller holds it."""
    _end_half_check(held)
    if held.safe_until_on:
        held.safe_until_on = None
    if held.state != State.IN_REPAIR:
        BikeChange.objects.create(bike=held, from_state=held.state, to_state=State.IN_REPAIR, by=by, reason=reason)
        held.state, held.since_at = State.IN_REPAIR, timezone.now()
    held.save(update_fields=["state", "since_at", "safe_until_on"])  # at once: no released bike is without a check


def _end_half_check(held: Bike) -> None:
    held.checks.filter(state=SafetyCheck.State.HALF).update(state=SafetyCheck.State.FAILED)


def _tell(bike: Bike, about: dict[str, Any]) -> Bike:
    """Frame numbers in capitals without spaces; the heights of a known wheel or frame where nobody said any."""
    for name, value in about.items():
        setattr(bike, name, value)
    bike.frame_number = "".join(bike.frame_number.upper().split())
    if bike.fits_height_min is None:
        sized = heights_of_wheel(bike.child_wheel or 0) or heights_of_frame(bike.frame_cm or 0)
        bike.fits_height_min, bike.fits_height_max = sized or (None, None)
    return bike


def _refuse_kept(held: Bike) -> None:
    if held.state == State.RESERVED:
        raise Refused(_("This bike is kept for somebody. Take the offer back first."), code="kept")


def _refuse_unless(held: Bike, *states: str) -> None:
    if held.state not in states:
        said = _("This bike is somewhere else by now: %(state)s. Load the page again.")
        raise Refused(said % {"state": held.get_state_display()}, code="stale")
