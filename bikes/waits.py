"""What can honestly be said of a wait: a range in weeks, and about how many people are before somebody."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from bikes.forecast import Forecast, Span, Stay, forecast, should_close
from bikes.models import BikeRequest, QueueStatus, Ruling
from bikes.models.requests import LIVE
from bikes.sizes import IN_SIZE, Size, size_of

ROUND = 10  # people before somebody are told in tens, never one by one


@dataclass(frozen=True)
class Before:
    """About how many people are before somebody: from `low` to `high`; a low of nothing is "fewer than"."""

    low: int
    high: int


def wait_of_size(size: Size) -> Forecast | None:
    """How long somebody of this size waits who joins today; nothing when there is too little to tell. Two queries."""
    stays = _stays(BikeRequest.objects.filter(IN_SIZE[size]))
    live = sum(stay.ended_on is None for stay in stays)
    return forecast(stays, suspensions(), before_me=live, today=timezone.localdate())


def is_full(rules: Ruling) -> bool:
    """Whether to close the list: at the pace of the last weeks, who joins now waits longer than the trustees want."""
    return should_close(
        _stays(BikeRequest.objects.all()), suspensions(), today=timezone.localdate(), above=rules.full_weeks
    )


def suspensions() -> list[Span]:
    """When the list was stopped."""
    stopped = QueueStatus.objects.filter(state=QueueStatus.State.SUSPENDED).values_list("from_at", "until_at")
    return [
        Span(timezone.localdate(from_at), timezone.localdate(until_at) if until_at else None)
        for from_at, until_at in stopped
    ]


def people_before(request: BikeRequest, rules: Ruling) -> Before:
    """Live places of the same size that come first, rounded to tens so that it is never a promise."""
    earlier = Q(joined_on__lt=request.joined_on) | Q(joined_on=request.joined_on, pk__lt=request.pk)
    if rules.priorities_count:
        earlier = earlier & ~Q(priority="") if request.priority else earlier | ~Q(priority="")
    ahead = BikeRequest.objects.live().filter(earlier, IN_SIZE[size_of(request)]).count()
    low = ahead // ROUND * ROUND
    return Before(low, low + ROUND)


def _stays(requests: QuerySet[BikeRequest]) -> list[Stay]:
    return [
        Stay(joined_on, None if state in LIVE else timezone.localdate(since_at), state == BikeRequest.State.COLLECTED)
        for joined_on, state, since_at in requests.values_list("joined_on", "state", "since_at")
    ]
