"""Cards: numbers that catch a slip, a stack that is counted, and who holds which."""

from itertools import combinations
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, PersonFactory
from visitors.cards import ALPHABET, DRAWN, discard, give, in_stack, is_whole, make, replace, revoke
from visitors.forgetting import erase
from visitors.lookup import by_number
from visitors.models import Card, CardSheet, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def stack(lead: User) -> list[Card]:
    return list(make(uuid4(), pages=1, per_page=10, by=lead).cards.order_by("pk"))


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira")


def refusal(deed, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        deed(*args, **kwargs)
    return refused.value.code


def audited() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", "row"))


def test_a_number_has_eight_letters_none_of_them_easily_taken_for_another(stack: list[Card]) -> None:
    for card in stack:
        card.full_clean(exclude=["person"])
        assert (len(card.number), set(card.number) - set(DRAWN), is_whole(card.number)) == (8, set(), True)
    assert set("01OI") & set(ALPHABET) == set()
    assert len(ALPHABET) == 32


def test_every_single_wrong_letter_is_seen(stack: list[Card]) -> None:
    for card in stack:
        number = card.number
        slips = {number[:at] + letter + number[at + 1 :] for at in range(8) for letter in ALPHABET} - {number}
        assert (len(slips), [slip for slip in slips if is_whole(slip)]) == (8 * 31, [])


def test_every_two_letters_that_changed_places_are_seen(stack: list[Card]) -> None:
    for card in stack:
        for one, other in combinations(range(8), 2):
            letters = list(card.number)
            letters[one], letters[other] = letters[other], letters[one]
            assert is_whole("".join(letters)) == (card.number[one] == card.number[other])


@pytest.mark.parametrize("typed", ["", "K7WM", "K7WM4PX0", "K7WM4PX1O", "Ахмедали", "🙂" * 8, "K7WM4PXÉ"])
def test_what_is_no_card_number_is_not_whole(typed: str) -> None:
    assert not is_whole(Card.tidy(typed))


def test_numbers_are_shown_in_fours_and_read_back_however_they_are_typed(stack: list[Card]) -> None:
    card = stack[0]
    shown = f"{card.number[:4]}-{card.number[4:]}"
    assert card.shown == shown
    assert {in_stack(typed) for typed in (card.number, shown, shown.lower(), f" {shown.replace('-', ' ')} ")} == {card}


def test_one_press_makes_one_sheet_however_often_it_is_sent(lead: User) -> None:
    key = uuid4()
    first, again = (make(key, pages=2, per_page=21, by=lead) for _ in range(2))
    assert (first, Card.objects.in_stack().count(), CardSheet.objects.count()) == (again, 42, 1)
    assert audited() == [("card.make", str(key))]


def test_a_sheet_is_made_in_few_queries(lead: User, django_assert_num_queries) -> None:
    with django_assert_num_queries(9):
        make(uuid4(), pages=10, per_page=21, by=lead)


def test_a_card_of_the_stack_is_given_once(stack: list[Card], samira: Person, door_helper: User) -> None:
    card = give(stack[0].shown.lower(), samira, by=door_helper)
    again = give(card.number, samira, by=door_helper)
    assert (card.person, again, again.given_at) == (samira, card, card.given_at)
    assert by_number(card.number) == samira
    assert audited()[1:] == [("card.give", str(card.pk))]


def test_a_card_that_cannot_be_given_says_why(stack: list[Card], samira: Person, door_helper: User) -> None:
    taken = give(stack[0].number, PersonFactory(), by=door_helper)
    revoke(stack[1], by=door_helper)
    number = stack[2].number
    misread = number[:-1] + next(letter for letter in ALPHABET if letter != number[-1])
    Card.objects.filter(pk=stack[3].pk).delete()
    before = audited()
    typed = [taken.number, stack[1].number, misread, "", "no card", stack[3].number]
    assert [refusal(give, number, samira, by=door_helper) for number in typed] == [
        "taken",
        "revoked",
        "misread",
        "misread",
        "misread",
        "unknown",
    ]
    give(number, samira, by=door_helper)
    assert refusal(give, stack[4].number, samira, by=door_helper) == "second"
    assert audited()[len(before) :] == [("card.give", str(stack[2].pk))]


def test_the_database_holds_one_card_in_use_a_person(samira: Person) -> None:
    CardFactory(person=samira)
    with pytest.raises(IntegrityError, match="card_one_in_use_a_person"), transaction.atomic():
        CardFactory(person=samira)


def test_a_lost_card_is_out_of_use_at_once_and_for_good(stack: list[Card], samira: Person, door_helper: User) -> None:
    card = give(stack[0].number, samira, by=door_helper)
    lost = revoke(card, by=door_helper)
    assert revoke(card, by=door_helper).revoked_at == lost.revoked_at
    with pytest.raises(Refused, match="out of use"):
        by_number(card.number)
    assert refusal(give, card.number, samira, by=door_helper) == "revoked"
    assert audited()[2:] == [("card.revoke", str(card.pk))]


def test_a_lost_card_is_replaced_out_of_the_stack(stack: list[Card], samira: Person, door_helper: User) -> None:
    lost = give(stack[0].number, samira, by=door_helper)
    for _ in range(2):
        assert replace(lost, stack[1].number, by=door_helper) == stack[1]
    assert list(Card.objects.held_by(samira)) == [stack[1]]
    assert [act for act, _row in audited()] == ["card.make", "card.give", "card.revoke", "card.give"]


def test_a_replacement_that_is_refused_changes_nothing(stack: list[Card], samira: Person, door_helper: User) -> None:
    lost = give(stack[0].number, samira, by=door_helper)
    taken = give(stack[1].number, PersonFactory(), by=door_helper)
    codes = [refusal(replace, lost, typed, by=door_helper) for typed in (lost.shown, taken.number, "no card")]
    assert (codes, list(Card.objects.held_by(samira))) == (["same", "taken", "misread"], [lost])


def test_a_lost_card_can_wait_for_its_replacement(stack: list[Card], samira: Person, door_helper: User) -> None:
    lost = give(stack[0].number, samira, by=door_helper)
    assert replace(lost, "", by=door_helper) is None
    assert list(Card.objects.held_by(samira)) == []
    assert give(stack[1].number, samira, by=door_helper).person == samira


def test_a_joined_record_keeps_its_card_and_its_person_gets_no_second(
    stack: list[Card], samira: Person, door_helper: User
) -> None:
    gone = PersonFactory(linked_to=samira)
    old = CardFactory(person=gone)
    assert refusal(give, stack[0].number, samira, by=door_helper) == "second"
    assert replace(old, stack[0].number, by=door_helper).person == samira
    assert (by_number(stack[0].number), list(Card.objects.held_by(samira))) == (samira, [stack[0]])


def test_what_is_left_of_a_sheet_can_be_thrown_away(stack: list[Card], samira: Person, lead: User) -> None:
    mine = give(stack[0].number, samira, by=lead)
    other = make(uuid4(), pages=1, per_page=21, by=lead)
    assert [discard(stack[0].sheet, by=lead) for _ in range(2)] == [9, 0]
    assert (by_number(mine.number), Card.objects.in_stack().count()) == (samira, other.cards.count())
    assert [act for act, _row in audited()] == ["card.make", "card.give", "card.make", "card.discard"]


def test_nobody_is_found_by_a_card_of_the_stack(stack: list[Card]) -> None:
    assert by_number(stack[0].number) is None


def test_helpers_leave_no_name_in_the_trail(stack: list[Card], samira: Person) -> None:
    give(stack[0].number, samira, by=UserFactory())
    entry = AuditEntry.objects.get(act="card.give")
    assert (entry.model, entry.row, entry.reason) == ("visitors.card", str(stack[0].pk), "")


def test_a_card_is_not_given_to_somebody_forgotten(stack: list[Card], samira: Person, lead: User) -> None:
    lost = give(stack[0].number, samira, by=lead)
    erase(samira, by=lead)
    assert refusal(give, stack[1].number, samira, by=lead) == "stale"
    assert refusal(replace, lost, stack[1].number, by=lead) == "stale"
    assert Card.objects.filter(person__isnull=False).count() == 0
