"""Two records may be one person: a lead says whether they are, and nobody asks again."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub import audit
from hub.models import User
from visitors.models import Doubt


def open_doubts() -> QuerySet[Doubt]:
    """Doubts that nobody has looked at, the likeliest first and then the newest, with both people."""
    waiting = Doubt.objects.filter(state=Doubt.State.OPEN).select_related("newer", "older", "made_by")
    return waiting.order_by("-likelihood", "-made_at", "-pk")


def decide(doubt: Doubt, state: Doubt.State, *, by: User) -> Doubt:
    """Say whether two records are one person. The same again changes nothing; a new answer replaces the old."""
    with transaction.atomic():
        held = Doubt.objects.select_for_update().get(pk=doubt.pk)
        if held.state != state:
            held.state, held.decided_by, held.decided_at = state, by, timezone.now()
            held.save(update_fields=["state", "decided_by", "decided_at"])
            audit.record("doubt.decide", by=by, row=held, reason=state)
    return held
