"""The words of a name, however it was joined, shortened or typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitors.names.words import plain, words


def spoken(text: str) -> list[str]:
    return [word.spoken for word in words(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        ["Abdul Karim", "Abdulkarim", "Abdelkarim", "Abd al-Karim", "abd el karim", "Cabdikarim"],
        ["Abdur Rashid", "Abdurrashid", "Abdirashid", "Abdelrashid", "Abd ar-Rashid"],
        ["Nuruddin", "Nureddine", "Nuraldin", "Nur'uddin"],
        ["Nur al-Din", "Nur Uddin", "Nur ad-Din", "Nur eldin"],
        ["Najib Ullah", "Najib Ollah", "Najib Allah"],
        ["al-Bashir", "Al Bashir", "ALBASHIR", "al‑Bashir"],
        ["Samir bin Haitham", "Samir ibn Haitham", "Mr Samir Haitham"],
        ["Md Haitham", "Mohd. Haitham", "Mohamad Haitham"],
        ["W/Gebriel", "Wolde Gebriel"],
        ["N'Golo", "NGolo", "n’golo"],
        ["İSMAİL", "Ismail", "ismaıl"],
        ["Mo7sin 3umar", "Mohsin Umar"],
        ["ﻣﺤﻤﺪ", "محمد", "مُحَمَّد", "محـمد", "محمد\u200c"],
        ["李小龙", "李 小龙"],
    ],
)
def test_words_are_the_same_however_they_are_joined_or_shortened(spellings: list[str]) -> None:
    assert {tuple(spoken(spelling)) for spelling in spellings} == {tuple(spoken(spellings[0]))}


def test_words_from_a_script_without_vowels_are_marked() -> None:
    assert spoken("سليم Salim") == ["slim'", "salim"]


@pytest.mark.parametrize(
    ("text", "expected"), [("", []), (" - ", []), ("\u200d", []), ("bin", ["bin"]), ("al", ["al"])]
)
def test_words_of_nearly_nothing(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


def test_an_unfinished_word_after_al_is_not_joined_to_it() -> None:
    assert spoken("al ka") == ["al", "ka"]


def test_digits_of_any_script_are_plain() -> None:
    assert (plain("٠٤١٧"), plain("۰۴۱۷")) == ("0417", "0417")


@given(st.text(max_size=60))
def test_words_of_any_text_are_few_and_never_empty(text: str) -> None:
    found = words(text)
    assert len(found) <= 16
    assert [word for word in found if not word.sound] == []
