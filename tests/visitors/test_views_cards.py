"""The page with the stack, and the sheets to print."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from hub.models import User
from tests.conftest import signed_in
from tests.factories.visitors import PersonFactory
from visitors.cards import give, make
from visitors.models import Card, CardSheet


@pytest.fixture
def rosa(lead: User) -> Client:
    return signed_in(lead)


def test_the_page_says_how_many_cards_are_left(rosa: Client, lead: User) -> None:
    assert "</b> cards are left in the stack." in rosa.get("/cards").content.decode()
    sheet = make(uuid4(), pages=1, per_page=10, by=lead)
    give(sheet.cards.first().number, PersonFactory(), by=lead)
    page = rosa.get("/cards").content.decode()
    assert ('<b class="num">9</b> cards are left' in page, "9 cards left, 10 large cards" in page) == (True, True)


@pytest.mark.parametrize("sheets", [1, 3])
def test_the_page_takes_as_many_queries_for_many_sheets(
    rosa: Client, lead: User, sheets: int, django_assert_num_queries
) -> None:
    for _sheet in range(sheets):
        make(uuid4(), pages=1, per_page=10, by=lead)
    with django_assert_num_queries(4):
        rosa.get("/cards")


def test_one_press_makes_cards_and_shows_them_to_print(rosa: Client) -> None:
    sent = {"sheet": uuid4(), "per_page": 21, "pages": 2}
    for _press in range(2):
        answer = rosa.post("/cards/sheets", sent, follow=True)
        assert answer.redirect_chain == [(f"/cards/sheets/{sent['sheet']}", 302)]
    page = answer.content.decode()
    numbers = [shown.replace("-</span><span>", "") for shown in re.findall(r"<b><span>(.+?)</span></b>", page)]
    assert sorted(numbers) == sorted(Card.objects.values_list("number", flat=True))
    assert (len(numbers), page.count('class="qr"'), page.count("Page 2 of 2.")) == (42, 42, 1)


@pytest.mark.parametrize("pages", ["", "0", "11", "-1", "many", "1.5", "99999999999999999999"])
def test_a_wrong_number_of_pages_is_said_beside_the_field(rosa: Client, pages: str) -> None:
    answer = rosa.post("/cards/sheets", {"sheet": uuid4(), "per_page": 21, "pages": pages})
    page = answer.content.decode()
    assert (answer.status_code, "Write a number from 1 to 10." in page, f'value="{pages}"' in page or not pages) == (
        422,
        True,
        True,
    )
    assert CardSheet.objects.count() == 0


def test_a_card_carries_its_number_and_nothing_that_hints_at_anything(rosa: Client, lead: User, settings) -> None:
    settings.HUB_NAME = "Refugee Solidarity"
    sheet = make(uuid4(), pages=1, per_page=10, by=lead)
    page = rosa.get(f"/cards/sheets/{sheet.pk}").content.decode()
    slips = re.findall(r'<div class="slip" dir="ltr">(.+?)</div>', page, re.DOTALL)
    words = ["".join(re.sub(r"<[^>]+>", " ", slip).split()) for slip in slips]
    assert words == [card.shown for card in sheet.cards.order_by("pk")]
    assert [slip for slip in slips if re.search(r"style=|<style|title|https?:", slip)] == []


def test_a_card_that_was_given_is_not_printed_again(rosa: Client, lead: User) -> None:
    sheet = make(uuid4(), pages=1, per_page=10, by=lead)
    for card in sheet.cards.all():
        printed = "<b><span>{}-</span><span>{}</span></b>".format(*card.fours)
        assert printed in rosa.get(f"/cards/sheets/{sheet.pk}").content.decode()
        give(card.number, PersonFactory(), by=lead)
        assert printed not in rosa.get(f"/cards/sheets/{sheet.pk}").content.decode()
    assert "No card of this sheet is left." in rosa.get(f"/cards/sheets/{sheet.pk}").content.decode()


def test_a_spoiled_sheet_is_thrown_away_once(rosa: Client, lead: User) -> None:
    sheet = make(uuid4(), pages=1, per_page=10, by=lead)
    said = [rosa.post(f"/cards/sheets/{sheet.pk}/discarding", follow=True).content.decode() for _press in range(2)]
    assert ("10 cards are out of use." in said[0], "They were out of use already." in said[1]) == (True, True)
    assert Card.objects.in_stack().count() == 0
