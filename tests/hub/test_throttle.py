"""Guessing passwords is slowed down, in the database, whoever does it from wherever."""

from datetime import timedelta
from functools import partial

import pytest
from time_machine import Traveller

from hub.models import SignInTry
from hub.refusals import Refused
from hub.throttle import FOR_ACCOUNT, FOR_ADDRESS, FOR_DEVICE, Origin, note_success, note_try
from tests.together import at_once


def origin(account: str = "rosa", device: str = "tablet", address: str = "10.0.0.1") -> Origin:
    return Origin.of(username=account, device=device, address=address)


def is_refused(place: Origin) -> bool:
    try:
        note_try(place)
    except Refused as refused:
        return (refused.code, refused.status) == ("wait", 429)
    return False


def test_nothing_of_the_try_can_be_read_in_the_table(db: None) -> None:
    note_try(origin())
    row = SignInTry.objects.values_list("account", "device", "address").get()
    assert {len(value) for value in row} == {32}
    assert not {"rosa", "tablet", "10.0.0.1"} & set(row)


def test_a_device_is_stopped_after_its_failures(db: None) -> None:
    tries = [is_refused(origin(account=f"helper{n}")) for n in range(FOR_DEVICE + 2)]
    assert tries == [False] * FOR_DEVICE + [True, True]


def test_an_account_is_stopped_whatever_device_guesses(db: None) -> None:
    tries = [is_refused(origin(device=f"device{n}", address=f"10.0.{n}.1")) for n in range(FOR_ACCOUNT + 1)]
    assert tries == [False] * FOR_ACCOUNT + [True]


def test_a_device_that_signed_in_before_is_not_locked_out_by_others(db: None) -> None:
    note_success(note_try(origin()))
    for n in range(FOR_ACCOUNT + 3):
        is_refused(origin(device=f"guesser{n}", address=f"10.0.{n}.1"))
    assert is_refused(origin(device="new tablet", address="10.9.9.9"))
    assert not is_refused(origin())


def test_a_hall_of_tablets_shares_one_address_loosely(db: None) -> None:
    tries = [is_refused(origin(account=f"helper{n}", device=f"tablet{n}")) for n in range(FOR_ADDRESS + 1)]
    assert tries == [False] * FOR_ADDRESS + [True]


def test_after_ten_minutes_one_may_try_again(db: None, thursday: Traveller) -> None:
    while not is_refused(origin()):
        pass
    thursday.shift(timedelta(minutes=10, seconds=1))
    assert not is_refused(origin())


def test_success_forgets_the_failures_of_this_account_on_this_device(db: None) -> None:
    for _ in range(FOR_DEVICE - 1):
        note_try(origin())
    note_success(note_try(origin()))
    assert [is_refused(origin()) for _ in range(FOR_DEVICE)] == [False] * FOR_DEVICE


def test_capitals_do_not_make_another_account(db: None) -> None:
    assert origin(account="Rosa") == origin(account="rosa")


def test_old_tries_are_not_kept(db: None, thursday: Traveller) -> None:
    note_try(origin())
    note_success(note_try(origin()))
    thursday.shift(timedelta(hours=1))
    note_try(origin(account="daniel"))
    assert sorted(SignInTry.objects.values_list("worked", flat=True)) == [False, True]
    thursday.shift(timedelta(days=91))
    note_try(origin(account="daniel"))
    assert list(SignInTry.objects.values_list("worked", flat=True)) == [False]


def test_a_known_device_is_not_locked_out_by_a_crowd_at_its_address(db: None) -> None:
    note_success(note_try(origin()))
    for n in range(FOR_ADDRESS + 3):
        is_refused(origin(account=f"helper{n}", device=f"guesser{n}"))
    assert is_refused(origin(account="daniel", device="new tablet"))
    assert not is_refused(origin())


@pytest.mark.django_db(transaction=True)
def test_thirty_guesses_at_the_same_moment_are_ten() -> None:
    guesses = [partial(note_try, origin(device=f"d{n}", address=f"a{n}")) for n in range(30)]
    outcomes = at_once(*guesses)
    assert [type(outcome) for outcome in outcomes].count(Refused) >= 20
