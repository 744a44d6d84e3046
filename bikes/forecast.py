"""How many weeks a rider may still wait, from the rate at which bikes of their size were really handed over.

Suspended time is no time here: neither in the past that is learnt from, nor in the weeks that are said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, exp, floor, log, sqrt

HALF_LIFE = 20  # working weeks after which a hand-over counts half: supply changes with donors and mechanics
LOOKED_AT = 104  # working weeks; what is older than this says nothing of today
FEWEST_WEEKS, FEWEST_BIKES = 8, 4  # less than this is too little to tell
FARTHEST = 156  # weeks; whoever would have to wait three years is told nothing that sounds like a promise
DRIFT = 0.06  # how far the rate wanders in a week, on a log scale
SPREAD = 1.2  # half the width of the range in standard deviations; set on histories, judged on others
CALM_BIKES = 2.0  # hand-overs' worth of belief that bikes come one by one, held against how they really bunch
STAYING_WEEKS, STAYING_LEFT = 100.0, 0.5  # belief before any exit was seen: one in 200 leaves in a week

CLOSE_ABOVE = 26  # weeks of waiting above which new names do nobody a favour
LATELY = 8  # working weeks whose rate the advice looks at


@dataclass(frozen=True)
class Stay:
    """One request's time on the list: until it ended, with a bike or without; not ended yet is None."""

    joined_on: date
    ended_on: date | None = None
    with_bike: bool = False


@dataclass(frozen=True)
class Span:
    """Days from the first to the day before the last; no last day means still going on."""

    from_on: date
    until_on: date | None = None


@dataclass(frozen=True)
class Forecast:
    """A range of weeks, suspended ones not counted. It holds the true wait of about five requests in six."""

    low: int
    high: int


class WorkingTime:
    """Weeks between two days, leaving out what lies in a suspension. Overlapping suspensions count once."""

    def __init__(self, suspensions: Iterable[Span]) -> None:
        self.spans: list[tuple[date, date]] = []
        for first, last in sorted((span.from_on, span.until_on or date.max) for span in suspensions):
            if self.spans and first <= self.spans[-1][1]:
                self.spans[-1] = (self.spans[-1][0], max(last, self.spans[-1][1]))
            else:
                self.spans.append((first, last))

    def weeks(self, first: date, last: date) -> float:
        """Zero when the last day is not after the first."""
        if last <= first:
            return 0.0
        stopped = sum(max(timedelta(0), min(last, end) - max(first, start)).days for start, end in self.spans)
        return ((last - first).days - stopped) / 7


def forecast(
    stays: Sequence[Stay], suspensions: Iterable[Span], *, before_me: int, today: date, spread: float = SPREAD
) -> Forecast | None:
    """The range of weeks for somebody with `before_me` riders of the same size before them; None: too little to tell.

    `stays` are all requests of that size. The rate is that of the last working weeks, newer ones counting more. The
    range widens with few hand-overs, with bikes that come in bunches, and with the length of the wait itself. Riders
    ahead who leave without a bike shorten it.
    """
    time = WorkingTime(suspensions)
    known = min(LOOKED_AT, time.weeks(min((stay.joined_on for stay in stays), default=today), today))
    ages = [time.weeks(stay.ended_on, today) for stay in stays if _got_bike(stay, today)]
    ages = [age for age in ages if age < known]
    if known < FEWEST_WEEKS or len(ages) < FEWEST_BIKES:
        return None
    fading = log(2) / HALF_LIFE
    seen = sum(exp(-fading * age) for age in ages)
    rate = seen * fading / (1 - exp(-fading * known))
    bunching = _bunching(ages, known)
    leaving = _leaving(stays, today)

    def weeks_at(deviations: float) -> float:
        """The wait if everything goes this many standard deviations better than thought."""
        wait = _weeks_until(before_me + 1, rate, leaving)
        for _round in range(6):
            bikes = max(1.0, rate * wait)
            unsure = bunching / seen + bunching / bikes + DRIFT**2 * (wait / 3 + HALF_LIFE / 2)
            wait = _weeks_until(before_me + 1, rate * exp(deviations * sqrt(unsure)), leaving)
            wait = min(wait, 2.0 * FARTHEST)
        return wait

    low, high = floor(weeks_at(spread)), ceil(weeks_at(-spread))
    return Forecast(low, high) if high <= FARTHEST else None


def should_close(stays: Sequence[Stay], suspensions: Iterable[Span], *, today: date, above: int = CLOSE_ABOVE) -> bool:
    """Whether to close the list to new names: all who wait, at the last 8 working weeks' rate, take over `above` weeks.

    A list that has not run for 8 weeks yet is not judged.
    """
    time = WorkingTime(suspensions)
    if time.weeks(min((stay.joined_on for stay in stays), default=today), today) < LATELY:
        return False
    waiting = sum(1 for stay in stays if stay.ended_on is None)
    handed = sum(1 for stay in stays if _got_bike(stay, today) and time.weeks(stay.ended_on, today) < LATELY)
    return waiting * LATELY > above * handed


def _got_bike(stay: Stay, today: date) -> bool:
    return stay.with_bike and stay.ended_on is not None and stay.ended_on <= today


def _bunching(ages: list[float], known: float) -> float:
    """Variance of a week's hand-overs over their mean: 1 when bikes come one by one, more when they come in bunches."""
    counts = [0] * ceil(known)
    for age in ages:
        counts[int(age)] += 1
    mean = sum(counts) / len(counts)
    variance = sum((count - mean) ** 2 for count in counts) / max(1, len(counts) - 1)
    trust = len(ages) / (len(ages) + CALM_BIKES)
    return max(1.0, trust * variance / mean + (1 - trust))


def _leaving(stays: Sequence[Stay], today: date) -> float:
    """The share of those waiting who leave in a week without a bike. People also leave while the list is stopped."""
    waited = sum(max(0, (min(stay.ended_on or today, today) - stay.joined_on).days) for stay in stays) / 7
    left = sum(1 for stay in stays if stay.ended_on and stay.ended_on <= today and not stay.with_bike)
    return (left + STAYING_LEFT) / (waited + STAYING_WEEKS)


def _weeks_until(riders: int, rate: float, leaving: float) -> float:
    """When so many are served at `rate` a week while a share `leaving` of those before goes each week."""
    return log(1 + leaving * riders / rate) / leaving
