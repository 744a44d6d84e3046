"""Heights as people write them, and the ones that nobody may guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bikes.heights import HIGHEST, LOWEST, WHEELS, heights_of_frame, heights_of_wheel, read_height, wheels_that_fit


@pytest.mark.parametrize(
    ("written", "centimetres"),
    [
        ("172", 172), ("172cm", 172), ("172 cm", 172), ("172 CM.", 172), ("172.5cm", 173), ("172,4 cm", 172),
        ("172 centimetres", 172), (172, 172), (172.0, 172), ("172.0", 172),
        ("1.75m", 175), ("1,75", 175), ("1.75", 175), ("1.7", 170), ("1,7 m", 170), ("1m75", 175), ("1 m 75", 175),
        ("1.75 metres", 175), ("0.95m", 95), ("2.01", 201), ("1.05 m", 105),
        ("5ft 7", 170), ("5'7\"", 170), ("5'7", 170), ("5' 7\"", 170), ("5’7”", 170), ("5′7″", 170), ("5'7''", 170),
        ("5 ft 7 in", 170), ("5 foot 7", 170), ("5 feet 7 inches", 170), ("5ft7in", 170), ("5 ft. 7 in.", 170),
        ("5f7", 170), ("5'-7\"", 170), ("5 feet, 7", 170), ("5ft", 152), ("6'", 183), ("6 FOOT", 183), ("5'0\"", 152),
        ("5'11\"", 180), ("5' 7½\"", 171), ("5'7.5\"", 171), ("3ft 4", 102), ("67in", 170), ('67"', 170),
        ("67 inches", 170), ("４２in", 107),
        ("١٧٢", 172), ("١٫٧٥", 175), ("١٧٢ سم", 172), ("۱۷۲", 172), ("१७२", 172),
        ("about 172", 172), ("~172cm", 172), ("approx. 5ft 7", 170), ("172cm (5ft 7)", 172), ("5'7\" / 171cm", 170),
        ("  172\u00a0cm ", 172), ("\u200f172\u200e", 172),
    ],
)  # fmt: skip
def test_height_is_read(written: object, centimetres: int) -> None:
    assert read_height(written) == centimetres


@pytest.mark.parametrize(
    "written",
    [
        "tall", "Tall", "short", "medium", "", " ", None, "?", "-", "n/a", "L", "small/medium",
        "5.7", "5.11", "5,7", "5 7", "57", "17", "7", "0", "1", "1720", "300", "999cm", "9ft 2", "5ft 12", "5ft 13in",
        "170-175", "170 to 175", "172cm (5ft 1)", "172 or 175", "172kg", "size 54", "54cm frame", "1.755", "1..75",
        "-172", "+172", "1e2", "1_72", "0x99", "nan", "inf", "172cm172cm", "five foot seven", "172\n173", "١٧٢٬٥",
        "9" * 40, "9" * 10_000, "'" * 40, "5'" * 20, "1,75,3", "²", "172²", "½", "\x00", "172\x00", "\ud800",
        "<script>172</script>", "172'; drop table bikes; --", True, object(),
    ],
)  # fmt: skip
def test_height_is_never_guessed(written: object) -> None:
    assert read_height(written) is None


@given(st.text(max_size=60) | st.from_regex(r"[0-9'\"., ftincm½٫١-٩()/-]{0,20}", fullmatch=True))
def test_anything_typed_gives_a_height_of_people_or_nothing(written: str) -> None:
    height = read_height(written)
    assert height is None or LOWEST <= height <= HIGHEST


@given(st.integers(LOWEST, HIGHEST))
def test_every_height_survives_being_written(centimetres: int) -> None:
    in_arabic = str(centimetres).translate({48 + n: 0x660 + n for n in range(10)})
    hands = [
        f"{centimetres}cm",
        f"{centimetres // 100}.{centimetres % 100:02}m",
        f"{centimetres} سم",
        f"{in_arabic} cm",
    ]
    assert [read_height(hand) for hand in hands] == [centimetres] * 4


@pytest.mark.parametrize(
    ("centimetres", "wheels"),
    [
        (87, []),
        (88, [12]),
        (100, [12, 14]),
        (105, [14, 16]),
        (120, [16, 18, 20]),
        (128, [20, 24]),
        (142, [24]),
        (143, []),
    ],
)
def test_wheels_that_fit_a_child(centimetres: int, wheels: list[int]) -> None:
    assert wheels_that_fit(centimetres) == wheels


def test_every_height_from_the_smallest_to_the_largest_child_has_a_wheel() -> None:
    assert [height for height in range(88, 143) if not wheels_that_fit(height)] == []


def test_heights_of_a_wheel() -> None:
    assert [heights_of_wheel(wheel) for wheel in [*WHEELS, 26]] == [*WHEELS.values(), None]


def test_heights_of_a_frame() -> None:
    assert [heights_of_frame(size) for size in (46, 47, 52, 55, 56)] == [None, (152, 160), (160, 168), (168, 175), None]
