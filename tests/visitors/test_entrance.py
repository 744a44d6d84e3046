"""What the door's screen shows: its session, who is here, whom the letters may mean, and what to say to them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from time_machine import Traveller

from hub.models import Access, Session, User
from hub.models.calendar import Audience, State
from tests.factories import UserFactory
from tests.factories.visitors import OpenSessionFactory, PersonFactory, VisitFactory
from visitors.checkin import check_in, count_head, undo
from visitors.entrance import new_receipt, open_sessions, prompts_for, rows_for, said_to, who_is_here
from visitors.households import come_together
from visitors.models import Alert, Person, Provision


def here(session: Session, user: User) -> list[tuple]:
    return [(head.kind, head.person) for head in who_is_here(session, user)]


def test_every_press_has_a_number_of_its_own() -> None:
    assert len({new_receipt() for _ in range(100)}) == 100


def test_open_sessions_are_todays_that_are_open_and_listed(session: Session, door_helper: User, lead: User) -> None:
    OpenSessionFactory(held_on=date(2026, 5, 13))
    OpenSessionFactory(state=State.CLOSED)
    sewing = OpenSessionFactory(programme__audience=Audience.WOMEN)
    assert (open_sessions(door_helper), set(open_sessions(lead))) == ([session], {session, sewing})


def test_rows_know_who_is_here_and_what_cannot_wait(session: Session, door_helper: User) -> None:
    inside = VisitFactory(session=session, person__known_as="Samira").person
    outside = PersonFactory(known_as="Samir")
    Alert.objects.create(person=outside)
    Provision.objects.create(person=outside, kind="asked_clothes")
    rows = {row.match.person: row for row in rows_for("sami", session)}
    assert (set(rows), rows[inside].visit.person, rows[outside].visit) == ({inside, outside}, inside, None)
    assert [prompt.icon for prompt in rows[outside].prompts] == ["call", "clothes"]


@pytest.mark.parametrize("typed", ["", "s", " ", "12"])
def test_nothing_typed_asks_nobody(session: Session, typed: str) -> None:
    PersonFactory(known_as="Samira")
    assert rows_for(typed, session) == []


def test_prompts_for_nobody_ask_no_room(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert prompts_for([]) == {}


def test_what_is_said_begins_with_the_call_and_has_at_most_three_things(
    samira: Person, session: Session, django_assert_num_queries
) -> None:
    Alert.objects.create(person=samira)
    Provision.objects.create(person=samira, kind="asked_clothes")
    Person.objects.filter(pk=samira.pk).update(moved_away_on=date(2026, 3, 1))
    samira.refresh_from_db()
    with django_assert_num_queries(2):  # one a room
        said = said_to(samira, session)
    assert (said.call.words, [prompt.icon for prompt in said.prompts]) == (
        "Please call the session lead",
        ["moved", "clothes", "new"],
    )


def test_who_usually_comes_along_and_is_not_here_yet_is_said(samira: Person, session: Session) -> None:
    family = PersonFactory.create_batch(5)
    for other in family:
        come_together(samira, other)
    VisitFactory(person=family[0], session=session)
    Person.objects.filter(pk=family[1].pk).update(linked_to=family[2])
    samira.refresh_from_db()
    assert set(said_to(samira, session).missing) == set(family[2:])


def test_here_are_visits_and_heads_newest_first(session: Session, door_helper: User, thursday: Traveller) -> None:
    one, two = PersonFactory.create_batch(2)
    check_in(one, session, receipt=uuid4(), by=door_helper)
    thursday.shift(timedelta(minutes=1))
    count_head(session, kind="child", receipt=uuid4(), by=door_helper)
    thursday.shift(timedelta(minutes=1))
    check_in(two, session, receipt=uuid4(), by=door_helper)
    VisitFactory()
    assert here(session, door_helper) == [("visit", two.pk), ("child", None), ("visit", one.pk)]


def test_a_press_is_offered_back_to_who_made_it_and_to_leads(session: Session, door_helper: User, lead: User) -> None:
    mine, theirs, head = uuid4(), uuid4(), uuid4()
    check_in(PersonFactory(), session, receipt=mine, by=door_helper)
    check_in(PersonFactory(), session, receipt=theirs, by=UserFactory(accesses=[Access.DOOR]))
    count_head(session, kind="adult", receipt=head, by=door_helper)
    VisitFactory(session=session)
    assert {head.receipt for head in who_is_here(session, door_helper)} == {mine, head, None}
    assert {head.receipt for head in who_is_here(session, lead)} == {mine, theirs, head, None}
    undo(mine, receipt=uuid4(), by=door_helper)
    assert {head.receipt for head in who_is_here(session, door_helper)} == {head, None}


@pytest.mark.parametrize("most", [1, 3, 10])
def test_the_screen_shows_so_many_and_asks_once(
    session: Session, door_helper: User, django_assert_num_queries, most: int
) -> None:
    VisitFactory.create_batch(3, session=session)
    for _ in range(2):
        count_head(session, kind="adult", receipt=uuid4(), by=door_helper)
    assert door_helper.accesses
    with django_assert_num_queries(1):
        assert len(who_is_here(session, door_helper, most=most)) == min(most, 5)
