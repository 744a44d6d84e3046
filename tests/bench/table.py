"""The arithmetic of the table: medians of rounds, ratios against the floor, and what is over its bound."""

from dataclasses import dataclass, field
from math import isinf
from statistics import median, quantiles


@dataclass
class Times:
    """Milliseconds of one act, round by round, what it took of the processor, and the bytes of its answers."""

    rounds: list[list[float]] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def p50s(self) -> list[float]:
        return [median(times) for times in self.rounds]

    @property
    def p95s(self) -> list[float]:
        return [quantiles(times, n=20)[-1] for times in self.rounds]


@dataclass(frozen=True)
class Line:
    """One act: what the floor took, what the hub took, and each of its figures beside its bound and stretch."""

    act: str
    floor: str
    hub: str
    figures: tuple[float, ...]
    bounds: tuple[float, ...] = ()
    stretches: tuple[float, ...] = ()
    unit: str = "x"
    is_at_least: bool = False
    processor: str = ""

    @property
    def mark(self) -> str:
        """Over when one figure misses its bound; nothing where there is none."""
        if not self.bounds:
            return ""
        pairs = zip(self.figures, self.bounds, strict=False)
        fits = all(figure >= bound if self.is_at_least else figure <= bound for figure, bound in pairs)
        return "ok" if fits else "OVER"

    def cells(self) -> list[str]:
        shown = [_shown(some, self.unit) for some in (self.figures, self.bounds, self.stretches)]
        return [self.act, self.floor, self.hub, *shown, self.mark.ljust(4), self.processor]


def timed(
    act: str, floor: Times, hub: Times, bounds: tuple[float, ...] = (), stretches: tuple[float, ...] = ()
) -> Line:
    """p50 and p95 as ratios: each round against its own floor, then the median of the rounds."""
    ratios = tuple(median(ratio(ours, bare)) for ours, bare in ((hub.p50s, floor.p50s), (hub.p95s, floor.p95s)))
    spent, bare = median(hub.spent), median(floor.spent)
    processor = f"{bare:.1f} {spent:.1f} ms {spent / bare:.1f}x"
    return Line(act, _times(floor), _times(hub), ratios, bounds, stretches, processor=processor)


def ratio(ours: list[float], bare: list[float]) -> list[float]:
    return [one / other for one, other in zip(ours, bare, strict=True)]


def show(lines: list[Line]) -> str:
    """The table as text, its columns aligned."""
    rows = [
        ["act", "floor", "hub", "figure", "bound", "stretch", "", "processor: floor, hub"],
        *(line.cells() for line in lines),
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _times(times: Times) -> str:
    return f"{median(times.p50s):.1f} / {median(times.p95s):.1f} ms"


def _shown(figures: tuple[float, ...], unit: str) -> str:
    return " / ".join("-" if isinf(figure) else f"{figure:.3g}" for figure in figures) + (unit if figures else "")
