"""Move a bike or a request from state to state, told by a row; and hold what a deed counts on.

Everybody holds in one order: the list, the person, the request, the bike, the offer.
"""

from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikes.models import Bike, BikeChange, BikeRequest, BikeRequestChange
from hub.models import User
from hub.refusals import Refused

LIST = 0x6875_6204  # who changes the state of the list waits for deeds under way, and they for it

# Why the room itself moved something; what a person typed stands for itself.
REASONS: dict[str, str | Promise] = {
    "asked": gettext_lazy("They asked for it"),
    "door": gettext_lazy("Said so at the door"),
    "link": gettext_lazy("Two records were one person"),
    "unlink": gettext_lazy("Two records were taken apart"),
    "moved": gettext_lazy("Moved away"),
    "back": gettext_lazy("Back again"),
    "late": gettext_lazy("The offer ran out"),
    "not_reached": gettext_lazy("We could not reach them"),
    "this_bike": gettext_lazy("Not this bike"),
    "taken_back": gettext_lazy("The offer was taken back"),
    "passed": gettext_lazy("Passed over"),
    "old_list": gettext_lazy("From the old list"),
    "forgotten": gettext_lazy("Asked to be forgotten"),
}


def hold_list(*, to_change_it: bool = False) -> None:
    """Keep the state of the list as it is to the end of the transaction; whoever changes it holds it alone."""
    lock = "pg_advisory_xact_lock" if to_change_it else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lock}(%s)", [LIST])


def hold_request(request: BikeRequest) -> BikeRequest:
    """The request as it is now, to the end of the transaction."""
    held = BikeRequest.objects.locked().select_related("person").filter(pk=request.pk).first()
    if held is None:
        raise Refused(_("This place in the list is not there any more. Load the page again."), code="stale")
    return held


def hold_bike(bike: Bike) -> Bike:
    """The bike as it is now, to the end of the transaction."""
    held = Bike.objects.locked().filter(pk=bike.pk).first()
    if held is None:
        raise Refused(_("This bike is not there any more. Load the page again."), code="stale")
    return held


def move_request(
    request: BikeRequest, to_state: str, *, by: User | None, reason: str = "", at: datetime | None = None
) -> BikeRequest:
    """Write the new state and its change row. The caller holds the row and has checked the rules."""
    at = at or timezone.now()
    BikeRequestChange.objects.create(
        request=request, from_state=request.state, to_state=to_state, by=by, at=at, reason=reason
    )
    request.state, request.since_at = to_state, at
    request.save(update_fields=["state", "since_at"])
    return request


def move_bike(bike: Bike, to_state: str, *, by: User | None, reason: str = "", at: datetime | None = None) -> Bike:
    """Write the new state and its change row. The caller holds the row and has checked the rules."""
    at = at or timezone.now()
    BikeChange.objects.create(bike=bike, from_state=bike.state, to_state=to_state, by=by, at=at, reason=reason)
    bike.state, bike.since_at = to_state, at
    bike.save(update_fields=["state", "since_at"])
    return bike


def in_words(reason: str) -> str:
    """Why something moved, as people read it."""
    return str(REASONS.get(reason, reason))
