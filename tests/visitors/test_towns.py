"""Towns in the words they were written down in: what is one town, and one spelling for many."""

import pytest

from hub.models import AuditEntry, User
from tests.factories.visitors import PersonFactory
from visitors.linking import link, unlink
from visitors.models import Background, Person
from visitors.towns import Spelling, respell, spellings, towns


def from_town(town: str) -> Person:
    person = PersonFactory()
    Background.objects.create(person=person, came_from_town=town)
    return person


def told() -> list[str]:
    return sorted(Background.objects.values_list("came_from_town", flat=True))


@pytest.fixture
def many(db: None) -> None:
    for town, people in {"Leicester": 3, "Lester": 1, "leicester": 2, "Derby": 1, "Manchester": 2, "": 2}.items():
        for _one in range(people):
            from_town(town)


def test_each_spelling_is_counted_and_that_of_most_people_stands_first(many: None) -> None:
    assert spellings()[:3] == [Spelling("Leicester", 3), Spelling("leicester", 2), Spelling("Manchester", 2)]


def test_a_record_that_was_joined_to_another_is_not_counted_twice(lead: User, db: None) -> None:
    link(from_town("Derby"), from_town("Derby"), by=lead)
    assert spellings() == [Spelling("Derby", 1)]


def test_spellings_that_sound_alike_stand_together_and_first(many: None) -> None:
    assert [[one.town for one in group] for group in towns()] == [
        ["Leicester", "leicester", "Lester"],
        ["Manchester"],
        ["Derby"],
    ]


@pytest.mark.parametrize("pair", ["Leicester Manchester", "Luton London", "Manchester Winchester", "Mosul Kabul"])
def test_other_towns_do_not_stand_together(pair: str, db: None) -> None:
    for town in pair.split():
        from_town(town)
    assert len(towns()) == 2


def test_a_town_in_another_script_does_not_break_the_list(db: None) -> None:
    for town in ("السليمانية", "Sulaymaniyah", "Suleimani", "أسمرة", "12", "·"):
        from_town(town)
    assert sum(len(group) for group in towns()) == 6


def test_one_spelling_stands_for_many_and_each_person_is_recorded(many: None, lead: User) -> None:
    assert respell(["Lester", "leicester", "Leicester"], to="Leicester", by=lead) == 3
    assert respell(["Lester", "leicester"], to="Leicester", by=lead) == 0
    assert told() == ["", "", "Derby", *["Leicester"] * 6, "Manchester", "Manchester"]
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["person.background"] * 3


def test_a_link_is_undone_exactly_after_its_town_was_written_otherwise(lead: User, db: None) -> None:
    kept, gone = from_town(""), from_town("Lester")
    made = link(kept, gone, by=lead)
    assert respell(["Lester"], to="Leicester", by=lead) == 1
    unlink(made, by=lead)
    assert dict(Background.objects.values_list("person", "came_from_town")) == {kept.pk: "", gone.pk: "Leicester"}
