"""A look at one picture of a tablet's camera: the number on the card in it, and nothing is kept."""

import io
import struct
import zlib

import zxingcpp
from django.utils.translation import gettext as _
from PIL import Image

from hub.refusals import Refused
from visitors.cards import is_whole
from visitors.models import Card

KINDS = {"image/jpeg": "JPEG", "image/png": "PNG"}
MOST_BYTES = 200_000
MOST_ACROSS = 1600  # pixels: said in the first bytes of a picture, and asked before any of it is unpacked
# What Pillow says of bytes that only begin like a picture, and of one that would fill the memory.
NO_PICTURE = (
    OSError,
    SyntaxError,
    ValueError,
    IndexError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def number_in(frame: bytes, kind: str) -> str:
    """The number of the card in a picture; empty when there is none. It asks the database for nothing.

    Refused: what is neither plain JPEG nor PNG, more than 200 KB, more than 1600 pixels across.
    """
    if len(frame) > MOST_BYTES:
        raise Refused(_("This picture is too large. Type the letters on the card."), code="large")
    for code in zxingcpp.read_barcodes(_grey(frame, kind), formats=zxingcpp.BarcodeFormat.QRCode):
        number = Card.tidy(code.text)
        if is_whole(number):
            return number
    return ""


def _grey(frame: bytes, kind: str) -> Image.Image:
    try:
        with Image.open(io.BytesIO(frame), formats=[KINDS[kind]]) as picture:
            if max(picture.size) > MOST_ACROSS:
                raise Refused(_("This picture is too large. Type the letters on the card."), code="large")
            if "progressive" in picture.info:  # thousands of passes fit into a small file; no camera's page sends such
                raise SyntaxError("progressive")
            return picture.convert("L")
    except NO_PICTURE:
        raise Refused(_("This is no picture of a card. Type the letters on the card."), code="picture") from None
