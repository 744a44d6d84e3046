"""How the door shows people: a patch of stitches, the matched letters, the last time in words."""

import re
from datetime import date
from functools import lru_cache
from hashlib import blake2s
from uuid import UUID

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.models import Session
from visitors.counting import Counts
from visitors.entrance import new_receipt
from visitors.languages import LANGUAGES
from visitors.lookup import fold
from visitors.models import Person

register = template.Library()
SIZE, HALF, DYES = 7, 4, 6


def _line(y: int, bits: int) -> str:
    """A line of the patch as a path: stitches side by side are one stroke."""
    row = "".join(str(bits >> min(x, SIZE - 1 - x) & 1) for x in range(SIZE))
    return "".join(f"M{stroke.start()} {y}h{len(stroke[0])}" for stroke in re.finditer("1+", row))


LINES = [[_line(y, bits) for bits in range(2**HALF)] for y in range(SIZE)]


@register.simple_tag
def receipt() -> UUID:
    """A fresh number for one press."""
    return new_receipt()


@register.simple_tag
def stamp(counts: Counts, session: Session) -> str:
    """By what a tablet knows that nothing has changed."""
    return counts.stamp(session)


@register.simple_tag
def answers_about(person: Person, said_about: dict[str, str]) -> list[tuple[str, str, bool]]:
    """What may be said of somebody a new face could be, and what was said already."""
    said = said_about.get(str(person.pk), "")
    return [(value, words, value == said) for value, words in (("other", _("No")), ("unsure", _("Not sure")))]


@register.simple_tag
@lru_cache(maxsize=2000)
def patch(person: UUID, classes: str = "") -> SafeString:
    """A mirrored stitch motif of 16 bits in one of six dyes, from a salted hash of the person's id.

    It helps the eye and proves nothing: two people may share one.
    """
    bits = int.from_bytes(blake2s(person.bytes, key=settings.SECRET_KEY.encode()[:32], digest_size=4).digest())
    stitches = "".join(line[bits >> min(y, SIZE - 1 - y) * HALF & 15] for y, line in enumerate(LINES))
    return format_html(
        '<svg class="{} d{}" viewBox="-2 -2.5 11 11" aria-hidden="true"><path d="{}"/></svg>',
        f"patch {classes}".rstrip(),
        (bits >> 16) % DYES,
        stitches,
    )


@register.simple_tag
def matched(name: str, typed: str) -> SafeString:
    """The name with the beginnings that were typed underlined."""
    begun = [(fold(part).strip(), len(part)) for part in typed.split()]
    words = name.split(" ")
    pieces = []
    for word in words:
        folded = fold(word).strip()
        long = next((letters for part, letters in begun if part and folded.startswith(part)), 0)
        pieces.append((format_html("<mark>{}</mark>", word[:long]) if long else "", word[long:]))
    return format_html_join(" ", "{}{}", pieces)


@register.filter
def language_name(code: str) -> str:
    """A language in the reader's words."""
    return str(LANGUAGES[code].name) if code in LANGUAGES else code


@register.filter
def seen_words(on: date | None) -> str:
    """When somebody was here last, as people say it: last Thursday, 5 weeks ago."""
    if on is None:
        return _("first time")
    days = (timezone.localdate() - on).days
    if days <= 0:
        return _("here today")
    if days == 1:
        return _("here yesterday")
    if days <= 7:
        return _("here last %(day)s") % {"day": date_format(on, "l")}
    if days < 60:
        weeks = round(days / 7)
        return ngettext("here %(n)d week ago", "here %(n)d weeks ago", weeks) % {"n": weeks}
    months = round(days / 30)
    return ngettext("here %(n)d month ago", "here %(n)d months ago", months) % {"n": months}
