"""One number, one answer: whatever a press did is kept with it, or not at all."""

from datetime import timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from hub.models import Session, User
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import OpenSessionFactory
from tests.together import at_once
from visitors.checkin import count_head
from visitors.models import Headcount, Receipt
from visitors.receipts import Welcome, answer_once


def answer(session: Session, by: User, number: UUID, press: object, content: str = "tea") -> Welcome:
    kind = Receipt.Kind.HEADCOUNT
    return answer_once(number, kind, {"sort": content}, press, session=session, by=by, at=timezone.now())


def a_press(session: Session, by: User, number: UUID, content: str = "tea") -> Welcome:
    """A press that counts a head."""

    def press() -> Welcome:
        head = Headcount.objects.create(session=session, kind="adult", counted_by=by)
        return Welcome("stored", session, number, headcount=head)

    return answer(session, by, number, press, content)


def test_the_answer_is_kept_under_its_number(session: Session, door_helper: User) -> None:
    number = uuid4()
    welcome = a_press(session, door_helper, number)
    kept = Receipt.objects.get()
    assert (kept.pk, kept.kind, kept.outcome, kept.session) == (number, "headcount", "stored", session)
    assert (kept.headcount, kept.by, kept.person, kept.visit, kept.place) == (
        welcome.headcount,
        door_helper,
        None,
        None,
        None,
    )
    assert (kept.made_at, kept.device, len(kept.digest)) == (timezone.now(), "", 64)


def test_sent_again_it_gives_the_kept_answer_and_does_nothing(session: Session, door_helper: User) -> None:
    number = uuid4()
    first, again = (a_press(session, door_helper, number) for _ in range(2))
    assert (again.outcome, again.headcount, again.receipt, again.is_replay) == ("stored", first.headcount, number, True)
    assert (Headcount.objects.count(), Receipt.objects.count()) == (1, 1)


@pytest.mark.parametrize("content", ["coffee", "Tea", ""])
def test_the_same_number_with_other_content_is_refused(session: Session, door_helper: User, content: str) -> None:
    number = uuid4()
    a_press(session, door_helper, number)
    with pytest.raises(Refused) as refused:
        a_press(session, door_helper, number, content)
    assert (refused.value.code, refused.value.sentence) == (
        "stale",
        "This page was used before. Load it again, then press once more.",
    )
    assert Headcount.objects.count() == 1


def test_a_refusal_keeps_nothing_so_that_pressing_again_may_work(session: Session, door_helper: User) -> None:
    number = uuid4()

    def refuse() -> Welcome:
        Headcount.objects.create(session=session, kind="adult")
        raise Refused("No tea now.", code="tea")

    with pytest.raises(Refused, match=r"No tea now\."):
        answer(session, door_helper, number, refuse)
    assert (Headcount.objects.count(), Receipt.objects.count()) == (0, 0)
    assert a_press(session, door_helper, number).outcome == "stored"


def test_what_was_answered_before_is_answered_though_it_would_be_refused_now(
    session: Session, door_helper: User
) -> None:
    number, late = uuid4(), timezone.now() + timedelta(days=1)
    first = count_head(session, kind="adult", receipt=number, by=door_helper)
    again = count_head(session, kind="adult", receipt=number, by=door_helper, at=late)
    assert (again.headcount, again.is_replay, Headcount.objects.count()) == (first.headcount, True, 1)


def test_a_press_of_another_kind_is_other_content(session: Session, door_helper: User) -> None:
    number = uuid4()
    count_head(session, kind="adult", receipt=number, by=door_helper)
    with pytest.raises(Refused, match="used before"):
        count_head(session, kind="child", receipt=number, by=door_helper)


@pytest.mark.django_db(transaction=True)
def test_one_number_in_two_sessions_at_once_counts_once() -> None:
    """No session's lock stands between them: the number alone decides."""
    by = UserFactory()
    for _ in range(5):
        Receipt.objects.all().delete()
        Headcount.objects.all().delete()
        number = uuid4()
        presses = [partial(count_head, OpenSessionFactory(), kind="adult", receipt=number, by=by) for _ in range(2)]
        assert at_once(*presses) == [None, None]
        assert (Headcount.objects.count(), Receipt.objects.count()) == (1, 1)
