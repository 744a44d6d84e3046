"""Which rooms an account sees at the edge of each page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.access import SIGNED_IN
from hub.models import Access


@dataclass(frozen=True)
class Room:
    """One entry: where it leads, its symbol and word, for whom, and which addresses belong to it."""

    route: str
    icon: str
    label: str | Promise
    accesses: frozenset[Access]
    also: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.route)


# what a lead gets to from the people: of one person, of two who may be one, of many
LEADS_PAGES = (
    *("person", "doubt", "doubts", "links", "moves", "lists", "site", "source", "town", "card", "cards"),
    *("soon", "photos", "request", "requests"),
)
ROOMS = [
    Room("hub:home", "home", _("Today"), SIGNED_IN),
    Room("visitors:door", "door", _("Door"), frozenset({Access.DOOR, Access.LEAD})),
    Room(
        "visitors:people",
        "people",
        _("People"),
        frozenset({Access.LEAD}),
        tuple(f"visitors:{word}" for word in LEADS_PAGES),
    ),
    Room(
        "hub:calendar",
        "calendar",
        _("Calendar"),
        frozenset({Access.LEAD}),
        ("hub:week", "hub:month", "hub:session", "hub:closure"),
    ),
    Room(
        "bikes:queue",
        "bike",
        _("Bikes"),
        frozenset({Access.BIKES}),
        (
            "bikes:request",
            "bikes:people",
            "bikes:person",
            "bikes:bike-offering",
            "bikes:skip",
            "bikes:offer",
            "bikes:list",
            "bikes:poster",
        ),
    ),
    Room("hub:programmes", "repeat", _("Programmes"), frozenset({Access.LEAD}), ("hub:programme",)),
    Room(
        "bikes:workshop",
        "spanner",
        _("Workshop"),
        frozenset({Access.BIKES}),
        ("bikes:bike", "bikes:bikes", "bikes:handover", "bikes:workshop"),
    ),
    Room("bikes:kit", "lock", _("Kit"), frozenset({Access.BIKES}), ("bikes:kit",)),
    Room("bikes:figures", "chart", _("Bike figures"), frozenset({Access.BIKES, Access.TRUSTEE})),
    Room("hub:notices", "message", _("Our words"), frozenset({Access.TRUSTEE, Access.ADMIN})),
    Room("hub:keeping", "leaf", _("What we keep"), frozenset({Access.TRUSTEE, Access.ADMIN})),
    Room("visitors:disclosures", "lock", _("Who asked us"), frozenset({Access.TRUSTEE}), ("visitors:disclosure",)),
    Room("hub:accounts", "key", _("Accounts"), frozenset({Access.ADMIN}), ("hub:account",)),
    Room("visitors:workbook", "book", _("Old book"), frozenset({Access.ADMIN})),
    Room("hub:audit", "note", _("Who did what"), frozenset({Access.ADMIN})),
]


def rooms_of_user(request: HttpRequest) -> dict:
    """For every template: the account's rooms, with the one it stands in, and what it is here for in plain words."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"rooms": [], "access_words": "", "is_with_people": False}
    here = request.resolver_match.view_name if request.resolver_match else ""

    def rooms() -> list[dict]:  # called by the pages that have an edge
        theirs = [room for room in ROOMS if room.accesses & user.accesses]
        current = next((room for room in theirs if _stands_in(here, room)), None)  # an address belongs to one room
        return [
            {"url": room.url, "icon": room.icon, "label": room.label, "current": room is current} for room in theirs
        ]

    return {
        "rooms": rooms,
        "access_words": lambda: ", ".join(user.access_labels),
        "is_with_people": bool(user.accesses - {Access.TRUSTEE}),
    }


def _stands_in(here: str, room: Room) -> bool:
    return here == room.route or any(here == name or here.startswith(f"{name}-") for name in room.also)
