"""Words of any script become sounds."""

import pytest

from visitors.names.scripts import letters, sounds


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("khadija", "χadija"),
        ("oualid", "walid"),
        ("youssouf", "iusuf"),
        ("gjylie", "jilie"),
        ("çağrı", "çağri"),
        ("đỗ", "do"),
        ("enriqueta", "enriketa"),
        ("زهرا", "zhra"),
        ("خدیجه", "χdijh"),
        ("وليد", "wlid"),
        ("عماد", "amad"),
        ("هێمن", "hemn"),
        ("ئاوات", "auat"),
        ("тарас", "taras"),
        ("ხატია", "χatia"),
        ("ብርሃን", "brhan"),
        ("ገብሩ", "gebru"),
        ("कविता", "kavita"),
        ("সালমা", "salma"),
        ("ਹਰਜੀਤ", "harjit"),
        ("செல்வி", "šelvi"),
    ],
)
def test_sounds_of_a_word(word: str, sound: str) -> None:
    assert sounds(word) == sound


def test_letters_side_by_side_in_arabic_script_are_no_pair() -> None:
    assert (sounds("زهير"), sounds("zhanna")) == ("zhir", "žana")


def test_letters_for_typing_ahead_keep_what_is_typed() -> None:
    assert [letters(word) for word in ("şükrü", "khaled", "کریم", "олена")] == ["sukru", "khaled", "krim", "олена"]
