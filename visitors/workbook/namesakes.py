"""Who in the register somebody may be of whom only a bike list speaks: by number and name, else by name alone."""

from collections import defaultdict
from collections.abc import Iterator

from visitors.models import Person
from visitors.names.indexing import whole_name
from visitors.names.words import words
from visitors.workbook.entries import Entry, in_order, shares_a_word

PIECE = 1000  # names in one query


def known_riders(entries: list[Entry]) -> dict[int, list[Person]]:
    """The people that each entry may be, by the entry's id(). One means that it is sure.

    Sure is a number with a word of the name, else a name that one person has, in the book or here.
    """
    found: dict[int, list[Person]] = {}
    for first in range(0, len(entries), PIECE):
        piece = entries[first : first + PIECE]
        by_number, by_name = _numbered(piece), _named([entry for entry in piece if not entry.rivals])
        for entry in piece:
            own = [person for person in by_number.get(entry.number, ()) if shares_a_word(_name(person), entry.folded)]
            alike = [] if entry.rivals else by_name.get(entry.folded, [])
            if entry.number:
                alike = [person for person in alike if not person.register_number]
            found[id(entry)] = own if len(own) == 1 else alike
    return {key: people for key, people in found.items() if people}


def _numbered(entries: list[Entry]) -> dict[str, list[Person]]:
    numbers = {entry.number for entry in entries if entry.number}
    people: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.known().filter(register_number__in=numbers).defer("name_marks"):
        people[person.register_number].append(person)
    return people


def _named(entries: list[Entry]) -> dict[str, list[Person]]:
    marks = {mark for entry in entries for mark in whole_name(words(_written(entry)))}
    people: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.known().filter(name_marks__overlap=sorted(marks)).defer("name_marks") if marks else ():
        for name in {in_order(name) for name in _names(person)}:
            people[name].append(person)
    return people


def _names(person: Person) -> Iterator[str]:
    yield f"{person.known_as} {person.other_names}".strip()
    if person.latin_spelling:
        yield person.latin_spelling


def _name(person: Person) -> str:
    return " ".join(in_order(name) for name in _names(person))


def _written(entry: Entry) -> str:
    return f"{entry.fields['known_as']} {entry.fields.get('other_names', '')}"
