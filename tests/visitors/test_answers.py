"""What the register answers when every room is asked."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from hub.calendar import close_session
from hub.models import Session, User
from hub.models.calendar import State
from tests.factories.visitors import DoubtFactory, OpenSessionFactory, PersonFactory, PlaceFactory, VisitFactory
from visitors.answers import door_prompts, left_to_do, session_facts, waiting_for
from visitors.models import Alert, Person, Provision
from visitors.newcomers import ITEMS

EARLIER = date(2026, 1, 8)


def icons(person: Person) -> list[str]:
    return [prompt.icon for prompt in door_prompts([person.pk])[person.pk]]


def finish_list(person: Person) -> None:
    Provision.objects.bulk_create(Provision(person=person, kind=item.kind) for item in ITEMS)


def facts(session: Session) -> list[tuple[str, int]]:
    return [(fact.label, fact.value) for fact in session_facts(session)]


def titles(question: Callable[[Any], Any], about: Session | User) -> list[str]:
    return [task.title for task in question(about)]


def test_somebody_known_has_nothing_said(session: Session) -> None:
    assert icons(PersonFactory(first_seen_on=EARLIER)) == []


def test_a_call_says_neither_why_nor_more(samira: Person, session: Session) -> None:
    Alert.objects.create(person=samira)
    call = door_prompts([samira.pk])[samira.pk][0]
    assert (call.words, call.is_call, call.detail, call.deed, call.url) == (
        "Please call the session lead",
        True,
        "",
        "",
        "",
    )


def test_who_moved_away_and_is_here_again_is_said_with_the_day(session: Session) -> None:
    person = PersonFactory(first_seen_on=EARLIER, moved_away_on=date(2026, 3, 1))
    (moved,) = door_prompts([person.pk])[person.pk]
    assert (moved.words, moved.detail) == ("Moved away", "Since 1 March. Tell the session lead.")


def test_clothes_are_brought_up_until_they_are_given(session: Session) -> None:
    person = PersonFactory(first_seen_on=EARLIER)
    Provision.objects.create(person=person, kind="asked_clothes")
    (clothes,) = door_prompts([person.pk])[person.pk]
    assert (clothes.deed, clothes.url, clothes.sends) == (
        "Given",
        f"/door/people/{person.pk}/provisions",
        {"kind": "clothes"},
    )
    Provision.objects.create(person=person, kind="clothes")
    assert icons(person) == []


@pytest.mark.parametrize(("first_seen_on", "is_new"), [(date(2026, 4, 14), True), (date(2026, 4, 13), False)])
def test_the_welcome_list_is_brought_up_for_thirty_days(session: Session, first_seen_on: date, is_new: bool) -> None:
    assert icons(PersonFactory(first_seen_on=first_seen_on)) == ["new"] * is_new


def test_the_welcome_list_is_brought_up_until_it_is_done(samira: Person, session: Session) -> None:
    (left,) = door_prompts([samira.pk])[samira.pk]
    assert (left.words, left.waits, left.url) == ("Welcome list: 6 left", True, f"/door/people/{samira.pk}")
    Provision.objects.create(person=samira, kind="clothes")
    assert door_prompts([samira.pk])[samira.pk] == [left]
    Provision.objects.all().delete()
    finish_list(samira)
    assert icons(samira) == []


@pytest.mark.parametrize("people", [1, 3])
def test_prompts_cost_one_query_for_many(session: Session, django_assert_num_queries, people: int) -> None:
    several = [person.pk for person in PersonFactory.create_batch(people)]
    with django_assert_num_queries(1):
        assert set(door_prompts(several)) == set(several)


def test_an_open_sessions_facts_are_the_heads_as_they_stand(session: Session) -> None:
    VisitFactory(session=session, is_first=True, children_0_4=2)
    assert facts(session) == [("People", 3), ("Adults", 1), ("Children", 2), ("New faces", 1)]


def test_a_closed_sessions_facts_are_the_heads_of_the_close_and_what_changed_since(
    session: Session, lead: User
) -> None:
    visit = VisitFactory(session=session)
    VisitFactory(session=session)
    closed = close_session(session, by=lead)
    kept = [("People", 2), ("Adults", 2), ("Children", 0), ("New faces", 0)]
    assert facts(closed) == kept
    visit.delete()
    assert facts(closed) == [*kept, ("Put right since, people", 1)]


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_a_session_that_was_not_open_has_no_facts_and_nothing_left(session: Session, state: State) -> None:
    DoubtFactory(session=session)
    session.state = state
    assert (facts(session), titles(left_to_do, session)) == ([], [])


def test_a_session_leaves_people_outside_doubts_and_lists(session: Session) -> None:
    PlaceFactory(session=session)
    DoubtFactory.create_batch(2, session=session)
    newcomer, done = (VisitFactory(session=session, is_first=True).person for _ in range(2))
    finish_list(done)
    VisitFactory(session=session)
    assert titles(left_to_do, session) == [
        "1 person waits outside",
        "2 people may be here twice",
        "1 welcome list has gaps",
    ]
    finish_list(newcomer)
    assert titles(left_to_do, session)[-1] == "2 people may be here twice"


def test_a_session_leaves_nothing_of_another(session: Session) -> None:
    other = OpenSessionFactory()
    PlaceFactory(session=other)
    DoubtFactory(session=other)
    VisitFactory(session=other, is_first=True)
    assert titles(left_to_do, session) == []


def test_doubts_wait_for_leads_alone(lead: User, door_helper: User) -> None:
    assert titles(waiting_for, lead) == []
    DoubtFactory()
    DoubtFactory(state="same")
    assert (titles(waiting_for, lead), titles(waiting_for, door_helper)) == (["1 person may be here twice"], [])


def test_no_answer_holds_a_name(samira: Person, session: Session, lead: User) -> None:
    VisitFactory(person=samira, session=session, is_first=True)
    DoubtFactory(newer=samira, session=session)
    PlaceFactory(session=session)
    said = [*session_facts(session), *left_to_do(session), *waiting_for(lead), *door_prompts([samira.pk])[samira.pk]]
    assert (len(said), "Samira" in repr(said)) == (9, False)
