"""Pairs of records that may be one person."""

import time
from datetime import date

import pytest

from hub.models import User
from tests.factories.visitors import PersonFactory
from tests.practice.people import register
from visitors.doubts import open_doubts, say_different
from visitors.duplicates import likely_pairs, note_pairs
from visitors.models import Doubt, Person
from visitors.models.visits import Reason
from visitors.registration import index


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Zarif", "Xulaani"), ("Zarif", "Xulaani"), Reason.SAME),
        (("Zarif", "Xulaani"), ("Xulaani", "Zarif"), Reason.ORDER),
        (("Zarif", "Khulani"), ("Zareef", "Xoolany"), Reason.SPELLING),
        (("Zarif", "Khulani"), ("ظریف", "خولانی"), Reason.SPELLING),
        (("Zarif", "Khulani"), ("Zarif", "Karim Khulani"), Reason.LONGER),
        (("Zarif", "Khulani"), ("Zarif", "Khunlani"), Reason.NEARLY),
    ],
)
def test_two_records_of_one_name_are_a_pair(db: None, one: tuple, other: tuple, reason: Reason) -> None:
    newer = PersonFactory(known_as=one[0], other_names=one[1], first_seen_on=date(2026, 5, 2))
    older = PersonFactory(known_as=other[0], other_names=other[1], first_seen_on=date(2026, 5, 1))
    PersonFactory(known_as="Zarif", other_names="Noor")
    assert [(pair.older, pair.newer, pair.reason) for pair in likely_pairs(10)] == [(older, newer, reason)]


def test_other_names_are_no_pair(db: None) -> None:
    for known_as, other in [("Zarif", "Khulani"), ("Zarifa", "Karimi"), ("Tariq", "Khulani"), ("Zarif", "")]:
        PersonFactory(known_as=known_as, other_names=other)
    assert likely_pairs(10) == []


@pytest.mark.parametrize("state", ["open", "same", "different"])
def test_a_pair_that_was_doubted_is_not_given_again(db: None, state: str) -> None:
    one, other, third = (PersonFactory(known_as="Zarif", other_names="Khulani") for _ in range(3))
    Doubt.objects.create(newer=one, older=other, state=state)
    assert {frozenset((pair.older, pair.newer)) for pair in likely_pairs(10)} == {
        frozenset((one, third)),
        frozenset((other, third)),
    }


def test_joined_and_forgotten_records_are_in_no_pair(db: None) -> None:
    kept = PersonFactory(known_as="Zarif", other_names="Khulani")
    PersonFactory(known_as="Zarif", other_names="Khulani", linked_to=kept)
    PersonFactory(known_as="Zarif", other_names="Khulani", anonymised_at="2026-05-14T09:00Z")
    assert likely_pairs(10) == []


def test_a_name_that_many_share_is_no_sign_of_anything(db: None) -> None:
    for _ in range(13):
        PersonFactory(known_as="Mohammed", other_names="Ahmed")
    assert likely_pairs(10) == []


def test_likeliest_come_first_and_no_more_than_asked_for(db: None) -> None:
    for name in ("Zarif Khulani", "Zarif Khulani", "Omeed Wardani", "Omid Wardany", "Omaid Vardani"):
        PersonFactory(known_as=name)
    pairs = likely_pairs(2)
    assert (len(pairs), pairs[0].reason, pairs[0].score >= pairs[1].score) == (2, Reason.SAME, True)
    assert len(likely_pairs(10)) == 4


def test_pairs_are_noted_once_and_decided_once(lead: User) -> None:
    PersonFactory(known_as="Zarif", other_names="Khulani")
    PersonFactory(known_as="Zareef", other_names="Xoolany")
    assert (note_pairs(), note_pairs()) == (1, 0)
    doubt = open_doubts().get()
    assert (doubt.reason, doubt.made_by, 0.8 < doubt.likelihood <= 1) == (Reason.SPELLING, None, True)
    say_different(doubt, by=lead)
    assert (note_pairs(), open_doubts().count()) == (0, 0)


def test_what_the_door_saw_comes_before_what_names_say(lead: User) -> None:
    PersonFactory(known_as="Zarif", other_names="Khulani")
    PersonFactory(known_as="Zareef", other_names="Xoolany")
    note_pairs()
    seen = Doubt.objects.create(newer=PersonFactory(), older=PersonFactory(), made_by=lead)
    assert [doubt.pk == seen.pk for doubt in open_doubts()] == [True, False]


@pytest.mark.slow
def test_a_register_of_ten_thousand_is_looked_through_in_less_than_a_minute(
    db: None, capsys: pytest.CaptureFixture
) -> None:
    entries = register()
    names = [
        (one.known_as, other.other_names) for one, other in zip(entries, entries[137:] + entries[:137], strict=True)
    ]
    names = [*((entry.known_as, entry.other_names) for entry in entries), *names][:10_000]
    Person.objects.bulk_create(
        [index(Person(known_as=known_as, other_names=other)) for known_as, other in names], batch_size=1000
    )
    start = time.monotonic()
    found = note_pairs()
    taken = time.monotonic() - start
    with capsys.disabled():
        print(f"\n{len(names):,} people looked through for pairs in {taken:.1f} s; {found} noted")
    assert (len(names), taken < 60) == (10_000, True)
