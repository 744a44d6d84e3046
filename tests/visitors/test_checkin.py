"""Check in, take back, count heads: one answer for each press, one visit for each person and session."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from time_machine import Traveller

from hub.calendar import close_session
from hub.models import Access, AuditEntry, Session, User
from hub.models.calendar import Mode, State
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import PersonFactory, VisitFactory
from visitors.checkin import Welcome, check_in, count_head, set_children, set_mode, undo
from visitors.counting import Counts, counts
from visitors.models import Headcount, Person, Place, Receipt, Visit


def arrive(person: Person, session: Session, by: User, receipt: UUID | None = None) -> Welcome:
    return check_in(person, session, receipt=receipt or uuid4(), by=by)


def test_check_in_writes_a_visit_and_a_receipt(samira: Person, session: Session, door_helper: User) -> None:
    receipt = uuid4()
    welcome = check_in(samira, session, receipt=receipt, by=door_helper, children={"children_0_4": 2})
    visit, kept = Visit.objects.get(), Receipt.objects.get()
    assert (welcome.outcome, welcome.visit, visit.children, visit.is_first) == ("stored", visit, 2, False)
    assert (kept.pk, kept.outcome, kept.visit, kept.person, kept.by) == (receipt, "stored", visit, samira, door_helper)


def test_the_second_press_finds_the_first(samira: Person, session: Session, door_helper: User) -> None:
    first = arrive(samira, session, door_helper)
    second = arrive(samira, session, UserFactory())
    assert (second.outcome, second.visit, second.visit.checked_in_by) == ("already", first.visit, door_helper)
    assert (Visit.objects.count(), Receipt.objects.count()) == (1, 2)


def test_the_same_press_sent_again_gets_the_same_answer(samira: Person, session: Session, door_helper: User) -> None:
    receipt = uuid4()
    first = arrive(samira, session, door_helper, receipt)
    again = arrive(samira, session, door_helper, receipt)
    assert (again.outcome, again.visit) == (first.outcome, first.visit)
    assert (Visit.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_press_sent_again_after_its_undo_does_not_bring_the_visit_back(
    samira: Person, session: Session, door_helper: User
) -> None:
    receipt = uuid4()
    arrive(samira, session, door_helper, receipt)
    undo(receipt, receipt=uuid4(), by=door_helper)
    assert arrive(samira, session, door_helper, receipt).outcome == "stored"
    assert Visit.objects.count() == 0


def test_a_receipts_number_used_for_somebody_else_is_refused(
    samira: Person, session: Session, door_helper: User
) -> None:
    receipt = uuid4()
    arrive(samira, session, door_helper, receipt)
    with pytest.raises(Refused, match="used before") as refused:
        arrive(PersonFactory(), session, door_helper, receipt)
    assert (refused.value.status, Visit.objects.count()) == (409, 1)


@pytest.mark.parametrize("state", [State.PLANNED, State.CLOSED, State.CANCELLED])
def test_a_session_that_is_not_open_takes_nobody_and_keeps_no_receipt(
    samira: Person, session: Session, door_helper: User, state: State
) -> None:
    Session.objects.update(state=state)
    with pytest.raises(Refused, match="not open"):
        arrive(samira, session, door_helper)
    assert (Visit.objects.count(), Receipt.objects.count()) == (0, 0)


def test_yesterdays_page_checks_nobody_in(
    samira: Person, session: Session, door_helper: User, thursday: Traveller
) -> None:
    thursday.shift(timedelta(days=1))
    with pytest.raises(Refused, match="not open"):
        arrive(samira, session, door_helper)


def test_a_record_joined_to_another_checks_the_other_in(samira: Person, session: Session, door_helper: User) -> None:
    double = PersonFactory(linked_to=samira)
    assert arrive(double, session, door_helper).person == samira
    assert arrive(samira, session, door_helper).outcome == "already"


def test_somebody_forgotten_meanwhile_is_refused(session: Session, door_helper: User) -> None:
    with pytest.raises(Refused, match="asked to be forgotten"):
        arrive(PersonFactory(anonymised_at=timezone.now()), session, door_helper)


def test_a_full_hall_gives_numbers_and_lets_those_inside_stay(
    samira: Person, session: Session, door_helper: User
) -> None:
    arrive(samira, session, door_helper)
    set_mode(session, Mode.FULL, by=door_helper)
    one, two = PersonFactory(), PersonFactory()
    numbers = [arrive(person, session, door_helper).place.number for person in (one, two, one)]
    assert (numbers, arrive(samira, session, door_helper).outcome) == ([1, 2, 1], "already")
    set_mode(session, Mode.OPEN, by=door_helper)
    assert arrive(two, session, door_helper).outcome == "stored"
    assert [place.called_at is None for place in Place.objects.order_by("number")] == [True, False]


def test_a_head_without_a_name_always_comes_in(session: Session, door_helper: User) -> None:
    set_mode(session, Mode.FULL, by=door_helper)
    receipt = uuid4()
    for _ in range(2):
        count_head(session, kind="child", receipt=receipt, by=door_helper)
    count_head(session, kind="adult", receipt=uuid4(), by=door_helper)
    assert sorted(Headcount.objects.values_list("kind", "quantity")) == [("adult", 1), ("child", 1)]


def test_undo_takes_the_visit_back_and_leaves_two_receipts(samira: Person, session: Session, door_helper: User) -> None:
    receipt = uuid4()
    arrive(samira, session, door_helper, receipt)
    assert undo(receipt, receipt=uuid4(), by=door_helper).outcome == "undone"
    assert undo(receipt, receipt=uuid4(), by=door_helper).outcome == "undone"
    assert (Visit.objects.count(), Receipt.objects.count()) == (0, 3)
    assert arrive(samira, session, door_helper).outcome == "stored"


def test_undo_of_a_second_press_does_not_end_the_first(samira: Person, session: Session, door_helper: User) -> None:
    """Who pressed second found them here already: taking that back is no reason to send them away."""
    arrive(samira, session, door_helper)
    second = uuid4()
    arrive(samira, session, door_helper, second)
    assert undo(second, receipt=uuid4(), by=door_helper).outcome == "already"
    assert Visit.objects.count() == 1


def test_undo_of_the_first_press_leaves_what_the_second_tablet_says(
    samira: Person, session: Session, door_helper: User
) -> None:
    first, second = uuid4(), uuid4()
    arrive(samira, session, door_helper, first)
    arrive(samira, session, door_helper, second)
    assert undo(first, receipt=uuid4(), by=door_helper).outcome == "already"
    assert undo(second, receipt=uuid4(), by=door_helper).outcome == "undone"
    assert Visit.objects.count() == 0


def test_undo_takes_a_head_back(session: Session, door_helper: User) -> None:
    receipt = uuid4()
    count_head(session, kind="adult", receipt=receipt, by=door_helper)
    undo(receipt, receipt=uuid4(), by=door_helper)
    assert Headcount.objects.count() == 0


def test_undo_of_somebody_elses_or_after_the_close_is_a_leads(
    samira: Person, session: Session, door_helper: User, lead: User
) -> None:
    receipt = uuid4()
    arrive(samira, session, door_helper, receipt)
    with pytest.raises(Refused, match="Somebody else did this"):
        undo(receipt, receipt=uuid4(), by=UserFactory(accesses=[Access.DOOR]))
    close_session(session, by=lead)
    with pytest.raises(Refused, match="The session is closed"):
        undo(receipt, receipt=uuid4(), by=door_helper)
    assert undo(receipt, receipt=uuid4(), by=lead).outcome == "undone"


def test_undo_of_an_unknown_press_is_refused(session: Session, door_helper: User) -> None:
    with pytest.raises(Refused, match="nothing to take back"):
        undo(uuid4(), receipt=uuid4(), by=door_helper)


def test_set_mode_is_told_once_and_only_while_open(session: Session, lead: User) -> None:
    set_mode(session, Mode.FULL, by=lead)
    set_mode(session, Mode.FULL, by=lead)
    assert list(AuditEntry.objects.values_list("act", "reason")) == [("session.mode", "full")]
    close_session(session, by=lead)
    with pytest.raises(Refused, match="not open"):
        set_mode(session, Mode.OPEN, by=lead)


def test_counts_hold_each_head_once(session: Session, door_helper: User, django_assert_num_queries) -> None:
    VisitFactory(session=session, is_first=True, children_0_4=1, children_unsaid=2)
    VisitFactory(session=session)
    VisitFactory()
    count_head(session, kind="adult", receipt=uuid4(), by=door_helper)
    count_head(session, kind="child", receipt=uuid4(), by=door_helper)
    with django_assert_num_queries(1):
        here = counts(session)
    assert (here.adults, here.children, here.new_faces, here.inside) == (3, 4, 1, 7)


@pytest.mark.parametrize(
    ("inside", "capacity", "level", "percent"),
    [
        (0, 10, "ok", 0),
        (8, 10, "ok", 80),
        (9, 10, "near", 90),
        (10, 10, "stop", 100),
        (12, 10, "stop", 100),
        (5, None, "ok", 0),
    ],
)
def test_how_full_the_hall_is(inside: int, capacity: int | None, level: str, percent: int) -> None:
    here = Counts(inside, 0, 0, capacity)
    assert (here.level, here.percent) == (level, percent)


def test_a_press_sent_again_after_they_were_joined_or_forgotten_gets_its_answer(
    samira: Person, session: Session, door_helper: User
) -> None:
    double, receipt = PersonFactory(), uuid4()
    first = arrive(double, session, door_helper, receipt)
    Person.objects.filter(pk=double.pk).update(linked_to=samira)
    assert arrive(Person.objects.get(pk=double.pk), session, door_helper, receipt).visit == first.visit
    Person.objects.update(anonymised_at=timezone.now())
    assert arrive(Person.objects.get(pk=double.pk), session, door_helper, receipt).visit == first.visit
    with pytest.raises(Refused) as refused:
        arrive(Person.objects.get(pk=double.pk), session, door_helper)
    assert (refused.value.code, Receipt.objects.count()) == ("forgotten", 1)


def test_as_many_children_as_last_time_unless_told(samira: Person, session: Session, door_helper: User) -> None:
    VisitFactory(person=samira, session__held_on=date(2026, 5, 7), children_0_4=1, children_5_10=2)
    visit = arrive(samira, session, door_helper).visit
    assert (visit.children_0_4, visit.children_5_10, visit.children) == (1, 2, 3)
    for _twice in range(2):
        set_children(visit, {"children_11_15": 1}, by=door_helper)
        assert Visit.objects.values_list("children_0_4", "children_11_15").get(pk=visit.pk) == (0, 1)


def test_children_of_a_closed_session_are_a_leads_to_change(
    samira: Person, session: Session, door_helper: User, lead: User
) -> None:
    visit = arrive(samira, session, door_helper).visit
    close_session(session, by=lead)
    with pytest.raises(Refused) as refused:
        set_children(visit, {"children_0_4": 1}, by=door_helper)
    assert (refused.value.code, refused.value.sentence) == (
        "closed",
        "The session is closed. A session lead can still change this.",
    )
    assert set_children(visit, {"children_0_4": 1}, by=lead).children == 1


def test_children_of_somebody_taken_off_meanwhile_are_refused(
    samira: Person, session: Session, door_helper: User
) -> None:
    receipt = uuid4()
    visit = arrive(samira, session, door_helper, receipt).visit
    undo(receipt, receipt=uuid4(), by=door_helper)
    with pytest.raises(Refused, match="not on the list any more") as refused:
        set_children(visit, {"children_0_4": 1}, by=door_helper)
    assert (refused.value.code, refused.value.status) == ("stale", 409)


def test_undo_gives_the_day_before_back_as_the_last_time(samira: Person, session: Session, lead: User) -> None:
    VisitFactory(person=samira, session__held_on=date(2026, 5, 7))
    receipt = uuid4()
    arrive(samira, session, lead, receipt)
    close_session(session, by=lead)
    assert Person.objects.get(pk=samira.pk).last_seen_on == date(2026, 5, 14)
    undo(receipt, receipt=uuid4(), by=lead)
    assert Person.objects.get(pk=samira.pk).last_seen_on == date(2026, 5, 7)


def test_the_door_writes_no_audit_entry_but_the_mode(samira: Person, session: Session, door_helper: User) -> None:
    receipt = uuid4()
    arrive(samira, session, door_helper, receipt)
    count_head(session, kind="adult", receipt=uuid4(), by=door_helper)
    undo(receipt, receipt=uuid4(), by=door_helper)
    assert AuditEntry.objects.count() == 0
