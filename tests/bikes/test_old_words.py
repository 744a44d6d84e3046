"""What a row of an old bike list says of its rider."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bikes.models import BikeRequest
from bikes.old_words import Wish, read_wish
from tests.workbooks import TODAY
from visitors.workbook.entries import Entry
from visitors.workbook.headings import role_of
from visitors.workbook.riders import Rider
from visitors.workbook.tables import Column


def wish(day: date | None = TODAY, /, **cells: Any) -> Wish:
    said = [
        (Column(index, heading.replace("_", " "), role_of(heading.replace("_", " "))), cell)
        for index, (heading, cell) in enumerate(cells.items())
    ]
    return read_wish(Rider(Entry("Bikes", 1), "Bikes", 1, day, said), today=TODAY)


def codes(read: Wish) -> list[tuple[int | None, str]]:
    return [(found.column, found.reason.code) for found in read.findings]


@pytest.mark.parametrize(
    ("note", "age"),
    [
        ("kids bike 7yrs", 7), ("for son, 8", 8), ("daughter (12 years old)", 12), ("child's bike", None),
        ("girl aged 9", 9), ("for his boy 10 yo", 10), ("kids 20 inch", None),
    ],
)  # fmt: skip
def test_a_childs_age_is_read_from_the_note(note: str, age: int | None) -> None:
    read = wish(remarks=note)
    assert (read.is_child, read.age) == (True, age)


@pytest.mark.parametrize("note", ["kidney clinic", "Carson road", "for school", "son 18", "25 yrs old"])
def test_what_sounds_like_a_child_and_is_none(note: str) -> None:
    assert wish(remarks=note).is_child is False


def test_several_children_are_one_place_and_a_line() -> None:
    read = wish(remarks="2 kids bikes")
    assert (read.is_child, read.age, codes(read)) == (True, None, [(0, "children_many")])


def test_sizes_that_say_their_unit_are_read() -> None:
    assert wish(inside_leg="81cm", wheel_size='20"').about == {"inside_leg_cm": 81, "wheel_inches": 20}
    assert codes(wish(inside_leg="32", wheel_size="26")) == [(0, "size_unreadable"), (1, "size_unreadable")]


def test_what_kind_of_bike_is_a_note_and_a_bare_yes_is_none() -> None:
    assert wish(bike_type="ladies", bike_wanted="yes").about == {"wants_step_through": True}
    assert codes(wish(bike_wanted="yes", bike_type="red")) == [(1, "bike_note_unknown")]


def test_the_day_they_asked_is_asked_for() -> None:
    assert codes(wish(None)) == [(None, "asked_missing")]
    assert codes(wish(None, asked_on="soon")) == [(0, "asked_unreadable")]
    assert codes(wish(date(2026, 5, 15), asked_on="15/5/26")) == [(0, "asked_future")]


CELLS = st.one_of(
    st.text(max_size=60), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(),
    st.from_regex(r"(yes|no|got|kids|son|for| |[0-9]|'|cm|m|ft|[/.,?!]){0,12}", fullmatch=True),
)  # fmt: skip


@given(height=CELLS, got_bike=CELLS, remarks=CELLS, wheel_size=CELLS, inside_leg=CELLS)
def test_no_mess_makes_it_stumble_or_leaves_the_bounds(**cells: Any) -> None:
    read = wish(**cells)
    place = BikeRequest(child=int(read.is_child), **read.about)
    place.clean_fields(exclude=["person", "closed_with"])
    assert read.ended in {"", BikeRequest.State.HAS_BIKE, BikeRequest.State.WITHDRAWN}
