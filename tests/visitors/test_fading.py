"""What fades while people still come."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from tests.conftest import LONDON
from tests.factories.visitors import CardFactory, DoubtFactory, OpenSessionFactory, PersonFactory, PlaceFactory
from visitors.checkin import check_in, count_head
from visitors.fading import cut_times, forget_receipts, lapse_consents
from visitors.linking import link
from visitors.models import Consent, Headcount, LinkMove, Move, Place, Receipt, Visit


@pytest.fixture
def session(thursday: Traveller, db: None) -> Session:
    return OpenSessionFactory(capacity=10)


def times(session: Session) -> list[datetime]:
    """Every moment that is kept about a session."""
    visit, head, press = Visit.objects.get(), Headcount.objects.get(), Receipt.objects.filter(visit__isnull=False).get()
    return [visit.checked_in_at, head.counted_at, press.made_at, press.received_at]


def test_a_day_later_nobody_knows_the_minute(session: Session, door_helper: User, thursday: Traveller) -> None:
    thursday.shift(timedelta(minutes=57))
    check_in(PersonFactory(), session, receipt=uuid4(), by=door_helper)
    count_head(session, kind="adult", receipt=uuid4(), by=door_helper)
    PlaceFactory(session=session)
    DoubtFactory(session=session)
    came_at = timezone.now()
    assert cut_times(session.ends_at + timedelta(hours=24)) == 0
    assert (times(session)[0], Place.objects.count()) == (came_at, 1)
    assert cut_times(session.ends_at + timedelta(hours=24, seconds=1)) == 6
    assert (times(session), Place.objects.count()) == ([session.starts_at] * 4, 0)
    assert cut_times(session.ends_at + timedelta(hours=25)) == 0


def test_what_was_noted_in_passing_is_cut_to_the_day(lead: User, session: Session) -> None:
    card = CardFactory(given_at=datetime(2026, 5, 12, 10, 2, tzinfo=UTC))
    consent = Consent.objects.create(person=card.person, kind="contact_ok", given_at=card.given_at, wording="x")
    assert [cut_times(timezone.now()), cut_times(timezone.now())] == [2, 0]
    card.refresh_from_db()
    consent.refresh_from_db()
    assert card.given_at == consent.given_at == datetime(2026, 5, 12, tzinfo=LONDON)


def test_who_was_brought_back_by_a_check_in_leaves_no_minute(
    session: Session, door_helper: User, thursday: Traveller
) -> None:
    """Not in the move, not in the audit trail, and not in the journal of a link."""
    person = PersonFactory(moved_away_on="2026-05-01")
    other = PersonFactory(first_seen_on="2026-01-08")
    thursday.shift(timedelta(minutes=37))
    for one in (person, other):
        check_in(one, session, receipt=uuid4(), by=door_helper)
    came_at = timezone.now()
    link(other, person, by=door_helper)
    cut_times(session.ends_at + timedelta(hours=25))
    kept = [Move.objects.get().ended_at, *AuditEntry.objects.filter(act="person.back").values_list("at", flat=True)]
    assert kept == [session.starts_at] * 2
    assert not LinkMove.objects.filter(was__checked_in_at=came_at.isoformat()).exists()
    assert cut_times(session.ends_at + timedelta(hours=26)) == 0


def test_receipts_are_kept_for_ninety_days(session: Session, door_helper: User) -> None:
    visit = check_in(PersonFactory(), session, receipt=uuid4(), by=door_helper).visit
    Receipt.objects.update(received_at=timezone.now())
    assert forget_receipts(timezone.now() + timedelta(days=90)) == 0
    assert forget_receipts(timezone.now() + timedelta(days=90, seconds=1)) == 1
    assert list(Visit.objects.all()) == [visit]


@pytest.mark.parametrize(("kind", "lapsed"), [("photo", 1), ("story", 1), ("contact_ok", 0)])
def test_photos_and_stories_are_agreed_to_for_a_year(kind: str, lapsed: int, thursday: Traveller, db: None) -> None:
    given = timezone.now() - timedelta(days=366)
    consent = Consent.objects.create(person=PersonFactory(), kind=kind, wording="x", given_at=given)
    assert [lapse_consents(timezone.now() - timedelta(days=1)), lapse_consents(timezone.now())] == [0, lapsed]
    consent.refresh_from_db()
    assert (consent.withdrawn_at is not None) == bool(lapsed)
