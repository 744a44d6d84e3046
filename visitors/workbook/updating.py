"""Take over what a book says otherwise than last time, in a few statements; what was changed in the hub since stays."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from visitors.models import Background, BookRow, Person
from visitors.registration import INDEXED, index
from visitors.workbook.marking import mark, marks_of

PERSON = ("known_as", "other_names", "latin_spelling", "languages")
BATCH = 1000


def says_anew(row: BookRow, wanted: dict[str, Any], friends_phone: str) -> bool:
    """Whether the book says something of them that it did not say before."""
    return bool(_anew(row, wanted)) or _is_new_phone(row, friends_phone)


def hold_people(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """These records as they are now, held to the end, in one order for everybody.

    Backgrounds are read afterwards: what a statement joins that waits for a record, it shows as it was before.
    """
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in=set(ids)).order_by("pk")
    return {person.pk: person for person in rows.prefetch_related("background", "linked_from")}


@dataclass
class Changes:
    """What is to be written of records that the book knows. They are held; no other column is touched."""

    rows: list[BookRow] = field(default_factory=list)
    people: dict[UUID, Person] = field(default_factory=dict)
    backgrounds: dict[UUID, Background] = field(default_factory=dict)
    of_people: set[str] = field(default_factory=set)
    of_backgrounds: set[str] = field(default_factory=set)
    first_days: list[Person] = field(default_factory=list)  # whose first day the book says anew

    def bring_up_to_date(self, row: BookRow, wanted: dict[str, Any], friends_phone: str) -> bool:
        """Take over what is new in this row, and say whether anything is."""
        if not says_anew(row, wanted, friends_phone):
            return False
        for name, value in _anew(row, wanted).items():
            if name == "first_came":
                self._set_first_day(row.person, value)
            elif name in PERSON:
                self._set_on_person(row.person, name, value)
            else:
                self._set_on_background(row.person, name, value)
        row.marks |= marks_of(wanted)
        row.friends_phone = friends_phone or row.friends_phone
        self.rows.append(row)
        return True

    def save(self) -> None:
        if self.people:
            Person.objects.bulk_update(self.people.values(), sorted(self.of_people), batch_size=BATCH)
        if self.backgrounds:
            Background.objects.bulk_update(self.backgrounds.values(), sorted(self.of_backgrounds), batch_size=BATCH)
        BookRow.objects.bulk_update(self.rows, ["marks", "friends_phone"], batch_size=BATCH)

    def _set_first_day(self, person: Person, value: Any) -> None:
        person.first_seen_on = value
        self.people[person.pk] = person
        self.of_people.add("first_seen_on")
        self.first_days.append(person)

    def _set_on_person(self, person: Person, name: str, value: Any) -> None:
        setattr(person, name, value)
        self.people[person.pk] = index(person, also=person.linked_from.all())
        self.of_people.update([name, *INDEXED])

    def _set_on_background(self, person: Person, name: str, value: Any) -> None:
        background = person.background if hasattr(person, "background") else Background.objects.create(person=person)
        setattr(background, name, value)
        self.backgrounds[person.pk] = background
        self.of_backgrounds.add(name)


def _anew(row: BookRow, wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if row.marks.get(name) != mark(name, value)}


def _is_new_phone(row: BookRow, friends_phone: str) -> bool:
    return bool(friends_phone) and friends_phone != row.friends_phone
