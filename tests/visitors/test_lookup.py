"""Find a person by a few letters, in any script; a card or an old number, read whole."""

import logging
import traceback
from datetime import date, timedelta

import pytest
from django.db import connection
from time_machine import Traveller

from hub.refusals import Refused
from tests.factories.visitors import CardFactory, OpenSessionFactory, PersonFactory, VisitFactory
from visitors.lookup import Match, by_number, find, fold
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


def test_of_equals_the_usual_people_of_the_session_come_first(thursday: Traveller, db: None) -> None:
    session, another = OpenSessionFactory(), OpenSessionFactory()
    usual, lately = PersonFactory(known_as="Hana"), PersonFactory(known_as="Hanna", last_seen_on=session.held_on)
    VisitFactory(person=usual, session=session)
    VisitFactory(person=lately, session=another)
    assert [match.person for match in find("hana")] == [lately, usual]
    assert [match.person for match in find("hana", session=session)] == [usual, lately]


@pytest.mark.parametrize("typed", ["A-417", "a-417", " A-٤١٧ "])
def test_a_whole_register_number_finds_its_person(db: None, typed: str) -> None:
    person = PersonFactory(known_as="Hana", register_number="A-417")
    PersonFactory(known_as="Hana", register_number="A-41")
    assert find(typed) == [Match(person, is_likely=True)]


@pytest.mark.django_db(transaction=True)
def test_a_search_that_takes_too_long_asks_for_one_more_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visitors.candidates.BEFORE", "SET LOCAL statement_timeout = 50;")
    typed, other = "xul" + "ani", connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN; LOCK TABLE visitors_person")
        with pytest.raises(Refused) as refused:
            find(typed)
        other.close()
    assert (refused.value.code, refused.value.sentence) == ("busy", "Too many people fit. Type one more letter.")
    assert typed not in "".join(traceback.format_exception(refused.value))
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("10s",)


def test_limits_of_a_search_end_with_it(db: None) -> None:
    find("hana")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout'), current_setting('enable_seqscan')")
        assert cursor.fetchone() == ("10s", "on")


def test_what_is_typed_is_in_no_log(db: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)  # as it is outside of DEBUG
    find("xulani qorre")
    assert "xulani" not in caplog.text


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
