"""The receipts of today's presses, so that whoever pressed can still take each back."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from random import Random
from typing import Any
from uuid import UUID

from hub.models import Session, User
from visitors.checkin import STORED
from visitors.models import Headcount, Receipt, Visit

Kind = Receipt.Kind


def receipts(chance: Random, visits: list[Visit], headcounts: list[Headcount]) -> Iterator[Receipt]:
    """One for each visit and each head."""
    for visit in visits:
        press = _press(chance, visit.session, visit.checked_in_by, visit.checked_in_at)
        kind = Kind.NEW_FACE if visit.is_first else Kind.ARRIVE
        yield Receipt(**press, kind=kind, person=visit.person, visit=visit)
    for head in headcounts:
        press = _press(chance, head.session, head.counted_by, head.counted_at)
        yield Receipt(**press, kind=Kind.HEADCOUNT, headcount=head)


def _press(chance: Random, session: Session, by: User, at: datetime) -> dict[str, Any]:
    """What every press has. No page has these numbers, so nobody will send one again and ask for its digest."""
    number = UUID(int=chance.getrandbits(128), version=4)
    digest = sha256(number.bytes).hexdigest()
    times = {"made_at": at, "received_at": at}
    return {"id": number, "digest": digest, "outcome": STORED, "session": session, "by": by, **times}
