"""What is printed on a card beside its number: the code for a scanner, and a woven row."""

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
QUIET = 4  # squares of white around a code, without which scanners miss it
DIAMONDS = 14


@register.simple_tag
def qr(number: str) -> SafeString:
    """The number as a QR code of 21 squares that can still be read when a third of it is worn off (level H).

    Black squares as one path: no colour, no style attribute, sharp at any size on paper.
    """
    code = segno.make_qr(number, error="h", mode="alphanumeric")
    squares = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark]
    across = len(code.matrix) + 2 * QUIET
    return format_html(
        '<svg class="qr" viewBox="{} {} {} {}" aria-hidden="true"><path shape-rendering="crispEdges" d="{}"/></svg>',
        -QUIET,
        -QUIET,
        across,
        across,
        "".join(squares),
    )


@register.simple_tag
def woven_row() -> SafeString:
    """The cloth's edge in black: diamonds in diamonds."""
    diamonds = "".join(
        f"M{x} 4l4-4 4 4-4 4zm1.5 0l2.5 2.5 2.5-2.5-2.5-2.5zm1 0l1.5-1.5 1.5 1.5-1.5 1.5z"
        for x in range(0, 8 * DIAMONDS, 8)
    )
    return format_html(
        '<svg class="woven" viewBox="0 0 {} 8" aria-hidden="true"><path fill-rule="evenodd" d="{}"/></svg>',
        8 * DIAMONDS,
        diamonds,
    )
