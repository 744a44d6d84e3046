"""What happened to a bike, newest first: its moves, the rounds that failed, and who rides it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bikes.checking import in_short
from bikes.models import Bike, SafetyCheck, SafetyCheckItem
from bikes.moving import in_words


@dataclass(frozen=True)
class Event:
    """One diamond on the thread."""

    at: datetime
    what: str
    why: str = ""
    who: str = ""


def story_of(bike: Bike) -> list[Event]:
    """Two queries and one for the failed items."""
    return sorted([*_moves(bike), *_failed_rounds(bike)], key=lambda event: event.at, reverse=True)


def _moves(bike: Bike) -> list[Event]:
    rows = bike.changes.select_related("by")
    return [
        Event(row.at, row.get_to_state_display(), in_words(row.reason), row.by.called if row.by else "") for row in rows
    ]


def _failed_rounds(bike: Bike) -> list[Event]:
    """Rounds that a mechanic failed alone: the bike stayed where it was, so no move tells of them."""
    rounds = bike.checks.filter(state=SafetyCheck.State.FAILED, second__isnull=True).select_related("mechanic")
    items = SafetyCheckItem.objects.filter(check_round__in=rounds, result=SafetyCheckItem.Result.FAIL).order_by("pk")
    failed: dict[int, list[str]] = {}
    for check, item in items.values_list("check_round", "item"):
        failed.setdefault(check, []).append(in_short(item))
    return [
        Event(row.checked_at, _("Not safe yet"), ", ".join(failed[row.pk]), row.mechanic.called)
        for row in rounds
        if row.pk in failed
    ]
