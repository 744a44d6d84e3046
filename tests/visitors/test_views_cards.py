"""The stack, the sheets to print, and cards given and lost at the door."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from hub.models import User
from tests.conftest import signed_in
from tests.factories.visitors import CardFactory, PersonFactory, VisitFactory
from visitors.cards import give, make
from visitors.lookup import by_number
from visitors.models import Card, CardSheet, Person, Visit


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


@pytest.fixture
def stack(lead: User) -> list[Card]:
    return list(make(uuid4(), pages=1, per_page=10, by=lead).cards.order_by("pk"))


@pytest.fixture
def samira(db: None) -> Visit:
    """Samira, who is here."""
    return VisitFactory(person__known_as="Samira", session__held_on=timezone.localdate())


@pytest.fixture
def daniel(samira: Visit, door_helper: User) -> Client:
    return signed_in(door_helper)


def post(client: Client, url: str, **sent: object) -> tuple[int, str]:
    answer = client.post(url, sent, follow=True)
    return answer.status_code, answer.content.decode()


def face(**typed: object) -> dict:
    return {"receipt": uuid4(), "known_as": "Quetzalli", **typed}


def test_a_new_face_goes_home_with_a_card(daniel: Client, stack: list[Card]) -> None:
    sent = face(card=stack[0].shown.lower())
    for _press in range(2):
        status, page = post(daniel, "/door/new-face", **sent)
        assert (status, "Welcome, <bdi>Quetzalli</bdi>" in page) == (200, True)
    quetzalli = Person.objects.get(known_as="Quetzalli")
    assert (by_number(stack[0].number), Card.objects.in_stack().count()) == (quetzalli, 9)


def test_a_new_face_needs_no_card(daniel: Client, stack: list[Card]) -> None:
    assert post(daniel, "/door/new-face", **face())[0] == 200
    assert (Person.objects.filter(known_as="Quetzalli").count(), Card.objects.in_stack().count()) == (1, 10)


def test_a_misread_card_is_said_beside_its_field_and_nothing_is_lost(daniel: Client, stack: list[Card]) -> None:
    sent = face(card=stack[0].number[:-1], tell_apart="Long plait", phone="07700 900123")
    status, page = post(daniel, "/door/new-face", **sent)
    beside = re.search(r'id="id_card_error">(.+?)</div>', page, re.DOTALL)
    assert (status, "Read it again: one letter is wrong." in beside[1]) == (422, True)
    kept = (f'value="{sent[typed]}"' in page for typed in ("known_as", "tell_apart", "phone", "card"))
    assert ([*kept], Person.objects.filter(known_as="Quetzalli").exists()) == ([True] * 4, False)
    assert post(daniel, "/door/new-face", **{**sent, "card": stack[0].number})[0] == 200
    assert by_number(stack[0].number).known_as == "Quetzalli"


def test_somebody_here_is_given_a_card_at_the_door(daniel: Client, samira: Visit, stack: list[Card]) -> None:
    url = f"/door/people/{samira.person_id}"
    assert "Give this card" in daniel.get(url).content.decode()
    for _press in range(2):
        status, page = post(daniel, f"{url}/card", card=stack[0].shown)
        assert (status, f"<b>{stack[0].shown}</b>" in page, "Give this card" in page) == (200, True, False)
    assert by_number(stack[0].number) == samira.person


@pytest.mark.parametrize(("typed", "said"), [("", "Scan the card, or type its 8 letters."), ("K7", "Read it again")])
def test_a_card_that_cannot_be_given_is_said_beside_its_field(
    daniel: Client, samira: Visit, typed: str, said: str
) -> None:
    status, page = post(daniel, f"/door/people/{samira.person_id}/card", card=typed)
    beside = re.search(r'id="id_card_error">(.+?)</div>', page, re.DOTALL)
    assert (status, said in beside[1]) == (422, True)


def test_a_lost_card_is_replaced_at_the_door(daniel: Client, samira: Visit, stack: list[Card], lead: User) -> None:
    lost = give(stack[0].number, samira.person, by=lead)
    url = f"/door/people/{samira.person_id}/card/{lost.pk}/replacing"
    for _press in range(2):
        assert post(daniel, url, card=stack[1].number)[0] == 200
    assert (by_number(stack[1].number), list(Card.objects.held_by(samira.person))) == (samira.person, [stack[1]])
    assert "This card is out of use." in post(daniel, "/door/find", q=lost.number, receipt=uuid4())[1]


def test_a_lost_card_without_another_at_hand_is_out_of_use_all_the_same(
    daniel: Client, samira: Visit, stack: list[Card], lead: User
) -> None:
    lost = give(stack[0].number, samira.person, by=lead)
    status, page = post(daniel, f"/door/people/{samira.person_id}/card/{lost.pk}/replacing", card="")
    assert (status, "Give this card" in page, list(Card.objects.held_by(samira.person))) == (200, True, [])


def test_the_wrong_card_in_place_of_a_lost_one_is_said_beside_its_field(
    daniel: Client, samira: Visit, stack: list[Card], lead: User
) -> None:
    lost = give(stack[0].number, samira.person, by=lead)
    status, page = post(daniel, f"/door/people/{samira.person_id}/card/{lost.pk}/replacing", card=lost.shown)
    beside = re.search(r'id="id_card_error">(.+?)</div>', page, re.DOTALL)
    assert (status, "This is the card they have." in beside[1], "<details open>" in page) == (422, True, True)
    assert list(Card.objects.held_by(samira.person)) == [lost]


def test_somebody_elses_card_cannot_be_lost_from_this_page(daniel: Client, samira: Visit) -> None:
    other = CardFactory()
    assert post(daniel, f"/door/people/{samira.person_id}/card/{other.pk}/replacing")[0] == 404
    assert Card.objects.get(pk=other.pk).revoked_at is None


def test_a_scanned_card_of_the_stack_becomes_a_new_faces(daniel: Client, stack: list[Card]) -> None:
    """Never its name."""
    status, page = post(daniel, "/door/find", q=stack[0].number, receipt=uuid4())
    assert (status, "This card is nobody&#x27;s yet." in page or "This card is nobody's yet." in page) == (200, True)
    begun = post(daniel, "/door/new-face/from-search", q=stack[0].number)[1]
    name, card = (re.search(rf'<input[^>]+name="{field}"[^>]*>', begun)[0] for field in ("known_as", "card"))
    assert ("value" in name, f'value="{stack[0].shown}"' in card) == (False, True)


def test_leads_hear_when_the_stack_runs_out(rosa: Client, lead: User, door_helper: User) -> None:
    assert "cards are left" not in rosa.get("/").content.decode()
    sheet = make(uuid4(), pages=1, per_page=21, by=lead)
    assert "cards are left" not in rosa.get("/").content.decode()
    for card in sheet.cards.all()[:6]:
        give(card.number, PersonFactory(), by=lead)
    assert "15 cards are left" in rosa.get("/").content.decode()
    assert "cards are left" not in signed_in(door_helper).get("/").content.decode()
