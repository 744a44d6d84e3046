"""Cards on paper, and read by a camera: printed from a page, found by an independent reader."""

import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from hub.calendar import open_session
from hub.models import Session, User
from tests.browser.conftest import PICTURES, assert_accessible, picture, sign_in
from tests.factories.visitors import PersonFactory
from visitors.cards import give, make
from visitors.models import Card, Visit

SENT = """window.sent = [];
const ask = window.fetch;
window.fetch = (to, how) => { window.sent.push([how.body.size, performance.now()]); return ask(to, how); };"""
NATIVE = """window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect(video) { return video.videoWidth ? [{rawValue: "HTTPS://EXAMPLE.ORG"}, {rawValue: "%s"}] : []; }
};"""


@pytest.mark.parametrize(("look", "per_page"), [("10 large cards", 10), ("21 small cards", 21)])
def test_cards_are_made_and_printed_on_full_pages(page: Page, hub: str, look: str, per_page: int) -> None:
    """Every code on the paper is read by a decoder that did not draw it, and says what is printed beside it."""
    sign_in(page, hub, "lead")
    page.goto(f"{hub}/cards")
    assert_accessible(page)
    picture(page, "cards")
    page.get_by_label(look).check()
    page.get_by_label("How many pages?").fill("2")
    page.get_by_role("button", name="Make them").click()
    slips = page.locator(".slip")
    expect(slips).to_have_count(2 * per_page)
    printed = [Card.tidy(words) for words in slips.locator("b").all_text_contents()]
    assert sorted(printed) == sorted(Card.objects.in_stack().values_list("number", flat=True))
    assert_accessible(page)
    picture(page, f"cards to print, {look}")

    paper = page.pdf(path=PICTURES / f"cards, {look}.pdf", prefer_css_page_size=True, print_background=False)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
    page.emulate_media(media="print")
    sheet = Image.open(io.BytesIO(page.locator(".a4").first.screenshot(scale="css")))
    read = sorted(code.text for code in zxingcpp.read_barcodes(sheet, formats=zxingcpp.BarcodeFormat.QRCode))
    assert read == sorted(printed[:per_page])
    smallest = (
        "Math.min(...[...document.querySelectorAll('.a4 *')].map((e) => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert page.evaluate(smallest) * 72 / 96 >= 8


@pytest.fixture
def card(hub: str) -> Card:
    """Yohannes's, on a Thursday with an open door."""
    lead = User.objects.get(username="lead")
    open_session(Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in"), by=lead)
    number = make(uuid4(), pages=1, per_page=10, by=lead).cards.first().number
    return give(number, PersonFactory(known_as="Yohannes"), by=lead)


def film(words: str, path: Path) -> Path:
    """What a camera sees: a card held still in front of a grey wall, as raw frames."""
    code = io.BytesIO()
    segno.make_qr(words, error="h").save(code, kind="png", scale=6, border=4)
    wall = Image.new("L", (640, 480), 150)
    wall.paste(Image.open(code).convert("L"), (220, 130))
    frame = b"FRAME\n" + wall.tobytes() + b"\x80" * (640 * 480 // 2)
    path.write_bytes(b"YUV4MPEG2 W640 H480 F5:1 Ip A1:1 C420\n" + frame * 5)
    return path


@pytest.fixture
def with_camera(
    playwright: Any, browser_type_launch_args: dict, browser_context_args: dict, card: Card, tmp_path: Path
) -> Iterator[Callable[..., Page]]:
    """A tablet whose camera sees what it is told to see, and which complains of nothing."""
    complaints: list[str] = []
    started: list[Any] = []

    def start(*, sees: str, allowed: bool = True, script: str = "") -> Page:
        args = [
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film(sees, tmp_path / 'y4m')}",
        ]
        browser = playwright.chromium.launch(
            **{**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *args]}
        )
        started.append(browser)
        context = browser.new_context(**browser_context_args)
        context.add_init_script(SENT + script)
        if allowed:
            context.grant_permissions(["camera"])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield start
    for browser in started:
        browser.close()
    assert complaints == []


def here() -> list[str]:
    return list(Visit.objects.filter(session__held_on="2026-05-14").values_list("person__known_as", flat=True))


def test_a_card_in_front_of_the_camera_checks_in(hub: str, card: Card, with_camera: Callable[..., Page]) -> None:
    """No detector in this browser: the server looks at small pictures."""
    page = with_camera(sees=card.number)
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("Welcome back, Yohannes")).to_be_visible()
    expect(page.locator("#camera")).to_be_hidden()
    expect(page.locator("#camera video")).to_have_js_property("srcObject", None)
    sent = page.evaluate("sent")
    assert (here(), max(sent)[0] < 60_000, len(sent) < 5) == (["Yohannes"], True, True)
    assert_accessible(page)


def test_a_browser_that_can_read_cards_sends_no_picture(hub: str, card: Card, with_camera: Callable[..., Page]) -> None:
    page = with_camera(sees="", script=NATIVE % card.number)
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("Welcome back, Yohannes")).to_be_visible()
    assert (here(), page.evaluate("sent")) == (["Yohannes"], [])


def test_no_card_in_front_of_the_camera_presses_nothing(hub: str, card: Card, with_camera: Callable[..., Page]) -> None:
    page = with_camera(sees="HTTPS://EXAMPLE.ORG")
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("Hold the card in front of the camera.")).to_be_visible()
    expect(page.locator("#camera video")).to_have_js_property("videoWidth", 640)
    page.wait_for_timeout(1500)
    times = [at for _size, at in page.evaluate("sent")]
    assert min(later - sooner for sooner, later in pairwise(times)) > 300  # ms
    assert_accessible(page)
    picture(page, "door camera")
    assert (here(), page.locator("#q").input_value()) == ([], "")
    page.get_by_role("button", name="Close the camera").click()
    expect(page.locator("#camera")).to_be_hidden()
    expect(page.locator("#camera video")).to_have_js_property("srcObject", None)


def test_a_camera_that_is_not_allowed_says_what_to_do(hub: str, card: Card, with_camera: Callable[..., Page]) -> None:
    page = with_camera(sees=card.number, allowed=False)
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    page.get_by_role("button", name="Scan with the camera").click()
    expect(page.get_by_text("The camera is not allowed here. Type the letters on the card.")).to_be_visible()
    assert_accessible(page)
    picture(page, "door camera not allowed")


def test_a_tablet_without_a_camera_shows_no_button(hub: str, page: Page, card: Card) -> None:
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    assert page.evaluate("navigator.mediaDevices.enumerateDevices()") == []
    expect(page.get_by_role("button", name="Scan with the camera")).to_be_hidden()
