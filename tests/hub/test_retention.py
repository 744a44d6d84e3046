"""How long things are kept: one rule a column, the trustees' yearly yes, one night at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session as SignIn
from django.core.management import call_command
from django.core.management.base import CommandError, SystemCheckError
from django.utils import timezone
from time_machine import Traveller

from hub import kept, retention, rooms
from hub.accounts import forget_ended, make_account
from hub.clock import months_later
from hub.models import Approval, AuditEntry, Night, SignInTry, User
from hub.refusals import Refused
from hub.retention import (
    Periods,
    Rule,
    all_rules,
    approve,
    columns_without_a_rule,
    forget_by_rule,
    is_to_be_read,
    periods_in_force,
)
from hub.throttle import forget_tries
from tests.conftest import signed_in
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("on", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 5, 14), -12, date(2025, 5, 14)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(on: date, months: int, later: date) -> None:
    assert months_later(on, months) == later


def test_every_column_has_one_rule() -> None:
    assert columns_without_a_rule(all_rules()) == ([], [], [])


def test_a_column_without_a_rule_stops_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a new column does, what two rules do, and what a rule about nothing does."""
    lists = next(rule for rule in kept.RULES if rule.code == "hub.framework")
    wrong = {"auth.Permission": "name name content_type", "auth.Group": "name shoes"}
    monkeypatch.setitem(lists.covers, "auth.Permission", wrong["auth.Permission"])
    monkeypatch.setitem(lists.covers, "auth.Group", wrong["auth.Group"])
    with pytest.raises(SystemCheckError) as found:
        call_command("check")
    said = str(found.value)
    assert "No rule says how long auth.Permission.codename is kept." in said
    assert "More than one rule is about auth.Permission.name." in said
    assert "A rule is about auth.Group.shoes, which is not there." in said


def test_every_rule_is_said_in_whole_sentences() -> None:
    for rule in all_rules():
        assert "%" not in Periods().say(rule.kept)
        assert all(str(words)[-1] == "." for words in (Periods().say(rule.kept), rule.why)), rule.code


def test_codes_are_given_once() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))


def test_periods_hold_from_a_week_later(trustee: User, thursday: Traveller) -> None:
    approve(Periods(6, 1), by=trustee)
    now = timezone.now()
    held = [periods_in_force(now + timedelta(days=days)) for days in (0, 6, 7)]
    assert held == [Periods(12, 3), Periods(12, 3), Periods(6, 1)]
    assert list(AuditEntry.objects.values_list("act", "by")) == [("keeping.approve", trustee.pk)]


def test_approving_twice_a_day_is_once_unless_it_says_otherwise(trustee: User, thursday: Traveller) -> None:
    first = approve(Periods(), by=trustee)
    assert approve(Periods(), by=trustee) == first
    assert approve(Periods(24, 6), by=trustee) != first
    assert Approval.objects.count() == 2


def test_periods_off_the_list_are_refused(trustee: User) -> None:
    with pytest.raises(Refused) as refused:
        approve(Periods(1200, 3), by=trustee)
    assert (refused.value.code, Approval.objects.count()) == ("unknown", 0)


def test_the_page_is_to_be_read_once_a_year(trustee: User, thursday: Traveller) -> None:
    before = is_to_be_read()
    approve(Periods(), by=trustee)
    now = timezone.now()
    read = [is_to_be_read(now + timedelta(days=days)) for days in (0, 365, 366)]
    assert (before, read) == (True, [False, False, True])


def test_a_night_does_each_rule_and_keeps_what_it_did(
    trustee: User, thursday: Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []

    def rule(code: str, number: int) -> Rule:
        return replace(kept.RULES[0], code=code, forget=lambda at: done.append(code) or number)

    monkeypatch.setattr(retention, "all_rules", lambda: [rule("one", 3), rule("two", 0)])
    assert (forget_by_rule().counts, done) == ({"one": 3}, ["one", "two"])


def test_a_longer_time_holds_at_once(trustee: User, thursday: Traveller) -> None:
    approve(Periods(24, 1), by=trustee)
    now = timezone.now()
    assert [periods_in_force(now), periods_in_force(now + timedelta(days=7))] == [Periods(24, 3), Periods(24, 1)]


def test_one_rule_that_breaks_stops_no_other(
    thursday: Traveller, db: None, administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rule(code: str, forget: Callable[[datetime], int]) -> Rule:
        return replace(kept.RULES[0], code=code, forget=forget)

    with monkeypatch.context() as patch:
        patch.setattr(retention, "all_rules", lambda: [rule("one", lambda at: 1 // 0), rule("two", lambda at: 3)])
        patch.setattr(rooms, "who_answers", lambda question: [("bikes", lambda today: 1 // 0)])
        with pytest.raises(CommandError, match="Not done: bikes, one"):
            call_command("nightly")
    night = Night.objects.get()
    assert (night.counts, night.failed) == ({"two": 3}, ["bikes", "one"])
    assert "Last night did not finish" in signed_in(administrator).get("/").content.decode()


def test_nobody_takes_a_name_that_former_helpers_have(db: None) -> None:
    with pytest.raises(Refused) as refused:
        make_account(username="former-helper-7", called="x", accesses=[], by=None, password="teapot-teapot-41")
    assert refused.value.code == "taken"


def test_an_account_is_forgotten_a_year_after_it_ended(lead: User, thursday: Traveller) -> None:
    today = timezone.localdate()
    ended = UserFactory(username="amina.k", called="Amina", ends_on=today - timedelta(days=366))
    stopped = UserFactory(username="ivan", called="Ivan", ended_at=timezone.now() - timedelta(days=367))
    lately = UserFactory(username="noor", called="Noor", ends_on=today - timedelta(days=360))
    now = timezone.now()
    assert [forget_ended(now), forget_ended(now)] == [2, 0]
    for user in (ended, stopped, lately):
        user.refresh_from_db()
    assert [ended.called, stopped.username, lately.called] == ["A former helper", f"former-helper-{stopped.pk}", "Noor"]
    assert not ended.has_usable_password()
    assert forget_ended(now + timedelta(days=6)) == 1


def test_sign_ins_tries_nights_and_the_admins_log_fade(lead: User, thursday: Traveller) -> None:
    now = timezone.now()
    client = signed_in(lead)
    LogEntry.objects.create(user=lead, action_flag=1, action_time=now - timedelta(days=31), object_repr="x")
    LogEntry.objects.create(user=lead, action_flag=1, action_time=now, object_repr="x")
    Night.objects.create(ran_at=now - timedelta(days=367))
    SignInTry.objects.create(at=now - timedelta(minutes=21))
    SignInTry.objects.create(at=now - timedelta(minutes=21), worked=True)
    done = [forget(now) for forget in (kept.forget_admin_log, kept.forget_nights, forget_tries, kept.forget_sign_ins)]
    assert (done, client.get("/").status_code) == ([1, 1, 1, 0], 200)
    assert (kept.forget_sign_ins(now + timedelta(days=15)), SignIn.objects.count()) == (1, 0)


def test_the_page_says_every_rule_and_what_the_nights_did(trustee: User, thursday: Traveller) -> None:
    client = signed_in(trustee)
    assert "Nobody has approved this yet." in client.get("/keeping").content.decode()
    Night.objects.create(counts={"visitors.person": 3})
    answer = client.post("/keeping/approval", {"unseen": "6", "away": "1"}, follow=True).content.decode()
    assert "Noted. It holds from a week from today." in answer
    assert all(str(rule.what) in answer for rule in all_rules())
    assert ("Farida" in answer, "6 months" in answer, '<dd class="num">3</dd>' in answer) == (True, True, True)


def test_a_trustee_is_asked_to_read_it_until_they_did(trustee: User, thursday: Traveller) -> None:
    client = signed_in(trustee)
    asked = ["How long we keep things" in client.get("/").content.decode()]
    approve(Periods(), by=trustee)
    assert [*asked, "How long we keep things" in client.get("/").content.decode()] == [True, False]


@pytest.mark.parametrize("sent", [{}, {"unseen": "7", "away": "1"}, {"unseen": "x", "away": "3"}])
def test_a_period_that_is_not_offered_is_refused_in_words(trustee: User, sent: dict[str, str]) -> None:
    answer = signed_in(trustee).post("/keeping/approval", sent)
    assert (answer.status_code, Approval.objects.count()) == (422, 0)
    assert "err" in answer.content.decode()
