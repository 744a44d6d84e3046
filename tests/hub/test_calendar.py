"""Open, close, cancel and bring back a session."""

from datetime import date, timedelta
from functools import partial
from types import ModuleType

import pytest
from django.core.management import call_command
from time_machine import Traveller

from hub.calendar import cancel_session, close_session, open_session, reopen_session
from hub.models import AuditEntry, Session, User
from hub.models.calendar import State
from hub.refusals import Refused
from tests.conftest import THURSDAY
from tests.factories import ClosureFactory, SessionFactory, UserFactory


def moves(session: Session) -> list[tuple[str, str, str]]:
    return [
        (c.from_state, c.to_state, c.by.username) for c in session.changes.select_related("by").order_by("at", "pk")
    ]


def test_open_writes_state_change_and_audit_in_one(lead: User, thursday: Traveller) -> None:
    session = open_session(SessionFactory(), by=lead)
    assert Session.objects.get().state == State.OPEN
    assert moves(session) == [("planned", "open", "rosa")]
    assert session.changes.get().at == THURSDAY
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.by, entry.session, entry.row) == ("session.open", lead, session, str(session.pk))


def test_open_twice_changes_nothing_and_keeps_who_was_first(lead: User, thursday: Traveller) -> None:
    session = SessionFactory()
    open_session(session, by=lead)
    open_session(session, by=UserFactory())
    assert moves(session) == [("planned", "open", "rosa")]


@pytest.mark.parametrize(
    ("away", "state", "code", "sentence"),
    [
        (1, State.PLANNED, "early", "This session is on Friday 15 May. You can open it on that day."),
        (-1, State.PLANNED, "past", "The day of this session is over. It can no longer be opened."),
        (0, State.CANCELLED, "cancelled", "This session was called off. Put it back first, then open it."),
        (0, State.CLOSED, "closed", "This session is closed already. Open it again if people still come."),
    ],
)
def test_open_refuses_what_cannot_be_opened(
    lead: User, thursday: Traveller, away: int, state: State, code: str, sentence: str
) -> None:
    session = SessionFactory(held_on=date(2026, 5, 14) + timedelta(days=away), state=state)
    with pytest.raises(Refused) as refused:
        open_session(session, by=lead)
    assert (refused.value.code, refused.value.sentence, refused.value.status) == (code, sentence, 422)
    assert moves(session) == []


def test_an_open_session_is_over_at_midnight_without_any_job(lead: User, thursday: Traveller) -> None:
    session = open_session(SessionFactory(), by=lead)
    thursday.move_to(THURSDAY.replace(hour=23, minute=59))
    assert (session.is_open(), session.was_left_open()) == (True, False)
    thursday.move_to(THURSDAY.replace(hour=0, minute=0) + timedelta(days=1))
    assert (session.is_open(), session.was_left_open()) == (False, True)


def test_close_on_the_day_or_when_it_was_forgotten(lead: User, thursday: Traveller) -> None:
    session = open_session(SessionFactory(), by=lead)
    thursday.shift(timedelta(days=3))
    close_session(session, by=lead)
    close_session(session, by=lead)
    assert moves(session) == [("planned", "open", "rosa"), ("open", "closed", "rosa")]


@pytest.mark.parametrize("state", [State.PLANNED, State.CANCELLED])
def test_close_refuses_what_was_never_open(lead: User, thursday: Traveller, state: State) -> None:
    with pytest.raises(Refused, match="not open, so there is nothing to close"):
        close_session(SessionFactory(state=state), by=lead)


def test_cancel_keeps_its_reason(lead: User, thursday: Traveller) -> None:
    session = cancel_session(SessionFactory(), reason=" The heating is broken ", by=lead)
    assert (session.state, session.changes.get().reason) == (State.CANCELLED, "The heating is broken")


def test_cancel_twice_keeps_the_first_reason(lead: User, thursday: Traveller) -> None:
    session = cancel_session(SessionFactory(), reason="Snow", by=lead)
    cancel_session(session, reason="Ice", by=lead)
    assert [change.reason for change in session.changes.all()] == ["Snow"]


@pytest.mark.parametrize(
    ("state", "reason", "code"),
    [(State.PLANNED, "  ", "reason"), (State.OPEN, "Snow", "open"), (State.CLOSED, "Snow", "closed")],
)
def test_cancel_refuses_without_reason_or_once_it_was_open(
    lead: User, thursday: Traveller, state: State, reason: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        cancel_session(SessionFactory(state=state), reason=reason, by=lead)
    assert refused.value.code == code


def test_a_session_that_never_was_can_be_explained_later(lead: User, thursday: Traveller) -> None:
    session = SessionFactory(held_on=date(2026, 5, 7))
    assert session.was_left_planned()
    assert cancel_session(session, reason="Nobody had the key", by=lead).state == State.CANCELLED


def test_reopen_takes_a_close_back_on_the_same_day_only(lead: User, thursday: Traveller) -> None:
    session = close_session(open_session(SessionFactory(), by=lead), by=lead)
    assert reopen_session(session, by=lead).is_open()
    close_session(session, by=lead)
    thursday.shift(timedelta(days=1))
    with pytest.raises(Refused, match="day of this session is over"):
        reopen_session(session, by=lead)


def test_reopen_puts_a_cancelled_session_back_until_its_day_is_over(lead: User, thursday: Traveller) -> None:
    session = cancel_session(SessionFactory(held_on=date(2026, 5, 16)), reason="Snow", by=lead)
    assert reopen_session(session, by=lead).state == State.PLANNED
    cancel_session(session, reason="Ice", by=lead)
    thursday.shift(timedelta(days=3))
    with pytest.raises(Refused, match="day of this session is over"):
        reopen_session(session, by=lead)


def test_reopen_refuses_while_the_hub_is_closed(lead: User, thursday: Traveller) -> None:
    session = cancel_session(SessionFactory(), reason="Snow", by=lead)
    ClosureFactory(reason="Floor is mended")
    with pytest.raises(Refused, match="The hub is closed on that day: Floor is mended"):
        reopen_session(session, by=lead)


@pytest.mark.parametrize("state", [State.PLANNED, State.OPEN])
def test_reopen_of_what_is_not_shut_changes_nothing(lead: User, thursday: Traveller, state: State) -> None:
    session = SessionFactory(state=state)
    assert reopen_session(session, by=lead).state == state
    assert moves(session) == []


def test_a_session_taken_off_meanwhile_is_refused_as_stale(lead: User, thursday: Traveller) -> None:
    session = SessionFactory()
    Session.objects.all().delete()
    with pytest.raises(Refused, match="no longer in the calendar") as refused:
        open_session(session, by=lead)
    assert refused.value.status == 409


# Each question a page asks: the verb behind its button, and the state the button is about.
OFFERS = {
    "can_open": (open_session, "planned"),
    "can_close": (close_session, "open"),
    "can_cancel": (partial(cancel_session, reason="Snow"), "planned"),
    "can_reopen": (reopen_session, "closed"),
    "can_put_back": (reopen_session, "cancelled"),
}


@pytest.mark.parametrize("away", [-1, 0, 1])
@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("question", OFFERS)
def test_what_a_page_offers_is_what_its_verb_does(
    lead: User, thursday: Traveller, question: str, state: str, away: int
) -> None:
    session = SessionFactory(held_on=date(2026, 5, 14) + timedelta(days=away), state=state)
    verb, about = OFFERS[question]
    offered = getattr(session, question)()
    try:
        moved = verb(session, by=lead).state != state
    except Refused:
        moved = False
    assert offered == (moved and state == about)


@pytest.mark.parametrize("state", [State.PLANNED, State.CLOSED])
def test_nothing_is_opened_on_a_closed_day(lead: User, thursday: Traveller, state: State) -> None:
    session = SessionFactory(state=state)
    ClosureFactory(reason="Floor is mended")
    with pytest.raises(Refused, match="The hub is closed on that day: Floor is mended"):
        (open_session if state == State.PLANNED else reopen_session)(session, by=lead)


def test_a_session_of_an_ended_programme_is_not_put_back(lead: User, thursday: Traveller) -> None:
    session = cancel_session(SessionFactory(programme__ended_on=date(2026, 5, 1)), reason="Snow", by=lead)
    with pytest.raises(Refused, match="This programme has ended"):
        reopen_session(session, by=lead)


def test_the_close_is_told_to_every_room_once_with_the_session_closed(
    kitchen: ModuleType, lead: User, thursday: Traveller
) -> None:
    told: list[tuple[Session, str]] = []
    kitchen.session_closed = lambda session: told.append((session, session.state))
    session = open_session(SessionFactory(), by=lead)
    for _twice in range(2):
        close_session(session, by=lead)
        assert told == [(session, "closed")]
    close_session(reopen_session(session, by=lead), by=lead)
    assert len(told) == 2


def test_a_room_that_cannot_close_leaves_the_session_open(kitchen: ModuleType, lead: User, thursday: Traveller) -> None:
    def refuse(session: Session) -> None:
        raise Refused("The kettle is on.", code="tea")

    kitchen.session_closed = refuse
    session = open_session(SessionFactory(), by=lead)
    with pytest.raises(Refused, match="The kettle is on"):
        close_session(session, by=lead)
    assert (Session.objects.get().state, moves(session)) == ("open", [("planned", "open", "rosa")])


def test_the_night_is_told_to_every_room_and_may_come_twice(kitchen: ModuleType, db: None, thursday: Traveller) -> None:
    told: list[date] = []
    kitchen.night_came = told.append
    for _twice in range(2):
        call_command("nightly", verbosity=0)
    assert told == [date(2026, 5, 14)] * 2
