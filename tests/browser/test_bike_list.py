"""A rider's way from a wish at the door to a bike of their own: a skip, a silence and a stopped list on the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bikes.models import BikeOffer, BikeRequest, Skip
from bikes.offers import lapse_offers
from hub.calendar import open_session
from hub.models import Session, User
from tests.browser.conftest import assert_accessible, picture, sign_in
from tests.factories.bikes import ReadyBikeFactory
from tests.factories.visitors import CardFactory


@pytest.fixture
def drop_in(hub: str) -> Session:
    session = Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")
    return open_session(session, by=User.objects.get(username="lead"))


def looked_at(page: Page, name: str, at_size: Callable[[str], None]) -> None:
    """Check the page, and keep its pictures at each size."""
    assert_accessible(page)
    for size in ("phone", "tablet on its side", "tablet"):
        at_size(size)
        picture(page, f"{name} {size}")


def leave_and_sign_in(page: Page, hub: str, name: str) -> None:
    page.context.clear_cookies()
    sign_in(page, hub, name)


def test_a_rider_waits_is_passed_by_nobody_and_rides(
    page: Page, hub: str, drop_in: Session, cupboard: None, at_size: Callable[[str], None]
) -> None:
    # at the door: a new face who would like a bike
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door/new-face")
    page.get_by_label("What shall we call you?").fill("Zeferino")
    page.locator("label").filter(has_text="bike").click()
    page.get_by_role("button", name="Check in").click()
    line = page.locator(".prompt").filter(has_text="Wants a bike")
    line.get_by_role("button", name="Put on the list").click()
    expect(page.get_by_text("They are on the bike list.")).to_be_visible()
    picture(page, "door wants a bike tablet")
    place = BikeRequest.objects.get(person__known_as="Zeferino")

    # in the bike room: how tall, and whose turn it is
    leave_and_sign_in(page, hub, "bikes")
    page.goto(f"{hub}/bikes/queue?state=ask")
    page.get_by_role("link", name="Zeferino").click()
    page.get_by_role("link", name="Change").click()
    page.get_by_label("How tall?").fill("6ft 8")
    looked_at(page, "bikes about", at_size)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("203 cm")).to_be_visible()
    page.goto(f"{hub}/bikes/queue")
    looked_at(page, "bikes queue", at_size)

    # the first is passed over with a reason, the second has the offer and is told
    page.get_by_role("link", name="Offer this bike").click()
    looked_at(page, "bikes offering", at_size)
    page.get_by_role("link", name="Pass over").click()
    page.get_by_label("They asked us to wait").check()
    page.get_by_role("button", name="Pass over").click()
    expect(page.get_by_text("Passed over. They keep their place.")).to_be_visible()
    page.get_by_role("button", name="Offer to").click()
    expect(page.get_by_text("Tell them now.")).to_be_visible()
    page.get_by_label("Message sent").check()
    page.get_by_label("WhatsApp").check()
    page.get_by_role("button", name="Note this try").click()
    expect(page.get_by_text("WhatsApp: Message sent")).to_be_visible()
    looked_at(page, "bikes place", at_size)
    assert Skip.objects.filter(reason="asked_to_wait").count() >= 1
    offer = BikeOffer.objects.latest("pk")

    # nobody answers; while the list is stopped nothing runs out
    page.goto(f"{hub}/bikes/list")
    page.get_by_label("Stopped for now").check()
    page.get_by_label("We have too few mechanics").check()
    page.get_by_label("When do you look at it again?").fill("2026-06-11")
    looked_at(page, "bikes list", at_size)
    page.get_by_role("button", name="From now on").click()
    expect(page.get_by_text("The list is stopped, so nothing is offered.")).to_be_visible()
    assert lapse_offers(offer.due_on.replace(month=7)) == 0
    page.goto(f"{hub}/bikes/list/poster")
    expect(page.get_by_text("Bikes are stopped for now. We have too few mechanics.")).to_be_visible()
    looked_at(page, "bikes poster", at_size)
    page.goto(f"{hub}/bikes/list")
    page.get_by_label("Open", exact=True).check()
    page.get_by_role("button", name="From now on").click()
    assert lapse_offers(offer.due_on.replace(month=7)) >= 1
    page.goto(f"{hub}/bikes/requests/{offer.request_id}")
    expect(page.get_by_text("The offer ran out")).to_be_visible()

    # who joined last waits for their turn, and has it in writing
    page.goto(f"{hub}/bikes/requests/{place.pk}/slip")
    expect(page.get_by_text("You are on the list since 14 May 2026.")).to_be_visible()
    looked_at(page, "bikes slip", at_size)

    # a bike that is tall enough: theirs is the first place it fits
    tall = ReadyBikeFactory(fits_height_min=198, fits_height_max=210)
    page.goto(f"{hub}/bikes/{tall.pk}/offering")
    page.get_by_role("button", name="Offer to Zeferino").click()
    expect(page.get_by_text("Tell them now.")).to_be_visible()

    # the door says so, and they say yes
    leave_and_sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    page.locator("#q").fill(CardFactory(person=place.person, number="KWMT4R7B").number)
    page.locator("#q").press("Enter")
    expect(page.get_by_text("is already here")).to_be_visible()
    line = page.locator(".prompt").filter(has_text="A bike is ready for you")
    picture(page, "door a bike is ready tablet")
    line.get_by_role("button", name="They want it").click()
    expect(page.get_by_text("They want it. Show them the bike corner.")).to_be_visible()

    # and ride away on it
    leave_and_sign_in(page, hub, "bikes")
    page.goto(f"{hub}/bikes/offers/{BikeOffer.objects.get(bike=tall).pk}/handover")
    for thing in ("Lock", "Front light", "Rear light"):
        page.get_by_label(thing, exact=True).check()
    page.get_by_label("Helmet given").check()
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_text(tall.frame_number)).to_be_visible()
    place.refresh_from_db()
    assert (place.state, place.joined_on.isoformat()) == ("collected", "2026-05-14")
