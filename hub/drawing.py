"""What every chart is drawn with: marks of SVG with all text escaped, paper, a scale of round numbers, a field."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isfinite, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

HIGH = 240.0  # of the field in which columns and lines stand
STUB = 12.0  # the outline of a figure that is hidden
POINTS = {
    1: ((-4, 0), "a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"),
    2: ((0, -5.5), "l5.5 5.5-5.5 5.5-5.5-5.5z"),
    3: ((-4, -4), "h8v8h-8z"),
    4: ((0, -5), "l5 9h-10z"),
}
HATCHES = {
    "f2": "M0 8 8 0M-2 2 2-2M6 10l4-4",
    "f3": "M0 4h8",
    "f4": "M4 2v4M2 4h4",
    "gap": "M0 8 8 0M-2 2 2-2M6 10l4-4",
}
LETTER = 7.4  # an average letter's width at the size of a chart's words, in its own units


def mark(name: str, *inside: SafeString | str, **attributes: object) -> SafeString:
    """One element. `class_` is class, `text_anchor` is text-anchor; numbers are rounded; no attribute is a style."""
    given = format_html_join(
        "", ' {}="{}"', ((key.rstrip("_").replace("_", "-"), _short(value)) for key, value in attributes.items())
    )
    return format_html("<{}{}>{}</{}>", name, given, together(inside), name)


def together(marks: object) -> SafeString:
    return format_html_join("", "{}", ((each,) for each in marks))


def _short(value: object) -> object:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def number_in_words(value: float) -> str:
    """12, 1,200, 3.5: no more places than it takes."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def clipped(words: str, room: float) -> str:
    """As many letters as fit into the room, with three dots for the rest; the table holds them all."""
    most = max(1, int(room / LETTER))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def width_of(words: str) -> float:
    return len(words) * LETTER


@dataclass(frozen=True)
class Scale:
    """From nothing to the first round number above the most, in at most five round steps."""

    top: float
    step: float

    @staticmethod
    def up_to(most: float) -> "Scale":
        if most <= 0:
            return Scale(1.0, 1.0)
        rough = most / 4
        power = 10.0 ** floor(log10(rough))
        step = next(power * times for times in (1, 2, 2.5, 5, 10) if power * times * 4 >= most * (1 - 1e-9))
        if most >= 1:
            step = max(1.0, step if float(step).is_integer() or most < 4 else float(round(step + 0.5)))
        return Scale(step * max(1, -(-most // step)), step)

    @property
    def ticks(self) -> list[float]:
        return [self.step * number for number in range(round(self.top / self.step) + 1)]

    def part(self, value: float) -> float:
        """How far up the scale a value stands: 0 at the bottom, 1 at the top."""
        return value / self.top


def sound(value: float) -> float:
    """The value, which must be a number from nothing up: a chart of counts has no place for less."""
    if not isfinite(value) or value < 0:
        raise ValueError(f"A chart cannot show {value!r}")
    return float(value)


class Paper:
    """Marks in reading order; a page that is read from the right has the same picture the other way round."""

    def __init__(self, name: str, wide: float, high: float) -> None:
        self.name, self.wide, self.high = name, wide, high
        self.is_mirrored = get_language_bidi()
        self.marks: list[SafeString] = []

    def x(self, x: float) -> float:
        return self.wide - x if self.is_mirrored else x

    def box(self, x: float, y: float, long: float, high: float, look: str) -> None:
        start = self.x(x + long) if self.is_mirrored else x
        place = {"x": float(start), "y": float(y), "width": float(long), "height": float(high)}
        self.marks.append(mark("rect", **place, class_=look))
        if look in {"f2", "f3", "f4", "gap"}:
            self.marks.append(mark("rect", **place, fill=f"url(#{self.name}-{look})"))

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        ends = {"x1": float(self.x(x1)), "y1": float(y1), "x2": float(self.x(x2)), "y2": float(y2)}
        self.marks.append(mark("line", **ends, class_=look))

    def text(self, x: float, y: float, words: str, look: str, anchor: str = "start") -> None:
        self.marks.append(mark("text", words, x=float(self.x(x)), y=float(y), class_=look, text_anchor=anchor))

    def point(self, x: float, y: float, look: int) -> None:
        """A circle, a diamond, a square or a triangle around the place."""
        (start_x, start_y), shape = POINTS[look]
        way = f"M{self.x(x) + start_x:.2f} {y + start_y:.2f}{shape}"
        self.marks.append(mark("path", d=way, class_="pt"))

    def drawn(self, title: str, description: str) -> SafeString:
        head = [
            mark("title", title, id=f"{self.name}-title"),
            mark("desc", description, id=f"{self.name}-desc"),
            mark("defs", *[_hatch(f"{self.name}-{look}", lines) for look, lines in HATCHES.items()]),
        ]
        return mark(
            "svg",
            *head,
            *self.marks,
            class_="chart",
            viewBox=f"0 0 {self.wide:.0f} {self.high:.0f}",
            role="img",
            direction="rtl" if self.is_mirrored else "ltr",
            aria_labelledby=f"{self.name}-title {self.name}-desc",
            xmlns="http://www.w3.org/2000/svg",
        )


def _hatch(name: str, lines: str) -> SafeString:
    drawn = mark("path", d=lines, class_="base" if name.endswith("gap") else "hatch")
    return mark("pattern", drawn, id=name, width=8, height=8, patternUnits="userSpaceOnUse")


class Field:
    """Where columns and lines stand: a scale up the side, round numbers beside it, labels below."""

    def __init__(self, paper: Paper, scale: Scale, start: float, top: float) -> None:
        self.paper, self.scale, self.start, self.top = paper, scale, start, top
        self.long, self.floor = paper.wide - start - 8, top + HIGH
        for tick in scale.ticks:
            paper.line(start, self.y(tick), paper.wide - 8, self.y(tick), "ax" if tick else "base")
            paper.text(start - 8, self.y(tick) + 4.5, number_in_words(tick), "lab", anchor="end")

    def y(self, value: float) -> float:
        return self.floor - HIGH * self.scale.part(value)

    def column(self, x: float, long: float, below: float, value: float, look: str) -> None:
        self.paper.box(self.start + x, self.y(below + value), long, HIGH * self.scale.part(value), look)

    def stub(self, x: float, long: float, below: float) -> None:
        self.paper.box(self.start + x, self.y(below) - STUB, long, STUB, "few")

    def gap(self, first: float, last: float, label: str) -> None:
        first, last = max(0.0, first), min(self.long, last)
        self.paper.box(self.start + first, self.top, last - first, HIGH, "gap")
        middle = min(max((first + last) / 2, width_of(label) / 2), self.long - width_of(label) / 2)
        self.paper.text(self.start + middle, self.top + 22, clipped(label, self.long), "bold", anchor="middle")

    def stroke(self, one: tuple[float, float], other: tuple[float, float], look: str) -> None:
        self.paper.line(self.start + one[0], self.y(one[1]), self.start + other[0], self.y(other[1]), look)

    def point(self, x: float, value: float, look: int) -> None:
        self.paper.point(self.start + x, self.y(value), look)

    def labels(self, places: Sequence[float], labels: Sequence[str]) -> None:
        """As many labels as stand beside each other without touching, the first always."""
        widest = max((width_of(label) for label in labels), default=0) + 10
        every = max(1, -(-int(widest * len(labels)) // max(1, int(self.long))))
        for place in range(0, len(labels), every):
            x = min(max(places[place], 0), self.long - width_of(labels[place]) / 2)
            label = clipped(labels[place], self.long)
            self.paper.text(self.start + x, self.floor + 20, label, "lab", anchor="middle")
