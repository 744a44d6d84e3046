"""What fades while people still come: the minute of an arrival, answers to presses, consents that last a year."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from hub.clock import months_later
from visitors.consents import SHOWN
from visitors.linking import forget_journals
from visitors.models import Consent, LinkMove, Place, Receipt

A_DAY = timedelta(hours=24)
KEPT = timedelta(days=90)  # answers to presses at the door
LASTS = 12  # months

# When somebody came is cut to when the session began; who came in which session stays.
CUT = """
    UPDATE visitors_{table} AS row SET {columns} FROM hub_session AS session
    WHERE session.id = row.session_id AND session.ends_at < %s AND {differs}
"""
# What was noted in passing at the door says when somebody stood there, too: it is cut to the hub's own day.
CUT_TO_DAY = """
    UPDATE visitors_{table} SET {column} = date_trunc('day', {column}, %s)
    WHERE {column} < %s AND {column} <> date_trunc('day', {column}, %s)
"""
DAYS = [("consent", "given_at"), ("card", "given_at"), ("household", "made_at")]
# So does the end of a move that a check-in brought, and a visit in the journal of a link.
CUT_MOVES = """
    UPDATE visitors_move AS move SET ended_at = session.starts_at
    FROM visitors_visit AS visit, hub_session AS session
    WHERE visit.id = move.back_with_id AND session.id = visit.session_id AND session.ends_at < %s
        AND move.ended_at <> session.starts_at
"""
CUT_JOURNALS = """
    UPDATE visitors_linkmove AS line SET was = was || jsonb_build_object('checked_in_at', session.starts_at)
    FROM hub_session AS session
    WHERE line.model = 'visitors.visit' AND line.was ? 'checked_in_at' AND session.id = (line.was->>'session_id')::uuid
        AND session.ends_at < %s AND (line.was->>'checked_in_at')::timestamptz <> session.starts_at
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
        for table, column in DAYS:
            zone = timezone.get_default_timezone_name()
            cursor.execute(CUT_TO_DAY.format(table=table, column=column), [zone, at - A_DAY, zone])
            cut += cursor.rowcount
        for statement in (CUT_MOVES, CUT_JOURNALS):
            cursor.execute(statement, [at - A_DAY])
            cut += cursor.rowcount
        LinkMove.objects.filter(model=Place._meta.label_lower, link__linked_at__lt=at - A_DAY).delete()
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
