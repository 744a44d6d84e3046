"""Every look at a person's page is written down with it, and very many of them are told to the administrators."""

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from hub import audit
from hub.models import AuditEntry, User
from visitors.models import Person

LOOK, COPY, MANY = "person.look", "person.copy", "look.many"
MOST = 60  # different people that one account opens within an hour before somebody asks why
WITHIN = timedelta(hours=1)
TOLD_FOR = timedelta(days=7)


def note_look(person: Person, *, by: User, at: datetime | None = None) -> None:
    """Record that `by` looks at a person, in the transaction that reads the page."""
    at = at or timezone.now()
    audit.record("person.look", by=by, row=person, at=at)
    _mind(by, at)


def note_copy(person: Person, *, by: User, at: datetime | None = None) -> None:
    """Record that `by` makes a copy of all we hold on a person, in the transaction that reads it. It is a look too."""
    at = at or timezone.now()
    audit.record("person.copy", by=by, row=person, at=at)
    _mind(by, at)


def _mind(by: User, at: datetime) -> None:
    """Record once an hour that `by` looked at very many people."""
    lately = AuditEntry.objects.filter(by=by, at__gt=at - WITHIN, at__lte=at, act__in=[LOOK, COPY, MANY])
    seen = lately.aggregate(
        people=Count("row", distinct=True, filter=~Q(act=MANY)), told=Count("pk", filter=Q(act=MANY))
    )
    if seen["people"] > MOST and not seen["told"]:
        audit.record("look.many", by=by, at=at)


def who_looked_much(at: datetime | None = None) -> list[str]:
    """What those are called who opened very many pages in the last days. One query."""
    since = (at or timezone.now()) - TOLD_FOR
    told = AuditEntry.objects.filter(act=MANY, at__gt=since).order_by("by__called")
    return list(told.values_list("by__called", flat=True).distinct())
