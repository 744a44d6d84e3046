"""Photos and stories: one level stands, taken back at once, listed for whoever prints."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from tests.factories.visitors import PersonFactory
from visitors.consents import Kind, agree, agrees, may_be_shown, no_longer_shown, withdraw
from visitors.models import Person


def kinds(consents) -> list[tuple[str, str]]:
    return [(consent.person.known_as, consent.kind) for consent in consents]


def test_another_kind_of_photo_takes_the_place_of_the_one_before(
    samira: Person, lead: User, thursday: Traveller
) -> None:
    for kind in (Kind.PHOTO_PUBLIC, Kind.STORY, Kind.PHOTO):
        agree(samira, kind, by=lead)
    assert kinds(may_be_shown()) == [("Samira", "photo"), ("Samira", "story")]
    assert kinds(no_longer_shown()) == [("Samira", "photo_public")]
    agree(samira, Kind.PHOTO_PUBLIC, by=lead)
    assert (agrees(samira, Kind.PHOTO), kinds(no_longer_shown())) == (False, [("Samira", "photo")])


def test_what_was_taken_back_is_listed_for_a_month(samira: Person, lead: User, thursday: Traveller) -> None:
    withdraw(agree(samira, Kind.STORY, by=lead), by=lead)
    agree(samira, Kind.CONTACT, by=lead)
    now = timezone.now()
    listed = [kinds(no_longer_shown(now + timedelta(days=days))) for days in (29, 30)]
    assert (listed, kinds(may_be_shown())) == ([[("Samira", "story")], []], [])


def test_the_page_says_who_and_is_written_down(samira: Person, session: Session, rosa: Client, lead: User) -> None:
    empty = rosa.get("/people/photos").content.decode()
    assert ("Nobody yet." in empty, "Nothing to take out." in empty) == (True, True)
    agree(samira, Kind.PHOTO_INSIDE, by=lead)
    withdraw(agree(PersonFactory(known_as="Karwan"), Kind.STORY, by=lead), by=lead)
    page = rosa.get("/people/photos").content.decode()
    assert ("Photo with the face, shown only here" in page, "Karwan" in page) == (True, True)
    assert AuditEntry.objects.filter(act="photos.look").count() == 2


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_costs_the_same_for_any_number(
    people: int, session: Session, rosa: Client, lead: User, django_assert_num_queries
) -> None:
    for _person in range(people):
        agree(PersonFactory(), Kind.PHOTO, by=lead)
    rosa.get("/people/photos")
    with django_assert_num_queries(7):
        rosa.get("/people/photos")
