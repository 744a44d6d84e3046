"""Keyed digests by which a book is known again: whose row it is, what it said of them, who was forgotten."""

from collections.abc import Iterator
from hashlib import blake2s
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

from visitors.workbook.entries import Entry
from visitors.workbook.reading import Reading


def mark(name: str, value: Any) -> str:
    """A keyed digest of what a field says, to tell later whether the book says something else."""
    return blake2s(f"{name}={value}".encode(), key=_key(), digest_size=8).hexdigest()


def marks_of(wanted: dict[str, Any]) -> dict[str, str]:
    return {name: mark(name, value) for name, value in wanted.items()}


def tombstone(key: str) -> str:
    """What stands for a row whose person was forgotten: the book knows it again, and nobody can read it."""
    return "-" + mark("forgotten", key)


def keys_of(reading: Reading) -> list[str]:
    """The key of each entry: its number, else a digest of the name and the first day with a tick."""
    return list(_keys(reading))


def who_of(key: str, entry: Entry) -> str:
    """By what any book knows somebody who was forgotten. A name alone is not enough to say that it is them."""
    return mark("who", f"{key} {entry.folded}") if entry.number or entry.visits else ""


def _keys(reading: Reading) -> Iterator[str]:
    met: dict[str, int] = {}
    for entry in reading.entries:
        if entry.number:
            yield entry.number
            continue
        first = min((reading.days[day].on for day in entry.visits), default="")
        digest = "~" + mark("row", f"{entry.folded} {first}")
        met[digest] = met.get(digest, 0) + 1
        yield digest if met[digest] == 1 else f"{digest}-{met[digest]}"


def _key(kept: dict[str, bytes] = {}) -> bytes:  # noqa: B006 (worked out once for each secret key)
    if settings.SECRET_KEY not in kept:
        kept[settings.SECRET_KEY] = salted_hmac("visitors.workbook", "marks", algorithm="sha256").digest()
    return kept[settings.SECRET_KEY]
