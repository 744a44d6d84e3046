"""The names of the demo's people: many groups, each in its own spelling, all of them such as the door would take."""

import unicodedata
from random import Random

from visitors.demo.names import Name, peoples, some_name, some_people
from visitors.languages import LANGUAGES
from visitors.models import Person


def is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(letter) for letter in name if letter.isalpha())


def test_there_are_people_from_many_places_for_every_language() -> None:
    assert len({people.nationality for people in peoples()}) >= 25
    assert {people.languages[0] for people in peoples()} == set(LANGUAGES)
    assert {language for people in peoples() for language in people.languages} == set(LANGUAGES)


def test_a_name_in_another_script_has_a_latin_spelling() -> None:
    for people in peoples():
        assert [name for name in [*people.men, *people.women, *people.families] if not is_latin(name)] == []
        for own in (people.own_men, people.own_women, people.own_families):
            assert [(name, latin) for name, latin in own.items() if is_latin(name) or not is_latin(latin)] == []
            assert bool(own) == bool(people.own_families)


def test_every_name_is_one_the_door_would_take() -> None:
    for people in peoples():
        for name in [*people.men, *people.women, *people.families, *people.own_men, *people.own_families]:
            Person._meta.get_field("known_as").clean(name, None)


def test_names_are_drawn_by_chance_and_the_same_again() -> None:
    def drawn(seed: int) -> list[Name]:
        chance = Random(seed)  # noqa: S311 (a demo, the same every time)
        return [some_name(chance, some_people(chance), is_woman=n % 3 == 0) for n in range(200)]

    names = drawn(1)
    assert (drawn(1) == names, drawn(2) == names) == (True, False)
    assert any(not name.other_names for name in names)
    assert any(name.latin_spelling for name in names)
    assert all(is_latin(name.known_as) != bool(name.latin_spelling) for name in names)
