"""The languages of the new-face screen: those first that are spoken here, none ever missing."""

from datetime import date

from tests.factories.visitors import PersonFactory
from visitors.languages import CHOICES, FIRST, LANGUAGES, by_use


def codes() -> list[str]:
    return [code for code, _tile in by_use()]


def test_without_anybody_the_languages_stand_in_their_own_order(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert codes() == list(LANGUAGES)
    assert (len(CHOICES), len(CHOICES) > FIRST) == (len(LANGUAGES), True)


def test_what_is_spoken_most_by_people_seen_lately_comes_first(db: None) -> None:
    for spoken in (["vi"], ["vi", "ti"], ["ti", "vi"], ["so"]):
        PersonFactory(languages=spoken, last_seen_on=date(2026, 5, 7))
    assert codes()[:4] == ["vi", "ti", "so", "ar"]
    assert sorted(codes()) == sorted(LANGUAGES)


def test_people_not_seen_for_long_do_not_count_beside_four_hundred_others(db: None) -> None:
    PersonFactory.create_batch(400, languages=["uk"], last_seen_on=date(2026, 5, 7))
    PersonFactory.create_batch(2, languages=["fr"], last_seen_on=date(2020, 5, 7))
    assert codes()[:2] == ["uk", "ar"]


def test_a_language_is_shown_as_its_speakers_point_at_it(db: None) -> None:
    tiles = dict(by_use())
    assert tiles["fa"] == '<bdi>فارسی</bdi> <span class="own">Farsi</span>'
    assert tiles["en"] == "<bdi>English</bdi>"
