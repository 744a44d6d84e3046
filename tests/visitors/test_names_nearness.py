"""How alike words sound."""

import pytest

from visitors.names.nearness import begins, nearness


@pytest.mark.parametrize(
    ("word", "nearer", "farther"),
    [
        ("hamid", "hamed", "hamad"),
        ("mohamed", "muhamad", "mahmud"),
        ("salim", "selim", "salima"),
        ("karim", "kareim", "rahim"),
        ("halina", "galina", "malina"),
        ("šarif", "čerif", "tarif"),
        ("hmid'", "hamid", "hamad"),
        ("ibrahim", "brahim", "abraham"),
        ("tesfai", "tesfa", "desta"),
        ("kendal", "kendarl", "kentil"),
    ],
)
def test_nearer_is_what_romanisers_swap(word: str, nearer: str, farther: str) -> None:
    assert 1 >= nearness(word, nearer) > nearness(word, farther)


def test_nearness_is_the_same_both_ways_and_whole_for_the_same() -> None:
    assert nearness("hasan", "husain") == nearness("husain", "hasan")
    assert (nearness("hasan", "hasan"), nearness("hasan", "vikt")) == (1, 0)


def test_a_beginning_begins_its_word_in_any_spelling() -> None:
    assert (begins("moh", "mohamed"), begins("as", "asmara")) == (1, 1)
    assert begins("muh", "mohamed") > begins("mah", "mohamed") > begins("sah", "mohamed")
    assert begins("mh'", "mohamed") > 0.9
