"""Who asked us about people who come here, and what two trustees decided, each with their own account."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.models import Disclosure
from visitors.receipts import same_row

Decision = Disclosure.Decision


def note_asker(
    key: UUID, *, by: User, asker: str, wanted: str, decision: str, power: str = "", asked_on: date | None = None
) -> Disclosure:
    """Write down who asked for what, by which power, and what is decided so far. The same press again adds nothing.

    Refused: a day to come, and a page that was used for something else.
    """
    today = timezone.localdate()
    asked_on = asked_on or today
    if asked_on > today:
        raise Refused(_("That day is still to come. Choose today or a day before."), code="future")
    told = {"asked_on": asked_on, "asker": asker, "power": power, "wanted": wanted, "decision": decision}
    with transaction.atomic():
        noted, is_new = Disclosure.objects.get_or_create(
            pk=key, defaults={**told, "first_by": by, "decided_on": _day_of(decision)}
        )
        if is_new:
            audit.record("disclosure.note", by=by, row=noted, reason=decision)
        else:
            same_row(noted, told)
    return noted


def decide(disclosure: Disclosure, decision: str, *, by: User) -> Disclosure:
    """Decide, or decide otherwise while no second trustee has agreed. Another one then has to agree with `by`.

    The same again changes nothing. Refused: what two have agreed on.
    """
    with transaction.atomic():
        held = _held(disclosure)
        if held.second_by_id:
            raise Refused(_("Two trustees have agreed on this already."), code="stale")
        if held.decision == decision:
            return held
        held.decision, held.decided_on, held.first_by = decision, _day_of(decision), by
        held.save(update_fields=["decision", "decided_on", "first_by"])
        audit.record("disclosure.decide", by=by, row=held, reason=decision)
    return held


def agree(disclosure: Disclosure, decision: str, *, by: User) -> Disclosure:
    """The second trustee agrees with the `decision` they have read, and it stands. Twice changes nothing.

    Refused: agreeing with oneself, nothing decided yet, and another decision than the one they read.
    """
    with transaction.atomic():
        held = _held(disclosure)
        if held.decision != decision or held.decision == Decision.WAITING:
            raise Refused(_("The decision was changed meanwhile. Read it once more."), code="stale")
        if held.second_by_id:
            return held
        if held.first_by_id == by.pk:
            raise Refused(_("You decided this. Another trustee has to agree."), code="same")
        held.second_by, held.agreed_at = by, timezone.now()
        held.save(update_fields=["second_by", "agreed_at"])
        audit.record("disclosure.agree", by=by, row=held, reason=decision)
    return held


def newest_first() -> QuerySet[Disclosure]:
    return Disclosure.objects.select_related("first_by", "second_by").order_by("-asked_on", "-pk")


def waiting_for_second(trustee: User) -> int:
    """How many decisions another trustee took and nobody has agreed with yet. One query."""
    decided = Disclosure.objects.filter(second_by__isnull=True).exclude(decision=Decision.WAITING)
    return decided.exclude(first_by=trustee).count()


def _held(disclosure: Disclosure) -> Disclosure:
    return Disclosure.objects.select_for_update(no_key=True).get(pk=disclosure.pk)


def _day_of(decision: str) -> date | None:
    return None if decision == Decision.WAITING else timezone.localdate()
