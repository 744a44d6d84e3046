"""Small numbers: what is shown of them, and that nothing below five can be worked out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.suppression import Shown, suppress, suppress_all

FEW = Shown(None, "fewer than 5")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (7, "5"), (8, "10"), (12, "10"), (13, "15"),
     (1_001, "1,000"), (1_234_568, "1,234,570")],
)  # fmt: skip
def test_count_is_shown_as_the_rule_says(count: int, words: str) -> None:
    assert str(suppress(count)) == words


@given(st.integers(0, 10**9))
def test_a_figure_is_a_multiple_of_five_within_two_of_the_truth(count: int) -> None:
    value = suppress(count).value
    assert (value is None) == (1 <= count <= 4)
    assert value is None or (value % 5 == 0 and abs(value - count) <= 2)


def test_a_lone_hidden_part_takes_the_next_smallest_with_it() -> None:
    assert suppress_all([40, 3, 12]) == [Shown(40, "40"), FEW, Shown(None, "not shown")]


@pytest.mark.parametrize("counts", [[40, 3, 2], [40, 0, 12], [], [3], [3, 0], [0]])
def test_parts_stay_as_they_are_where_that_gives_nothing_away(counts: list[int]) -> None:
    assert suppress_all(counts) == [suppress(count) for count in counts]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=8))
def test_no_part_below_five_can_be_worked_out_from_the_total(counts: list[int]) -> None:
    """Every part that is hidden shares what the total leaves over with another, or is the only one there is."""
    shown = suppress_all(counts)
    hidden = [place for place, each in enumerate(shown) if each.value is None]
    assert len(hidden) != 1 or sum(count >= 5 for count in counts) == 0
