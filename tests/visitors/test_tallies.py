"""What stays of a session: its heads as they stood at the close, and who was seen."""

from datetime import date, timedelta
from uuid import uuid4

from django.core.management import call_command
from time_machine import Traveller

from hub.calendar import close_session, reopen_session
from hub.models import Session, User
from hub.models.calendar import State
from tests.conftest import THURSDAY
from tests.factories.visitors import OpenSessionFactory, PersonFactory, VisitFactory
from visitors.checkin import check_in, count_head, undo
from visitors.models import Person, Tally
from visitors.tallies import freeze, frozen, note_forgotten, note_seen


def seen(person: Person) -> date | None:
    return Person.objects.values_list("last_seen_on", flat=True).get(pk=person.pk)


def test_closing_keeps_the_heads(session: Session, lead: User) -> None:
    VisitFactory(session=session, is_first=True, children_0_4=2)
    VisitFactory(session=session)
    count_head(session, kind="child", receipt=uuid4(), by=lead)
    closed = close_session(session, by=lead)
    kept = Tally.objects.get()
    assert (kept.session, kept.adults, kept.children, kept.new_faces, kept.frozen_at) == (session, 2, 3, 1, THURSDAY)
    assert frozen(closed).inside == 5


def test_the_kept_heads_stay_when_a_lead_takes_a_visit_back(samira: Person, session: Session, lead: User) -> None:
    receipt = uuid4()
    check_in(samira, session, receipt=receipt, by=lead)
    closed = close_session(session, by=lead)
    undo(receipt, receipt=uuid4(), by=lead)
    assert (session.visits.count(), frozen(closed).adults, Tally.objects.get().adults) == (0, 1, 1)


def test_closing_again_counts_again(session: Session, lead: User, thursday: Traveller) -> None:
    close_session(session, by=lead)
    VisitFactory(session=reopen_session(session, by=lead))
    session.refresh_from_db()
    assert frozen(session) is None
    thursday.shift(timedelta(hours=1))
    closed = close_session(session, by=lead)
    assert (frozen(closed).adults, Tally.objects.get().frozen_at) == (1, THURSDAY + timedelta(hours=1))
    close_session(session, by=lead)
    assert Tally.objects.count() == 1


def test_an_open_session_or_one_without_a_tally_has_nothing_kept(session: Session) -> None:
    freeze(session)
    assert frozen(session) is None
    Tally.objects.all().delete()
    session.state = State.CLOSED
    assert frozen(session) is None


def test_the_close_notes_who_was_seen_in_one_statement(
    session: Session, django_assert_num_queries, thursday: Traveller
) -> None:
    new, known, later, absent = (
        PersonFactory(last_seen_on=on) for on in (None, date(2026, 5, 7), date(2026, 6, 1), date(2026, 4, 2))
    )
    for person in (new, known, later):
        VisitFactory(person=person, session=session)
    with django_assert_num_queries(1):
        note_seen(session)
    assert [seen(person) for person in (new, known, later, absent)] == [
        date(2026, 5, 14),
        date(2026, 5, 14),
        date(2026, 6, 1),
        date(2026, 4, 2),
    ]


def test_check_in_writes_nothing_to_the_person_while_the_door_is_busy(
    samira: Person, session: Session, lead: User
) -> None:
    check_in(samira, session, receipt=uuid4(), by=lead)
    assert seen(samira) is None
    close_session(session, by=lead)
    assert seen(samira) == date(2026, 5, 14)


def test_the_night_notes_who_was_seen_where_nobody_closed(session: Session, thursday: Traveller) -> None:
    forgotten, tonight = (VisitFactory(session=at) for at in (session, OpenSessionFactory(held_on=date(2026, 5, 15))))
    thursday.move_to(THURSDAY + timedelta(days=1))
    for _twice in range(2):
        call_command("nightly", verbosity=0)
        assert [seen(visit.person) for visit in (forgotten, tonight)] == [date(2026, 5, 14), None]
    assert (Tally.objects.count(), Session.objects.get(pk=session.pk).state) == (0, State.OPEN)


def test_the_night_leaves_planned_and_called_off_sessions_alone(session: Session) -> None:
    visit = VisitFactory(session=session)
    for state in (State.PLANNED, State.CANCELLED):
        Session.objects.update(state=state)
        note_forgotten(date(2026, 5, 15))
        assert seen(visit.person) is None


def test_a_session_closed_late_keeps_its_own_day(session: Session, lead: User, thursday: Traveller) -> None:
    visit = VisitFactory(session=session)
    thursday.shift(timedelta(days=3))
    close_session(session, by=lead)
    assert (seen(visit.person), Tally.objects.get().adults) == (date(2026, 5, 14), 1)
