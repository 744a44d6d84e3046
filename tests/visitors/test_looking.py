"""Every look is written down; very many within an hour are told to the administrators once."""

from datetime import timedelta

from time_machine import Traveller

from hub.models import AuditEntry, User
from hub.rooms import ask_all
from tests.factories.visitors import PersonFactory
from visitors.looking import MOST, note_look, who_looked_much


def look_at(people: int, lead: User) -> None:
    for _ in range(people):
        note_look(PersonFactory(), by=lead)


def told(user: User) -> list[str]:
    return [task.title for answer in ask_all("waiting_for", user) for task in answer]


def many() -> int:
    return AuditEntry.objects.filter(act="look.many").count()


def test_sixty_people_in_an_hour_are_nothing_and_one_more_is_told_once(
    lead: User, administrator: User, thursday: Traveller
) -> None:
    look_at(MOST, lead)
    assert (many(), told(administrator)) == (0, [])
    look_at(3, lead)
    assert (many(), told(administrator)) == (1, ["Rosa opened very many people's pages"])


def test_it_is_told_again_after_an_hour_of_the_same(lead: User, thursday: Traveller) -> None:
    look_at(MOST + 1, lead)
    thursday.shift(timedelta(minutes=61))
    look_at(MOST + 1, lead)
    assert (many(), who_looked_much()) == (2, ["Rosa"])


def test_one_page_opened_again_and_again_is_one_person(lead: User, thursday: Traveller) -> None:
    person = PersonFactory()
    for _ in range(MOST + 5):
        note_look(person, by=lead)
    assert many() == 0


def test_looks_of_an_hour_ago_and_of_others_do_not_count(lead: User, administrator: User, thursday: Traveller) -> None:
    look_at(40, lead)
    look_at(40, administrator)
    thursday.shift(timedelta(minutes=61))
    look_at(40, lead)
    assert many() == 0


def test_only_administrators_are_told_and_for_a_week(
    lead: User, trustee: User, administrator: User, thursday: Traveller
) -> None:
    look_at(MOST + 1, lead)
    assert not any("Rosa opened very many people's pages" in told(other) for other in (trustee, lead))
    thursday.shift(timedelta(days=8))
    User.objects.update(ends_on="2026-12-01")
    assert told(administrator) == []


def test_a_look_costs_two_queries(lead: User, django_assert_num_queries) -> None:
    person = PersonFactory()
    with django_assert_num_queries(2):  # the entry, and how many there were
        note_look(person, by=lead)
