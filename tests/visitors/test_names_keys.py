"""Keys: the consonants of a word, in every reading."""

import pytest

from visitors.names.keys import keys, left_out, may_meet
from visitors.names.words import words


def keys_of(text: str) -> set[str]:
    return set(keys(words(text)[-1].spoken))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khalid", "Xaalid"),
        ("Jamila", "Gamila"),
        ("Çetin", "Chetin"),
        ("Cemil", "Jamil"),
        ("Cumar", "Omar"),
        ("Ramazan", "Ramadhan"),
        ("Othmane", "Osman"),
        ("Davud", "Dawood"),
        ("Galyna", "Halyna"),
        ("Tsehay", "Sehay"),
        ("Valdes", "Baldez"),
        ("Erdoğan", "Erdoan"),
        ("Xhemal", "Jemal"),
        ("Qerim", "Cherim"),
        ("Fatimah", "Fatima"),
        ("Elhadi", "Hadi"),
        ("جميل", "Djamil"),
        ("Зоряна", "Zoriana"),
        ("ጸጋይ", "Tsegaye"),
        ("মিজান", "Mizan"),
        ("கணேசன்", "Ganesan"),
        ("刘", "Liu"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert keys_of(one) & keys_of(other)


@pytest.mark.parametrize(("one", "other"), [("Karim", "Salim"), ("Ali", "Amin"), ("Olena", "Iryna"), ("Minh", "Linh")])
def test_other_names_share_none(one: str, other: str) -> None:
    assert not keys_of(one) & keys_of(other)


def test_keys_are_never_many() -> None:
    assert len(keys_of("Alczxgjqzcxzchgjz")) <= 8


def test_one_slip_leaves_a_shared_key() -> None:
    for slipped in ("KRM", "KRMT", "KMR", "KRB"):
        assert set(left_out("KRM")) & set(left_out(slipped))


def test_words_may_meet_with_one_consonant_mistaken_or_as_a_beginning() -> None:
    assert [may_meet("karim", word) for word in ("karim", "karin", "kamri", "karimov", "salima", "noor")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
