"""What people ask of us about their own data: written down with its clock, and answered within a month."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.clock import months_later
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Person, RightsRequest
from visitors.receipts import same_row

SOON = timedelta(days=7)  # so long before its day a request is brought up
KEPT = 24  # months after the answer
Outcome = RightsRequest.Outcome


def a_month_after(day: date) -> date:
    """One calendar month, as the law counts it: the same day of the next, or that month's last."""
    return months_later(day, 1)


def ask(
    key: UUID, person: Person | None, kind: str, *, by: User, asked_on: date | None = None, note: str = ""
) -> RightsRequest:
    """Write a request down, due in a month. Its clock runs from the day they asked, whoever they asked.

    The same press again, or the same wish while it is open, gives the request that stands. Refused: a day to come,
    a record that was joined to another or forgotten, and a page that was used for something else.
    """
    today = timezone.localdate()
    asked_on = asked_on or today
    if asked_on > today:
        raise Refused(_("That day is still to come. Choose today or a day before."), code="future")
    with transaction.atomic():
        held = hold(person) if person else None
        standing = RightsRequest.objects.live().filter(person=held, kind=kind).first() if held else None
        if standing and standing.pk != key:
            return standing
        told = {"person": held, "kind": kind, "asked_on": asked_on, "note": note}
        request, is_new = RightsRequest.objects.get_or_create(
            pk=key, defaults={**told, "noted_by": by, "due_on": a_month_after(asked_on)}
        )
        if is_new:
            audit.record("request.ask", by=by, row=request, reason=kind)
        else:
            same_row(request, told)
    return request


def pause(request: RightsRequest, *, by: User) -> RightsRequest:
    """We asked who they are, or what they mean: the clock stands until they answer. Twice changes nothing.

    Refused: a request that was answered.
    """
    with transaction.atomic():
        held = _held_open(request)
        if held.clarifying_since_on is None:
            held.clarifying_since_on = timezone.localdate()
            held.save(update_fields=["clarifying_since_on"])
            audit.record("request.pause", by=by, row=held)
    return held


def resume(request: RightsRequest, *, by: User) -> RightsRequest:
    """They answered: the clock goes on, with as many days more as it stood. Twice changes nothing."""
    with transaction.atomic():
        held = _held_open(request)
        if held.clarifying_since_on:
            _let_run(held)
            held.save(update_fields=["clarifying_since_on", "paused_days", "due_on"])
            audit.record("request.resume", by=by, row=held)
    return held


def acknowledge(request: RightsRequest, *, by: User) -> RightsRequest:
    """We told them that their complaint reached us. Twice keeps the first day. Refused: anything but a complaint."""
    with transaction.atomic():
        held = _held_open(request)
        if held.kind != RightsRequest.Kind.COMPLAINT:
            raise Refused(_("Only a complaint needs this."), code="kind")
        if held.acknowledged_on is None:
            held.acknowledged_on = timezone.localdate()
            held.save(update_fields=["acknowledged_on"])
            audit.record("request.acknowledge", by=by, row=held)
    return held


def finish(request: RightsRequest, outcome: str, *, by: User, refusal: str = "") -> RightsRequest:
    """They have their answer. Twice keeps the first. Refused: a no without its reason."""
    if outcome == Outcome.REFUSED and not refusal:
        raise Refused(_("Say why we could not do it. We must tell them."), code="reason")
    with transaction.atomic():
        held = _held(request)
        if held.done_on:
            return held
        _close(held, outcome, refusal if outcome == Outcome.REFUSED else "")
        audit.record("request.finish", by=by, row=held, reason=outcome)
    return held


def close_for(person: Person, *, by: User | None) -> int:
    """Somebody was forgotten: what they asked is answered by that, and nothing they said about it stays.

    With what was asked by records that were joined to theirs. Gives how many were open. Harmless to repeat.
    """
    with transaction.atomic():
        theirs = RightsRequest.objects.filter(Q(person=person) | Q(person__linked_to=person))
        open_ones = list(theirs.live().select_for_update(no_key=True, of=["self"]).order_by("pk"))
        for request in open_ones:
            _close(request, Outcome.DONE, "")
            audit.record("request.finish", by=by, row=request, reason="forgotten")
        theirs.exclude(note="").update(note="")
    return len(open_ones)


def waiting() -> list[RightsRequest]:
    """Every open request with its person, what is due soonest first. One query."""
    today = timezone.localdate()
    requests = RightsRequest.objects.live().select_related("person", "noted_by").order_by("asked_on", "pk")
    return sorted(requests, key=lambda request: request.next_due_on(today))


def count_due() -> tuple[int, int]:
    """How many open requests are late, and how many more are due soon. One query."""
    left = [request.days_left for request in RightsRequest.objects.live()]
    return sum(days < 0 for days in left), sum(0 <= days <= SOON.days for days in left)


def forget_answered(at: datetime) -> int:
    """Requests that were answered two years ago. Gives how many."""
    since = months_later(timezone.localdate(at), -KEPT)
    return RightsRequest.objects.filter(done_on__lt=since).delete()[1].get(RightsRequest._meta.label, 0)


def _held(request: RightsRequest) -> RightsRequest:
    return RightsRequest.objects.select_for_update(no_key=True).get(pk=request.pk)


def _held_open(request: RightsRequest) -> RightsRequest:
    held = _held(request)
    if held.done_on:
        raise Refused(_("This was answered already. Load the page again."), code="stale")
    return held


def _let_run(held: RightsRequest) -> None:
    stood = timezone.localdate() - held.clarifying_since_on
    held.clarifying_since_on = None
    held.paused_days += stood.days
    held.due_on += stood


def _close(held: RightsRequest, outcome: str, refusal: str) -> None:
    if held.clarifying_since_on:
        _let_run(held)
    held.outcome, held.refusal, held.done_on = outcome, refusal, timezone.localdate()
    held.save()
