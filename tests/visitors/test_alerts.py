"""Please call the lead: set and ended by leads, recorded by the person's number alone."""

from functools import partial

import pytest

from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import PersonFactory
from tests.together import at_once
from visitors.alerts import ask_to_be_called, stop_calling
from visitors.forgetting import erase
from visitors.linking import link
from visitors.models import Alert, Person


def acts() -> list[tuple[str, str, str, int]]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", "row", "reason", "by"))


def test_asking_twice_is_one_alert_and_one_entry(samira: Person, lead: User) -> None:
    first = ask_to_be_called(samira, by=lead)
    assert (ask_to_be_called(samira, by=UserFactory()), first.made_by) == (first, lead)
    assert list(Alert.objects.live()) == [first]
    assert acts() == [("alert.set", str(samira.pk), "", lead.pk)]


def test_ending_twice_is_one_end(samira: Person, lead: User) -> None:
    ask_to_be_called(samira, by=lead)
    for _twice in range(2):
        stop_calling(samira, by=lead)
        assert Alert.objects.live().count() == 0
    assert [act for act, *_rest in acts()] == ["alert.set", "alert.end"]


def test_asking_anew_is_a_new_alert(samira: Person, lead: User) -> None:
    first = ask_to_be_called(samira, by=lead)
    stop_calling(samira, by=lead)
    assert ask_to_be_called(samira, by=lead) != first
    assert (Alert.objects.count(), Alert.objects.live().count()) == (2, 1)


def test_ending_what_was_never_asked_is_not_recorded(samira: Person, lead: User) -> None:
    stop_calling(samira, by=lead)
    assert acts() == []


@pytest.mark.parametrize("deed", [ask_to_be_called, stop_calling])
def test_a_page_of_a_record_that_was_joined_or_forgotten_is_stale(samira: Person, lead: User, deed) -> None:
    joined, forgotten = PersonFactory(), PersonFactory()
    ask_to_be_called(joined, by=lead)
    link(samira, joined, by=lead)
    erase(forgotten, by=lead)
    for gone in (joined, forgotten):
        with pytest.raises(Refused) as refused:
            deed(gone, by=lead)
        assert (refused.value.code, refused.value.status) == ("stale", 409)
    assert list(Alert.objects.live().values_list("person", flat=True)) == [samira.pk]


@pytest.mark.django_db(transaction=True)
def test_two_leads_at_once_make_one_alert() -> None:
    for number in range(1, 6):
        person = PersonFactory()
        assert at_once(*[partial(ask_to_be_called, person, by=UserFactory()) for _ in range(2)]) == [None, None]
        assert (Alert.objects.live().count(), AuditEntry.objects.count()) == (number, number)
