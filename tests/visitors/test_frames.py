"""Pictures of cards: read in memory, kept nowhere, and never a reason to fall over."""

import io
import logging
import random
import struct
import zlib
from uuid import uuid4

import pytest
import segno
from django.test import Client
from PIL import Image

from hub.models import User
from hub.refusals import Refused
from tests.conftest import signed_in
from tests.factories.visitors import PersonFactory
from visitors.cards import give, make
from visitors.frames import number_in

NO_PICTURE = "This is no picture of a card. Type the letters on the card."
FORM = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--'
TOO_LARGE = "This picture is too large. Type the letters on the card."


def photo(words: str, *, turned: int = 12, kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """A card held a little askew in front of a grey wall."""
    code = io.BytesIO()
    segno.make_qr(words, error="h").save(code, kind="png", scale=6, border=4)
    wall = Image.new("L", size, 150)
    wall.paste(Image.open(code).convert("L"), (180, 120))
    return encoded(wall.rotate(turned, fillcolor=150), kind)


def encoded(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def png(across: int, *after: tuple[bytes, bytes]) -> bytes:
    """A PNG that says how large it is, with whatever chunks behind its picture."""
    header = struct.pack(">IIBBBBB", across, across, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100_000)), *after]
    sums = [struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks]
    parts = [struct.pack(">I", len(body)) + name + body + end for (name, body), end in zip(chunks, sums, strict=True)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.fixture
def daniel(door_helper: User) -> Client:
    return signed_in(door_helper)


@pytest.fixture
def number(lead: User) -> str:
    return make(uuid4(), pages=1, per_page=10, by=lead).cards.first().number


def send(client: Client, body: bytes, kind: str = "image/jpeg") -> tuple[int, str]:
    answer = client.post("/door/frames", body, content_type=kind)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("turned", [0, 12, 90, 200])
def test_a_card_is_read_however_it_is_held(number: str, kind: str, turned: int) -> None:
    assert number_in(photo(number, turned=turned, kind=kind), f"image/{kind.lower()}") == number


def test_the_answer_is_the_number_and_nothing_else(daniel: Client, number: str, lead: User) -> None:
    """Nothing of whose card it is: that is asked by the search that follows."""
    give(number, PersonFactory(known_as="Samira"), by=lead)
    answer = daniel.post("/door/frames", photo(number), content_type="image/jpeg")
    assert (answer.status_code, answer.content, answer.headers["Cache-Control"]) == (200, number.encode(), "no-store")


@pytest.mark.parametrize("words", ["", "HTTPS://EXAMPLE.ORG/K7WM4PXD", "MOHAMMED", "K7WM4PX0"])
def test_what_is_no_card_is_not_told(daniel: Client, words: str) -> None:
    frame = photo(words) if words else encoded(Image.effect_noise((640, 480), 80))
    assert send(daniel, frame) == (204, "")


def test_a_frame_asks_the_database_for_nothing_but_who_sent_it(daniel: Client, number: str, django_assert_num_queries):
    frame = photo(number)
    with django_assert_num_queries(2):
        daniel.post("/door/frames", frame, content_type="image/jpeg")


def test_a_frame_is_neither_stored_nor_logged(daniel: Client, number: str, caplog, tmp_path, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("builtins.open", lambda *args, **kwargs: opened.append(args))
    with caplog.at_level(logging.DEBUG, logger="PIL"), caplog.at_level(logging.DEBUG, logger="django.request"):
        assert send(daniel, photo(number)) == (200, number)
    said = [record.getMessage() for record in caplog.records if number in record.getMessage()]
    assert (opened, list(tmp_path.iterdir()), said) == ([], [], [])


def truncated() -> bytes:
    return photo("K7WM4PXD")[:3000]


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"", "image/jpeg", NO_PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\0" * 500, "image/jpeg", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", NO_PICTURE),
        (truncated(), "image/jpeg", NO_PICTURE),
        (encoded(Image.new("L", (90, 90)), "GIF"), "image/png", NO_PICTURE),
        (encoded(Image.new("L", (90, 90)), "PNG"), "image/jpeg", NO_PICTURE),
        (encoded(Image.new("L", (90, 90))), "image/svg+xml", NO_PICTURE),
        (b"a=b", "application/x-www-form-urlencoded", NO_PICTURE),
        (png(20, (b"iCCP", b""), (b"IEND", b"")), "image/png", NO_PICTURE),
        (FORM, "multipart/form-data; boundary=x", NO_PICTURE),
        (encoded(Image.new("L", (90, 90)), progressive=True), "image/jpeg", NO_PICTURE),
        (b"\xff\xd8" + b"\0" * 200_000, "image/jpeg", TOO_LARGE),
        (encoded(Image.new("L", (1601, 10))), "image/jpeg", TOO_LARGE),
        (encoded(Image.new("1", (10, 6000)), "PNG"), "image/png", TOO_LARGE),
    ],
)
def test_what_is_no_small_picture_is_said_in_words(daniel: Client, body: bytes, kind: str, said: str) -> None:
    assert send(daniel, body, kind) == (422, said)


def test_a_picture_that_would_fill_the_memory_is_never_unpacked(daniel: Client) -> None:
    bomb = png(30_000)
    status, said = send(daniel, bomb, "image/png")
    assert (len(bomb) < 1000, status, said in {NO_PICTURE, TOO_LARGE}) == (True, 422, True)


def test_three_megabytes_are_not_read(daniel: Client) -> None:
    assert send(daniel, b"\xff\xd8" + b"\0" * 3_000_000)[0] == 400


def test_a_frame_needs_the_pages_own_token(door_helper: User, number: str) -> None:
    assert send(signed_in(door_helper, enforce_csrf_checks=True), photo(number))[0] == 403


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_spoiled_picture_is_read_or_refused_and_nothing_else(kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311
    whole = photo("K7WM4PXD", kind=kind)
    answers = set()
    for _ in range(400):
        spoiled = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            spoiled[chance.randrange(len(spoiled) if chance.random() < 0.4 else 200)] = chance.randrange(256)
        try:
            answers.add(number_in(bytes(spoiled[: chance.choice([None, 150, 900])]), f"image/{kind.lower()}"))
        except Refused as refused:
            answers.add(refused.code)
    assert answers - {"", "picture", "large"} == set()
