"""Whatever a browser can send to the bike room: a clear answer, never a broken page."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bikes.models import Item
from bikes.rulings import FIGURES
from hub.models import Access
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, HandoverFactory, ReadyBikeFactory
from tests.factories.visitors import PersonFactory, VisitFactory
from tests.hub.test_access import DEEDS, POLICY
from tests.visitors.pressing import HTMX
from tests.visitors.test_wrong_input import SHARPEST, broken, hostile_forms

ABOUT = {"height_cm", "wheel_inches", "can_ride", "wants_step_through", "need", "inside_leg_cm"}
KNOWN = {"frame_number", "has_no_frame_number", "stolen_checked_on", "register_number"}
KNOWN |= {"fits_height_min", "fits_height_max"}
FIELDS = {
    "bikes:list-state": {"state", "reason", "review_on"},
    "bikes:rules-change": {*FIGURES, "from_on"},
    "bikes:people": {"q"},
    "bikes:person-joining": ABOUT | {"child"},
    "bikes:person-wish": {"said", "person", "receipt"},
    "bikes:request-about": ABOUT,
    "bikes:request-leaving": {"state"},
    "bikes:request-restoring": {"reason"},
    "bikes:request-still-wanted": {"said", "person", "receipt"},
    "bikes:offer-create": {"said"},
    "bikes:skip-create": {"reason"},
    "bikes:offer-accepting": {"said", "person", "receipt"},
    "bikes:offer-declining": {"wants_another"},
    "bikes:offer-undoing": {"said"},
    "bikes:offer-try": {"way", "result"},
    "bikes:offer-handover": {"lock", "front_light", "rear_light", "helmet", "hi_vis", "agreed_in", "agreed"},
    "bikes:workshop-create": {"tag", "kind", "child_wheel", "is_step_through", "colour", "place", "came_from"},
    "bikes:bike-about": KNOWN | {"kind", "child_wheel", "frame_cm", "frame_inches", "colour", "place", "came_from"},
    "bikes:bike-triage": {"result", "parts_needed", "place"},
    "bikes:bike-start": {"x"},
    "bikes:bike-repair": {"minutes", "cost_pence", "parts_needed", "then"},
    "bikes:bike-check": {*Item.values},
    "bikes:bike-release": KNOWN,
    "bikes:bike-sending-back": {"reason"},
    "bikes:bike-retiring": {"reason"},
    "bikes:bike-finding": {"x"},
    "bikes:bike-photo-dropping": {"x"},
    "bikes:photo-create": {"bike", "photo"},
    "bikes:handover-theft": {"crime_number"},
    "bikes:handover-returning": {"x"},
    "bikes:handover-swapping": {"height_cm", "wheel_inches"},
    "bikes:handover-keeping": {"x"},
    "bikes:kit-counting": {"what", "count", "cost_pence"},
}
SCREENS = (
    "list-state",
    "rules-change",
    "people",
    "person-joining",
    "request-about",
    "request-leaving",
    "request-restoring",
)
SCREENS += ("skip-create", "offer-declining", "offer-handover", "workshop-create", "kit-counting")
SCREENS += ("bike-about", "bike-triage", "bike-repair", "bike-check", "bike-release", "bike-sending-back")
SCREENS += ("bike-retiring", "handover-theft", "handover-swapping")
STANDS = {"triage": "donated", "start": "triaged", "repair": "in_repair", "check": "in_repair", "finding": "stolen"}
STANDS |= {"release": "safety_checked", "sending-back": "safety_checked"}


@pytest.fixture
def rows(db: None) -> dict[str, dict]:
    """Something to point each address at."""
    offer, waits, bike = BikeOfferFactory(), BikeRequestFactory(), ReadyBikeFactory()
    VisitFactory(person=waits.person, session__held_on=timezone.localdate())
    both = {"pk": bike.pk, "rider": waits.pk}
    pointing = {"person": PersonFactory().pk, "request": waits.pk, "offer": offer.pk}
    by_word = {name: {"pk": pointing[word]} for name in FIELDS if (word := name[6:].split("-")[0]) in pointing}
    for name in FIELDS:
        if name.startswith("bikes:bike-"):
            state = STANDS.get(name.removeprefix("bikes:bike-"), "donated")
            by_word[name] = {"pk": ReadyBikeFactory(state=state).pk}
        elif name.startswith("bikes:handover-"):
            by_word[name] = {"pk": HandoverFactory(offer__request__child=1).pk}
    by_word["bikes:kit-counting"] = {"kind": "lock"}
    return by_word | {"bikes:offer-create": both, "bikes:skip-create": both}


def test_every_form_of_the_bike_room_is_tried() -> None:
    queue = {name for name in DEEDS if name.startswith("bikes:")} | {f"bikes:{name}" for name in SCREENS}
    assert (set(FIELDS), queue - set(POLICY)) == (queue, set())


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_nonsense_never_breaks_a_page(rows: dict[str, dict], name: str) -> None:
    client: Client = signed_in(UserFactory(accesses=list(Access)))
    forms = hostile_forms(FIELDS[name], SHARPEST)
    assert broken(client, reverse(name, kwargs=rows.get(name, {})), forms, {}, HTMX) == []
