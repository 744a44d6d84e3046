"""How tall somebody is, however it is written, and which child's wheel fits a height."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

LOWEST, HIGHEST = 70, 220  # centimetres: from a child on the smallest wheel to the tallest rider
LONGEST = 40  # letters; more than this is a story and no height
INCH = Decimal("2.54")
ONE_HEIGHT = 3  # centimetres by which "172cm (5ft 7)" may differ from itself

# Child's wheel in inches: the heights in centimetres that it is made for (shop tables, as our hub reads them).
WHEELS = {12: (88, 100), 14: (95, 110), 16: (105, 120), 18: (114, 124), 20: (120, 130), 24: (127, 142)}
# A road frame in centimetres: likewise. Mountain frames run in inches and smaller, so they are measured on the rider.
FRAMES = {range(47, 50): (152, 160), range(50, 53): (160, 168), range(53, 56): (168, 175)}

SIGNS = str.maketrans({
    **dict.fromkeys("’‘′´`ʹ", "'"), **dict.fromkeys("”“″ʺ", '"'),
    "½": ".5", "¼": ".25", "¾": ".75", "٫": ".", "،": ",",
})  # fmt: skip
ABOUT = re.compile(r"^(?:about|around|approx\.?|approximately|circa|ca\.?|c\.|~|≈)\s*")
SEPARATOR = re.compile(r"[(/=)]")

FIGURE = r"\d{1,3}(?:[.,]\d{1,2})?"
CENTIMETRES = re.compile(rf"({FIGURE})\s*(?:cms?\.?|centimet(?:re|er)s?|سم)")
METRES = re.compile(r"([012])(?:[.,]|\s*m(?:et(?:re|er)s?)?\s*)(\d{1,2})\s*(?:m|ms|mts?|mtrs?|met(?:re|er)s?|متر)?\.?")
FEET = re.compile(
    rf"([2-7])\s*(?:'(?!')|f(?:t|oot|eet)?\.?)\s*(?:,|-|and)?\s*(?:({FIGURE})\s*(?:\"|''|in(?:s|ch|ches)?\.?)?)?"
)
INCHES = re.compile(rf"({FIGURE})\s*(?:\"|''|in(?:s|ch|ches)?\.?)")
BARE = re.compile(r"(\d{2,3})(?:[.,](\d))?")


def read_height(written: object) -> int | None:
    """The height in whole centimetres; None when it cannot be read without guessing.

    Read are centimetres, metres, feet and inches in every usual hand and any script's digits. "tall", a range, and
    "5.7" (feet and inches, or tenths of a foot?) are not. Two writings of one height are read when they agree.
    """
    text = _plain(written)
    pieces = [piece for part in SEPARATOR.split(text) if (piece := ABOUT.sub("", part.strip()))] if text else []
    heights = [_one(piece) for piece in pieces]
    if not heights or None in heights or max(heights) - min(heights) > ONE_HEIGHT:
        return None
    return heights[0]


def wheels_that_fit(height_cm: int) -> list[int]:
    """The children's wheels, in inches and smallest first, that are made for a rider of this height."""
    return [wheel for wheel, (low, high) in WHEELS.items() if low <= height_cm <= high]


def heights_of_wheel(inches: int) -> tuple[int, int] | None:
    """The heights in centimetres that a child's wheel is made for; None for a wheel that is not in the table."""
    return WHEELS.get(inches)


def heights_of_frame(centimetres: int) -> tuple[int, int] | None:
    """The heights in centimetres that a grown-up's frame is made for; None for a frame that is not in the table."""
    return next((heights for sizes, heights in FRAMES.items() if centimetres in sizes), None)


def _plain(written: object) -> str:
    """Small Latin letters, our digits, straight quotes, single spaces; nothing when it is too long for a height."""
    text = str(written if written is not None else "")
    if len(text) > LONGEST:
        return ""
    text = unicodedata.normalize("NFKC", text.translate(SIGNS))
    text = "".join(str(unicodedata.decimal(letter, letter)) for letter in text if unicodedata.category(letter) != "Cf")
    return " ".join(text.translate(SIGNS).lower().split())


def _one(text: str) -> int | None:
    for shape, measure in SHAPES:
        if found := shape.fullmatch(text):
            return _whole(measure(*found.groups()))
    return None


def _whole(centimetres: Decimal | None) -> int | None:
    if centimetres is None:
        return None
    rounded = int(centimetres.quantize(Decimal(1), ROUND_HALF_UP))
    return rounded if LOWEST <= rounded <= HIGHEST else None


def _figure(text: str | None) -> Decimal:
    return Decimal((text or "0").replace(",", "."))


def _metres(whole: str, part: str) -> Decimal:
    return Decimal(int(whole) * 100 + int(part.ljust(2, "0")))


def _feet(feet: str, inches: str | None) -> Decimal | None:
    more = _figure(inches)
    return (int(feet) * 12 + more) * INCH if more < 12 else None


def _bare(whole: str, part: str | None) -> Decimal:
    return _figure(f"{whole}.{part or 0}")


SHAPES = [
    (CENTIMETRES, _figure),
    (METRES, _metres),
    (FEET, _feet),
    (INCHES, lambda inches: _figure(inches) * INCH),
    (BARE, _bare),
]
