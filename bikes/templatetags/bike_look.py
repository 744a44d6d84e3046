"""How the bike room says why something happened."""

from typing import Any

from django import template
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from bikes.agreement import LINES
from bikes.moving import in_words

register = template.Library()


@register.filter
def why_words(reason: str) -> str:
    """A reason of the room in words; what a person typed stands for itself."""
    return in_words(reason)


@register.inclusion_tag("bikes/_agreement.html")
def agreement(language: str) -> dict[str, Any]:
    """What a rider agrees to, a picture and a line each, in their language where our texts are written in it."""
    written = {code.partition("-")[0]: code for code, _name in settings.LANGUAGES}
    code = written.get(language, settings.LANGUAGE_CODE)
    with translation.override(code):
        lines = [(line.icon, gettext(str(line.words))) for line in LINES]
        return {"lines": lines, "code": code, "direction": "rtl" if translation.get_language_bidi() else "ltr"}
