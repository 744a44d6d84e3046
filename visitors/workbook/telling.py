"""Tell the rooms above what a book says that is theirs to read, and take back what they make of it."""

from dataclasses import dataclass, field
from datetime import datetime

from hub.models import User
from hub.rooms import ask_all
from visitors.models import Person
from visitors.workbook.findings import Finding
from visitors.workbook.reading import Reading
from visitors.workbook.riders import Rider


@dataclass(frozen=True)
class BookRead:
    """A book that is being brought in: the rows of its bike lists, each with the person it is about."""

    riders: list[tuple[Person, Rider]]
    by: User | None
    at: datetime


@dataclass(frozen=True)
class Told:
    """What a room made of it: a title, sentences each with a symbol, and what it could not read."""

    title: str
    sentences: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def tell_rooms(reading: Reading, people: list[Person | None], *, by: User | None, at: datetime) -> list[Told]:
    """Hand the rows of bike lists on, inside the same transaction. Rows about forgotten people go no further."""
    owners = {id(entry): person for entry, person in zip(reading.entries, people, strict=True)}
    riders = [(person, rider) for rider in reading.riders if (person := owners[id(rider.entry)])]
    return [told for told in ask_all("book_read", BookRead(riders, by, at)) if told] if riders else []
