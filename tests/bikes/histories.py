"""Invented histories of a bike list, week by week, for judging the forecast on what it has not seen.

Bikes come in bunches, supply rises, dries up and follows the year, the list is suspended now and then, riders leave,
a few bikes go to the neighbouring size and some riders are passed over. One rider in eight never leaves: those are
asked about, because what would have become of the others cannot be known.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from math import cos, exp, pi
from random import Random

from bikes.forecast import Span, Stay

FIRST = date(2019, 1, 3)
SIZES = (0.2, 0.2, 0.35, 0.25)  # children, small, medium, large: their shares of the bikes


@dataclass
class Rider:
    joined: int  # the week
    leaves: int | None  # the week in which they would give up; None: never
    ended: int | None = None
    with_bike: bool = False


@dataclass
class History:
    """What happened, by size; weeks count from FIRST."""

    weeks: int
    riders: list[list[Rider]] = field(default_factory=lambda: [[] for _size in SIZES])
    stopped: set[int] = field(default_factory=set)

    def stays(self, size: int, week: int) -> list[Stay]:
        """The requests of a size as they were known in a week."""
        return [
            Stay(day(rider.joined), day(rider.ended) if ended else None, rider.with_bike and ended)
            for rider in self.riders[size]
            if rider.joined <= week
            for ended in [rider.ended is not None and rider.ended <= week]
        ]

    def suspensions(self, week: int) -> list[Span]:
        """One span a stopped week, as far as they were known; the forecast must join them."""
        return [Span(day(number), day(number + 1)) for number in sorted(self.stopped) if number <= week]

    def asked(self) -> list[tuple[int, Rider]]:
        return [(size, rider) for size, riders in enumerate(self.riders) for rider in riders if rider.leaves is None]

    def before(self, size: int, rider: Rider, week: int) -> int:
        ahead = self.riders[size][: self.riders[size].index(rider)]
        return sum(1 for other in ahead if other.ended is None or other.ended > week)

    def working(self, first: int, last: int) -> int:
        return (last - first) - sum(1 for week in range(first, last) if week in self.stopped)


def day(week: int) -> date:
    return FIRST + timedelta(weeks=week)


def simulate(seed: int, weeks: int = 416) -> History:
    """Eight years of one hub's list. The hub's size, luck and habits follow from the seed."""
    chance = Random(seed)  # noqa: S311 - it deals histories, not secrets
    history = History(weeks, stopped=_suspensions(chance, weeks))
    level, joining = chance.uniform(1.2, 6), chance.uniform(1.1, 2.4)
    leaving, bunch, wander = chance.uniform(0.002, 0.02), chance.uniform(1, 4), chance.uniform(0.01, 0.05)
    usual, rate, shed = level, level, [0.0] * len(SIZES)
    for size, share in enumerate(SIZES):  # the old list that the hub began with
        history.riders[size] = [_joins(chance, 0, leaving) for _person in range(int(12 * level * share))]
    for week in range(weeks):
        rate = _next_rate(chance, rate, usual, wander)
        season = 1 + 0.25 * cos(2 * pi * (week - 26) / 52)
        for _bike in range(_bunched(chance, rate * season, bunch)):
            shed[chance.choices(range(len(SIZES)), SIZES)[0]] += 1 if week not in history.stopped else 0.4
        for size, share in enumerate(SIZES):
            _leave(history, size, week)
            if week not in history.stopped:
                shed[size] -= _hand_over(chance, history, size, week, int(shed[size]))
            if _still_open(history, size, week, rate * share):
                for _person in range(_poisson(chance, level * share * joining)):
                    history.riders[size].append(_joins(chance, week, leaving))
    return history


def _suspensions(chance: Random, weeks: int) -> set[int]:
    stopped: set[int] = set()
    for _year in range(weeks // 52):
        if chance.random() < 0.5:
            first = chance.randrange(weeks)
            stopped |= set(range(first, min(weeks, first + chance.randint(3, 14))))
    return stopped


def _next_rate(chance: Random, rate: float, usual: float, wander: float) -> float:
    """A slow walk around what is usual, and now and then a grant or a mechanic who leaves."""
    rate *= exp(chance.gauss(0, wander)) * (usual / rate) ** 0.01
    if chance.random() < 1 / 80:
        rate *= chance.choice([0.5, 0.65, 1.5, 1.8])
    return min(max(rate, usual / 4), usual * 3)


def _hand_over(chance: Random, history: History, size: int, week: int, bikes: int) -> int:
    given = 0
    for _bike in range(min(bikes, 6)):  # the mechanics' hands
        near = size if chance.random() > 0.06 else max(0, min(len(SIZES) - 1, size + chance.choice([-1, 1])))
        waiting = [rider for rider in history.riders[near] if rider.ended is None]
        if waiting:
            passed = chance.random() < 0.08 and len(waiting) > 1
            rider = waiting[1 if passed else 0]
            rider.ended, rider.with_bike = week, True
            given += 1
    return given


def _leave(history: History, size: int, week: int) -> None:
    for rider in history.riders[size]:
        if rider.ended is None and rider.leaves is not None and rider.leaves <= week:
            rider.ended = week


def _joins(chance: Random, week: int, leaving: float) -> Rider:
    if chance.random() < 1 / 8:
        return Rider(week, None)
    return Rider(week, week + 1 + int(chance.expovariate(leaving * 8 / 7)))


def _still_open(history: History, size: int, week: int, rate: float) -> bool:
    waiting = sum(1 for rider in history.riders[size] if rider.ended is None)
    return week not in history.stopped and waiting < 52 * rate + 4


def _bunched(chance: Random, mean: float, bunch: float) -> int:
    """Bikes of a week: donors bring one, or a van of them; the variance is `bunch` times the mean."""
    if bunch <= 1.05:
        return _poisson(chance, mean)
    return _poisson(chance, chance.gammavariate(mean / (bunch - 1), bunch - 1))


def _poisson(chance: Random, mean: float) -> int:
    limit, number, product = exp(-mean), 0, chance.random()
    while product > limit:
        number, product = number + 1, product * chance.random()
    return number
