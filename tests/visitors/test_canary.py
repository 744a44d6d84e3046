"""The canary: somebody whose every word is marked has a whole life here, is erased, and no mark is left anywhere.

Each twin takes one rule of forgetting away, and the marks are found again.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session as SignIn
from django.db import connection, models
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from bikes import answers as bikes_answers
from bikes.models import BikeRequestChange
from hub import answers as hub_answers
from hub.calendar import close_session
from hub.logs import WithoutWords
from hub.models import Access, Session, User
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.bikes import HandoverFactory
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.visitors.pressing import TYPING, press
from tests.workbooks import REGISTER, sheets
from visitors import forgetting
from visitors.cards import make
from visitors.consents import agree
from visitors.counting import counts
from visitors.forgetting import A_WEEK, announce, erase, forget_unseen, keep_on
from visitors.households import come_together
from visitors.linking import link
from visitors.models import Consent, Headcount, Person, Place, Provision, Site, Tally, Visit
from visitors.moves import empty_site
from visitors.rights import ask, finish
from visitors.workbook.importing import import_workbook

# The mark, a phone number, and what the search makes of the mark: a key of its sounds, as names are stored.
MARKS = ["zorband", "900777", "900778", "srbnt", "z0rb4nda"]
# Text columns of rows about people in which nobody's words stand: codes, digests, ids.
NO_WORDS = {
    "visitors_consent.wording",
    "visitors_receipt.digest",
    "visitors_receipt.outcome",
    "visitors_receipt.device",
    "visitors_card.number",
    "visitors_bookrow.marks",
    "visitors_bookrow.who",
    "visitors_person.name_version",
}
ROOMS_OF_PEOPLE = ["visitors", "bikes", "volunteers"]


def marked_places() -> set[str]:
    """Every table and column in which a mark stands, and what browsers' sign-ins hold."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        for table, column in cursor.fetchall():
            like = " OR ".join([f"\"{column}\"::text ILIKE '%%{mark}%%'" for mark in MARKS])
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{table}" WHERE {like})')  # noqa: S608 (our own tables)
            if cursor.fetchone()[0]:
                found.add(f"{table}.{column}")
    if any(mark in str(sign_in.get_decoded()).lower() for sign_in in SignIn.objects.all() for mark in MARKS):
        found.add("sign-ins")
    return found


def columns_for_words() -> set[str]:
    """Every column of a row about a person that can hold what somebody typed."""
    about = [
        model
        for model in connection.introspection.installed_models(connection.introspection.table_names())
        if model._meta.app_label in ROOMS_OF_PEOPLE
        and (model is Person or any(field.related_model is Person for field in model._meta.local_concrete_fields))
    ]
    return {
        f"{model._meta.db_table}.{field.column}"
        for model in about
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices
    }


def live(lead: User) -> tuple[Person, Session]:
    """A whole life: an old book, the door, a search, a lead's page, a link, a place emptied, and the admin's log."""
    session = OpenSessionFactory(programme__name="Thursday drop-in", capacity=5)
    tablet = signed_in(lead)
    booked = from_an_old_book()
    person = through_the_door(tablet, session)
    link(person, booked, by=lead)
    on_their_page(tablet, person, lead)
    with_a_bike(person, lead)
    look_around(tablet, person)
    kind = ContentType.objects.get_for_model(Person)
    named = {"object_id": str(person.pk), "object_repr": "Zorbanda", "change_message": "Zorbanda"}
    LogEntry.objects.create(user=lead, content_type=kind, action_flag=ADDITION, **named)
    return Person.objects.get(pk=person.pk), session


def from_an_old_book(called: str = "Register") -> Person:
    row = ["Z0RB4NDA-17", "Zorbanda", "Zorbandi", "Zorbandia", "Arabic", "zorbanda house"]
    row += ["friends phone 07700 900778", datetime(2026, 4, 2), 0, "zorbanda likes tea"]
    import_workbook(sheets(Register=[REGISTER, row]), book=called, has_consent=True)
    return Person.objects.get(known_as="Zorbanda")


def through_the_door(tablet: Client, session: Session) -> Person:
    other = PersonFactory(known_as="Samira")
    card = make(uuid4(), pages=1, per_page=10, by=User.objects.get(username="rosa")).cards.first()
    press(tablet, "/door/find", q="Zorbanda", headers=TYPING)
    typed = {"known_as": "Zorbanda", "other_names": "Zorbandu", "tell_apart": "zorbanda cap", "languages": ["ar"]}
    wishes = {"wishes": ["bike", "clothes"], "phone": "07700 900777", "card": card.number}
    press(tablet, "/door/new-face", **typed, **wishes, **{f"about-{other.pk}": "unsure"})
    person = Visit.objects.get(session=session).person
    come_together(person, other)
    Place.objects.create(session=session, person=person, number=1, called_at=timezone.now())
    return person


def on_their_page(tablet: Client, person: Person, lead: User) -> None:
    site = Site.objects.create(name="Hotel")
    for kind in Consent.Kind:
        agree(person, kind, by=lead, language="ar")
    page = f"/people/{person.pk}"
    names = {"known_as": "Zorbanda", "other_names": "Zorbandu", "latin_spelling": "Zorbanda", "tell_apart": "zorbanda"}
    tablet.post(f"{page}/names", names)
    told = {"gender": "woman", "nationality": "Zorbandia", "site": site.pk, "came_from_town": "Zorbanda-on-Sea"}
    tablet.post(f"{page}/background", {**told, "note": "zorbanda likes tea", "accommodation": "hotel"})
    tablet.post(f"{page}/contact", {"phone": "07700 900777", "language": "ar"})
    tablet.post(f"{page}/alert")
    empty_site(site, [person.pk], by=lead)
    keep_on(person, by=lead)
    finish(ask(uuid4(), person, "correct", by=lead, note="zorbanda wrote"), "done", by=lead)


def with_a_bike(person: Person, lead: User) -> None:
    """They had a bike, told of a theft, and somebody typed why their place was opened again."""
    had = HandoverFactory(offer__request__person=person, offer__request__state="collected", crime_number="ZORBANDA/26")
    BikeRequestChange.objects.create(
        request=had.offer.request, from_state="waiting", to_state="collected", by=lead, reason="zorbanda asked again"
    )


def look_around(tablet: Client, person: Person) -> None:
    """Every page that shows them, so that whatever keeps what it showed has it."""
    press(tablet, "/people", q="Zorbanda")
    for page in (f"/people/{person.pk}", f"/door/people/{person.pk}", "/door", "/doubts", "/links", "/moves"):
        tablet.get(page)
    tablet.post(f"/people/{person.pk}/names", {"known_as": "", "other_names": "Zorbanda"})


def totals(session: Session) -> list[Any]:
    """What reports count."""
    return [counts(session), Visit.objects.count(), Headcount.objects.count(), Provision.objects.count()]


@pytest.fixture
def lead(thursday: Traveller, db: None) -> User:
    return UserFactory(username="rosa", called="Rosa", accesses=[Access.LEAD, Access.DOOR])


def test_every_column_for_words_holds_a_mark_before(lead: User) -> None:
    """So that a new field makes this test red until the canary lives in it too."""
    live(lead)
    assert columns_for_words() - NO_WORDS == {place for place in marked_places() if place in columns_for_words()}


def test_erased_no_mark_is_left_and_the_counts_agree(lead: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    person, session = live(lead)
    before = totals(session)
    assert len(marked_places()) > 10
    erase(person, by=lead)
    assert (marked_places(), totals(session)) == (set(), before)
    close_session(session, by=lead)
    assert Tally.objects.get(session=session).new_faces == before[0].new_faces
    logged = " ".join(WithoutWords().format(record) for record in caplog.records).lower()
    assert [mark for mark in MARKS if mark in logged] == []
    assert files_with_a_mark() == []


def test_forgotten_by_the_night_no_mark_is_left_either(lead: User, thursday: Traveller) -> None:
    person, session = live(lead)
    before = totals(session)
    thursday.shift(timedelta(days=400))
    announce(timezone.now() - A_WEEK)
    forget_unseen(timezone.now())
    person.refresh_from_db()
    assert (person.anonymised_at is not None, marked_places()) == (True, set())
    assert totals(session)[1:] == before[1:]


@pytest.mark.parametrize("called", ["Register", "Another name", ""])
def test_the_old_book_read_again_does_not_bring_them_back(called: str, lead: User) -> None:
    person, _session = live(lead)
    erase(person, by=lead)
    people = Person.objects.count()
    with pytest.raises(Person.DoesNotExist):
        from_an_old_book(called)
    assert (Person.objects.count(), marked_places()) == (people, set())


RULES_TAKEN_AWAY: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    **{
        f"empty {name}": lambda patch, name=name: patch.delitem(forgetting.EMPTIED, name)
        for name in ("other_names", "latin_spelling", "tell_apart", "register_number")
    },
    "background": lambda patch: patch.setattr(forgetting, "_forget_background", lambda *told, **more: None),
    "what they asked of us": lambda patch: patch.setattr(forgetting, "close_for", lambda *told, **more: 0),
    "rows of old books": lambda patch: patch.setattr(forgetting, "_bury_rows", lambda rows: None),
    "links with their journal": lambda patch: patch.setattr(
        forgetting.Link.objects, "filter", lambda *told: forgetting.Link.objects.none()
    ),
    "what they are found by": lambda patch: patch.setattr(forgetting, "index", lambda person: person),
    "what the bike room was told": lambda patch: patch.setattr(bikes_answers, "anonymised", lambda person: None),
    "the admin's log": lambda patch: patch.setattr(hub_answers, "anonymised", lambda person: None),
}


@pytest.mark.parametrize("rule", RULES_TAKEN_AWAY)
def test_without_one_rule_a_mark_is_left(rule: str, lead: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The twins."""
    person, _session = live(lead)
    RULES_TAKEN_AWAY[rule](monkeypatch)
    erase(person, by=lead)
    assert marked_places() != set()


def files_with_a_mark() -> list[str]:
    """Files that the app wrote beside the database since."""
    written = [path for path in Path("var").rglob("*") if path.is_file() and not path.parts[1].startswith("pg")]
    texts = {str(path): path.read_bytes().lower() for path in written if path.stat().st_size < 1_000_000}
    return [path for path, text in texts.items() if any(mark.encode() in text for mark in MARKS)]
