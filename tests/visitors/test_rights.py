"""What people ask of us about their own data: each with its clock, one of a kind at a time, answered once."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import PersonFactory, RightsRequestFactory
from tests.together import at_once
from visitors import rights
from visitors.answers import still_needs
from visitors.forgetting import erase
from visitors.linking import link, unlink
from visitors.models import Person, RightsRequest
from visitors.rights import (
    a_month_after,
    acknowledge,
    ask,
    close_for,
    count_due,
    finish,
    forget_answered,
    pause,
    resume,
    waiting,
)


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira")


def acts() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", "reason"))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-05-14", "2026-06-14"),
        ("2026-01-28", "2026-02-28"),
        ("2026-01-31", "2026-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2028-01-29", "2028-02-29"),
        ("2026-03-31", "2026-04-30"),
        ("2026-02-28", "2026-03-28"),
        ("2026-12-31", "2027-01-31"),
        ("2026-12-01", "2027-01-01"),
    ],
)
def test_a_month_is_the_same_day_or_the_last(day: str, due: str) -> None:
    assert a_month_after(date.fromisoformat(day)) == date.fromisoformat(due)


def test_a_request_is_due_a_month_after_they_asked(samira: Person, lead: User, thursday: Traveller) -> None:
    request = ask(uuid4(), samira, "copy", by=lead, asked_on=date(2026, 5, 11), note="By letter")
    assert (request.due_on, request.days_left, request.noted_by, request.note) == (
        date(2026, 6, 11),
        28,
        lead,
        "By letter",
    )
    assert acts() == [("request.ask", "copy")]


def test_the_same_press_or_wish_again_gives_the_request_that_stands(
    samira: Person, lead: User, thursday: Traveller
) -> None:
    key = uuid4()
    first = ask(key, None, "copy", by=lead)
    assert ask(key, None, "copy", by=lead) == first
    theirs = ask(uuid4(), samira, "copy", by=lead)
    assert ask(uuid4(), samira, "copy", by=lead) == theirs
    finish(theirs, "done", by=lead)
    assert ask(uuid4(), samira, "copy", by=lead) != theirs
    assert RightsRequest.objects.count() == 3


def test_a_page_used_for_another_wish_is_refused(samira: Person, lead: User, thursday: Traveller) -> None:
    key, other = uuid4(), PersonFactory()
    ask(key, samira, "copy", by=lead, note="By letter")
    wishes = [(other, "copy", "By letter"), (samira, "erase", "By letter"), (samira, "copy", "By phone")]
    for person, kind, note in [*wishes, (None, "copy", "By letter")]:
        with pytest.raises(Refused) as refused:
            ask(key, person, kind, by=lead, note=note)
        assert refused.value.code == "stale"
    assert (RightsRequest.objects.get().note, acts()) == ("By letter", [("request.ask", "copy")])


def test_a_request_of_a_day_to_come_or_of_a_record_out_of_use_is_refused(
    samira: Person, lead: User, thursday: Traveller
) -> None:
    with pytest.raises(Refused) as refused:
        ask(uuid4(), samira, "copy", by=lead, asked_on=date(2026, 5, 15))
    assert refused.value.code == "future"
    gone = PersonFactory()
    link(samira, gone, by=lead)
    with pytest.raises(Refused) as refused:
        ask(uuid4(), gone, "copy", by=lead)
    assert (refused.value.code, RightsRequest.objects.count()) == ("stale", 0)


def test_the_clock_stands_while_we_wait_for_them(samira: Person, lead: User, thursday: Traveller) -> None:
    request = ask(uuid4(), samira, "copy", by=lead)
    thursday.shift(timedelta(days=10))
    assert pause(request, by=lead).days_left == 21
    thursday.shift(timedelta(days=40))
    request.refresh_from_db()
    assert (request.days_left, pause(request, by=lead).clarifying_since_on) == (21, date(2026, 5, 24))
    resumed = resume(request, by=lead)
    assert (resumed.days_left, resumed.paused_days, resumed.due_on) == (21, 40, date(2026, 7, 24))
    assert resume(request, by=lead).due_on == date(2026, 7, 24)
    assert [act for act, _reason in acts()] == ["request.ask", "request.pause", "request.resume"]


def test_a_complaint_is_first_due_within_thirty_days(lead: User, thursday: Traveller) -> None:
    request = ask(uuid4(), None, "complaint", by=lead)
    assert (request.due_on, request.days_left) == (date(2026, 6, 14), 30)
    pause(request, by=lead)
    thursday.shift(timedelta(days=35))
    request.refresh_from_db()
    assert (request.days_left, request.days_late) == (-5, 5)  # that it came can be said without their answer
    told = acknowledge(request, by=lead)
    assert (told.acknowledged_on, told.days_left) == (date(2026, 6, 18), 31)
    thursday.shift(timedelta(days=1))
    assert acknowledge(request, by=lead).acknowledged_on == date(2026, 6, 18)


def test_only_a_complaint_is_acknowledged(samira: Person, lead: User) -> None:
    with pytest.raises(Refused) as refused:
        acknowledge(ask(uuid4(), samira, "stop", by=lead), by=lead)
    assert refused.value.code == "kind"


def test_an_answer_is_given_once(samira: Person, lead: User, thursday: Traveller) -> None:
    request = ask(uuid4(), samira, "erase", by=lead)
    pause(request, by=lead)
    thursday.shift(timedelta(days=2))
    done = finish(request, "refused", by=lead, refusal="unsure")
    assert (done.done_on, done.outcome, done.refusal, done.clarifying_since_on, done.paused_days) == (
        date(2026, 5, 16),
        "refused",
        "unsure",
        None,
        2,
    )
    assert finish(request, "done", by=lead).outcome == "refused"
    for deed in (pause, resume, acknowledge):
        with pytest.raises(Refused) as refused:
            deed(request, by=lead)
        assert refused.value.code == "stale"
    assert acts()[-1] == ("request.finish", "refused")


def test_a_no_needs_its_reason_and_a_yes_has_none(samira: Person, lead: User) -> None:
    request = ask(uuid4(), samira, "erase", by=lead)
    with pytest.raises(Refused) as refused:
        finish(request, "refused", by=lead)
    assert refused.value.code == "reason"
    assert finish(request, "done", by=lead, refusal="law").refusal == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_on": date(2026, 5, 14)},
        {"done_on": date(2026, 5, 20)},
        {"outcome": "done"},
        {"done_on": date(2026, 5, 20), "outcome": "refused"},
        {"done_on": date(2026, 5, 20), "outcome": "done", "refusal": "law"},
        {"acknowledged_on": date(2026, 5, 20)},
        {"kind": "other"},
    ],
)
def test_the_database_refuses_half_a_request(db: None, thursday: Traveller, wrong: dict) -> None:
    request = RightsRequestFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsRequest.objects.filter(pk=request.pk).update(**wrong)


def test_forgetting_somebody_answers_all_they_asked(samira: Person, lead: User, thursday: Traveller) -> None:
    gone = PersonFactory()
    ask(uuid4(), gone, "stop", by=lead, note="Samira's old phone")
    link(samira, gone, by=lead)
    finish(ask(uuid4(), samira, "copy", by=lead, note="For Samira"), "done", by=lead)
    ask(uuid4(), samira, "complaint", by=lead, note="Samira is angry")
    other = ask(uuid4(), PersonFactory(), "copy", by=lead, note="By letter")
    assert (close_for(samira, by=lead), close_for(samira, by=None)) == (2, 0)
    assert list(RightsRequest.objects.live()) == [other]
    assert set(RightsRequest.objects.values_list("note", flat=True)) == {"", "By letter"}
    assert acts()[-2:] == [("request.finish", "forgotten")] * 2


def test_requests_wait_with_what_is_due_soonest_first(lead: User, thursday: Traveller) -> None:
    late, paused, soon = (RightsRequestFactory(asked_on=day) for day in ("2026-04-01", "2026-04-02", "2026-04-20"))
    RightsRequest.objects.filter(pk=paused.pk).update(clarifying_since_on="2026-04-03")
    RightsRequestFactory(done_on="2026-05-01", outcome="done", asked_on="2026-04-01")
    assert (waiting(), count_due()) == ([late, soon, paused], (1, 1))


@pytest.mark.parametrize("number", [1, 3])
def test_requests_cost_one_query(db: None, django_assert_num_queries, thursday: Traveller, number: int) -> None:
    RightsRequestFactory.create_batch(number)
    with django_assert_num_queries(1):
        assert len([(request.person.known_as, request.noted_by, request.days_left) for request in waiting()]) == number


def test_a_link_brings_requests_along_and_one_of_a_kind_stays(samira: Person, lead: User, thursday: Traveller) -> None:
    gone = PersonFactory()
    older, newer = ask(uuid4(), gone, "copy", by=lead, asked_on=date(2026, 5, 1)), ask(uuid4(), samira, "copy", by=lead)
    stop = ask(uuid4(), gone, "stop", by=lead)
    made = link(samira, gone, by=lead)
    assert set(RightsRequest.objects.filter(person=samira)) == set(RightsRequest.objects.all()) == {older, stop}
    unlink(made, by=lead)
    assert set(RightsRequest.objects.filter(person=gone)) == {older, stop}
    assert set(RightsRequest.objects.filter(person=samira)) == {newer}


def test_answered_requests_are_forgotten_after_two_years(db: None, thursday: Traveller) -> None:
    RightsRequestFactory(asked_on="2023-12-01")
    for day in ("2024-05-13", "2024-05-14"):
        RightsRequestFactory(asked_on="2024-02-01", done_on=day, outcome="done")
    assert (forget_answered(timezone.now()), forget_answered(timezone.now())) == (1, 0)
    assert RightsRequest.objects.count() == 2


def test_who_waits_for_an_answer_is_still_needed(samira: Person, lead: User, thursday: Traveller) -> None:
    request = ask(uuid4(), samira, "copy", by=lead)
    other = PersonFactory()
    assert still_needs([samira.pk, other.pk]) == {samira.pk}
    finish(request, "done", by=lead)
    assert still_needs([samira.pk, other.pk]) == set()


def test_erasing_answers_what_they_asked(samira: Person, lead: User, thursday: Traveller) -> None:
    ask(uuid4(), samira, "erase", by=lead, note="By letter")
    erase(samira, by=lead)
    request = RightsRequest.objects.get()
    assert (request.outcome, request.done_on, request.note) == ("done", date(2026, 5, 14), "")
    assert acts() == [("request.ask", "erase"), ("request.finish", "forgotten"), ("person.erase", "")]


def ask_twice() -> list[Exception | None]:
    person = PersonFactory()
    return at_once(*[partial(ask, uuid4(), person, "copy", by=UserFactory()) for _ in range(2)])


@pytest.mark.django_db(transaction=True)
def test_two_leads_at_once_write_one_request_down() -> None:
    for number in range(1, 6):
        assert ask_twice() == [None, None]
        assert RightsRequest.objects.count() == number


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_second_lead_meets_the_constraint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rights, "hold", lambda person: person)
    outcomes = [type(outcome) for _ in range(8) for outcome in ask_twice() if outcome]
    assert set(outcomes) == {IntegrityError}


@pytest.mark.django_db(transaction=True)
def test_one_press_sent_twice_at_once_is_one_request() -> None:
    key, lead = UUID(int=7), UserFactory()
    assert at_once(*[partial(ask, key, None, "complaint", by=lead) for _ in range(3)]) == [None] * 3
    assert (RightsRequest.objects.count(), acts()) == (1, [("request.ask", "complaint")])


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_one() -> None:
    request = RightsRequestFactory()
    deeds = [partial(finish, request, outcome, by=UserFactory()) for outcome in ("done", "taken_back")]
    assert at_once(*deeds) == [None, None]
    assert [act for act, _reason in acts()] == ["request.finish"]
