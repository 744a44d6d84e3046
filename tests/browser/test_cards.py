"""Cards on paper, and read by a camera: printed from a page, found by an independent reader."""

import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import PICTURES, assert_accessible, picture, sign_in
from visitors.models import Card


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
