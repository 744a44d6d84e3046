"""A session lead opens Thursday and closes it: on a tablet, a phone and a desk, by thumb and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hub.models import Session
from hub.models.calendar import State
from tests.browser.conftest import assert_accessible, picture, sign_in


def today() -> Session:
    return Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")


@pytest.mark.parametrize("size", ["tablet", "tablet on its side", "phone"])
def test_a_lead_opens_and_closes_thursday(page: Page, hub: str, at_size: Callable[[str], None], size: str) -> None:
    at_size(size)
    page.goto(hub)
    assert_accessible(page)
    picture(page, f"sign-in {size}")
    sign_in(page, hub, "lead")
    expect(page.get_by_role("heading", name="Good morning, Rosa")).to_be_visible()
    expect(page.get_by_text("Starts in 2")).to_be_visible()
    assert_accessible(page)
    picture(page, f"today {size}")

    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_text("The session is open.")).to_be_visible()
    expect(page.get_by_text("Open since 9:0")).to_be_visible()
    assert_accessible(page)
    picture(page, f"open {size}")

    page.get_by_role("button", name="Close the session").click()  # this page's own button goes by htmx
    expect(page.get_by_text("The session is closed. Thank you for today.")).to_be_visible()
    expect(page.get_by_text("The session is open.")).to_have_count(0)
    expect(page.get_by_text("Took place")).to_be_visible()
    assert_accessible(page)
    picture(page, f"closed {size}")
    assert today().state == State.CLOSED
    assert [change.to_state for change in today().changes.all()] == ["closed", "open"]


@pytest.mark.parametrize("size", ["tablet", "tablet on its side", "phone"])
def test_a_lead_opens_and_closes_thursday_by_keyboard_alone(
    page: Page, hub: str, at_size: Callable[[str], None], size: str
) -> None:
    def press_until(name: str) -> None:
        """Tab on until the thing of that name has the focus, then press Enter."""
        for _ in range(40):
            page.keyboard.press("Tab")
            focused = page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || ''")
            if name in focused:
                page.keyboard.press("Enter")
                return
        raise AssertionError(f"Tab never came to {name!r}")

    at_size(size)
    page.goto(hub)
    for words in ("lead", "lead-teapot-41"):
        page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.tagName") != "INPUT":
            page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Good morning, Rosa")).to_be_visible()
    press_until("Open the door")
    expect(page.get_by_text("The session is open.")).to_be_visible()
    press_until("Close the session")
    expect(page.get_by_text("The session is closed.")).to_be_visible()
    expect(page.locator("[data-focus]")).to_be_focused()
    assert today().state == State.CLOSED


def test_without_scripts_a_lead_opens_and_closes_thursday(browser, browser_context_args: dict, hub: str) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    sign_in(page, hub, "lead")
    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_text("The session is open.")).to_be_visible()
    page.get_by_role("button", name="Close the session").click()
    expect(page.get_by_text("The session is closed.")).to_be_visible()
    context.close()
    assert today().state == State.CLOSED


def test_a_lead_with_a_stale_page_hears_what_happened(
    page: Page, hub: str, browser, browser_context_args: dict
) -> None:
    sign_in(page, hub, "lead")
    page.goto(f"{hub}/sessions/{today().pk}")
    other = browser.new_context(**browser_context_args)
    elsewhere = other.new_page()
    sign_in(elsewhere, hub, "lead")
    elsewhere.goto(f"{hub}/sessions/{today().pk}/cancellation")
    elsewhere.get_by_role("button", name="Call it off").click()
    expect(elsewhere.get_by_text("Say why. People will ask.")).to_be_visible()
    assert_accessible(elsewhere)
    picture(elsewhere, "say why")
    elsewhere.get_by_label("Why?").fill("The heating is broken")
    elsewhere.get_by_role("button", name="Call it off").click()
    expect(elsewhere.get_by_text("The heating is broken")).to_be_visible()
    other.close()

    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_role("alert")).to_contain_text("This session was called off. Put it back first, then open it.")
    picture(page, "refused")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("It stands in the calendar again.")).to_be_visible()
    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_text("The session is open.")).to_be_visible()


def test_a_cut_line_and_a_wifi_portal_are_told_apart_from_an_answer(page: Page, hub: str) -> None:
    sign_in(page, hub, "lead")
    page.goto(f"{hub}/sessions/{today().pk}")
    page.route("**/opening", lambda route: route.fulfill(status=200, body="<h1>Accept our Wi-Fi terms</h1>"))
    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_text("No internet. Keep going.")).to_be_visible()
    expect(page.get_by_text("Accept our Wi-Fi terms")).to_have_count(0)
    assert today().state == State.PLANNED
    page.unroute("**/opening")
    page.get_by_role("button", name="Open the door").click()
    expect(page.get_by_text("The session is open.")).to_be_visible()
