"""Charts: lengths in proportion, nothing lost, nothing let in, and the same picture the other way round."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from hub.charts import Chart, Gap, Series, bars, lines, stacked
from hub.drawing import HIGH, STUB, Scale, clipped, number_in_words
from hub.suppression import suppress

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"><script>alert(1)</script>&{}{0}%s'


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg)  # noqa: S314 - our own drawing


def marks(chart: Chart, name: str, look: str) -> list[dict[str, float]]:
    """The numbers of every mark of that look."""
    found = [each for each in drawn(chart).iter(f"{SVG}{name}") if each.get("class") == look]
    return [{key: float(value) for key, value in each.attrib.items() if key != "class"} for each in found]


def words(chart: Chart, look: str) -> list[str]:
    return [each.text for each in drawn(chart).iter(f"{SVG}text") if each.get("class") == look]


def some_bars(amounts: list, labels: list[str] | None = None) -> Chart:
    return bars(
        "b",
        "Title",
        "What it says",
        of="Bikes",
        labels=labels or [f"L{n}" for n in range(len(amounts))],
        amounts=amounts,
    )


def some_lines(*rows: list, gaps: tuple[Gap, ...] = ()) -> Chart:
    series = [Series(f"S{n}", row) for n, row in enumerate(rows)]
    return lines("l", "Title", "What it says", labels=[f"W{n}" for n in range(len(rows[0]))], series=series, gaps=gaps)


def some_columns(*rows: list) -> Chart:
    series = [Series(f"S{n}", row) for n, row in enumerate(rows)]
    return stacked("s", "Title", "What it says", labels=[f"M{n}" for n in range(len(rows[0]))], series=series)


def points(chart: Chart) -> list[str]:
    return [each.get("d") for each in drawn(chart).iter() if each.get("class") == "pt"]


# bars


def test_bars_are_as_long_as_their_values_say() -> None:
    long = [each["width"] for each in marks(some_bars([10, 5, 2.5, 0]), "rect", "f1")]
    assert [each / long[0] for each in long] == pytest.approx([1, 0.5, 0.25, 0], abs=1e-3)


def test_bars_leave_room_for_the_longest_figure_beside_the_longest_bar() -> None:
    chart = some_bars([1_000_000_000_000, 1])
    end = marks(chart, "rect", "f1")[0]
    assert words(chart, "bold") == ["1,000,000,000,000", "1"]
    assert end["x"] + end["width"] + 6 + 17 * 7.4 <= 640


def test_hidden_figure_is_a_stitched_stub_that_tells_nothing_of_its_size() -> None:
    chart = some_bars([suppress(40), suppress(1), suppress(4)])
    assert [each["width"] for each in marks(chart, "rect", "few")] == [STUB, STUB]
    assert words(chart, "bold") == ["40", "fewer than 5", "fewer than 5"]
    assert chart.rows == [["L0", "40"], ["L1", "fewer than 5"], ["L2", "fewer than 5"]]


@pytest.mark.parametrize("amounts", [[0], [0, 0, 0], [7]])
def test_bars_of_nothing_and_of_one_thing_stand(amounts: list[int]) -> None:
    chart = some_bars(amounts)
    assert [each["height"] for each in marks(chart, "rect", "f1")] == [18.0] * len(amounts)
    assert words(chart, "bold") == [str(amount) for amount in amounts]


# columns


def test_columns_stand_on_each_other_and_are_as_high_as_they_say() -> None:
    chart = some_columns([30, 10], [10, 30])
    first, second = (marks(chart, "rect", look)[1:] for look in ("f1", "f2"))  # the first of each is the key
    assert [each["height"] for each in first + second] == pytest.approx([HIGH * part / 40 for part in (30, 10, 10, 30)])
    for below, above in zip(first, second, strict=True):
        assert above["y"] + above["height"] == pytest.approx(below["y"], abs=0.02)
        assert (above["x"], above["width"]) == (below["x"], below["width"])


def test_columns_do_not_overlap() -> None:
    columns = marks(some_columns([3] * 30), "rect", "f1")[1:]
    assert all(one["x"] + one["width"] < other["x"] for one, other in pairwise(columns))
    assert columns[-1]["x"] + columns[-1]["width"] < 640


def test_a_hidden_part_stands_as_a_stub_on_its_column() -> None:
    chart = some_columns([20, 20], [suppress(3), suppress(10)])
    [stub] = marks(chart, "rect", "few")
    column = marks(chart, "rect", "f1")[1]
    assert (stub["y"] + stub["height"], stub["x"]) == (pytest.approx(column["y"], abs=0.02), column["x"])


def test_a_stub_on_the_highest_column_stays_below_the_key() -> None:
    chart = some_columns([15, 5], [suppress(2), 5])
    [stub] = marks(chart, "rect", "few")
    key = marks(chart, "rect", "f1")[0]
    assert stub["y"] > key["y"] + key["height"]


# lines


def test_points_stand_as_high_as_they_say_and_as_far_apart_as_the_weeks() -> None:
    chart = some_lines([0, 20, 40])
    _key, one, two = marks(chart, "line", "l1")
    floor = one["y1"]
    assert [floor - one["y2"], floor - two["y2"]] == pytest.approx([HIGH / 2, HIGH], abs=0.02)
    assert one["x2"] - one["x1"] == pytest.approx(two["x2"] - two["x1"], abs=0.02)
    assert (one["x2"], one["y2"]) == (two["x1"], two["y1"])


def test_line_breaks_where_nothing_is_known_and_never_runs_to_zero() -> None:
    assert len(marks(some_lines([5, 5, None, 5, 5]), "line", "l1")[1:]) == 2


def test_gap_is_hatched_named_and_crossed_by_no_line() -> None:
    chart = some_lines([5, 5, 0, 0, 5, 5], [1, 1, 0, 0, 1, 1], gaps=(Gap(2, 3, "Stopped: no bikes"),))
    [gap] = marks(chart, "rect", "gap")
    for look in ("l1", "l2"):
        for line in marks(chart, "line", look)[1:]:
            assert line["x2"] <= gap["x"] + 0.02 or line["x1"] >= gap["x"] + gap["width"] - 0.02
    assert words(chart, "bold") == ["Stopped: no bikes"]
    assert drawn(chart).find(f".//{SVG}rect[@fill='url(#l-gap)']").get("width") == f"{gap['width']:.2f}".rstrip(
        "0"
    ).rstrip(".")


@pytest.mark.parametrize(("first", "last"), [(0, 0), (5, 5), (0, 5)])
def test_gap_at_an_edge_stays_in_the_field(first: int, last: int) -> None:
    [gap] = marks(some_lines([1] * 6, gaps=(Gap(first, last, "Closed"),)), "rect", "gap")
    assert gap["x"] >= 20
    assert gap["x"] + gap["width"] <= 632.01


def test_one_point_is_a_shape_and_no_line() -> None:
    chart = some_lines([7])
    assert (len(marks(chart, "line", "l1")), len(points(chart))) == (1, 2)  # each once in the key


def test_many_points_keep_their_line_and_labels_that_do_not_touch() -> None:
    chart = some_lines(list(range(500)))
    assert (len(marks(chart, "line", "l1")), len(points(chart))) == (1 + 499, 1)
    below = [float(e.get("x")) for e in drawn(chart).iter(f"{SVG}text") if e.get("text-anchor") == "middle"]
    assert len(below) > 5
    assert all(other - one > 4 * 7.4 for one, other in pairwise(below))


def test_series_differ_without_colour() -> None:
    chart = some_lines([1, 2], [2, 3], [3, 4], [4, 5])
    shapes = {re.sub(r"^M\S+ [-\d.]+", "", way) for way in points(chart)}
    assert len(shapes) == 4
    hatches = {e.get("id"): e[0].get("d") for e in drawn(chart).iter(f"{SVG}pattern")}
    assert len({hatches["l-f2"], hatches["l-f3"], hatches["l-f4"]}) == 3


def test_a_fifth_series_is_refused() -> None:
    with pytest.raises(ValueError, match="black and white"):
        some_lines(*[[1]] * 5)


# all of them

MAKERS = [
    lambda amounts: some_bars(amounts),
    lambda amounts: some_columns(amounts),
    lambda amounts: some_lines(amounts),
]


@pytest.mark.parametrize("make", MAKERS, ids=["bars", "columns", "lines"])
@pytest.mark.parametrize("amounts", [[], [0], [0, 0], [1], [0.5, 0.25], [10**15, 1], list(range(200)), [None, None]])
def test_every_mark_stays_on_the_paper(make, amounts: list) -> None:
    root = drawn(make(amounts))
    wide, high = (float(each) for each in root.get("viewBox").split()[2:])
    for each in root.iter():
        if each.tag == f"{SVG}pattern" or each.tag == f"{SVG}svg":
            continue
        x, y = float(each.get("x", 0)), float(each.get("y", 0))
        assert 0 <= x <= wide
        assert 0 <= y <= high
        assert x + float(each.get("width", 0)) <= wide + 0.02
        assert y + float(each.get("height", 0)) <= high + 0.02
        assert float(each.get("width", 0)) >= 0


@pytest.mark.parametrize("make", MAKERS, ids=["bars", "columns", "lines"])
def test_chart_of_nothing_says_so(make) -> None:
    chart = make([])
    assert (words(chart, "lab"), chart.rows) == (["Nothing to show yet."], [])


@pytest.mark.parametrize("make", MAKERS, ids=["bars", "columns", "lines"])
@pytest.mark.parametrize("amount", [-1, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(make, amount: float) -> None:
    with pytest.raises(ValueError, match="cannot show"):
        make([amount, 3])


def test_everything_written_is_escaped() -> None:
    chart = lines("x", HOSTILE, HOSTILE, labels=[HOSTILE], series=[Series(HOSTILE, [1])], gaps=[Gap(0, 0, HOSTILE)])
    for text in (chart.svg, render_to_string("hub/_chart.html", {"chart": chart})):
        assert "<script" not in text
        assert text.count("&lt;script&gt;") >= 3
    assert drawn(chart).find(f"{SVG}title").text == HOSTILE


@pytest.mark.parametrize("make", MAKERS, ids=["bars", "columns", "lines"])
def test_nothing_carries_a_style_of_its_own(make) -> None:
    assert re.findall(r"style|on\w+=|href|#[0-9a-f]{3}", make([1, 2, None]).svg) == []


@pytest.mark.parametrize("make", MAKERS, ids=["bars", "columns", "lines"])
def test_page_read_from_the_right_has_the_same_picture_mirrored(make) -> None:
    amounts = [3, 7, None, 1]
    ours = make(amounts)
    with translation.override("ar"):
        theirs = make(amounts)
    assert (drawn(ours).get("direction"), drawn(theirs).get("direction")) == ("ltr", "rtl")
    looks = {each.get("class") for each in drawn(ours).iter() if each.get("class")}
    for look in looks - {"chart", "hatch", "pt"}:
        for one, other in zip(marks(ours, "rect", look), marks(theirs, "rect", look), strict=True):
            assert one["x"] + one["width"] == pytest.approx(640 - other["x"], abs=0.02)
            assert (one["width"], one["y"]) == (other["width"], other["y"])
        for one, other in zip(marks(ours, "line", look), marks(theirs, "line", look), strict=True):
            assert (one["x1"], one["y1"]) == (pytest.approx(640 - other["x1"], abs=0.02), other["y1"])


def test_screen_reader_hears_title_and_description_and_all_may_read_the_table() -> None:
    chart = some_columns([1, 2], [3, None])
    root = drawn(chart)
    told = [root.find(f".//*[@id='{name}']").text for name in root.get("aria-labelledby").split()]
    page = render_to_string("hub/_chart.html", {"chart": chart})
    assert (root.get("role"), told) == ("img", ["Title", "What it says"])
    assert (chart.head, chart.rows) == (["", "S0", "S1"], [["M0", "1", "3"], ["M1", "2", "not known"]])
    assert page.count("<tr>") == 3


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (5, [0, 2, 4, 6]), (40, [0, 10, 20, 30, 40]),
     (41, [0, 20, 40, 60]), (99, [0, 25, 50, 75, 100]), (1_000_000, [0, 250_000, 500_000, 750_000, 1_000_000])],
)  # fmt: skip
def test_scale_goes_up_in_round_steps(most: float, ticks: list[float]) -> None:
    assert Scale.up_to(most).ticks == ticks


def test_words_are_cut_to_their_room_and_figures_have_no_more_places_than_they_need() -> None:
    assert [clipped("Kurdish Sorani", 200), clipped("Kurdish Sorani", 60)] == ["Kurdish Sorani", "Kurdish…"]
    assert [number_in_words(value) for value in (3, 3.0, 3.25, 1200)] == ["3", "3", "3.2", "1,200"]
