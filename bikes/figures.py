"""What trustees see of the bikes in a year: numbers without names, and none so small that it points at somebody."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.dates import MONTHS_3
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bikes.forecast import WorkingTime
from bikes.models import Bike, BikeChange, BikeRequest, Handover, QueueStatus, Skip
from bikes.models.requests import LIVE
from bikes.sizes import SIZE, Size
from bikes.waits import suspensions
from hub.charts import Chart, Gap, Series, bars, lines, stacked
from hub.suppression import FEWEST, Shown, suppress, suppress_all
from visitors.models import Background
from visitors.models.people import Gender

State = Bike.State
FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class Stat:
    """One number of the year, with that of the year before."""

    icon: str
    label: str | Promise
    now: Shown
    before: Shown


@dataclass(frozen=True)
class Wait:
    """How long riders of one size waited, suspended weeks left out; nothing of fewer than five of them."""

    size: str
    given: Shown
    waiting: Shown
    median: int | None
    slowest: int | None  # nine in ten waited no longer than this


@dataclass(frozen=True)
class Figures:
    year: int
    stats: list[Stat]
    waits: list[Wait]
    riders: list[tuple[str, Shown]]
    charts: list[Chart]
    stops: list[QueueStatus]


COUNTED = [
    ("plus", gettext_lazy("Came in"), {"from_state": ""}),
    ("spanner", gettext_lazy("Repaired"), {"from_state": State.SAFETY_CHECKED, "to_state": State.READY}),
    ("hand", gettext_lazy("Handed over"), {"to_state": State.HANDED_OVER}),
    ("undo", gettext_lazy("Came back"), {"from_state": State.HANDED_OVER, "to_state": State.RETURNED}),
    ("lock", gettext_lazy("Stolen"), {"to_state": State.STOLEN}),
    ("close", gettext_lazy("Gone for good"), {"to_state": State.RETIRED}),
]


def figures_of(year: int) -> Figures:
    """The year from January to December, as far as it has gone."""
    requests = _requests()
    return Figures(year, _stats(year), _waits(year, requests), _riders(year), _charts(year, requests), _stops(year))


def years() -> list[int]:
    """Years with anything in them, the latest first."""
    first = BikeChange.objects.aggregate(at=Min("at"))["at"]
    now = timezone.localdate().year
    return list(range(now, (timezone.localdate(first).year if first else now) - 1, -1))


def _span(year: int) -> tuple[datetime, datetime]:
    ends = [timezone.make_aware(datetime.combine(date(number, 1, 1), time())) for number in (year, year + 1)]
    return ends[0], ends[1]


def _stats(year: int) -> list[Stat]:
    """All counts of both years in one query."""
    asked = {
        f"{when}{place}": Count("pk", filter=Q(at__gte=first, at__lt=last, **which))
        for when, (first, last) in (("now", _span(year)), ("before", _span(year - 1)))
        for place, (_icon, _label, which) in enumerate(COUNTED)
    }
    counts = BikeChange.objects.aggregate(**asked)
    return [
        Stat(icon, label, suppress(counts[f"now{place}"]), suppress(counts[f"before{place}"]))
        for place, (icon, label, _which) in enumerate(COUNTED)
    ]


@dataclass(frozen=True)
class _Place:
    size: str
    joined_on: date
    ended_on: date | None
    with_bike: bool


def _requests() -> list[_Place]:
    rows = BikeRequest.objects.annotate(size=SIZE).values_list("size", "joined_on", "state", "since_at")
    return [
        _Place(
            size,
            joined_on,
            None if state in LIVE else timezone.localdate(since_at),
            state == BikeRequest.State.COLLECTED,
        )
        for size, joined_on, state, since_at in rows
    ]


def _waits(year: int, places: list[_Place]) -> list[Wait]:
    working, end = WorkingTime(suspensions()), date(year, 12, 31)
    found = []
    for size in Size:
        of_size = [place for place in places if place.size == size]
        weeks = sorted(
            working.weeks(place.joined_on, place.ended_on)
            for place in of_size
            if place.with_bike and place.ended_on.year == year
        )
        waiting = _waiting_on(of_size, min(end, timezone.localdate()))
        if weeks or waiting:
            both = [_part(weeks, share) if len(weeks) >= FEWEST else None for share in (0.5, 0.9)]
            found.append(Wait(str(size.label), suppress(len(weeks)), suppress(waiting), *both))
    return found


def _part(weeks: list[float], share: float) -> int:
    """The wait that so large a part did not go beyond (nearest rank), in whole weeks."""
    return round(weeks[max(0, -int(-len(weeks) * share // 1) - 1)])


def _waiting_on(places: Iterable[_Place], day: date) -> int:
    return sum(1 for each in places if each.joined_on <= day and (each.ended_on is None or each.ended_on > day))


def _riders(year: int) -> list[tuple[str, Shown]]:
    """Women, children and all others who got a bike: three parts of one total."""
    first, last = _span(year)
    given = Handover.objects.filter(handed_over_at__gte=first, handed_over_at__lt=last)
    total, children = given.count(), given.filter(child__gte=1).count()
    of_women = Background.objects.filter(gender=Gender.WOMAN).values("person")
    women = given.filter(child=0, person__in=of_women).count()
    names = [_("Women"), _("Children"), _("Men, and who did not say")]
    return list(zip(names, suppress_all([women, children, total - women - children]), strict=True))


def _charts(year: int, places: list[_Place]) -> list[Chart]:
    return [_waiting_chart(year, places), _given_chart(year, places), _skips_chart(year)]


def _waiting_chart(year: int, places: list[_Place]) -> Chart:
    """The length of the list at the end of each week, hatched where it was stopped."""
    days = [day for week in range(53) if (day := date(year, 1, 1) + timedelta(weeks=week)).year == year]
    days = [day for day in days if day <= timezone.localdate()]
    stopped = _stopped_weeks(days)
    return lines(
        "waiting",
        _("Who is waiting"),
        _("How many people were on the bike list, week by week. Hatched: no bikes were offered."),
        labels=[date_format(day, "j M") for day in days],
        series=[Series(_("On the list"), [suppress(_waiting_on(places, day)) for day in days])],
        gaps=stopped,
    )


def _stopped_weeks(days: list[date]) -> list[Gap]:
    gaps = []
    for span in suspensions():
        inside = [
            place
            for place, day in enumerate(days)
            if span.from_on <= day and (not span.until_on or day < span.until_on)
        ]
        if inside:
            gaps.append(Gap(inside[0], inside[-1], _("Stopped")))
    return gaps


def _given_chart(year: int, places: list[_Place]) -> Chart:
    months = Counter(
        (place.ended_on.month, place.size == Size.CHILD)
        for place in places
        if place.with_bike and place.ended_on.year == year
    )
    series = [
        Series(label, [suppress(months[month, is_child]) for month in range(1, 13)])
        for label, is_child in ((_("Grown-ups"), False), (_("Children"), True))
    ]
    said = _("How many bikes went to grown-ups and to children in each month.")
    labels = [str(MONTHS_3[month]).capitalize() for month in range(1, 13)]
    return stacked("given", _("Bikes handed over"), said, labels=labels, series=series)


def _skips_chart(year: int) -> Chart:
    first, last = _span(year)
    reasons = Counter(Skip.objects.filter(at__gte=first, at__lt=last).values_list("reason", flat=True))
    found = [(str(Skip.Reason(reason).label), count) for reason, count in reasons.most_common()]
    said = _("How often somebody was passed over for a bike that fits, and why. They keep their place.")
    return bars(
        "skips",
        _("Passed over, and why"),
        said,
        of=_("Times"),
        labels=[label for label, _count in found],
        amounts=suppress_all([count for _label, count in found]),
    )


def _stops(year: int) -> list[QueueStatus]:
    first, last = _span(year)
    told = QueueStatus.objects.exclude(state=QueueStatus.State.OPEN).filter(from_at__lt=last).order_by("from_at")
    return [status for status in told if status.until_at is None or status.until_at >= first]
