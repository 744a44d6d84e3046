"""Names that are one, though they do not sound alike."""

import pytest

from visitors.names.equals import equals_of


@pytest.mark.parametrize(
    ("typed", "equal"),
    [("saša", "oleksandr"), ("pepe", "jose"), ("nikolai", "mikola"), ("mo", "mohamed")],
)
def test_nicknames_and_their_names_are_equal(typed: str, equal: str) -> None:
    assert equal in equals_of(typed)


def test_a_name_that_is_in_no_line_has_no_equals() -> None:
    assert equals_of("xulani") == ()


def test_a_short_form_counts_only_as_it_is_written() -> None:
    assert "mohamed" not in equals_of("ma")
