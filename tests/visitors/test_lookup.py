"""Find a person by a few letters, in any script; a card or an old number, read whole."""

from datetime import date, timedelta

import pytest

from hub.refusals import Refused
from tests.factories.visitors import CardFactory, PersonFactory
from visitors.lookup import by_number, find, fold
from visitors.models import Person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yousuf", "Yusuf"),
        ("Hussein", "Hussain"),
        ("Saeed", "Said"),
        ("José", "jose"),
        ("ŞAHİN", "shahin"),
        ("Xoriyo", "Xoriio"),
        ("O'Brien", "Obrien"),
        ("كريم", "کریم"),
        ("Абдул", "АБДУЛ"),
    ],
)
def test_fold_makes_alike_what_people_spell_differently(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def names(typed: str) -> list[tuple[str, bool]]:
    return [(match.person.known_as, match.is_likely) for match in find(typed)]


@pytest.fixture
def register(db: None) -> None:
    for known_as, other in [("Mohammad", "Rahimi"), ("Mahmoud", "Darzi"), ("Samira", "Haddad"), ("سمیرا", "حداد")]:
        PersonFactory(known_as=known_as, other_names=other)


def test_two_letters_find_every_word_that_begins_so(register: None) -> None:
    assert names("ra") == [("Mohammad", True)]
    assert names("sam") == [("Samira", True), ("سمیرا", True)]
    assert names("سم") == [("سمیرا", True), ("Samira", True)]


def test_words_come_in_any_order(register: None) -> None:
    assert names("rahimi moh")[0] == names("moh rahimi")[0] == ("Mohammad", True)


@pytest.mark.parametrize("typed", ["", "m", " m ", "-", "\u200d"])
def test_under_two_letters_nobody_is_shown(register: None, typed: str) -> None:
    assert find(typed) == []


@pytest.mark.parametrize(
    "typed", ["mohamad rahmi", "Rahimy Mouhamed", "محمد رحیمی", "Мохаммад Рахими", "mo rahimi", "mxhammad rahimi"]
)
def test_another_spelling_is_likely(register: None, typed: str) -> None:
    assert names(typed) == [("Mohammad", True)]


def test_a_family_name_that_fits_is_possible_when_nothing_fits_whole(register: None) -> None:
    assert names("zarif rahimi") == [("Mohammad", False)]
    assert names("yonas xulani") == []


def test_of_equals_who_came_lately_comes_first(db: None) -> None:
    for day in (3, 1, 2):
        PersonFactory(known_as="Hana", tell_apart=str(day), last_seen_on=date(2026, 5, day))
    assert [match.person.tell_apart for match in find("hanna")] == ["3", "2", "1"]


def test_a_new_face_brings_up_nobody(register: None) -> None:
    assert names("Xochitl") == []


def test_at_most_eight_and_lately_seen_first(db: None) -> None:
    for number in range(12):
        PersonFactory(known_as=f"Mo{number}", last_seen_on=date(2026, 5, 1) + timedelta(days=number))
    PersonFactory(known_as="Moritz")
    assert [match.person.known_as for match in find("mo")] == [f"Mo{number}" for number in range(11, 3, -1)]


def test_joined_and_forgotten_records_are_not_shown(register: None) -> None:
    samira = Person.objects.get(known_as="Samira")
    PersonFactory(known_as="Samirah", linked_to=samira)
    PersonFactory(known_as="Samir", anonymised_at="2026-05-14T09:00Z")
    assert names("sam") == [("Samira", True), ("سمیرا", True)]


@pytest.mark.parametrize("people", [1, 30])
def test_finding_costs_one_query_however_many_people_there_are(
    db: None, django_assert_num_queries, people: int
) -> None:
    for number in range(people):
        PersonFactory(known_as=f"Hana{number}")
    for typed in ("ha", "hana", "hanna kelati", "xyz", "hanna al kelati of the west"):
        with django_assert_num_queries(1):
            find(typed)


def test_a_card_is_read_whole_in_any_hand(db: None) -> None:
    card = CardFactory(number="K7WM4PXD")
    assert [by_number(typed) for typed in ("K7WM4PXD", "k7wm-4pxd", " K7WM 4PXD ")] == [card.person] * 3
    assert by_number("K7WM4PX") is None


def test_a_card_out_of_use_is_refused_and_one_of_the_stack_is_nobodys(db: None) -> None:
    CardFactory(number="K7WM4PXD", revoked_at="2026-05-01T09:00Z")
    CardFactory(number="A2BC3DEF", person=None, given_at=None)
    with pytest.raises(Refused, match="out of use"):
        by_number("K7WM4PXD")
    assert by_number("A2BC3DEF") is None


def test_a_record_that_was_joined_keeps_its_numbers(db: None) -> None:
    kept = PersonFactory()
    joined = PersonFactory(linked_to=kept, register_number="0417")
    card = CardFactory(number="K7WM4PXD", person=joined)
    assert (by_number(card.number), by_number("0417")) == (joined, joined)


def test_an_old_register_number_is_read_whole(db: None) -> None:
    person = PersonFactory(register_number="0417")
    assert (by_number("0417"), by_number("417"), by_number("Rosa")) == (person, None, None)
