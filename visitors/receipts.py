"""The promise behind each press at the door: one number, one answer, however often it is sent."""

import hashlib
import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from hub.models import Session, User
from hub.refusals import Refused
from visitors.models import Receipt

CLAIM = """
    INSERT INTO visitors_receipt (id, kind, digest, outcome, session_id, by_id, device, made_at, received_at)
    VALUES (%s, %s, %s, '', %s, %s, '', %s, now()) ON CONFLICT (id) DO NOTHING
"""


def claim(
    number: UUID, kind: str, content: dict[str, Any], *, session: Session, by: User, at: datetime
) -> Receipt | None:
    """Take a receipt's number for this press, inside the press's own transaction; nothing means it was free.

    A number that was used before with the same content gives that receipt, so that the caller can answer as it did
    then. Refused with "stale": a number that was used with another content.
    """
    digest = hashlib.sha256(json.dumps([kind, content], sort_keys=True).encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [number, kind, digest, session.pk, by.pk, at])
        if cursor.rowcount:
            return None
    known = Receipt.objects.select_related("person", "visit__checked_in_by", "headcount").get(pk=number)
    if known.digest != digest:
        raise Refused(_("This page was used before. Load it again, then press once more."), code="stale")
    return known


def settle(number: UUID, outcome: str, **rows: Any) -> None:
    """Write down what the press came to."""
    Receipt.objects.filter(pk=number).update(outcome=outcome, **rows)
