"""How well people are found: the queries asked one by one, and the table that `make slow` prints.

A row counts by the people above the right one. Namesakes, people with the same whole name however it is spelt, do not
count: no search can know which of them stands at the door. The rows asked for grow by their number.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import mean, median, quantiles
from uuid import UUID

from tests.practice.crowds import namesakes
from tests.practice.people import Entry, register
from tests.practice.queries import (
    BEGINNINGS,
    KINDS,
    SCRIPTS,
    UNSCORED,
    WHOLE_NAMES,
    Query,
    as_said,
    new_faces,
    queries,
)
from visitors.lookup import Match

ROWS = 8  # what a volunteer sees
NEVER = 99  # letters typed without being found
# What a good search reaches: accepted from, goal, beyond.
AIMS: dict[str, tuple[float, float, float]] = {
    "R@5": (0.94, 0.96, 0.985),
    "R@1": (0.84, 0.90, 0.93),
    "whole names R@5": (0.98, 0.99, 0.998),
    "worst native script R@5": (0.92, 0.96, 0.99),
    "beginning R@5": (0.83, 0.91, 0.97),
    "beginning respelt R@5": (0.45, 0.68, 0.85),
    "rows for a new face": (3.0, 2.5, 1.5),
    "letters typed until found, median": (7, 6, 5),
    "letters typed until found, p90": (13, 11, 9),
    "ms, p95": (200, 100, 60),
}
Find = Callable[..., list[Match]]


@dataclass(frozen=True)
class Answer:
    """What came up for a query; `rank` is the right person's row, 0 when they are not shown."""

    query: Query
    nation: str
    rank: int
    is_likely: bool
    rows: tuple[Entry, ...]
    likely_rows: int
    took_ms: float

    def within(self, rows: int) -> bool:
        return 0 < self.rank <= rows


@dataclass
class Score:
    """Everything that was asked and found."""

    known: list[Answer]
    new: list[Answer]
    letters: list[int]
    figures: dict[str, float] = field(default_factory=dict)

    def of(self, kinds: Iterable[str]) -> list[Answer]:
        wanted = set(kinds)
        return [answer for answer in self.known if answer.query.kind in wanted]


def score(find: Find) -> Score:
    """Ask every query of `find`, with the practice register in the database."""
    people = {entry.id: entry for entry in register()}
    find("warming up")
    known = [ask(find, query, people) for query in queries()]
    new = [ask(find, query, people) for query in new_faces()]
    result = Score(known, new, [_letters(find, query, people) for query in as_said()])
    result.figures = _figures(result)
    return result


def table(result: Score, bounds: dict[str, float]) -> str:
    """Recall by kind and by nation, then the figures beside the bound that a test holds them to, and the aims."""
    lines = [f"\n{'kind':28}{'n':>6}{'R@1':>8}{'R@5':>8}{'likely':>8}"]
    for kind in KINDS:
        answers = result.of([kind])
        shares = [recall(answers, 1), recall(answers, 5), mean(a.is_likely for a in answers)]
        lines.append(f"{kind:28}{len(answers):6}" + "".join(f"{share:8.3f}" for share in shares))
    lines.append(f"\n{'nation, worst first':28}{'n':>6}{'R@5':>8}")
    by_nation: dict[str, list[Answer]] = {}
    for answer in scored(result):
        by_nation.setdefault(answer.nation, []).append(answer)
    for nation, answers in sorted(by_nation.items(), key=lambda item: recall(item[1], 5)):
        lines.append(f"{nation:28}{len(answers):6}{recall(answers, 5):8.3f}")
    lines.append(f"\n{'figure':36}{'reached':>9}{'bound':>9}{'accepted':>10}{'goal':>9}{'beyond':>9}")
    for name, value in result.figures.items():
        bound = f"{bounds[name]:9.3f}" if name in bounds else " " * 9
        aims = "{:10.3f}{:9.3f}{:9.3f}".format(*AIMS[name]) if name in AIMS else ""
        lines.append(f"{name:36}{value:9.3f}{bound}{aims}".rstrip())
    return "\n".join(lines)


def misses(result: Score, kind: str, most: int = 60) -> str:
    """Queries of a kind whose person is not in the first five rows; for new faces, those that bring up most rows."""
    if kind == "new face":
        worst = sorted(result.new, key=lambda answer: -len(answer.rows))[:most]
        return "\n".join(f"{a.query.typed!r} -> {len(a.rows)} rows: {_shown(a.rows)}" for a in worst)
    people = {entry.id: entry for entry in register()}
    missed = [answer for answer in result.of([kind]) if not answer.within(5)]
    return "\n".join(
        [f"\n{len(missed)} of {len(result.of([kind]))} missed: {kind}"]
        + [
            f"{a.query.typed!r} is {_shown([people[a.query.person]])}, row {a.rank or '-'} of: {_shown(a.rows[:5])}"
            for a in missed[:most]
        ]
    )


def scored(result: Score) -> list[Answer]:
    """All answers that count: a nickname that is nowhere on the register cannot be asked for."""
    return result.of(kind for kind in KINDS if kind != UNSCORED)


def recall(answers: list[Answer], rows: int) -> float:
    return mean(answer.within(rows) for answer in answers)


def _figures(result: Score) -> dict[str, float]:
    counted = scored(result)
    times = [answer.took_ms for answer in result.known + result.new]
    return {
        "R@5": recall(counted, 5),
        "R@1": recall(counted, 1),
        "whole names R@5": recall(result.of(WHOLE_NAMES), 5),
        "worst native script R@5": min(recall(result.of([kind]), 5) for kind in SCRIPTS),
        **{f"{kind} R@5": recall(result.of([kind]), 5) for kind in BEGINNINGS},
        "right people called likely": mean(answer.is_likely for answer in counted),
        "rows for a new face": mean(len(answer.rows) for answer in result.new),
        "likely rows for a new face": mean(answer.likely_rows for answer in result.new),
        "letters typed until found, median": median(result.letters),
        "letters typed until found, p90": quantiles(result.letters, n=10)[-1],
        "ms, median": median(times),
        "ms, p95": quantiles(times, n=20)[-1],
    }


def ask(find: Find, query: Query, people: dict[UUID, Entry]) -> Answer:
    """One query: the rows it brings up, and in which of them the right person stands."""
    right = people.get(query.person)
    limit = ROWS + (namesakes()[right.key] - 1 if right else 0)
    start = time.perf_counter()
    matches = find(query.typed, limit=limit)
    took = (time.perf_counter() - start) * 1000
    rows = tuple(people[match.person.pk] for match in matches)
    rank, is_likely, above = 0, False, 0
    for match, entry in zip(matches, rows, strict=True):
        if entry is right:
            rank, is_likely = above + 1, match.is_likely
            break
        above += not right or entry.key != right.key
    return Answer(
        query,
        right.nation.label if right else "",
        rank,
        is_likely,
        rows,
        sum(match.is_likely for match in matches),
        took,
    )


def _letters(find: Find, query: Query, people: dict[UUID, Entry]) -> int:
    """How many letters (spaces not counted) until the person stands in the first five rows."""
    for length in range(2, len(query.typed) + 1):
        if query.typed[length - 1] == " ":
            continue
        if ask(find, Query(query.kind, query.typed[:length], query.person), people).within(5):
            return sum(letter != " " for letter in query.typed[:length])
    return NEVER


def _shown(rows: Iterable[Entry]) -> str:
    return "; ".join(
        " | ".join(filter(None, [entry.known_as, entry.other_names, entry.latin_spelling])) for entry in rows
    )
