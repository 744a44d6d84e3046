"""What fades while people still come: the minute of an arrival, answers to presses, consents that last a year."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from hub.clock import months_later
from visitors.consents import SHOWN
from visitors.linking import forget_journals
from visitors.models import Consent, Place, Receipt

A_DAY = timedelta(hours=24)
KEPT = timedelta(days=90)  # answers to presses at the door
LASTS = 12  # months

# When somebody came is cut to when the session began; who came in which session stays.
CUT = """
    UPDATE visitors_{table} AS row SET {columns} FROM hub_session AS session
    WHERE session.id = row.session_id AND session.ends_at < %s AND {differs}
"""
# What was noted in passing at the door says when somebody stood there, too: it is cut to the day.
CUT_TO_DAY = """
    UPDATE visitors_{table} SET given_at = date_trunc('day', given_at)
    WHERE given_at < %s AND given_at <> date_trunc('day', given_at)
"""
TIMES = {
    "visit": ["checked_in_at"],
    "headcount": ["counted_at"],
    "receipt": ["made_at", "received_at"],
    "doubt": ["made_at"],
}


def cut_times(at: datetime) -> int:
    """A day after a session, forget at which minute anybody came or stood outside. Gives how many rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cut = Place.objects.filter(session__ends_at__lt=at - A_DAY).delete()[1].get(Place._meta.label, 0)
        for table, names in TIMES.items():
            columns = ", ".join(f"{name} = session.starts_at" for name in names)
            differs = " OR ".join(f"row.{name} <> session.starts_at" for name in names)
            cursor.execute(CUT.format(table=table, columns=columns, differs=f"({differs})"), [at - A_DAY])
            cut += cursor.rowcount
        for table in ("consent", "card"):
            cursor.execute(CUT_TO_DAY.format(table=table), [at - A_DAY])
            cut += cursor.rowcount
    return cut


def forget_receipts(at: datetime) -> int:
    """Answers to presses that no tablet will ask for again."""
    return Receipt.objects.filter(received_at__lt=at - KEPT).delete()[1].get(Receipt._meta.label, 0)


def forget_old_journals(at: datetime) -> int:
    """What could take joined records apart, when it is too late for that."""
    return forget_journals(timezone.localdate(at))


def lapse_consents(at: datetime) -> int:
    """Photos and stories are agreed to for a year, then asked for anew."""
    lapsed = Consent.objects.filter(
        kind__in=SHOWN, withdrawn_at__isnull=True, given_at__date__lt=months_later(timezone.localdate(at), -LASTS)
    )
    return lapsed.update(withdrawn_at=at)
