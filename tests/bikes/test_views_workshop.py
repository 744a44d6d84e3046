"""The workshop on its screens: the board, and each step of a bike by its own button."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from time_machine import Traveller

from bikes.board import COLUMNS, Stands, board, named
from bikes.checking import ICONS
from bikes.kit import count_in
from bikes.models import Bike, BikePhoto, Handover, Item, KitItem, SafetyCheck
from hub.models import AuditEntry, User
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.bikes import (
    BikeFactory,
    BikeOfferFactory,
    HandoverFactory,
    ReadyBikeFactory,
    SafetyCheckFactory,
)
from tests.factories.visitors import CardFactory, VisitFactory
from tests.hub.test_look import SYMBOLS

State = Bike.State
GOOD = dict.fromkeys(Item.values, "pass")
KIT = {"lock": "on", "front_light": "on", "rear_light": "on", "helmet": "given", "agreed_in": "en", "agreed": "on"}


@pytest.fixture
def tomek(bike_coordinator: User, thursday: Traveller) -> Client:
    return signed_in(bike_coordinator)


@pytest.fixture
def yonas(thursday: Traveller) -> Client:
    return signed_in(UserFactory(called="Yonas", accesses=["bikes"]))


def state_of(bike: Bike) -> str:
    return Bike.objects.get(pk=bike.pk).state


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_board_has_a_column_a_state_with_the_next_step_of_each_bike(tomek: Client, bike_coordinator: User) -> None:
    BikeFactory(), BikeFactory(state=State.RETURNED), BikeFactory(state=State.TRIAGED, parts_needed="Brake cable")
    BikeFactory(state=State.IN_REPAIR)
    SafetyCheckFactory(bike=BikeFactory(state=State.SAFETY_CHECKED), mechanic=bike_coordinator)
    SafetyCheckFactory(bike=BikeFactory(state=State.SAFETY_CHECKED), mechanic__called="Yonas")
    ReadyBikeFactory(safe_until_on=timezone.localdate() + timedelta(days=3))
    ReadyBikeFactory(safe_until_on=timezone.localdate() - timedelta(days=1))
    offer = BikeOfferFactory(request__person__known_as="Samira")
    VisitFactory(person=offer.request.person, session__held_on=timezone.localdate())
    columns = tomek.get("/bikes/workshop").context["columns"]
    shown = [
        (str(column.kind.title), column.count, [(tag.chip and tag.chip.words, tag.deed.words) for tag in column.tags])
        for column in columns
    ]
    assert shown == [
        ("Came in", 2, [(None, "Look over"), ("Came back", "Look over")]),
        ("To repair", 1, [("Brake cable", "Start")]),
        ("On a stand", 1, [(None, "Repaired")]),
        ("Safety check", 2, [("Not Tomek", "Check it"), ("Not Yonas", "Check it")]),
        ("Ready", 2, [("3 days left", "Offer"), ("Check is over", "Check again")]),
        ("Kept for", 1, [("Here now", "Hand over")]),
    ]
    assert [tag.deed.is_mine for tag in columns[3].tags] == [False, True]
    assert columns[5].tags[0].line == "For Samira"


def test_board_names_the_item_that_failed_last(tomek: Client, bike_coordinator: User) -> None:
    bike = BikeFactory(state=State.IN_REPAIR)
    tomek.post(f"/bikes/{bike.pk}/check", {**GOOD, "rear_brake": "fail"})
    [tag] = board(bike_coordinator)[2].tags
    assert tag.chip.words == "Failed: Rear brake"


@pytest.mark.parametrize("number", [1, 4])
def test_board_asks_the_same_of_the_database_however_many_bikes(
    tomek: Client, number: int, django_assert_num_queries
) -> None:
    for state in (State.DONATED, State.TRIAGED, State.IN_REPAIR, State.SAFETY_CHECKED):
        BikeFactory.create_batch(number, state=state)
    ReadyBikeFactory.create_batch(number), BikeOfferFactory.create_batch(number)
    with django_assert_num_queries(11):
        page = tomek.get("/bikes/workshop").content.decode()
    assert page.count('class="bcard"') == 6 * min(number, 3)
    assert page.count("1 more") == (6 if number == 4 else 0)


@pytest.mark.parametrize(
    ("taken", "look", "part"), [(0, "ok", 0), (4, "ok", 67), (5, "near", 83), (6, "stop", 100), (9, "stop", 100)]
)
def test_repair_area_shows_how_full_it_is(taken: int, look: str, part: int) -> None:
    assert (Stands(taken, 6).look, Stands(taken, 6).part) == (look, part)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"colour": "Blue", "frame_cm": 54}, "Blue hybrid, 54 cm"),
        ({"kind": "child", "child_wheel": 20}, "Child's bike, 20″"),
        ({"kind": "town", "is_step_through": True}, "Town bike, step-through"),
    ],
)
def test_bike_is_named_in_a_few_words(db: None, about: dict, words: str) -> None:
    assert named(BikeFactory(**about)) == words


def test_every_column_and_what_left_the_workshop_has_its_page(tomek: Client) -> None:
    HandoverFactory()
    slugs = [*(kind.slug for kind in COLUMNS), "riding", "stolen", "gone"]
    found = {slug: len(tomek.get(f"/bikes/workshop/{slug}").context["tags"]) for slug in slugs}
    assert found == dict.fromkeys(slugs, 0) | {"riding": 1}
    assert tomek.get("/bikes/workshop/nowhere").status_code == 404


def test_bike_is_found_by_its_tag(tomek: Client) -> None:
    bike = BikeFactory(tag="0417")
    for typed in ("0417", "417", " 0417 "):
        assert tomek.get("/bikes/workshop/find", {"tag": typed})["Location"] == f"/bikes/{bike.pk}"
    assert "No bike wears this tag" in said(tomek.get("/bikes/workshop/find", {"tag": "<b>9"}))


def test_a_bike_goes_all_the_way_by_its_buttons(tomek: Client, yonas: Client) -> None:
    """From the door of the workshop to the shelf, each step as its own press."""
    tomek.post("/bikes/workshop/new", {"tag": "431", "kind": "hybrid", "colour": "Red", "place": "Front rack"})
    bike = Bike.objects.get()
    tomek.post(f"/bikes/{bike.pk}/triage", {"result": "repair", "parts_needed": "Brake cable"})
    tomek.post(f"/bikes/{bike.pk}/start")
    done = tomek.post(f"/bikes/{bike.pk}/repair", {"minutes": "40", "cost_pence": "£4.50", "then": "check"})
    assert done["Location"] == f"/bikes/{bike.pk}/check"
    tomek.post(f"/bikes/{bike.pk}/check", GOOD)
    refused = tomek.post(f"/bikes/{bike.pk}/check", GOOD)
    assert (refused.status_code, state_of(bike)) == (422, State.SAFETY_CHECKED)
    assert "Ask somebody else to sign second." in said(refused)
    yonas.post(f"/bikes/{bike.pk}/check", GOOD)
    assert "Still missing: frame number" in said(tomek.get(f"/bikes/{bike.pk}"))
    gap = tomek.post(f"/bikes/{bike.pk}/release", {"frame_number": "wbk 12345"})
    assert (gap.status_code, state_of(bike)) == (422, State.SAFETY_CHECKED)
    known = {
        "frame_number": "wbk 12345",
        "stolen_checked_on": "14/05/2026",
        "fits_height_min": "5ft 6",
        "fits_height_max": "180",
    }
    tomek.post(f"/bikes/{bike.pk}/release", known)
    bike.refresh_from_db()
    assert (bike.state, bike.frame_number, bike.fits_height_min, bike.safe_until_on) == (
        State.READY,
        "WBK12345",
        168,
        date(2026, 7, 9),
    )
    assert (bike.repair_minutes, bike.cost_pence) == (40, 450)
    story = [event.what for event in tomek.get(f"/bikes/{bike.pk}").context["story"]]
    assert story == ["Ready", "Checked once", "In repair", "Looked over", "Came in"]


def test_refused_release_writes_none_of_it(tomek: Client) -> None:
    bike = BikeFactory(state=State.SAFETY_CHECKED)
    tomek.post(f"/bikes/{bike.pk}/release", {"frame_number": "WBK1", "stolen_checked_on": "14/05/2026"})
    assert Bike.objects.get().frame_number == ""


def test_taken_tag_is_refused_beside_its_field_and_keeps_what_was_typed(tomek: Client) -> None:
    BikeFactory(tag="0431")
    answer = tomek.post("/bikes/workshop/new", {"tag": "0431", "kind": "road", "colour": "Green"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["tag"])
    assert 'value="Green"' in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"fits_height_min": "tall"}, {"fits_height_min"}),
        ({"fits_height_min": "170"}, {"fits_height_max"}),
        ({"fits_height_min": "180", "fits_height_max": "170"}, {"fits_height_max"}),
        ({"frame_number": "x"}, {"frame_number"}),
        ({"frame_number": "WBK123", "has_no_frame_number": "on"}, {"has_no_frame_number"}),
        ({"stolen_checked_on": "2026-05-15"}, {"stolen_checked_on"}),
        ({"frame_cm": "900"}, {"frame_cm"}),
        ({"frame_inches": "NaN"}, {"frame_inches"}),
        ({"frame_inches": "99"}, {"frame_inches"}),
        ({"kind": "unicycle"}, {"kind"}),
        ({"child_wheel": "21"}, {"child_wheel"}),
        ({"colour": "\u202eder"}, {"colour"}),
    ],
)
def test_nonsense_about_a_bike_is_refused_beside_its_field(tomek: Client, typed: dict, wrong: set) -> None:
    bike = BikeFactory()
    answer = tomek.post(f"/bikes/{bike.pk}/about", {"kind": "hybrid", **typed})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, wrong)


def test_item_without_an_answer_is_asked_for(tomek: Client) -> None:
    bike = BikeFactory(state=State.IN_REPAIR)
    answer = tomek.post(f"/bikes/{bike.pk}/check", {**GOOD, "saddle": ""})
    assert (answer.status_code, list(answer.context["form"].errors), SafetyCheck.objects.count()) == (
        422,
        ["saddle"],
        0,
    )


def test_every_item_has_a_symbol() -> None:
    assert set(ICONS) == set(Item)
    assert set(ICONS.values()) - SYMBOLS == set()


def test_bike_sent_back_and_gone_for_good(tomek: Client) -> None:
    bike = ReadyBikeFactory()
    tomek.post(f"/bikes/{bike.pk}/sending-back", {"reason": "Flat tyre"})
    assert state_of(bike) == State.IN_REPAIR
    tomek.post(f"/bikes/{bike.pk}/retiring", {"reason": "Sold"})
    assert [event.why for event in tomek.get(f"/bikes/{bike.pk}").context["story"]] == ["Sold", "Flat tyre"]


# the picture


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG")
    return SimpleUploadedFile("bike.jpg", out.getvalue(), "image/jpeg")


def test_picture_is_kept_and_shown_under_its_own_name(tomek: Client) -> None:
    bike = BikeFactory()
    tomek.post("/bikes/photos", {"bike": bike.pk, "photo": picture()})
    address = re.search(r'src="(/bikes/[^"]+)"', tomek.get(f"/bikes/{bike.pk}").content.decode())[1]
    answer = tomek.get(address)
    assert (answer["Content-Type"], bytes(answer.content[:2])) == ("image/jpeg", b"\xff\xd8")
    assert "immutable" in answer["Cache-Control"]
    assert tomek.get(f"{address}x").status_code == 404
    tomek.post(f"/bikes/{bike.pk}/photo-dropping")
    assert BikePhoto.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"photo": "text"}, {"photo": SimpleUploadedFile("x.jpg", b"no picture")}])
def test_what_is_no_picture_is_refused_in_words(tomek: Client, sent: dict) -> None:
    answer = tomek.post("/bikes/photos", {"bike": BikeFactory().pk, **sent})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["photo"])


def test_picture_from_a_strange_page_is_refused(bike_coordinator: User) -> None:
    strict = signed_in(bike_coordinator, enforce_csrf_checks=True)
    assert strict.post("/bikes/photos", {"bike": BikeFactory().pk, "photo": picture()}).status_code == 403


# the handover


@pytest.fixture
def cupboard(bike_coordinator: User) -> None:
    for kind in KitItem.Kind:
        count_in(kind, 2, by=bike_coordinator)


def test_handover_shows_the_right_person_the_check_and_the_agreement(tomek: Client) -> None:
    offer = BikeOfferFactory(request__person__known_as="Samira", bike__tag="0409", bike__frame_number="WBK777")
    CardFactory(person=offer.request.person, number="ABCDEFGH")
    page = said(tomek.get(f"/bikes/offers/{offer.pk}/handover"))
    for words in ("Samira", "ABCD-EFGH", "0409", "WBK777", "Safe to 9 July", "Lock it, every time.", "Hand over"):
        assert words in page


def test_handover_by_its_button_gives_a_slip(tomek: Client, cupboard: None) -> None:
    offer = BikeOfferFactory(bike__frame_number="WBK777")
    done = tomek.post(f"/bikes/offers/{offer.pk}/handover", KIT)
    made = Handover.objects.get()
    assert done["Location"] == f"/bikes/handovers/{made.pk}"
    slip = said(tomek.get(done["Location"]))
    assert ("WBK777" in slip, offer.bike.tag in slip) == (True, True)
    assert tomek.get(f"/bikes/offers/{offer.pk}/handover")["Location"] == done["Location"]


@pytest.mark.parametrize(
    ("left_out", "beside"),
    [("lock", ["lock"]), ("rear_light", ["rear_light"]), ("helmet", ["helmet"]), ("agreed", ["agreed"])],
)
def test_handover_with_something_left_out_says_what(tomek: Client, cupboard: None, left_out: str, beside: list) -> None:
    offer = BikeOfferFactory()
    answer = tomek.post(f"/bikes/offers/{offer.pk}/handover", {**KIT, left_out: ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, beside)
    assert Handover.objects.count() == 0


def test_handover_to_a_child_offers_no_ride_without_a_helmet(tomek: Client, cupboard: None) -> None:
    offer = BikeOfferFactory(request__child=1, request__wheel_inches=20)
    answer = tomek.post(f"/bikes/offers/{offer.pk}/handover", {**KIT, "helmet": "declined"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["helmet"])


def test_theft_return_and_swap_by_their_buttons(tomek: Client) -> None:
    stolen, back = HandoverFactory(), HandoverFactory()
    child = HandoverFactory(offer__request__child=1, offer__bike__child_wheel=20)
    tomek.post(f"/bikes/handovers/{stolen.pk}/theft", {"crime_number": ""})
    tomek.post(f"/bikes/handovers/{back.pk}/returning")
    tomek.post(f"/bikes/handovers/{child.pk}/swapping", {"height_cm": "4ft 4", "wheel_inches": "24"})
    assert [state_of(row.bike) for row in (stolen, back, child)] == ["stolen", "returned", "returned"]
    tomek.post(f"/bikes/{stolen.bike.pk}/finding")
    assert state_of(stolen.bike) == "returned"


def test_the_screens_of_a_handover_are_looks_at_its_rider(tomek: Client) -> None:
    offer, child = BikeOfferFactory(), HandoverFactory(offer__request__child=1)
    addresses = [f"/bikes/handovers/{child.pk}{address}" for address in ("", "/theft", "/swapping")]
    for address in [f"/bikes/offers/{offer.pk}/handover", *addresses]:
        assert tomek.get(address).status_code == 200
    looks = [str(person) for person in (offer.request.person_id, *[child.person_id] * 3)]
    assert list(AuditEntry.objects.order_by("pk").values_list("act", "row")) == [("person.look", pk) for pk in looks]


def test_who_moved_away_with_a_bike_stands_over_the_board(tomek: Client) -> None:
    handover = HandoverFactory(offer__request__person__moved_away_on=date(2026, 5, 1), offer__bike__tag="0409")
    assert "1 rider moved away with a bike." in said(tomek.get("/bikes/workshop"))
    assert "0409 , moved away 1 May 2026" in said(tomek.get("/bikes/workshop/left"))
    tomek.post(f"/bikes/handovers/{handover.pk}/keeping")
    assert "moved away" not in said(tomek.get("/bikes/workshop"))
    assert "Nobody moved away with a bike." in said(tomek.get("/bikes/workshop/left"))


# kit


def test_kit_is_counted_on_its_screen(tomek: Client) -> None:
    tomek.post("/bikes/kit/lock", {"what": "bought", "count": "20", "cost_pence": "240"})
    tomek.post("/bikes/kit/lock", {"what": "lost", "count": "3"})
    tomek.post("/bikes/kit/lock", {"what": "counted", "count": "16"})
    too_many = tomek.post("/bikes/kit/lock", {"what": "lost", "count": "17"})
    assert (KitItem.objects.get().in_stock, too_many.status_code) == (16, 422)
    assert list(too_many.context["form"].errors) == ["count"]
    assert "Nearly gone" in said(tomek.get("/bikes/kit"))
    assert tomek.get("/bikes/kit/saddle").status_code == 404
