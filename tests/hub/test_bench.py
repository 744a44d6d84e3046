"""The arithmetic of `make bench`: a wrong ratio would praise or blame the wrong page."""

from tests.bench.table import Line, Times, timed


def rounds(*first: float) -> Times:
    """Each round takes so many ms, and twice as many at its slowest."""
    return Times([[ms] * 18 + [2 * ms] * 2 for ms in first], list(first), [100])


def test_each_round_is_held_against_its_own_floor() -> None:
    """A round in which the machine was slow weighs no more than the others."""
    line = timed("check-in", rounds(1, 10, 1), rounds(3, 30, 5), (3, 4))
    assert (line.figures, line.mark) == ((3, 3), "ok")


def test_one_figure_over_its_bound_is_over() -> None:
    assert [Line("", "", "", figures, (3, 4)).mark for figures in [(3, 4), (3, 4.1)]] == ["ok", "OVER"]


def test_a_rate_is_over_when_it_is_under_its_bound() -> None:
    assert [Line("", "", "", (rate,), (0.35,), is_at_least=True).mark for rate in (0.4, 0.3)] == ["ok", "OVER"]
