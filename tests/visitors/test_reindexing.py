"""People whose index is outdated are told and indexed anew."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.visitors import PersonFactory
from visitors.checks import names_are_indexed_by_the_rules_of_this_code as check
from visitors.lookup import find
from visitors.models import Person
from visitors.names.indexing import VERSION
from visitors.reindexing import count_outdated, index_outdated


@pytest.fixture
def outdated(db: None) -> Person:
    PersonFactory(known_as="Samira")
    person = PersonFactory(known_as="Zahra", other_names="Karimi", latin_spelling="Zara")
    Person.objects.filter(pk=person.pk).update(folded="", name_marks=[], name_version=VERSION - 1)
    return person


def test_outdated_people_are_found_again_after_indexing(outdated: Person) -> None:
    assert (find("zahra"), count_outdated()) == ([], 1)
    assert (index_outdated(), index_outdated(), count_outdated()) == (1, 0, 0)
    assert [match.person for match in find("zahra karimi")] == [outdated]


def test_indexing_writes_what_saving_writes(outdated: Person) -> None:
    index_outdated()
    again = Person.objects.get(pk=outdated.pk)
    assert (again.folded, again.name_marks) == (outdated.folded, outdated.name_marks)


def test_indexing_goes_on_in_batches(outdated: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visitors.reindexing.BATCH", 1)
    Person.objects.update(name_version=0)
    assert (index_outdated(), count_outdated()) == (2, 0)


def test_command_indexes_and_is_harmless_to_repeat(outdated: Person) -> None:
    said = StringIO()
    call_command("index_names", stdout=said)
    call_command("index_names", stdout=said)
    call_command("index_names", check=True)
    assert said.getvalue() == "1 people indexed.\n0 people indexed.\n"


def test_command_can_only_check(outdated: Person) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("index_names", check=True)
    assert (str(refused.value), count_outdated()) == (
        "1 people are indexed by older rules. Run: manage.py index_names",
        1,
    )


def test_system_check_warns_of_outdated_people(outdated: Person) -> None:
    assert check(databases=None) == []
    assert [(warning.id, warning.hint) for warning in check(databases=["default"])] == [
        ("visitors.W001", "Run: manage.py index_names")
    ]
    index_outdated()
    assert check(databases=["default"]) == []


def test_migrating_indexes_who_was_indexed_by_older_rules(db: None) -> None:
    person = PersonFactory(known_as="Samira")
    Person.objects.filter(pk=person.pk).update(folded="", name_marks=[], name_version=VERSION - 1)
    call_command("migrate", "--noinput", verbosity=0)
    assert [match.person for match in find("sami")] == [person]
