"""Who asked about people here: two trustees, each with their own account, or it does not stand."""

from datetime import date
from functools import partial
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.models import Access, AuditEntry, User
from hub.refusals import Refused
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import DisclosureFactory
from tests.together import at_once
from visitors.answers import waiting_for
from visitors.disclosures import agree, decide, note_asker, waiting_for_second
from visitors.models import Disclosure

ASKED = {"asker": "PC Smith, police", "wanted": "Who came on Thursday", "power": "A letter"}


@pytest.fixture
def second(db: None) -> User:
    return UserFactory(username="ola", called="Ola", accesses=[Access.TRUSTEE])


@pytest.fixture
def farida(trustee: User, thursday: Traveller) -> Client:
    return signed_in(trustee)


def acts() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", "reason"))


def refusal(deed: partial) -> str:
    with pytest.raises(Refused) as refused:
        deed()
    return refused.value.code


def test_a_decision_stands_once_another_trustee_agrees(trustee: User, second: User, thursday: Traveller) -> None:
    asked = note_asker(uuid4(), **ASKED, decision="refused", by=trustee)
    assert (asked.waits_for_second, asked.decided_on, asked.asked_on) == (True, date(2026, 5, 14), date(2026, 5, 14))
    assert refusal(partial(agree, asked, "refused", by=trustee)) == "same"
    stands = agree(asked, "refused", by=second)
    assert (stands.waits_for_second, stands.second_by, agree(asked, "refused", by=second)) == (False, second, stands)
    assert acts() == [("disclosure.note", "refused"), ("disclosure.agree", "refused")]


def test_what_waits_for_the_chair_is_agreed_on_once_it_is_decided(
    trustee: User, second: User, thursday: Traveller
) -> None:
    asked = note_asker(uuid4(), **ASKED, decision="waiting", by=trustee)
    assert (asked.decided_on, refusal(partial(agree, asked, "waiting", by=second))) == (None, "stale")
    decided = decide(asked, "given", by=second)
    assert (decided.first_by, decided.decided_on) == (second, date(2026, 5, 14))
    assert refusal(partial(agree, asked, "given", by=second)) == "same"
    assert agree(asked, "given", by=trustee).second_by == trustee
    assert refusal(partial(decide, asked, "refused", by=trustee)) == "stale"


def test_deciding_otherwise_asks_for_agreement_anew(trustee: User, second: User, thursday: Traveller) -> None:
    asked = note_asker(uuid4(), **ASKED, decision="given", by=trustee)
    assert decide(asked, "given", by=second).first_by == trustee
    assert decide(asked, "refused", by=second).first_by == second
    assert refusal(partial(agree, asked, "given", by=trustee)) == "stale"
    assert agree(asked, "refused", by=trustee).second_by == trustee


def test_the_same_press_adds_nothing_and_no_day_is_to_come(trustee: User, thursday: Traveller) -> None:
    key = uuid4()
    told = {**ASKED, "decision": "waiting", "by": trustee}
    assert note_asker(key, **told) == note_asker(key, **told)
    assert refusal(partial(note_asker, uuid4(), **told, asked_on=date(2026, 5, 15))) == "future"
    assert (Disclosure.objects.count(), acts()) == (1, [("disclosure.note", "waiting")])


def test_a_page_used_for_another_asker_is_refused(trustee: User, thursday: Traveller) -> None:
    key = uuid4()
    told = {**ASKED, "decision": "refused", "by": trustee}
    note_asker(key, **told)
    for other in ({"asker": "Home Office"}, {"wanted": "One name"}, {"power": ""}, {"decision": "given"}):
        assert refusal(partial(note_asker, key, **told | other)) == "stale"
    assert acts() == [("disclosure.note", "refused")]


@pytest.mark.parametrize("wrong", ["one trustee twice", "no moment", "undecided", "decided without its day"])
def test_the_database_refuses_one_trustee_for_two(trustee: User, second: User, thursday: Traveller, wrong: str) -> None:
    decided = DisclosureFactory(decision="given", decided_on="2026-05-14", first_by=trustee)
    values = {
        "one trustee twice": {"second_by": trustee, "agreed_at": timezone.now()},
        "no moment": {"second_by": second},
        "undecided": {"second_by": second, "agreed_at": timezone.now(), "decision": "waiting", "decided_on": None},
        "decided without its day": {"decided_on": None},
    }[wrong]
    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.filter(pk=decided.pk).update(**values)


def test_another_trustee_is_reminded_and_not_the_one_who_decided(
    trustee: User, second: User, lead: User, thursday: Traveller
) -> None:
    note_asker(uuid4(), **ASKED, decision="given", by=trustee)
    note_asker(uuid4(), **ASKED, decision="waiting", by=trustee)
    assert (waiting_for_second(second), waiting_for_second(trustee)) == (1, 0)
    said = [(task.title, task.url) for task in waiting_for(second)]
    assert said == [("1 decision waits for a second trustee", "/disclosures")]
    assert [[*waiting_for(user)] for user in (trustee, lead)] == [[], []]


@pytest.mark.django_db(transaction=True)
def test_two_trustees_who_agree_at_once_are_one_second() -> None:
    for _ in range(5):
        asked = DisclosureFactory(decision="given", decided_on="2026-05-14")
        deeds = [partial(agree, asked, "given", by=UserFactory()) for _ in range(2)]
        assert at_once(*deeds) == [None, None]
        assert AuditEntry.objects.filter(act="disclosure.agree", row=str(asked.pk)).count() == 1


@pytest.mark.django_db(transaction=True)
def test_nobody_agrees_with_what_was_changed_in_that_moment() -> None:
    for _ in range(5):
        asked = DisclosureFactory(decision="given", decided_on="2026-05-14")
        deeds = [partial(agree, asked, "given", by=UserFactory()), partial(decide, asked, "refused", by=UserFactory())]
        refused = [error for error in at_once(*deeds) if error]
        asked.refresh_from_db()
        assert [type(error) for error in refused] == [Refused]
        assert (asked.decision == "given") == (asked.second_by_id is not None)


def test_a_trustee_writes_down_who_asked_and_another_agrees(farida: Client, second: User) -> None:
    sent = {"key": uuid4(), **ASKED, "decision": "refused"}
    assert farida.post("/disclosures/new", sent).headers["Location"] == "/disclosures"
    page = farida.get("/disclosures").content.decode()
    words = [
        "PC Smith, police",
        "Who came on Thursday",
        "A letter",
        "We tell them nothing",
        "Waits for a second trustee",
    ]
    assert [word for word in words if word not in page] == []
    asked = Disclosure.objects.get()
    mine, theirs = (who.get(f"/disclosures/{asked.pk}").content.decode() for who in (farida, signed_in(second)))
    assert ("I agree" in mine, "I agree" in theirs) == (False, True)
    answer = signed_in(second).post(f"/disclosures/{asked.pk}/agreeing", {"decision": "refused"}, follow=True)
    assert ("You two have agreed. It stands." in answer.content.decode(), answer.redirect_chain) == (
        True,
        [("/disclosures", 302)],
    )
    assert "Waits for a second trustee" not in farida.get("/disclosures").content.decode()


def test_agreeing_with_oneself_is_refused_in_words(farida: Client, trustee: User) -> None:
    asked = DisclosureFactory(decision="given", decided_on="2026-05-14", first_by=trustee)
    answer = farida.post(f"/disclosures/{asked.pk}/agreeing", {"decision": "given"})
    assert (answer.status_code, "Another trustee has to agree." in answer.content.decode()) == (422, True)


def test_deciding_the_same_leads_to_agreeing_and_says_so(farida: Client, trustee: User, second: User) -> None:
    theirs = DisclosureFactory(decision="given", decided_on="2026-05-14", first_by=second)
    mine = DisclosureFactory(decision="given", decided_on="2026-05-14", first_by=trustee)
    said = {
        (theirs, "given"): (f"/disclosures/{theirs.pk}", "This is what is decided already. Press: I agree."),
        (mine, "given"): ("/disclosures", "Noted. Another trustee has to agree."),
        (mine, "waiting"): ("/disclosures", "Noted. Nothing is decided yet."),
        (theirs, "refused"): ("/disclosures", "Noted. Another trustee has to agree."),
    }
    for (asked, decision), (where, words) in said.items():
        answer = farida.post(f"/disclosures/{asked.pk}/decision", {"decision": decision}, follow=True)
        assert (answer.redirect_chain, words in answer.content.decode()) == ([(where, 302)], True)


def test_what_is_not_decided_leads_to_the_decision(farida: Client) -> None:
    asked = DisclosureFactory()
    assert farida.get(f"/disclosures/{asked.pk}").headers["Location"] == f"/disclosures/{asked.pk}/decision"
    assert farida.post(f"/disclosures/{asked.pk}/decision", {"decision": "given"}).headers["Location"] == "/disclosures"
    asked.refresh_from_db()
    assert asked.decision == "given"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("asker", "", "Please fill this in."),
        ("wanted", "x" * 281, "That is too long. Use at most 280 letters."),
        ("wanted", "A 1234567", "This looks like an official number."),
        ("asked_on", "2026-05-15", "That day is still to come."),
        ("decision", "perhaps", "Choose one of the list."),
    ],
)
def test_what_does_not_fit_is_said(farida: Client, name: str, typed: str, sentence: str) -> None:
    sent = {"key": uuid4(), **ASKED, "decision": "refused", name: typed}
    answer = farida.post("/disclosures/new", sent)
    assert (answer.status_code, sentence in answer.content.decode(), Disclosure.objects.count()) == (422, True, 0)


@pytest.mark.parametrize("number", [1, 3])
def test_the_logs_queries_do_not_grow(farida: Client, django_assert_num_queries, number: int) -> None:
    DisclosureFactory.create_batch(number)
    with django_assert_num_queries(4):  # sign-in 2, how many, the page
        farida.get("/disclosures")


@pytest.mark.parametrize("access", [access for access in Access if access != Access.TRUSTEE])
def test_nobody_else_reads_it(db: None, access: Access) -> None:
    asked = DisclosureFactory(asker="PC Smith")
    client = signed_in(UserFactory(accesses=[access]))
    for address in ("/disclosures", f"/disclosures/{asked.pk}", f"/disclosures/{asked.pk}/decision"):
        answer = client.get(address)
        assert (answer.status_code, "PC Smith" in answer.content.decode()) == (403, False)
