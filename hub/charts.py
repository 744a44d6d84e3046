"""Charts as SVG made on the server: bars, stacked columns, and lines with hatched gaps, each with its table.

They are read without colour (solid, hatched, dotted), run the other way round on a page that is read from the right,
and carry no style of their own: `static/css/chart.css` dresses them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.drawing import HIGH, STUB, Field, Paper, Scale, clipped, number_in_words, sound, width_of
from hub.suppression import Shown

WIDE = 640.0
BAR, BETWEEN = 18.0, 10.0
DENSE = 9.0  # closer points than this lose their shapes, but for those that no line reaches
FILLS, STROKES = ("f1", "f2", "f3", "f4"), ("l1", "l2", "l3", "l4")  # what can be told apart without colour

Amount = float | Shown | None


@dataclass(frozen=True)
class Series:
    """One thing that is counted, in the order of the chart's labels."""

    label: str
    amounts: Sequence[Amount]


@dataclass(frozen=True)
class Gap:
    """From one label to another nothing was counted, and why."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Chart:
    """A picture and the same figures as a table, first row the headings."""

    title: str
    svg: SafeString
    head: list[str]
    rows: list[list[str]]


def bars(
    name: str, title: str, description: str, *, of: str, labels: Sequence[str], amounts: Sequence[Amount]
) -> Chart:
    """One bar a label, lying down, the longest as long as there is room. `of` says what is counted."""
    series = [Series(of, amounts)]
    known = [_value(amount) for amount in amounts]
    aside = min(max((width_of(label) for label in labels), default=0) + 12, WIDE * 0.5)
    figures = max((width_of(_words(amount)) for amount in amounts), default=0) + 14
    room, most = WIDE - aside - figures, max((value for value in known if value is not None), default=0)
    high = len(labels) * (BAR + BETWEEN) + BETWEEN
    paper = Paper(name, WIDE, high)
    for row, (label, amount, value) in enumerate(zip(labels, amounts, known, strict=True)):
        y = BETWEEN + row * (BAR + BETWEEN)
        long = STUB if value is None else room * value / (most or 1)
        paper.text(aside - 8, y + 13.5, clipped(label, aside - 12), "lab", anchor="end")
        paper.box(aside, y, long, BAR, "few" if value is None else "f1")
        paper.text(aside + long + 6, y + 13.5, _words(amount), "bold")
    paper.line(aside, 2, aside, high - 2, "base")
    return _chart(paper, title, description, labels, series)


def stacked(name: str, title: str, description: str, *, labels: Sequence[str], series: Sequence[Series]) -> Chart:
    """One column a label, its series standing on each other in the order given; the first is solid."""
    _few_enough(series)
    columns = [[_value(each.amounts[place]) for each in series] for place in range(len(labels))]
    scale = Scale.up_to(max((_height(column) for column in columns), default=0))
    paper, field = _field(name, scale, series, FILLS)
    step = field.long / max(1, len(labels))
    for place, column in enumerate(columns):
        below = 0.0
        for look, value in enumerate(column):
            if value:
                field.column(place * step + step * 0.14, step * 0.72, below, value, FILLS[look])
                below += value
        hidden = [each.amounts[place] for each, value in zip(series, column, strict=True) if value is None]
        if any(hidden):
            field.stub(place * step + step * 0.14, step * 0.72, below)
    field.labels([(place + 0.5) * step for place in range(len(labels))], labels)
    return _chart(paper, title, description, labels, series)


def lines(
    name: str,
    title: str,
    description: str,
    *,
    labels: Sequence[str],
    series: Sequence[Series],
    gaps: Sequence[Gap] = (),
) -> Chart:
    """A line a series, from label to label. It breaks where nothing is known and where a hatched gap lies over it."""
    _few_enough(series)
    known = [[_value(amount) for amount in each.amounts] for each in series]
    scale = Scale.up_to(max((value for row in known for value in row if value is not None), default=0))
    paper, field = _field(name, scale, series, STROKES)
    step = field.long / max(1, len(labels) - 1)
    places = [place * step if len(labels) > 1 else field.long / 2 for place in range(len(labels))]
    inside = {place for gap in gaps for place in range(gap.first, gap.last + 1)}
    for gap in gaps:
        field.gap(places[gap.first] - step / 2, places[gap.last] + step / 2, gap.label)
    for look, row in enumerate(known):
        drawn = {place: value for place, value in enumerate(row) if value is not None and place not in inside}
        for place, value in drawn.items():
            if place + 1 in drawn:
                field.stroke((places[place], value), (places[place + 1], drawn[place + 1]), STROKES[look])
        for place, value in drawn.items():
            if step >= DENSE or not {place - 1, place + 1} & set(drawn):
                field.point(places[place], value, look + 1)
    field.labels(places, labels)
    return _chart(paper, title, description, labels, series)


def _field(name: str, scale: Scale, series: Sequence[Series], looks: Sequence[str]) -> tuple[Paper, Field]:
    """Empty paper with the scale drawn, under a key that says which look is which series."""
    start = max(width_of(number_in_words(tick)) for tick in scale.ticks) + 14
    paper = Paper(name, WIDE, 0)
    x, y = start, 14.0
    for number, each in enumerate(series):
        words = clipped(each.label, WIDE - start - 30)
        if x > start and x + 30 + width_of(words) > WIDE:
            x, y = start, y + 22
        if looks == STROKES:
            paper.line(x, y - 3, x + 18, y - 3, looks[number])
            paper.point(x + 9, y - 3, number + 1)
        else:
            paper.box(x, y - 9, 18, 12, looks[number])
        paper.text(x + 24, y + 2, words, "key")
        x += 24 + width_of(words) + 22
    top = y + 18
    paper.high = top + HIGH + 30
    return paper, Field(paper, scale, start, top)


def _chart(paper: Paper, title: str, description: str, labels: Sequence[str], series: Sequence[Series]) -> Chart:
    if not labels:
        paper.marks, paper.high = [], 60
        paper.text(WIDE / 2, 36, _("Nothing to show yet."), "lab", anchor="middle")
    rows = [[label, *[_words(each.amounts[place]) for each in series]] for place, label in enumerate(labels)]
    return Chart(title, paper.drawn(title, description), ["", *[each.label for each in series]], rows)


def _height(column: list[float | None]) -> float:
    """How high a column stands, with room for the stub of what is hidden."""
    height = sum(value or 0 for value in column)
    return height / (1 - STUB / HIGH) if None in column else height


def _few_enough(series: Sequence[Series]) -> None:
    if len(series) > len(FILLS):
        raise ValueError(f"{len(series)} series cannot be told apart in black and white")


def _value(amount: Amount) -> float | None:
    value = amount.value if isinstance(amount, Shown) else amount
    return None if value is None else sound(value)


def _words(amount: Amount) -> str:
    if isinstance(amount, Shown):
        return amount.words
    return _("not known") if amount is None else number_in_words(amount)
