"""The range of weeks: what it learns from, what it leaves out, and when it says nothing."""

from datetime import date, timedelta

import pytest

from bikes.forecast import Forecast, Span, Stay, WorkingTime, forecast, should_close

TODAY = date(2026, 5, 14)


def ago(weeks: float) -> date:
    return TODAY - timedelta(days=round(weeks * 7))


def served(weeks: int, each: int = 1) -> list[Stay]:
    """So many bikes a week, in each of the last weeks, to riders who had waited ten."""
    return [Stay(ago(week + 10), ago(week), with_bike=True) for week in range(weeks) for _bike in range(each)]


def waiting(riders: int) -> list[Stay]:
    return [Stay(ago(5))] * riders


def middle(range_: Forecast | None) -> float:
    return (range_.low + range_.high) / 2


def test_steady_supply_gives_a_range_around_riders_over_rate() -> None:
    range_ = forecast(served(40) + waiting(20), [], before_me=19, today=TODAY)
    assert range_.low < 20 < range_.high
    assert 14 <= middle(range_) <= 24


def test_range_is_the_same_on_every_asking() -> None:
    asked = [forecast(served(40), [], before_me=9, today=TODAY) for _time in range(3)]
    assert asked == [asked[0]] * 3


def test_twice_the_bikes_halve_the_wait() -> None:
    one = forecast(served(40), [], before_me=29, today=TODAY)
    two = forecast(served(40, each=2), [], before_me=29, today=TODAY)
    assert (two.high < one.high, two.low < one.low, middle(two) < 0.6 * middle(one)) == (True, True, True)


def test_more_riders_before_me_never_shorten_the_wait() -> None:
    ranges = [forecast(served(40), [], before_me=number, today=TODAY) for number in range(60)]
    assert [range_.low for range_ in ranges] == sorted(range_.low for range_ in ranges)
    assert [range_.high for range_ in ranges] == sorted(range_.high for range_ in ranges)
    assert all(0 <= range_.low < range_.high for range_ in ranges)


def test_newer_weeks_count_more() -> None:
    drying_up = [stay for stay in served(60, each=2) if stay.ended_on <= ago(20)] + served(20)
    picking_up = [stay for stay in served(60) if stay.ended_on <= ago(20)] + served(20, each=2)
    slow, fast = (forecast(stays, [], before_me=19, today=TODAY) for stays in (drying_up, picking_up))
    assert middle(fast) < middle(slow)


def test_bikes_in_bunches_make_the_range_wider() -> None:
    bunched = [stay for stay in served(40, each=5) if (TODAY - stay.ended_on).days % 35 == 0]
    even, uneven = (forecast(stays, [], before_me=9, today=TODAY) for stays in (served(40), bunched))
    assert uneven.high - uneven.low > even.high - even.low


def test_few_bikes_make_the_range_wider() -> None:
    few, many = (forecast(served(weeks), [], before_me=9, today=TODAY) for weeks in (6, 60))
    assert few.high - few.low > many.high - many.low


def test_riders_who_leave_shorten_the_wait() -> None:
    leavers = [Stay(ago(30), ago(20))] * 40
    stay, leave = (forecast(served(40) + more, [], before_me=39, today=TODAY) for more in ([], leavers))
    assert leave.high < stay.high


def test_suspended_weeks_are_no_weeks() -> None:
    stopped = [Span(ago(12), ago(2))]
    before = [
        Stay(stay.joined_on - timedelta(weeks=10), stay.ended_on - timedelta(weeks=10), True) for stay in served(40)
    ]
    moved = [stay if stay.ended_on > ago(2) else old for stay, old in zip(served(40), before, strict=True)]
    assert forecast(moved, stopped, before_me=19, today=TODAY) == forecast(served(40), [], before_me=19, today=TODAY)
    assert middle(forecast(moved, [], before_me=19, today=TODAY)) > middle(
        forecast(moved, stopped, before_me=19, today=TODAY)
    )


def test_a_suspension_that_goes_on_changes_nothing_by_lasting() -> None:
    range_ = forecast(served(40), [], before_me=19, today=TODAY)
    later = forecast(served(40), [Span(TODAY)], before_me=19, today=TODAY + timedelta(weeks=9))
    assert later == range_


@pytest.mark.parametrize(
    "stays",
    [[], waiting(30), served(3), [Stay(ago(30), ago(1), True)] * 3, [Stay(ago(5), ago(1), True)] * 9],
    ids=["nothing", "no bike yet", "three weeks", "three bikes", "not eight weeks old"],
)  # fmt: skip
def test_too_little_is_told_as_nothing(stays: list[Stay]) -> None:
    assert forecast(stays, [], before_me=5, today=TODAY) is None


def test_a_wait_of_years_is_told_as_nothing() -> None:
    assert forecast(served(40), [], before_me=2_000, today=TODAY) is None


def test_old_bikes_alone_tell_nothing_of_today() -> None:
    assert forecast([Stay(ago(300), ago(120), True)] * 50, [], before_me=0, today=TODAY) is None


def test_what_is_dated_after_today_is_not_known_yet() -> None:
    ahead = [Stay(ago(20), TODAY + timedelta(days=5), True)] * 30
    assert forecast(served(40) + ahead, [], before_me=9, today=TODAY) == forecast(
        served(40) + [Stay(ago(20))] * 30, [], before_me=9, today=TODAY
    )


def test_working_time_leaves_out_overlapping_stops_once() -> None:
    time = WorkingTime([Span(ago(10), ago(6)), Span(ago(8), ago(5)), Span(ago(2))])
    assert [time.weeks(ago(12), TODAY), time.weeks(ago(7), ago(5)), time.weeks(TODAY, ago(1))] == [5.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("riders", "closes"), [(0, False), (26, False), (27, True)], ids=["nobody", "26 weeks", "27 weeks"]
)
def test_advice_to_close_comes_above_26_weeks(riders: int, closes: bool) -> None:
    assert should_close(served(40) + waiting(riders), [], today=TODAY) is closes


def test_advice_looks_at_eight_working_weeks() -> None:
    stays = served(40) + waiting(27)
    assert should_close(stays, [Span(TODAY)], today=TODAY + timedelta(weeks=20)) is True
    assert should_close(served(6, each=9) + waiting(900), [], today=TODAY) is True
    assert should_close(waiting(900), [], today=TODAY) is False
    assert should_close([Stay(ago(30))], [], today=TODAY) is True
