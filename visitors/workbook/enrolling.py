"""Make the people of a book, or bring those it knows up to date: what the book says anew, and nothing else."""

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hub.models import User
from hub.refusals import Refused
from visitors.models import Background, Book, BookRow, Consent, Person, ReferralSource
from visitors.registration import index
from visitors.workbook.entries import Entry
from visitors.workbook.marking import keys_of, mark, marks_of, tombstone, who_of
from visitors.workbook.namesakes import Known, known_riders
from visitors.workbook.reading import Reading
from visitors.workbook.updating import BATCH, PERSON, Changes, hold_people, says_anew

WORDING = "book-1"
OF_BACKGROUND = ("phone", "age_band", "accommodation", "came_from_town", "referral", "note")
WITH_CONSENT = ("nationality", "gender")
ENOUGH = 5  # rows in common, before two books are held to be one, or not
LONGEST_NAME = 40


@dataclass
class Enrolled:
    """Whose record each entry of the book is; None for people who asked to be forgotten."""

    people: list[Person | None] = field(default_factory=list)
    new: list[Person] = field(default_factory=list)
    changed: int = 0
    known: int = 0
    forgotten: list[Entry] = field(default_factory=list)
    first_days: list[Person] = field(default_factory=list)  # whose first day the book says anew
    namesakes: dict[UUID, list[Person]] = field(default_factory=dict)  # who a new record from a bike list may be


def find_book(reading: Reading, name: str, *, fallback: str) -> tuple[Book, bool]:
    """The book of that name; without a name the one whose people these are, else a new one called `fallback`.

    Refused: a name under which quite other people were brought in.
    """
    keys = keys_of(reading)
    entries = dict(zip(keys, reading.entries, strict=True))
    said = {key: mark("known_as", entry.fields["known_as"]) for key, entry in entries.items()}
    said |= {tombstone(key): who_of(key, entry) for key, entry in entries.items()}
    books = Book.objects.filter(name__iexact=name) if name else Book.objects.order_by("pk")
    for book in books:
        rows = book.rows.filter(key__in=said).values_list("key", "marks__known_as", "who")
        same = sum(said[key] == (known or who) for key, known, who in rows)  # of the forgotten only `who` is left
        if name and len(rows) >= ENOUGH and same < 0.3 * len(rows):
            raise Refused(
                _("Other people were brought in under this name before. Give this book a name of its own."),
                code="other_book",
            )
        if name or (len(rows) >= min(ENOUGH, len(keys)) and same > 0.5 * len(rows)):
            return book, False
    taken = set(Book.objects.values_list("name", flat=True))
    wanted = (name or fallback or _("Old book"))[:LONGEST_NAME]
    tries = (wanted if number == 1 else f"{wanted[: LONGEST_NAME - 4]} {number}" for number in count(1))
    return Book.objects.create(name=next(found for found in tries if found not in taken)), True


def enrol(reading: Reading, book: Book, *, has_consent: bool, by: User | None, today: date) -> Enrolled:
    """Find or make the record of every entry. A record that was joined to another leads to that one.

    It is the caller's turn (`wait_for_turn`): nobody is forgotten or joined meanwhile. Records that the book changes
    are held, so that what others change in them is not undone.
    """
    enrolled = Enrolled()
    keys = keys_of(reading)
    rows = {row.key: row for row in book.rows.select_related("person__linked_to")}
    whose = [who_of(key, entry) for key, entry in zip(keys, reading.entries, strict=True)]
    forgotten = _forgotten(whose)
    sources = _sources(reading)
    told = [_wanted(entry, sources, has_consent=has_consent) for entry in reading.entries]
    known = known_riders([e for key, e in zip(keys, reading.entries, strict=True) if e.is_rider and key not in rows])
    shared = hold_people(
        rows[key].person_id
        for key, entry, wanted in zip(keys, reading.entries, told, strict=True)
        if key in rows and says_anew(rows[key], wanted, _friends_phone(entry))
    )
    for row in rows.values():  # rows of one record change it together, so that no one's change is lost
        row.person = shared.setdefault(row.person_id, row.person)
    new_rows, backgrounds, consents, renamed, changes = [], [], [], [], Changes()
    for key, who, entry, wanted in zip(keys, whose, reading.entries, told, strict=True):
        row = rows.get(key) or rows.get(tombstone(key))
        rider = known.get(id(entry), Known())
        if row is None and who in forgotten:
            enrolled.people.append(None)
            enrolled.forgotten.append(entry)
        elif row is None and rider.person:
            enrolled.people.append(rider.person)
            new_rows.append(BookRow(book=book, key=key, person=rider.person, marks=marks_of(wanted), who=who))
        elif row is None:
            person = _new_person(entry, wanted, today)
            if rider.likely or entry.rivals:
                enrolled.namesakes[person.pk] = rider.likely
            enrolled.new.append(person)
            enrolled.people.append(person)
            backgrounds.append(Background(person=person, **_of_background(wanted)))
            friends_phone = _friends_phone(entry)
            new_rows.append(
                BookRow(book=book, key=key, person=person, marks=marks_of(wanted), friends_phone=friends_phone, who=who)
            )
            if any(name in wanted for name in WITH_CONSENT):
                consents.append(_consent(person, by))
        elif (person := row.person.linked_to or row.person).anonymised_at:
            enrolled.people.append(None)
            enrolled.forgotten.append(entry)
        else:
            enrolled.people.append(person)
            enrolled.known += 1
            if row.who != who:
                row.who = who
                renamed.append(row)
            is_changed = person is row.person and changes.bring_up_to_date(row, wanted, _friends_phone(entry))
            if is_changed and any(name in wanted for name in WITH_CONSENT):
                consents.append(_consent(person, by))
    _note_rivals(reading, enrolled)
    Person.objects.bulk_create(enrolled.new, batch_size=BATCH)
    Background.objects.bulk_create(backgrounds, batch_size=BATCH)
    BookRow.objects.bulk_create(new_rows, batch_size=BATCH)
    changes.save()
    BookRow.objects.bulk_update(renamed, ["who"], batch_size=BATCH)
    Consent.objects.bulk_create(consents, batch_size=BATCH, ignore_conflicts=True)
    enrolled.changed, enrolled.first_days = len(changes.rows), changes.first_days
    return enrolled


def _forgotten(whose: list[str]) -> set[str]:
    """Of these, who was forgotten, whatever book they came from."""
    rows = BookRow.objects.filter(who__in=filter(None, whose), person__anonymised_at__isnull=False)
    return set(rows.values_list("who", flat=True))


def _note_rivals(reading: Reading, enrolled: Enrolled) -> None:
    """Who a row of a bike list may be besides, out of the same book."""
    owners = {id(entry): person for entry, person in zip(reading.entries, enrolled.people, strict=True)}
    for entry in reading.entries:
        person = owners[id(entry)]
        if person and person.pk in enrolled.namesakes:
            others = {other.pk: other for rival in entry.rivals if (other := owners[id(rival)]) and other is not person}
            enrolled.namesakes[person.pk] += others.values()


def _wanted(entry: Entry, sources: dict[str, ReferralSource], *, has_consent: bool) -> dict[str, Any]:
    """What the book says of somebody that may be kept."""
    names = (*PERSON, *OF_BACKGROUND, *(WITH_CONSENT if has_consent else ()))
    wanted = {name: entry.fields[name] for name in names if entry.fields.get(name)}
    if "referral" in wanted:
        wanted["referral"] = sources[wanted["referral"].casefold()]
    if entry.first_came and not entry.is_rider:
        wanted["first_came"] = entry.first_came
    return wanted


def _friends_phone(entry: Entry) -> str:
    return entry.fields.get("friends_phone", "")


def _of_background(wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: wanted[name] for name in (*OF_BACKGROUND, *WITH_CONSENT) if name in wanted}


def _new_person(entry: Entry, wanted: dict[str, Any], today: date) -> Person:
    """Their first day is what the book says; the visits put it right where they are older."""
    own = {name: wanted[name] for name in PERSON if name in wanted}
    return index(Person(**own, register_number=entry.number, first_seen_on=entry.first_came or today))


def _sources(reading: Reading) -> dict[str, ReferralSource]:
    """The list of who tells people of us, with what the book adds to it."""
    sources = {source.name.casefold(): source for source in ReferralSource.objects.all()}
    for entry in reading.entries:
        name = entry.fields.get("referral")
        if name and name.casefold() not in sources:
            sources[name.casefold()] = ReferralSource.objects.create(name=name)
    return sources


def _consent(person: Person, by: User | None) -> Consent:
    return Consent(person=person, kind=Consent.Kind.DEMOGRAPHICS, wording=WORDING, asked_by=by)
