"""Moved away and back again: one by one, for a whole place, and by coming through the door."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from time_machine import Traveller

from hub import rooms
from hub.models import AuditEntry, Session, User
from hub.refusals import Refused
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.together import at_once
from visitors.answers import door_prompts
from visitors.checkin import check_in, undo
from visitors.deaths import note_death
from visitors.linking import link
from visitors.models import Background, Move, Person, Site, SiteMove
from visitors.moves import (
    came_back,
    empty_site,
    lately_emptied,
    moved_away,
    people_of,
    sites_with_people,
    still_away,
    undo_move,
    undo_site,
)


@pytest.fixture
def session(thursday: Traveller, db: None) -> Session:
    return OpenSessionFactory(capacity=10)


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """What the rooms were told."""
    heard: list[tuple] = []
    monkeypatch.setattr(rooms, "tell_all", lambda question, *about: heard.append((question, *about)))
    return heard


@pytest.fixture
def hotel(db: None) -> Site:
    """A place with three people, one of whom has moved away already."""
    site = Site.objects.create(name="Hotel by the park")
    for name, away in [("Amir", None), ("Dilan", None), ("Zahra", date(2026, 4, 2))]:
        person = PersonFactory(known_as=name, moved_away_on=away)
        Background.objects.create(person=person, site=site)
    return site


def away(person: Person) -> date | None:
    person.refresh_from_db()
    return person.moved_away_on


def test_moving_away_is_a_row_and_every_room_hears_it(samira: Person, lead: User, thursday: Traveller, told) -> None:
    move = moved_away(samira, by=lead, on=date(2026, 5, 11))
    assert (away(samira), move.until_on, told) == (date(2026, 5, 11), None, [("moved_away", samira, lead)])
    assert moved_away(samira, by=lead) == move
    assert (len(told), list(AuditEntry.objects.values_list("act", "row"))) == (1, [("person.move", str(samira.pk))])


def test_coming_back_ends_the_row(samira: Person, lead: User, thursday: Traveller, told) -> None:
    moved_away(samira, by=lead, on=date(2026, 5, 11))
    move = came_back(samira, by=lead)
    assert (away(samira), move.until_on, move.ended_by) == (None, date(2026, 5, 14), lead)
    assert (came_back(samira, by=lead), told[1:]) == (None, [("came_back", samira, lead)])


def test_who_moved_before_there_were_rows_comes_back_too(samira: Person, lead: User, thursday: Traveller) -> None:
    Person.objects.update(moved_away_on=date(2026, 4, 2))
    came_back(samira, by=lead)
    assert (away(samira), Move.objects.values_list("from_on", "until_on").get()) == (
        None,
        (date(2026, 4, 2), date(2026, 5, 14)),
    )


def test_a_day_to_come_is_refused(samira: Person, lead: User, thursday: Traveller) -> None:
    with pytest.raises(Refused, match="still to come"):
        moved_away(samira, by=lead, on=date(2026, 5, 15))
    assert Move.objects.count() == 0


def test_a_record_that_was_joined_to_another_is_refused(samira: Person, lead: User) -> None:
    link(PersonFactory(), samira, by=lead)
    with pytest.raises(Refused, match="not in use any more"):
        moved_away(samira, by=lead)


def test_a_move_is_taken_back_as_if_it_never_was(samira: Person, lead: User, thursday: Traveller, told) -> None:
    move = moved_away(samira, by=lead)
    undo_move(move, by=lead)
    undo_move(move, by=lead)
    assert (away(samira), Move.objects.count(), told[1:]) == (None, 0, [("came_back", samira, lead)])


def test_coming_back_is_taken_back_to_the_old_day(samira: Person, lead: User, thursday: Traveller, told) -> None:
    moved_away(samira, by=lead, on=date(2026, 5, 1))
    move = came_back(samira, by=lead)
    still_away(move, by=lead)
    still_away(move, by=lead)
    assert (away(samira), Move.objects.live().get(), told[2:]) == (
        date(2026, 5, 1),
        move,
        [("moved_away", samira, lead)],
    )


def test_after_thirty_days_neither_is_taken_back(samira: Person, lead: User, thursday: Traveller) -> None:
    move = moved_away(samira, by=lead)
    thursday.shift(timedelta(days=31))
    with pytest.raises(Refused, match="After 30 days"):
        undo_move(move, by=lead)
    move = came_back(samira, by=lead)
    with pytest.raises(Refused, match="back already"):
        undo_move(move, by=lead)
    thursday.shift(timedelta(days=31))
    with pytest.raises(Refused, match="After 30 days"):
        still_away(move, by=lead)
    assert away(samira) is None


def test_a_check_in_brings_them_back_and_the_door_says_so(samira: Person, session: Session, lead: User) -> None:
    moved_away(samira, by=lead, on=date(2026, 5, 1))
    samira.refresh_from_db()
    assert next(prompt.words for prompt in door_prompts([samira.pk])[samira.pk]) == "Moved away"
    visit = check_in(samira, session, receipt=uuid4(), by=lead).visit
    words = [(prompt.words, prompt.waits) for prompt in door_prompts([samira.pk])[samira.pk]]
    assert (away(samira), Move.objects.get().back_with, words[0]) == (None, visit, ("Back again", True))


def test_undoing_the_check_in_leaves_them_away(samira: Person, session: Session, lead: User) -> None:
    move, press = moved_away(samira, by=lead, on=date(2026, 5, 1)), uuid4()
    samira.refresh_from_db()
    check_in(samira, session, receipt=press, by=lead)
    undo(press, receipt=uuid4(), by=lead)
    assert (away(samira), Move.objects.live().get()) == (date(2026, 5, 1), move)


def test_a_check_in_of_somebody_who_is_here_asks_for_nothing_more(
    samira: Person, session: Session, lead: User, django_assert_num_queries
) -> None:
    with django_assert_num_queries(6):  # begin, session, last visit, visit, receipt, commit
        check_in(samira, session, receipt=uuid4(), by=lead)


def test_a_place_is_emptied_in_one_act_and_told_one_by_one(hotel: Site, lead: User, thursday: Traveller, told) -> None:
    assert [(site.name, site.living) for site in sites_with_people()] == [("Hotel by the park", 2)]
    act = empty_site(hotel, [person.pk for person in people_of(hotel)], by=lead, on=date(2026, 5, 12))
    assert (act.moves.count(), [question for question, *_ in told]) == (2, ["moved_away"] * 2)
    assert set(Person.objects.values_list("known_as", "moved_away_on")) == {
        ("Amir", date(2026, 5, 12)),
        ("Dilan", date(2026, 5, 12)),
        ("Zahra", date(2026, 4, 2)),
    }
    assert [(site.name, site.living) for site in sites_with_people()] == [("Hotel by the park", 0)]


def test_who_was_taken_out_or_lives_elsewhere_stays(hotel: Site, samira: Person, lead: User) -> None:
    amir = Person.objects.get(known_as="Amir")
    act = empty_site(hotel, [amir.pk, samira.pk], by=lead)
    assert [move.person for move in act.moves.all()] == [amir]


def test_nobody_chosen_is_refused(hotel: Site, lead: User) -> None:
    with pytest.raises(Refused, match="Nobody was chosen"):
        empty_site(hotel, [], by=lead)
    assert SiteMove.objects.count() == 0


def test_an_emptied_place_is_taken_back_as_one_but_who_is_back_stays_back(
    hotel: Site, lead: User, thursday: Traveller
) -> None:
    act = empty_site(hotel, [person.pk for person in people_of(hotel)], by=lead)
    came_back(Person.objects.get(known_as="Amir"), by=lead)
    assert [(one.pk, one.away) for one in lately_emptied()] == [(act.pk, 1)]
    undo_site(act, by=lead)
    undo_site(act, by=lead)
    assert set(Person.objects.values_list("known_as", "moved_away_on")) == {
        ("Amir", None),
        ("Dilan", None),
        ("Zahra", date(2026, 4, 2)),
    }
    assert (Move.objects.count(), list(lately_emptied())) == (1, [])


def test_an_emptied_place_is_not_taken_back_after_thirty_days(hotel: Site, lead: User, thursday: Traveller) -> None:
    act = empty_site(hotel, [person.pk for person in people_of(hotel)], by=lead)
    thursday.shift(timedelta(days=31))
    with pytest.raises(Refused, match="After 30 days"):
        undo_site(act, by=lead)
    assert list(lately_emptied()) == []


@pytest.mark.django_db(transaction=True)
def test_two_leads_moving_one_person_make_one_row(lead: User) -> None:
    for number in range(1, 4):
        samira = PersonFactory()
        assert at_once(*[lambda one=samira: moved_away(one, by=lead)] * 2) == [None, None]
        assert (Move.objects.count(), away(samira)) == (number, timezone.localdate())


def test_no_room_takes_up_somebody_who_died(samira: Person, lead: User, thursday: Traveller, told) -> None:
    undone = moved_away(samira, by=lead)
    note_death(samira, by=lead)
    undo_move(undone, by=lead)
    moved_away(samira, by=lead)
    came_back(samira, by=lead)
    assert [about[0] for about in told] == ["moved_away", "died", "moved_away"]
