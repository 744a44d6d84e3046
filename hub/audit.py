"""Write the audit trail, in the transaction of the deed itself."""

from datetime import datetime

from django.db import connection, models, transaction
from django.utils import timezone

from hub.models import AuditEntry, Session, User


def record(
    act: str,
    *,
    by: User | None,
    row: models.Model | None = None,
    session: Session | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> AuditEntry:
    """Record that `by` did `act` (a code such as "session.open") to `row`; nobody means the hub itself.

    Call it inside the deed's transaction, so that neither stands without the other. Codes and ids only: the
    database refuses anything else.
    """
    return AuditEntry.objects.create(
        act=act,
        by=by,
        model=row._meta.label_lower if row else "",
        row=str(row.pk) if row else "",
        session=session,
        reason=reason,
        at=at or timezone.now(),
    )


def forget_old() -> int:
    """Delete entries past their date, as the trigger allows it to the night alone. Gives how many."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL hub.forgetting = 'nightly'")
        today = timezone.now().date()  # the database's own date, by which the trigger judges
        forgotten, _each = AuditEntry.objects.filter(kept_until_on__lt=today).delete()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL hub.forgetting = ''")
    return forgotten
