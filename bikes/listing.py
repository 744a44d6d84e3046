"""What the list's page shows: the places with what stands beside each, and the bikes that somebody could have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bikes.matching import first_riders
from bikes.models import Bike, BikeOffer, BikeRequest, Ruling
from bikes.offers import SOON
from bikes.sizes import IN_SIZE, Size, size_of
from hub.models import Session
from hub.models.calendar import Kind
from hub.models.calendar import State as SessionState
from visitors.languages import LANGUAGES

State = BikeRequest.State


@dataclass(frozen=True)
class Chip:
    """What is so with a place, in a few words with a symbol; `look` is the chip's colour, nothing for plain words."""

    words: str | Promise
    icon: str = ""
    look: str = ""


@dataclass(frozen=True)
class Row:
    """One place in the list."""

    request: BikeRequest
    chip: Chip
    next_for: str = ""
    goes_first: Chip | None = None

    @property
    def languages(self) -> str:
        return ", ".join(str(LANGUAGES[code].name) for code in self.request.person.languages if code in LANGUAGES)

    @property
    def size(self) -> Size:
        return size_of(self.request)

    @property
    def weeks(self) -> int:
        return max(0, (timezone.localdate() - self.request.joined_on).days // 7)


@dataclass(frozen=True)
class Ready:
    """A bike that can be offered, and whose turn it is; nobody when it fits nobody.

    `is_again` is so when it is the turn of somebody who is the first for an earlier bike as well.
    """

    bike: Bike
    rider: BikeRequest | None
    is_again: bool = False


def with_offers(requests: QuerySet[BikeRequest]) -> QuerySet[BikeRequest]:
    """Fetch the person and the offer that stands beside each place."""
    standing = Prefetch("offers", BikeOffer.objects.live().select_related("bike"), to_attr="standing")
    return requests.select_related("person").prefetch_related(standing)


def rows(requests: Iterable[BikeRequest], ready: list[Ready], rules: Ruling) -> list[Row]:
    """The places as the page shows them."""
    turns = {each.rider.pk: each.bike.tag for each in reversed(ready) if each.rider}
    today = timezone.localdate()
    return [
        Row(
            request,
            chip_of(request, today, rules, turns.get(request.pk, "")),
            turns.get(request.pk, ""),
            _first(request, rules),
        )
        for request in requests
    ]


def chip_of(request: BikeRequest, today: date, rules: Ruling, next_for: str = "") -> Chip:
    """What is so with a place. It is fetched `with_offers`."""
    if request.state in {State.OFFERED, State.ACCEPTED} and request.standing:
        return _offered(request.standing[0], today)
    if request.state == State.NO_REPLY:
        return Chip(_("Paused, no reply twice"), "already", "near")
    if request.state != State.WAITING:
        return Chip(request.get_state_display())
    if next_for:
        return Chip(_("Next for %(tag)s") % {"tag": next_for}, "go", "ok")
    return _waiting(request, today, rules)


def ready_bikes(rules: Ruling) -> list[Ready]:
    """Bikes that can be offered, the longest ready first, each with whose turn it is. Three queries."""
    bikes = list(Bike.objects.to_offer().order_by("since_at", "pk"))
    turns = first_riders(bikes, rules)
    riders = BikeRequest.objects.select_related("person").in_bulk(turns.values())
    seen: set[int] = set()
    ready = []
    for bike in bikes:
        turn = turns.get(bike.pk)
        ready.append(Ready(bike, riders.get(turn), turn in seen))
        seen |= {turn} - {None}
    return ready


def counts() -> dict[str, int]:
    """How many places are live, in all and by size, how many of them with an offer. One query."""
    sizes = {f"size_{size}": Count("pk", filter=is_in) for size, is_in in IN_SIZE.items()}
    offered = Count("pk", filter=Q(state__in=[State.OFFERED, State.ACCEPTED]))
    counted = BikeRequest.objects.live().aggregate(all=Count("pk"), offered=offered, **sizes)
    return {name.removeprefix("size_"): number for name, number in counted.items()}


def not_seen_since(rules: Ruling) -> date | None:
    """The day before which somebody was last here who missed very many drop-ins; nothing while there were fewer."""
    held = Session.objects.filter(state=SessionState.CLOSED, programme__kind=Kind.DROP_IN).order_by("-held_on")
    return held.values_list("held_on", flat=True)[rules.unseen_sessions - 1 : rules.unseen_sessions].first()


def _first(request: BikeRequest, rules: Ruling) -> Chip | None:
    """Why they go first, where that counts: everybody sees it."""
    if not (rules.priorities_count and request.priority):
        return None
    return Chip(_("First: %(why)s") % {"why": request.get_priority_display()}, "up", "near")


def _offered(offer: BikeOffer, today: date) -> Chip:
    said = {"day": date_format(offer.due_on, "j M"), "tag": offer.bike.tag}
    if offer.state == BikeOffer.State.ACCEPTED:
        return Chip(_("Wants %(tag)s, by %(day)s") % said, "tick", "ok")
    is_soon = offer.due_on - today <= SOON
    return Chip(_("Offered %(tag)s, until %(day)s") % said, "message", "near" if is_soon else "call")


def _waiting(request: BikeRequest, today: date, rules: Ruling) -> Chip:
    if request.can_ride is False:
        return Chip(_("Learns to ride first"), "leaf")
    if request.height_cm is None and request.wheel_inches is None:
        return Chip(_("Ask how tall they are"), "adult", "gap")
    if request.missed:
        return Chip(_("No reply once, keeps place"), "already", "near")
    if (request.still_wanted_on or request.joined_on) <= today - timedelta(weeks=rules.ask_weeks):
        return Chip(_("Ask: still want one?"), "already", "near")
    return Chip(_("Waiting"))


def ends_soon(today: date) -> date:
    """Offers until this day are due soon."""
    return today + timedelta(days=SOON.days)
