"""Two leads at the same moment: real transactions, and the twin that shows the lock is needed."""

import threading
from functools import partial

import pytest
from django.db import IntegrityError, OperationalError

from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import PersonFactory
from tests.together import at_once
from visitors import linking
from visitors.linking import link, unlink
from visitors.models import Link, LinkMove, Person, Provision

pytestmark = pytest.mark.django_db(transaction=True)


def cross() -> tuple[list[Exception | None], Person, Person]:
    """Two leads join the same two records, each the other way round."""
    one, other = PersonFactory(), PersonFactory()
    Provision.objects.create(person=one, kind="welcomed", given_on="2026-05-07")
    deeds = [partial(link, one, other, by=UserFactory()), partial(link, other, one, by=UserFactory())]
    outcomes = at_once(*deeds)
    one.refresh_from_db()
    other.refresh_from_db()
    return outcomes, one, other


def test_two_leads_on_one_pair_make_one_link() -> None:
    for number in range(1, 6):
        one, other = PersonFactory(), PersonFactory()
        assert at_once(*[partial(link, one, other, by=UserFactory()) for _ in range(2)]) == [None, None]
        assert Link.objects.count() == number


def test_crossing_links_make_one_link() -> None:
    for number in range(1, 6):
        outcomes, one, other = cross()
        assert (outcomes, Link.objects.count()) == ([None, None], number)
        assert {one.linked_to_id, other.linked_to_id} in ({None, one.pk}, {None, other.pk})


def test_without_turns_crossing_links_would_break(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin: let both look before either writes. One press breaks, or both records point at each other."""
    both_looked = threading.Barrier(2)

    def look_together(one: Person, other: Person) -> tuple[Person, Person]:
        found = Person.objects.get(pk=one.pk), Person.objects.get(pk=other.pk)
        both_looked.wait(timeout=10)
        return found

    monkeypatch.setattr(linking, "wait_for_turn", lambda: None)
    monkeypatch.setattr(linking, "hold_both", look_together)
    outcomes, one, other = cross()
    is_broken = any(isinstance(outcome, (IntegrityError, OperationalError)) for outcome in outcomes)
    assert is_broken or (one.linked_to, other.linked_to) == (other, one)


def test_links_in_a_ring_leave_one_record_to_be_found() -> None:
    for _ in range(3):
        a, b, c = PersonFactory(), PersonFactory(), PersonFactory()
        outcomes = at_once(*[partial(link, *pair, by=UserFactory()) for pair in [(a, b), (b, c), (c, a)]])
        refused = [outcome for outcome in outcomes if outcome]
        assert {type(outcome) for outcome in refused} <= {Refused}
        assert all(person.linked_to is None or person.linked_to.linked_to is None for person in Person.objects.all())


def test_two_undo_one_link_once() -> None:
    one, other = PersonFactory(), PersonFactory()
    Provision.objects.create(person=other, kind="welcomed", given_on="2026-05-07")
    made = link(one, other, by=UserFactory())
    assert at_once(*[partial(unlink, made, by=UserFactory()) for _ in range(2)]) == [None, None]
    assert (LinkMove.objects.count(), Provision.objects.get().person) == (0, other)
