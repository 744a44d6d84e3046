"""Pictures of bikes: small, upright, without notes of place or camera, and never a reason to fall over."""

import io
import struct
import zlib

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bikes.models import BikePhoto
from bikes.photos import LONGEST_SIDE, drop_photo, set_photo, shrunk
from bikes.rules import PHOTO_MOST_BYTES
from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories.bikes import BikeFactory

NO_PICTURE, TOO_LARGE = "picture", "large"


def noise(size: tuple[int, int]) -> Image.Image:
    """A picture that no encoder can make small."""
    return Image.effect_noise(size, 90).convert("RGB")


def encoded(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def noted() -> Image.Exif:
    """What a phone writes into a picture: turned by a quarter, who made it, and where."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Phone of Samira"
    exif.get_ifd(0x8825)[2] = (52.0, 55.0, 21.0)
    return exif


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        shrunk(data)
    return refusal.value.code


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (1281, 10), (640, 480), (1, 1)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_picture_is_kept_small_in_its_shape(size: tuple[int, int], kind: str) -> None:
    small, (width, height) = shrunk(encoded(Image.new("RGB", size, "navy"), kind))
    assert (opened(small).format, opened(small).size) == ("JPEG", (width, height))
    assert max(width, height) == min(LONGEST_SIDE, max(size))
    assert width / height == pytest.approx(size[0] / size[1], rel=0.1)


def test_noisiest_picture_stays_under_200_kb() -> None:
    small, _size = shrunk(encoded(noise((2000, 1500)), quality=95))
    assert len(small) <= PHOTO_MOST_BYTES


def test_picture_stands_upright_and_tells_nothing_of_its_maker_or_place() -> None:
    small, size = shrunk(encoded(Image.new("RGB", (400, 300), "red"), exif=noted(), comment=b"at home"))
    assert size == (300, 400)
    assert dict(opened(small).getexif()) == {}
    assert [word for word in (b"Samira", b"home", b"Exif") if word in small] == []


def test_see_through_picture_stands_on_white() -> None:
    small, _size = shrunk(encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    assert opened(small).getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    assert shrunk(encoded(Image.new(mode, (40, 30)), "PNG"))[1] == (40, 30)


@pytest.mark.parametrize("mode", ["L", "CMYK", "YCbCr"])
def test_every_kind_of_jpeg_is_read(mode: str) -> None:
    assert shrunk(encoded(Image.new(mode, (40, 30))))[1] == (40, 30)


def test_progressive_picture_is_read_as_long_as_its_passes_are_few() -> None:
    data = encoded(noise((300, 200)), progressive=True)
    assert shrunk(data)[1] == (300, 200)
    assert refused(data[:-2] + b"\xff\xda" * 50 + data[-2:]) == NO_PICTURE


def png_of(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and holds far less."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    sums = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(sums)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", NO_PICTURE),
        (b"\0" * 100, NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", NO_PICTURE),
        (b"GIF89a" + b"\0" * 50, NO_PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, NO_PICTURE),
        (b"\x89PNG\r\n\x1a\n", NO_PICTURE),
        (png_of(100, 100), NO_PICTURE),
        (png_of(5000, 5000), TOO_LARGE),
        (png_of(100_000, 100_000), TOO_LARGE),
        (b"\xff" * (settings.LONGEST_PICTURE + 1), TOO_LARGE),
    ],
    ids=["nothing", "zeros", "svg", "gif", "half a jpeg", "half a png", "cut png", "wide png", "bomb", "long"],
)  # fmt: skip
def test_what_is_no_fit_picture_is_refused_in_words(data: bytes, code: str) -> None:
    assert refused(data) == code


PHOTO = encoded(Image.effect_noise((64, 48), 60), exif=noted())


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says of broken notes that they are broken
@given(st.integers(0, len(PHOTO)), st.binary(max_size=8))
def test_broken_picture_is_read_or_refused_and_nothing_else(place: int, junk: bytes) -> None:
    outcome = "read"
    try:
        small, _size = shrunk(PHOTO[:place] + junk + PHOTO[place + len(junk) :])
        assert opened(small).format == "JPEG"
    except Refused as refusal:
        outcome = refusal.code
    assert outcome in {"read", NO_PICTURE, TOO_LARGE}


@pytest.mark.django_db
def test_new_picture_stands_in_place_of_the_old_and_can_be_taken_away(bike_coordinator: User) -> None:
    bike = BikeFactory()
    first = set_photo(bike, encoded(Image.new("RGB", (40, 30), "red")), by=bike_coordinator)
    second = set_photo(bike, encoded(Image.new("RGB", (40, 30), "blue")), by=bike_coordinator)
    kept = BikePhoto.objects.get()
    assert (kept.digest, kept.digest != first.digest, len(kept.data) < 2000) == (second.digest, True, True)
    for _time in range(2):
        drop_photo(bike, by=bike_coordinator)
    assert (BikePhoto.objects.count(), AuditEntry.objects.filter(act="workshop.photo").count()) == (0, 3)
