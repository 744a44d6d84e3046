"""What the trustees say at the door: nothing that they have not decided, and each word with its date."""

from datetime import timedelta

import pytest
from django.test import Client
from time_machine import Traveller

from hub.models import Access, AuditEntry, Notice, Subject, User
from hub.notices import set_words, words_in_force
from tests.conftest import THURSDAY, signed_in
from tests.factories import UserFactory

NOTHING = dict.fromkeys(Subject.values, "")


@pytest.fixture
def farida(trustee: User, thursday: Traveller) -> Client:
    return signed_in(trustee)


def test_nothing_is_said_until_the_trustees_say_it(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert words_in_force() == NOTHING


def test_words_hold_from_now_on_and_the_old_ones_stay_with_their_date(trustee: User, thursday: Traveller) -> None:
    assert set_words({"promise": "We tell nobody."}, by=trustee) == ["promise"]
    thursday.shift(timedelta(days=1))
    assert set_words({"promise": "We tell nobody who is here."}, by=trustee) == ["promise"]
    assert words_in_force() == {**NOTHING, "promise": "We tell nobody who is here."}
    kept = list(Notice.objects.order_by("pk").values_list("words", "set_at", "set_by"))
    assert kept == [
        ("We tell nobody.", THURSDAY, trustee.pk),
        ("We tell nobody who is here.", THURSDAY + timedelta(days=1), trustee.pk),
    ]


def test_the_same_words_again_change_nothing(trustee: User) -> None:
    words = {**NOTHING, "lead_phone": "Rosa, 07700 900123"}
    assert (set_words(words, by=trustee), set_words(words, by=trustee)) == (["lead_phone"], [])
    assert (Notice.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_empty_words_say_nothing_again(trustee: User) -> None:
    set_words({"promise": "We tell nobody."}, by=trustee)
    assert (set_words({"promise": ""}, by=trustee), words_in_force()) == (["promise"], NOTHING)


def test_the_trail_says_which_subject_and_never_the_words(trustee: User) -> None:
    set_words({"lead_phone": "Rosa, 07700 900123", "if_asked": "the Chair", "moon": "x"}, by=trustee)
    assert list(AuditEntry.objects.order_by("pk").values_list("act", "reason", "by")) == [
        ("notice.set", "lead_phone", trustee.pk),
        ("notice.set", "if_asked", trustee.pk),
    ]


def test_the_page_keeps_words_and_says_when_nothing_changed(farida: Client) -> None:
    sent = {"lead_phone": "Rosa, 07700 900123"}
    said = [farida.post("/words", sent, follow=True).content.decode() for _ in range(2)]
    assert ["These words hold from now on." in page for page in said] == [True, False]
    assert ("Nothing was changed." in said[1], 'value="Rosa, 07700 900123"' in said[1]) == (True, True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("x" * 201, "That is too long. Use at most 200 letters."),
        ("Rosa\x00", "There are hidden letters in this."),
        ("Rosa\u202e", "There are hidden letters in this."),
        ("a\nb", "There are hidden letters in this."),
    ],
)
def test_words_that_do_not_fit_are_said_beside_each_field(farida: Client, typed: str, sentence: str) -> None:
    answer = farida.post("/words", dict.fromkeys(Subject.values, typed))
    said = answer.content.decode().count(sentence)
    assert (answer.status_code, said, Notice.objects.count()) == (422, len(Subject.values), 0)


def test_the_crisis_card_is_one_tap_for_everybody_and_calls_no_empty_line(stranger: Client, db: None) -> None:
    for access in Access:
        page = signed_in(UserFactory(accesses=[access])).get("/urgent-help").content.decode()
        assert ('href="tel:999"' in page, 'href="tel:116123"' in page, page.count('href="tel:')) == (True, True, 2)
    assert stranger.get("/urgent-help").status_code == 302


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Rosa, 07700 900123", "07700900123"),
        ("+44 7700 900123 until 8", "+447700900123"),
        ("Ask at desk 4", None),
        ("<b>Rosa</b>", None),
    ],
)
def test_the_crisis_card_dials_the_number_in_the_words(
    door_helper: User, trustee: User, words: str, number: str | None
) -> None:
    set_words({"safeguarding": words}, by=trustee)
    page = signed_in(door_helper).get("/urgent-help").content.decode()
    assert (f'href="tel:{number}"' in page, page.count('href="tel:')) == (number is not None, 2 + (number is not None))
    assert ("Safeguarding lead" in page, "<b>Rosa</b>" in page) == (True, False)


def test_the_door_card_promises_only_what_was_decided(door_helper: User, trustee: User) -> None:
    daniel = signed_in(door_helper)
    page = daniel.get("/door-cards").content.decode()
    assert ("serious danger" in page, "please wait here for the session lead" in page) == (False, True)
    set_words({"promise": "We tell nobody.", "if_asked": "the Chair"}, by=trustee)
    page = daniel.get("/door-cards").content.decode()
    said = ["We tell nobody.", "serious danger", "please wait here for <bdi>the Chair</bdi>"]
    assert [words for words in said if words not in page] == []


def test_the_words_are_the_trustees(door_helper: User, lead: User) -> None:
    for user in (door_helper, lead):
        assert signed_in(user).post("/words", {"promise": "x"}).status_code == 403
    assert Notice.objects.count() == 0
