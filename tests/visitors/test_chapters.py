"""Everything on somebody is in their copy: field by field, and nothing of anybody else."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.apps import apps
from time_machine import Traveller

from hub.models import User
from tests.factories import UserFactory
from tests.factories.visitors import (
    CardFactory,
    OpenSessionFactory,
    PersonFactory,
    PlaceFactory,
    RightsRequestFactory,
    VisitFactory,
)
from visitors.answers import facts_about
from visitors.households import come_together
from visitors.linking import link, unlink
from visitors.models import (
    Alert,
    Background,
    Book,
    BookRow,
    Consent,
    Doubt,
    Keep,
    Link,
    Move,
    Person,
    Provision,
    Receipt,
    ReferralSource,
    RightsRequest,
    Site,
    SiteMove,
    Visit,
)

# Where each field of a model with a key to a person is told, in words that stand there for nothing else.
TOLD = {
    "Person.id": "0000000000aa",
    "Person.known_as": "Zubaida",
    "Person.other_names": "Alkhatib",
    "Person.latin_spelling": "Zoubaida",
    "Person.tell_apart": "Green hat",
    "Person.languages": "Tigrinya",
    "Person.register_number": "R-417",
    "Person.household": "1 other person",
    "Person.first_seen_on": "1 January 2026",
    "Person.last_seen_on": "2 January 2026",
    "Person.moved_away_on": "3 January 2026",
    "Person.died_on": "23 January 2026",
    "Person.linked_to": "Another record of yours, joined to the first",
    "Background.person": "What you told us",
    "Background.phone": "07700 900417",
    "Background.languages_read": "Amharic",
    "Background.nationality": "Eritrean",
    "Background.gender": "Woman",
    "Background.age_band": "35 to 49",
    "Background.accommodation": "With a host",
    "Background.site": "House by the mill",
    "Background.came_from_town": "Leicester",
    "Background.referral": "A cousin",
    "Background.note": "Bakes on Mondays",
    "Consent.person": "What you agreed to",
    "Consent.kind": "Story",
    "Consent.wording": "wording lead-417",
    "Consent.language": "Oromo",
    "Consent.asked_by": "by Asker",
    "Consent.given_at": "4 January 2026, 10:01",
    "Consent.withdrawn_at": "taken back on 5 January 2026, 10:02",
    "Visit.person": "When you came",
    "Visit.session": "6 January 2026, Drop-in by the river",
    "Visit.checked_in_by": "by Doorkeeper",
    "Visit.checked_in_at": "6 January 2026, 10:03",
    "Visit.is_first": "your first time",
    "Visit.children_0_4": "1 child of 0 to 4",
    "Visit.children_5_10": "2 children of 5 to 10",
    "Visit.children_11_15": "3 children of 11 to 15",
    "Visit.children_16_17": "4 children of 16 or 17",
    "Visit.children_unsaid": "5 children, age not said",
    "Place.person": "When you waited outside",
    "Place.session": "7 January 2026, English class",
    "Place.number": "number 417",
    "Place.given_at": "7 January 2026, 10:04",
    "Place.called_at": "called in 7 January 2026, 10:05",
    "Place.left_at": "left 8 January 2026, 10:06",
    "Provision.person": "What you were given or asked",
    "Provision.kind": "Asked about a bike",
    "Provision.session": "9 January 2026, Bike morning",
    "Provision.given_on": "10 January 2026",
    "Provision.given_by": "by Giver",
    "Provision.wants": "yes, 10 January 2026",
    "Card.number": "K7WM4PXD",
    "Card.person": "Your cards",
    "Card.given_at": "given on 11 January 2026, 10:07",
    "Card.revoked_at": "out of use since 12 January 2026, 10:08",
    "Move.person": "When you moved",
    "Move.from_on": "13 January 2026",
    "Move.until_on": "14 January 2026",
    "Move.made_by": "by Mover",
    "Move.made_at": "noted on 13 January 2026, 10:09",
    "Move.ended_by": "by Ender",
    "Move.ended_at": "noted on 14 January 2026, 10:10",
    "Move.back_with": "14 January 2026, 6 January 2026, Drop-in by the river",
    "Move.of_site": "everybody of Hotel by the park",
    "Keep.person": "When we kept you on",
    "Keep.until_on": "24 January 2026",
    "Keep.kept_by": "by Keeper",
    "Keep.kept_at": "noted on 25 January 2026, 10:15",
    "Alert.person": "A session lead is called when you come",
    "Alert.from_at": "from 15 January 2026, 10:11",
    "Alert.until_at": "until 16 January 2026, 10:12",
    "Doubt.newer": "Another record was compared with yours",
    "Doubt.older": "Two people: 2",
    "Doubt.state": "Two people",
    "Link.kept": "Two records were joined",
    "Link.gone": "Another record of yours, joined to the first",
    "Link.linked_by": "by Joiner",
    "Link.linked_at": "noted on 17 January 2026, 10:13",
    "Link.undone_by": "by Parter",
    "Link.undone_at": "taken apart noted on 18 January 2026, 10:14",
    "BookRow.book": "The blue book",
    "BookRow.person": "What came out of an old book",
    "BookRow.friends_phone": "with a friend's phone number",
    "Receipt.kind": "New face",
    "Receipt.person": "Presses at the door",
    "RightsRequest.person": "What you asked of us",
    "RightsRequest.kind": "A complaint",
    "RightsRequest.asked_on": "asked on 19 January 2026",
    "RightsRequest.due_on": "answer by 19 February 2026",
    "RightsRequest.clarifying_since_on": "the clock stands since 20 January 2026",
    "RightsRequest.paused_days": "the clock stood for 41 days",
    "RightsRequest.acknowledged_on": "we said that we have it on 21 January 2026",
    "RightsRequest.done_on": "22 January 2026",
    "RightsRequest.outcome": "We could not do it",
    "RightsRequest.refusal": "The law makes us keep it",
    "RightsRequest.noted_by": "by Noter",
    "RightsRequest.note": "About the queue",
}
ONE_PRESS = "one press at the door, counted by its kind: numbers and times that keep it from counting twice"
NOT_TOLD = {
    "Person.anonymised_at": "nobody who was forgotten has a copy",
    "Person.folded": "made from the names, to find them by",
    "Person.name_marks": "made from the names, to find them by",
    "Person.name_version": "made from the names, to find them by",
    "Leaving.person": "made from the last day they were seen, which is told",
    "Leaving.since_on": "made from the last day they were seen, which is told",
    "Card.sheet": "the paper it was printed on",
    "Alert.made_by": "who asked to be called is theirs",
    "Doubt.session": "about the other person too",
    "Doubt.made_by": "about the other person too",
    "Doubt.made_at": "about the other person too",
    "Doubt.decided_by": "about the other person too",
    "Doubt.decided_at": "about the other person too",
    "Doubt.reason": "about the other person too",
    "Doubt.likelihood": "about the other person too",
    "BookRow.key": "a digest, or the number in the book that is told with the names",
    "BookRow.marks": "digests of what the book said",
    "BookRow.who": "a digest of number and name",
    **{f"Receipt.{name}": ONE_PRESS for name in ("digest", "outcome", "session", "visit", "headcount", "place", "by")},
    **{f"Receipt.{name}": ONE_PRESS for name in ("device", "seq", "made_at", "received_at")},
}


def at(day: int, minute: int) -> datetime:
    return datetime(2026, 1, day, 10, minute, tzinfo=UTC)


def called(name: str) -> User:
    return UserFactory(called=name)


@pytest.fixture
def zubaida(thursday: Traveller, db: None) -> Person:
    """Somebody with a mark of its own in every field of every row on them."""
    person = PersonFactory(
        id=UUID(int=0xAA), known_as="Zubaida", other_names="Alkhatib",
        latin_spelling="Zoubaida", tell_apart="Green hat", languages=["ti"], register_number="R-417",
        first_seen_on="2026-01-01", last_seen_on="2026-01-02", moved_away_on="2026-01-03",
        died_on="2026-01-23",
    )  # fmt: skip
    come_together(person, PersonFactory(known_as="Companion"))
    Background.objects.create(
        person=person, phone="07700 900417", languages_read=["am"], nationality="Eritrean", gender="woman",
        age_band="35_49", accommodation="hosted", site=Site.objects.create(name="House by the mill"),
        came_from_town="Leicester", referral=ReferralSource.objects.create(name="A cousin"), note="Bakes on Mondays",
    )  # fmt: skip
    Consent.objects.create(
        person=person, kind="story", wording="lead-417", language="om", asked_by=called("Asker"), given_at=at(4, 1),
        withdrawn_at=at(5, 2),
    )  # fmt: skip
    visit = VisitFactory(
        person=person, session=OpenSessionFactory(held_on=date(2026, 1, 6), programme__name="Drop-in by the river"),
        checked_in_by=called("Doorkeeper"), checked_in_at=at(6, 3), is_first=True, children_0_4=1, children_5_10=2,
        children_11_15=3, children_16_17=4, children_unsaid=5,
    )  # fmt: skip
    english = OpenSessionFactory(held_on=date(2026, 1, 7), programme__name="English class")
    PlaceFactory(person=person, session=english, number=417, given_at=at(7, 4), called_at=at(7, 5))
    PlaceFactory(person=person, given_at=at(8, 1), left_at=at(8, 6))
    Provision.objects.create(
        person=person, kind="asked_bike", given_on="2026-01-10", given_by=called("Giver"), wants=True,
        session=OpenSessionFactory(held_on=date(2026, 1, 9), programme__name="Bike morning"),
    )  # fmt: skip
    CardFactory(person=person, number="K7WM4PXD", given_at=at(11, 7), revoked_at=at(12, 8))
    hotel = SiteMove.objects.create(site=Site.objects.create(name="Hotel by the park"), from_on="2026-01-13")
    Move.objects.create(
        person=person, from_on="2026-01-13", until_on="2026-01-14", made_by=called("Mover"), made_at=at(13, 9),
        ended_by=called("Ender"), ended_at=at(14, 10), back_with=visit, of_site=hotel,
    )  # fmt: skip
    Keep.objects.create(person=person, until_on="2026-01-24", kept_by=called("Keeper"), kept_at=at(25, 15))
    Alert.objects.create(person=person, made_by=called("Worried"), from_at=at(15, 11), until_at=at(16, 12))
    for pair in ({"newer": person, "older": PersonFactory()}, {"newer": PersonFactory(), "older": person}):
        Doubt.objects.create(**pair, state="different")
    apart = unlink(link(person, PersonFactory(known_as="Somebody else"), by=called("Joiner")), by=called("Parter"))
    Link.objects.filter(pk=apart.pk).update(linked_at=at(17, 13), undone_at=at(18, 14))
    book = Book.objects.create(name="The blue book")
    BookRow.objects.create(book=book, key="R-417", person=person, friends_phone="07700 900999")
    Receipt.objects.create(kind="new_face", session=visit.session, person=person, digest="d" * 64, outcome="stored")
    RightsRequestFactory(
        person=person, kind="complaint", asked_on=date(2026, 1, 19), acknowledged_on="2026-01-21", paused_days=41,
        clarifying_since_on="2026-01-20", done_on="2026-01-22", outcome="refused", refusal="law",
        note="About the queue", noted_by=called("Noter"),
    )  # fmt: skip
    link(person, PersonFactory(known_as="Zubayda"), by=called("Linker"))
    Visit.objects.update(is_first=True)  # which a link to an older record changed
    return Person.objects.get(pk=person.pk)


def words_on(person: Person) -> str:
    return "\n".join([words for chapter in facts_about(person) for words in (chapter.title, *sum(chapter.rows, ()))])


def fields_with_a_person() -> set[str]:
    """Every column of every model of this room that has a key to a person, but the rows' own numbers."""
    ours = [model for model in apps.get_models() if model._meta.app_label == "visitors"]
    keyed = [
        model
        for model in ours
        if model is Person or any(field.related_model is Person for field in model._meta.concrete_fields)
    ]
    return {
        f"{model.__name__}.{field.name}"
        for model in keyed
        for field in model._meta.concrete_fields
        if not (field.primary_key and not field.is_relation) or model is Person
    }


def test_every_field_on_a_person_is_told_or_has_a_reason_not_to_be() -> None:
    assert fields_with_a_person() == set(TOLD) | set(NOT_TOLD)
    assert set(TOLD) & set(NOT_TOLD) == set()


def test_every_field_is_told_in_its_own_words(zubaida: Person) -> None:
    words = words_on(zubaida)
    assert {field: said for field, said in TOLD.items() if said not in words} == {}


def test_a_field_that_is_left_empty_is_told_by_no_word(zubaida: Person) -> None:
    """The twin: a copy that lacks a value is found out."""
    Background.objects.update(note="")
    Visit.objects.update(children_11_15=0)
    RightsRequest.objects.update(note="")
    words = words_on(zubaida)
    missing = {field for field, said in TOLD.items() if said not in words}
    assert missing == {"Background.note", "Visit.children_11_15", "RightsRequest.note"}


def test_nobody_else_is_in_it(zubaida: Person) -> None:
    words = words_on(zubaida)
    others = ["Companion", "Somebody else", "Worried", "07700 900999", "Person "]
    assert [other for other in others if other in words] == []


def test_records_that_were_joined_are_theirs_too(zubaida: Person) -> None:
    words = words_on(zubaida)
    assert ("Zubayda" in words, words.count("Number of the record")) == (True, 2)


def test_somebody_with_nothing_has_empty_chapters(db: None) -> None:
    chapters = [*facts_about(PersonFactory(known_as="Samira"))]
    assert [chapter.title for chapter in chapters if chapter.rows] == ["Your names"]
    assert len({chapter.title for chapter in chapters}) == 15


@pytest.mark.parametrize("number", [1, 3])
def test_chapters_cost_the_same_for_long_histories(
    zubaida: Person, lead: User, django_assert_num_queries, number: int
) -> None:
    for _ in range(number):
        VisitFactory(person=zubaida)
        RightsRequestFactory(person=zubaida)
        RightsRequest.objects.update(done_on="2026-06-01", outcome="done", refusal="")
        link(zubaida, PersonFactory(), by=lead)
    with django_assert_num_queries(15):
        words_on(zubaida)
