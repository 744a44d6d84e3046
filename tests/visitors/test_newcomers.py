"""The welcome list: each thing once, with its first date; each question with its newest answer."""

from datetime import date, timedelta
from functools import partial

import pytest
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.together import at_once
from visitors.forgetting import erase
from visitors.models import Consent, Person, Provision
from visitors.newcomers import ITEMS, tick, untick, welcome_list

Kind = Provision.Kind


def test_the_list_of_somebody_new_is_empty_and_in_its_order(samira: Person, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        lines = welcome_list(samira)
    assert [line.item for line in lines] == ITEMS
    assert {line.given for line in lines} == {None}


def test_a_tick_keeps_the_first_date_and_who_it_was(
    samira: Person, session: Session, door_helper: User, thursday: Traveller
) -> None:
    first = tick(samira, Kind.WELCOMED, session=session, by=door_helper)
    thursday.shift(timedelta(days=2))
    later = OpenSessionFactory()
    assert tick(samira, Kind.WELCOMED, session=later, by=UserFactory()) == first
    kept = Provision.objects.get()
    assert (kept.session, kept.given_on, kept.given_by, kept.wants) == (session, date(2026, 5, 14), door_helper, None)
    assert [line.given for line in welcome_list(samira) if line.item.kind == Kind.WELCOMED] == [kept]
    assert AuditEntry.objects.count() == 0


def test_a_newer_answer_replaces_the_older(samira: Person, session: Session, door_helper: User) -> None:
    for wants in (True, False, False):
        tick(samira, Kind.ASKED_BIKE, session=session, by=door_helper, wants=wants)
        assert Provision.objects.get().wants is wants


def test_clothes_are_given_once_and_a_second_time_says_when(
    samira: Person, session: Session, door_helper: User
) -> None:
    tick(samira, Kind.CLOTHES, session=session, by=door_helper)
    with pytest.raises(Refused) as refused:
        tick(samira, Kind.CLOTHES, session=OpenSessionFactory(), by=door_helper)
    assert (refused.value.code, refused.value.sentence, refused.value.status) == (
        "given",
        "Clothes were given on 14 May 2026. Ask the session lead.",
        422,
    )
    assert Provision.objects.get().session == session


def test_nothing_is_noted_of_somebody_forgotten(samira: Person, session: Session, lead: User) -> None:
    erase(samira, by=lead)
    with pytest.raises(Refused) as refused:
        tick(samira, Kind.PRIVACY_CARD, session=session, by=lead, language="ar")
    assert (refused.value.code, Provision.objects.count(), Consent.objects.count()) == ("stale", 0, 0)


def test_the_privacy_card_is_a_consent_in_its_language(samira: Person, session: Session, door_helper: User) -> None:
    for language in ("fa", "en"):
        tick(samira, Kind.PRIVACY_CARD, session=session, by=door_helper, language=language)
    kept = Consent.objects.get()
    assert (kept.kind, kept.language, kept.wording, kept.asked_by) == (
        "privacy_notice_given",
        "fa",
        "door-1",
        door_helper,
    )
    untick(samira, Kind.PRIVACY_CARD, by=door_helper)
    assert (Consent.objects.count(), Provision.objects.count()) == (0, 0)


def test_taking_the_tick_back_leaves_older_consents(
    samira: Person, session: Session, door_helper: User, thursday: Traveller
) -> None:
    Consent.objects.create(person=samira, kind=Consent.Kind.PRIVACY_NOTICE, wording="paper")
    Consent.objects.create(person=samira, kind=Consent.Kind.CONTACT, wording="door-1")
    thursday.shift(timedelta(days=7))
    tick(samira, Kind.PRIVACY_CARD, session=OpenSessionFactory(), by=door_helper)
    untick(samira, Kind.PRIVACY_CARD, by=door_helper)
    assert set(Consent.objects.values_list("kind", "wording")) == {
        ("privacy_notice_given", "paper"),
        ("contact_ok", "door-1"),
    }


def test_a_slip_of_the_thumb_is_taken_back_and_twice_is_harmless(
    samira: Person, session: Session, door_helper: User
) -> None:
    tick(samira, Kind.CLOTHES, session=session, by=door_helper)
    for _twice in range(2):
        untick(samira, Kind.CLOTHES, by=door_helper)
        assert Provision.objects.count() == 0
    assert tick(samira, Kind.CLOTHES, session=session, by=door_helper).given_on == date(2026, 5, 14)


def test_on_a_later_day_only_a_lead_takes_it_back(
    samira: Person, session: Session, door_helper: User, lead: User, thursday: Traveller
) -> None:
    tick(samira, Kind.CLOTHES, session=session, by=door_helper)
    thursday.shift(timedelta(days=2))
    with pytest.raises(Refused) as refused:
        untick(samira, Kind.CLOTHES, by=door_helper)
    assert (refused.value.code, refused.value.sentence) == (
        "others",
        "This was noted on another day. A session lead can change it.",
    )
    untick(samira, Kind.CLOTHES, by=lead)
    assert Provision.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_clothes_on_two_tablets_at_once_are_given_once() -> None:
    by, session = UserFactory(), OpenSessionFactory()
    for number in range(1, 6):
        person = PersonFactory()
        outcomes = at_once(*[partial(tick, person, Kind.CLOTHES, session=session, by=by)] * 2)
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Refused"]
        (refused,) = filter(None, outcomes)
        assert (refused.code, "Clothes were given on" in refused.sentence) == ("given", True)
        assert Provision.objects.count() == number


@pytest.mark.django_db(transaction=True)
def test_the_privacy_card_on_two_tablets_at_once_is_one_consent() -> None:
    by, session, person = UserFactory(), OpenSessionFactory(), PersonFactory()
    assert at_once(*[partial(tick, person, Kind.PRIVACY_CARD, session=session, by=by)] * 3) == [None] * 3
    assert (Provision.objects.count(), Consent.objects.count()) == (1, 1)
