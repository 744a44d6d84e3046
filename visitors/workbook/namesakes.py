"""Who in the register somebody may be of whom only a bike list speaks: by number and name, else by name alone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from visitors.models import Person
from visitors.names.indexing import whole_name
from visitors.names.words import words
from visitors.workbook.entries import Entry, in_order, shares_a_word

PIECE = 1000  # names in one query


@dataclass(frozen=True)
class Known:
    """Whom an entry means, if that is sure; else the people whose name is like it."""

    person: Person | None = None
    likely: list[Person] = field(default_factory=list)


def known_riders(entries: list[Entry]) -> dict[int, Known]:
    """What the register knows of each entry, by the entry's id().

    Sure is a number with a word of the name; else, where the book has nobody like it, a name that one person has.
    """
    known: dict[int, Known] = {}
    for first in range(0, len(entries), PIECE):
        piece = entries[first : first + PIECE]
        by_number, by_mark = _numbered(piece), _marked([entry for entry in piece if not entry.rivals])
        for entry in piece:
            own = [person for person in by_number.get(entry.number, ()) if _shares_a_word(person, entry)]
            likely = list({person.pk: person for mark in _marks(entry) for person in by_mark.get(mark, ())}.values())
            same = [person for person in likely if entry.folded in {in_order(name) for name in _names(person)}]
            if entry.number:
                same = [person for person in same if not person.register_number]
            sure = own if len(own) == 1 else [] if entry.rivals else same
            known[id(entry)] = Known(sure[0]) if len(sure) == 1 else Known(likely=[] if entry.rivals else likely)
    return known


def _numbered(entries: list[Entry]) -> dict[str, list[Person]]:
    numbers = {entry.number for entry in entries if entry.number}
    people: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.known().filter(register_number__in=numbers).defer("name_marks"):
        people[person.register_number].append(person)
    return people


def _marked(entries: list[Entry]) -> dict[str, list[Person]]:
    """People by each mark that their whole name shares with one of the entries."""
    marks = {mark for entry in entries for mark in _marks(entry)}
    people: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.known().filter(name_marks__overlap=sorted(marks)) if marks else ():
        for mark in marks.intersection(person.name_marks):
            people[mark].append(person)
    return people


def _marks(entry: Entry) -> set[str]:
    return whole_name(words(entry.name))


def _shares_a_word(person: Person, entry: Entry) -> bool:
    return any(shares_a_word(in_order(name), entry.folded) for name in _names(person))


def _names(person: Person) -> Iterator[str]:
    yield f"{person.known_as} {person.other_names}".strip()
    if person.latin_spelling:
        yield person.latin_spelling
