"""The picture of a bike: made small, turned upright, and without the place and the camera that took it."""

import hashlib
import io
import struct
import zlib

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from bikes.models import Bike, BikePhoto
from bikes.moving import hold_bike
from bikes.rules import PHOTO_MOST_BYTES
from hub import audit
from hub.models import User
from hub.refusals import Refused

MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 16_000_000}  # a PNG is unpacked whole, a JPEG can be read smaller
MOST_PASSES = 40  # a progressive picture has about ten; thousands fit into a small file and take minutes
LONGEST_SIDE = 1280
TRIES = [(LONGEST_SIDE, 82), (LONGEST_SIDE, 65), (LONGEST_SIDE, 45), (800, 60), (500, 40)]  # side and quality
# What Pillow says of bytes that only begin like a picture, and of one that would fill the memory.
NO_PICTURE = (
    OSError,
    SyntaxError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def set_photo(bike: Bike, data: bytes, *, by: User) -> BikePhoto:
    """Keep a picture of the bike, in place of any before. Refused: what is no JPEG or PNG, and what is too large."""
    small, (width, height) = shrunk(data)
    about = {"data": small, "digest": hashlib.sha256(small).hexdigest(), "width": width, "height": height}
    with transaction.atomic():
        held = hold_bike(bike)
        photo, _is_new = BikePhoto.objects.update_or_create(bike=held, defaults={**about, "made_by": by})
        audit.record("workshop.photo", by=by, row=held)
    return photo


def drop_photo(bike: Bike, *, by: User) -> None:
    """Take the picture away. Twice changes nothing."""
    with transaction.atomic():
        held = hold_bike(bike)
        if BikePhoto.objects.filter(bike=held).delete()[0]:
            audit.record("workshop.photo", by=by, row=held)


def shrunk(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """A JPEG of at most 200 KB and 1280 pixels across, drawn anew, so that nothing but the picture is left."""
    if len(data) > settings.LONGEST_PICTURE:
        raise _too_large()
    picture = _opened(data)
    for side, quality in TRIES:
        picture.thumbnail((side, side))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= PHOTO_MOST_BYTES:
            return out.getvalue(), picture.size
    raise _too_large()


def _opened(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS[picture.format]:
                raise _too_large()
            if picture.format == "JPEG" and data.count(b"\xff\xda") > MOST_PASSES:
                raise SyntaxError("passes")
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is unpacked at a part of its size
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _on_white(upright)
    except TOO_LARGE:
        raise _too_large() from None
    except NO_PICTURE:
        raise Refused(_("This is no picture that we can read. Take another one."), code="picture") from None


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture alone, on white where it was see-through: a new image carries nothing of the old one's notes."""
    seen = picture.convert("RGBA")
    drawn = Image.new("RGB", seen.size, "white")
    drawn.paste(seen, mask=seen.getchannel("A"))
    return drawn


def _too_large() -> Refused:
    return Refused(_("This picture is too large. Take one with fewer pixels."), code="large")
