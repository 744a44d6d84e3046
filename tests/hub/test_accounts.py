"""Accounts end by themselves, and what was taken back is gone on the next request."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.accounts import (
    end_account,
    give_access,
    make_account,
    new_password,
    renew_account,
    reset_password,
    take_access,
)
from hub.models import Access, AuditEntry, Grant, User
from hub.refusals import Refused
from tests.conftest import signed_in
from tests.factories import GrantFactory, UserFactory
from tests.together import at_once


def acts() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", "reason"))


def test_make_account_gives_access_for_three_months_and_tells(administrator: User, thursday: Traveller) -> None:
    user = make_account(
        username="selam", called="Selam", accesses=[Access.DOOR], by=administrator, password="three-words-more"
    )
    assert (user.ends_on, user.accesses) == (date(2026, 8, 12), {Access.DOOR})
    assert user.check_password("three-words-more")
    assert acts() == [("account.make", ""), ("access.give", "door")]


def test_a_password_to_hand_over_is_long_and_has_no_letters_that_look_alike() -> None:
    passwords = {new_password() for _ in range(200)}
    assert len(passwords) == 200
    assert {len(password) for password in passwords} == {14}
    assert not set("".join(passwords)) & set("0o1il")


def test_an_ended_account_is_a_stranger_on_its_next_request(administrator: User, lead: User) -> None:
    client = signed_in(lead)
    assert client.get("/calendar").status_code == 200
    end_account(lead, by=administrator)
    end_account(lead, by=administrator)
    assert client.get("/calendar").headers["Location"] == "/sign-in?next=/calendar"
    assert acts() == [("account.end", "")]


def test_an_account_ends_by_itself_after_its_last_day(lead: User, thursday: Traveller) -> None:
    client = signed_in(lead)
    User.objects.update(ends_on=timezone.localdate())
    assert client.get("/").status_code == 200
    thursday.shift(timedelta(hours=15))
    assert client.get("/").status_code == 302


def test_renewing_brings_an_ended_account_back(administrator: User, lead: User, thursday: Traveller) -> None:
    end_account(lead, by=administrator)
    assert renew_account(lead, by=administrator) == date(2026, 8, 12)
    lead.refresh_from_db()
    assert lead.is_active


def test_nobody_ends_their_own_account(administrator: User) -> None:
    with pytest.raises(Refused, match="cannot end your own account"):
        end_account(administrator, by=administrator)


def test_the_last_administrator_stays(administrator: User, lead: User) -> None:
    with pytest.raises(Refused, match="last administrator"):
        end_account(administrator, by=lead)
    with pytest.raises(Refused, match="last administrator"):
        take_access(administrator, Access.ADMIN, by=administrator)
    other = UserFactory(accesses=[Access.ADMIN])
    take_access(administrator, Access.ADMIN, by=other)
    assert User.objects.get(pk=administrator.pk).accesses == set()


def test_an_administrator_whose_account_ended_does_not_count(administrator: User) -> None:
    UserFactory(accesses=[Access.ADMIN], ends_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="last administrator"):
        take_access(administrator, Access.ADMIN, by=administrator)


def test_access_taken_back_is_gone_on_the_next_request(administrator: User, lead: User) -> None:
    client = signed_in(lead)
    take_access(lead, Access.LEAD, by=administrator)
    take_access(lead, Access.LEAD, by=administrator)
    assert client.get("/calendar").status_code == 403
    assert acts() == [("access.take", "lead")]


def test_access_given_twice_is_one_grant(administrator: User, lead: User) -> None:
    give_access(lead, Access.DOOR, by=administrator)
    give_access(lead, Access.DOOR, by=administrator)
    assert Grant.objects.filter(user=lead, access="door").count() == 1


def test_access_ends_by_itself(lead: User, thursday: Traveller) -> None:
    GrantFactory(user=lead, access=Access.STORE, until_at=timezone.now() + timedelta(hours=1))
    assert User.objects.with_access().get(pk=lead.pk).accesses == {Access.LEAD, Access.STORE}
    thursday.shift(timedelta(hours=1))
    assert User.objects.with_access().get(pk=lead.pk).accesses == {Access.LEAD}


def test_the_database_holds_one_live_grant_of_a_kind(lead: User) -> None:
    with pytest.raises(IntegrityError, match="grant_one_at_a_time"), transaction.atomic():
        GrantFactory(user=lead, access=Access.LEAD)


def test_a_new_password_signs_the_account_out_everywhere(administrator: User, lead: User) -> None:
    client = signed_in(lead)
    password = reset_password(lead, by=administrator)
    assert client.get("/").status_code == 302
    assert User.objects.get(pk=lead.pk).check_password(password)


def test_the_account_and_what_it_may_do_cost_one_query(lead: User, django_assert_num_queries) -> None:
    client = signed_in(lead)
    with django_assert_num_queries(2):  # the browser's session, the account with its access
        client.get("/programmes/new")


def test_demo_accounts_do_not_work_in_production(lead: User, settings) -> None:
    User.objects.update(is_demo=True)
    client = signed_in(lead)
    assert client.get("/").status_code == 200
    settings.PRODUCTION = True
    assert client.get("/").status_code == 302


def test_pages_make_renew_end_and_change_an_account(administrator: User) -> None:
    client = signed_in(administrator)
    sent = {"called": "Selam", "username": "Selam.B", "accesses": ["door", "rota"]}
    page = client.post("/accounts/new", sent).content.decode()
    selam = User.objects.get(username="selam.b")
    password = (
        page.partition('<dd><bdi dir="ltr">')[2].partition(">")[2] and page.split('<bdi dir="ltr">')[2].split("<")[0]
    )
    assert selam.check_password(password)
    assert client.post(f"/accounts/{selam.pk}/access/rota/taking").status_code == 302
    assert client.post(f"/accounts/{selam.pk}/access/lead/giving").status_code == 302
    assert User.objects.with_access().get(pk=selam.pk).accesses == {Access.DOOR, Access.LEAD}
    assert client.post(f"/accounts/{selam.pk}/ending").headers["Location"] == f"/accounts/{selam.pk}"
    assert not User.objects.get(pk=selam.pk).is_active
    assert client.post(f"/accounts/{selam.pk}/renewal").status_code == 302
    assert User.objects.get(pk=selam.pk).is_active
    assert "Write this down now" in client.post(f"/accounts/{selam.pk}/password").content.decode()


def test_the_page_says_why_the_last_administrator_stays(administrator: User) -> None:
    answer = signed_in(administrator).post(f"/accounts/{administrator.pk}/access/admin/taking")
    assert (answer.status_code, "This is the last administrator" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("username", "sentence"),
    [
        ("rosa", "This name is in use."),
        ("ROSA", "This name is in use."),
        ("rosa m", "Use small letters a to z"),
        ("روزا", "Use small letters a to z"),
        ("", "Please fill this in."),
        ("r" * 41, "That is too long. Use at most 40 letters."),
    ],
)
def test_a_wrong_name_gets_a_sentence_and_is_kept(
    administrator: User, lead: User, username: str, sentence: str
) -> None:
    sent = {"called": "Rosa B", "username": username, "accesses": ["door"]}
    answer = signed_in(administrator).post("/accounts/new", sent)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, 'value="Rosa B"' in page) == (422, True, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_many(administrator: User, django_assert_num_queries, rows: int) -> None:
    UserFactory.create_batch(rows, accesses=[Access.DOOR, Access.ROTA])
    client: Client = signed_in(administrator)
    with django_assert_num_queries(3):
        client.get("/accounts")


def test_the_first_administrator_is_made_from_the_machine(db: None, capsys: pytest.CaptureFixture) -> None:
    call_command("make_administrator", "samuel")
    _word, name, password = capsys.readouterr().out.split()
    user = User.objects.get(username=name)
    assert (user.accesses, user.check_password(password)) == ({Access.ADMIN}, True)
    for wrong, sentence in (("samuel", "in use"), ("Samuel K", "Use small letters")):
        with pytest.raises(CommandError, match=sentence):
            call_command("make_administrator", wrong)


def test_a_renewed_account_signs_in_anew(administrator: User, lead: User) -> None:
    """A browser that was signed in when the account ended stays a stranger's."""
    client = signed_in(lead)
    end_account(lead, by=administrator)
    renew_account(lead, by=administrator)
    assert client.get("/calendar").headers["Location"] == "/sign-in?next=/calendar"


def test_access_can_be_given_until_a_day(administrator: User, lead: User, thursday: Traveller) -> None:
    client, url = signed_in(administrator), f"/accounts/{lead.pk}/access/store/giving"
    assert "Until which day?" in client.get(url).content.decode()
    answer = client.post(url, {"until_on": "13/5/2026"})
    assert (answer.status_code, "This day is over." in answer.content.decode()) == (422, True)
    page = client.post(url, {"until_on": "14/5/2026"}, follow=True).content.decode()
    assert "Rosa now has: Storeroom." in page
    thursday.move_to("2026-05-14T22:59:00+00:00")
    assert Access.STORE in User.objects.with_access().get(pk=lead.pk).accesses
    thursday.move_to("2026-05-14T23:00:00+00:00")
    assert Access.STORE not in User.objects.with_access().get(pk=lead.pk).accesses


def test_an_access_that_does_not_exist_is_a_404(administrator: User, lead: User) -> None:
    client = signed_in(administrator)
    answers = [client.post(f"/accounts/{lead.pk}/access/king/{deed}") for deed in ("giving", "taking")]
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.django_db(transaction=True)
def test_one_name_for_four_accounts_at_once_is_one_account() -> None:
    make = partial(make_account, username="selam", called="Selam", accesses=[], by=None, password="three-words-more")
    outcomes = at_once(*[make] * 4)
    assert (
        sorted(str(outcome) for outcome in outcomes)
        == ["None"] + ["This name is in use. Add a letter or a number."] * 3
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_an_accounts_page_costs_the_same_for_many_grants(
    administrator: User, lead: User, django_assert_num_queries, rows: int
) -> None:
    for access in list(Access)[3 : 3 + rows]:
        give_access(lead, access, by=administrator)
    client = signed_in(administrator)
    with django_assert_num_queries(4):  # sign-in 2, the account, its grants
        client.get(f"/accounts/{lead.pk}")
