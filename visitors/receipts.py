"""The promise behind each press at the door: one number, one answer, however often it is sent."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from hub.models import Session, User
from hub.refusals import Refused
from visitors.models import Headcount, Person, Place, Receipt, Visit

KEEP = """
    INSERT INTO visitors_receipt (id, kind, digest, outcome, session_id, person_id, visit_id, headcount_id, place_id,
                                  by_id, device, made_at, received_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', %s, now()) ON CONFLICT (id) DO NOTHING
"""
ROWS = ("person", "visit__checked_in_by", "headcount", "place")


@dataclass(frozen=True)
class Welcome:
    """What a press at the door came to: the outcome of its receipt, and the row it made or found."""

    outcome: str
    session: Session
    receipt: UUID
    person: Person | None = None
    visit: Visit | None = None
    headcount: Headcount | None = None
    place: Place | None = None
    is_replay: bool = False  # this press was answered before, and nothing new came of it
    gone: str = ""  # which line of the list of who is here is gone, as "visit-12" or "headcount-3"


class _UsedBefore(Exception):
    """Somebody kept an answer under this number already."""


def answer_once(
    number: UUID,
    kind: Receipt.Kind,
    content: dict[str, Any],
    press: Callable[[], Welcome],
    *,
    session: Session,
    by: User,
    at: datetime,
) -> Welcome:
    """Run `press` and keep its answer under `number`, in one transaction; sent again, give the kept answer.

    The receipt is written last, with everything in it. If its number was used before, all that the press did is
    rolled back. Refused with "stale": a number that was used with another content.
    """
    digest = hashlib.sha256(json.dumps([kind, content], sort_keys=True).encode()).hexdigest()
    try:
        with transaction.atomic():
            welcome = press()
            _keep(welcome, kind, digest, session=session, by=by, at=at)
    except (_UsedBefore, Refused):
        known = Receipt.objects.select_related(*ROWS).filter(pk=number).first()
        if known is None:
            raise
        if known.digest != digest:
            raise used_before() from None
        return same_answer(known, session)
    return welcome


def used_before() -> Refused:
    return Refused(_("This page was used before. Load it again, then press once more."), code="stale")


def same_row(known: models.Model, told: dict[str, Any]) -> None:
    """A row made by an earlier press of the same page answers this one too. Refused: a press that says otherwise."""
    if any(getattr(known, name) != value for name, value in told.items()):
        raise used_before()


def same_answer(known: Receipt, session: Session) -> Welcome:
    """The answer that an earlier press got."""
    rows = {"visit": known.visit, "headcount": known.headcount, "place": known.place}
    return Welcome(known.outcome, session, known.pk, known.person, **rows, is_replay=True)


def _keep(welcome: Welcome, kind: Receipt.Kind, digest: str, *, session: Session, by: User, at: datetime) -> None:
    rows = [row and row.pk for row in (welcome.person, welcome.visit, welcome.headcount, welcome.place)]
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [welcome.receipt, kind, digest, welcome.outcome, session.pk, *rows, by.pk, at])
        if not cursor.rowcount:
            raise _UsedBefore
