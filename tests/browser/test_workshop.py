"""One bike from donation to its rider, by the buttons of the board, on a tablet."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from bikes.models import Bike, Item
from bikes.offers import offer_bike
from hub.models import Access, User
from tests.browser.conftest import assert_accessible, picture, sign_in
from tests.factories import UserFactory
from tests.factories.bikes import BikeRequestFactory
from tests.factories.hub import PASSWORD
from tests.factories.visitors import CardFactory, PersonFactory


def enter(page: Page, hub: str, name: str) -> None:
    """Somebody else takes the tablet."""
    page.context.clear_cookies()
    page.goto(f"{hub}/sign-in")
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good")


def sign_the_list(page: Page) -> None:
    """Good, all along the frame."""
    for group in page.get_by_role("group").filter(has=page.get_by_label("Good", exact=True)).all():
        group.get_by_label("Good", exact=True).check()
    page.get_by_role("button", name="Sign it").click()


def pictures(page: Page, at_size: Callable[[str], None], name: str) -> None:
    for size in ("tablet on its side", "phone", "tablet"):
        at_size(size)
        picture(page, f"{name} {size}")


def test_a_bike_goes_from_donation_to_its_rider(
    page: Page, hub: str, cupboard: None, at_size: Callable[[str], None]
) -> None:
    UserFactory(username="yonas", called="Yonas", accesses=[Access.BIKES])
    sign_in(page, hub, "bikes")
    page.goto(f"{hub}/bikes/workshop")
    pictures(page, at_size, "board")
    assert_accessible(page)

    page.get_by_role("link", name="A bike came in").click()
    tag = page.get_by_label("Tag number").input_value()
    page.get_by_label("Colour").fill("Blue")
    page.get_by_label("Where does it hang?").fill("Hook 12")
    pictures(page, at_size, "bike came in")
    page.get_by_role("button", name="Take it in").click()
    bike = Bike.objects.get(tag=tag)

    page.goto(f"{hub}/bikes/{bike.pk}")
    page.get_by_role("link", name=re.compile("Look over")).click()
    page.get_by_label("Repair it").check()
    page.get_by_label("Parts it needs").fill("Brake cable")
    pictures(page, at_size, "bike looked over")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name=re.compile("Start")).click()

    page.goto(f"{hub}/bikes/{bike.pk}/repair")
    page.get_by_label("How many minutes did it take?").fill("40")
    page.get_by_label("What did parts cost, in pounds?").fill("4.50")
    page.get_by_label("Parts it still needs").fill("")
    page.get_by_role("button", name="Repaired. Check it now").click()
    pictures(page, at_size, "bike check")
    assert len(Item) == page.get_by_label("Not good", exact=True).count()
    sign_the_list(page)
    expect(page.get_by_text("Now somebody else checks it too.")).to_be_visible()

    enter(page, hub, "yonas")
    page.goto(f"{hub}/bikes/{bike.pk}/check")
    sign_the_list(page)
    page.get_by_role("link", name=re.compile("Release")).click()
    page.get_by_label("Frame number", exact=True).fill("wbk 417 x")
    page.get_by_label("Looked up as not stolen on").fill("2026-05-14")
    page.get_by_label("Fits riders from").fill("5ft 6")
    page.get_by_label("Fits riders to").fill("180")
    pictures(page, at_size, "bike released")
    page.get_by_role("button", name="It is ready").click()
    expect(page.get_by_text("Safe to 9 Jul").first).to_be_visible()
    pictures(page, at_size, "bike")

    samira = PersonFactory(known_as="Samira", other_names="Haddad", languages=["ar"])
    CardFactory(person=samira, number="KWMT4R7B")
    request = BikeRequestFactory(person=samira, joined_on=timezone.localdate() - timedelta(weeks=300))
    offer = offer_bike(bike, request, by=User.objects.get(username="bikes"))
    page.goto(f"{hub}/bikes/offers/{offer.pk}/handover")
    expect(page.get_by_text("KWMT-4R7B")).to_be_visible()
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_text("No bike goes without a lock. Add one.")).to_be_visible()
    for thing in ("Lock", "Front light", "Rear light"):
        page.get_by_label(thing, exact=True).check()
    page.get_by_label("Helmet given").check()
    page.get_by_label("I agree").check()
    pictures(page, at_size, "handover")
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_text("WBK417X")).to_be_visible()
    pictures(page, at_size, "handover slip")

    page.get_by_role("link", name="It was stolen").click()
    page.get_by_role("button", name="It was stolen").click()
    expect(page.get_by_text("They can join the list again.").first).to_be_visible()
    bike.refresh_from_db()
    assert [change.to_state for change in bike.changes.order_by("pk")] == [
        "donated", "triaged", "in_repair", "safety_checked", "ready", "reserved", "handed_over", "stolen",
    ]  # fmt: skip

    for name in ("kit", "kit/lock", "figures", "workshop/ready"):
        page.goto(f"{hub}/bikes/{name}")
        pictures(page, at_size, f"bikes {name.replace('/', ' ')}")
        assert_accessible(page)
