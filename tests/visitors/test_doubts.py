"""Two records may be one person: a lead decides, and the decision stands in the trail by numbers alone."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, User
from tests.conftest import THURSDAY
from tests.factories import UserFactory
from tests.factories.visitors import DoubtFactory
from tests.together import at_once
from visitors.doubts import decide, open_doubts
from visitors.models import Doubt

SAME, DIFFERENT = Doubt.State.SAME, Doubt.State.DIFFERENT


def test_a_decision_says_what_who_and_when(lead: User, thursday: Traveller) -> None:
    doubt = decide(DoubtFactory(), SAME, by=lead)
    assert (doubt.state, doubt.decided_by, doubt.decided_at) == (SAME, lead, THURSDAY)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.row, entry.reason, entry.by) == ("doubt.decide", str(doubt.pk), "same", lead)


def test_the_same_again_changes_nothing(lead: User, thursday: Traveller) -> None:
    doubt = decide(DoubtFactory(), DIFFERENT, by=lead)
    thursday.shift(timedelta(hours=1))
    again = decide(doubt, DIFFERENT, by=UserFactory())
    assert (again.decided_by, again.decided_at, AuditEntry.objects.count()) == (lead, THURSDAY, 1)


def test_a_new_answer_replaces_the_old_and_both_are_recorded(lead: User) -> None:
    doubt = decide(DoubtFactory(), SAME, by=lead)
    other = UserFactory()
    assert decide(doubt, DIFFERENT, by=other).decided_by == other
    assert list(AuditEntry.objects.order_by("pk").values_list("reason", flat=True)) == ["same", "different"]


def test_open_doubts_are_the_undecided_newest_first(lead: User, django_assert_num_queries) -> None:
    older, newer = (DoubtFactory(made_by=lead, made_at=timezone.now() - timedelta(days=days)) for days in (2, 1))
    decide(DoubtFactory(), SAME, by=lead)
    with django_assert_num_queries(1):
        found = [(doubt, doubt.newer.known_as, doubt.older.known_as, doubt.made_by.called) for doubt in open_doubts()]
    assert [doubt for doubt, *_names in found] == [newer, older]


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_agree_at_once_are_one_decision() -> None:
    for number in range(1, 6):
        doubt = DoubtFactory()
        assert at_once(*[partial(decide, doubt, SAME, by=UserFactory()) for _ in range(2)]) == [None, None]
        assert AuditEntry.objects.count() == number


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_disagree_at_once_leave_one_answer_and_both_are_recorded() -> None:
    for number in range(1, 6):
        doubt = DoubtFactory()
        assert at_once(*[partial(decide, doubt, state, by=UserFactory()) for state in (SAME, DIFFERENT)]) == [None] * 2
        doubt.refresh_from_db()
        last = AuditEntry.objects.order_by("pk").last()
        assert (doubt.state, doubt.decided_by, AuditEntry.objects.count()) == (last.reason, last.by, 2 * number)
