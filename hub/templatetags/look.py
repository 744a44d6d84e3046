"""What templates draw by name: symbols, the mark, the hub's name and the page's language."""

from functools import cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, to_locale

from hub.acts import in_words
from hub.models import Access

register = template.Library()

MARK = (
    '<svg class="{}" width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">'
    '<path fill="#F0B03F" d="M18 1 35 18 18 35 1 18z"/><path fill="#A5301C" d="M18 7 29 18 18 29 7 18z"/>'
    '<path fill="#F6E8CC" d="M13 27V15a5 5 0 0 1 10 0v12z"/></svg>'
)

# The four answers of the look for Django's levels of message.
ANSWERS = {"success": "ok", "info": "already", "warning": "call", "error": "stop"}


@register.simple_tag
@cache
def icon(name: str, classes: str = "") -> SafeString:
    """A symbol of icons.svg in the colour of the words beside it; hidden from screen readers, which read the words."""
    kind = f"i {classes}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"></use></svg>', kind, static("icons.svg"), name
    )


@register.simple_tag
def mark(classes: str = "") -> SafeString:
    """The hub's own sign, a door in a woven diamond."""
    return format_html(MARK, f"mark {classes}".strip())


@register.simple_tag
def hub_name() -> str:
    """What this hub calls itself, as set by HUB_NAME."""
    return settings.HUB_NAME


@register.simple_tag
def page_language() -> str:
    """The language of the page as HTML spells it (en-GB, not en-gb or en_GB)."""
    return to_locale(get_language() or settings.LANGUAGE_CODE).replace("_", "-")


@register.filter
def act_words(act: str) -> str:
    """A deed of the audit trail in words."""
    return in_words(act)


@register.filter
def access_label(reason: str) -> str:
    """An access in words; any other reason code as it is."""
    return str(Access(reason).label) if reason in Access.values else reason


@register.filter
def answer(level_tag: str) -> str:
    """Which of the four answers a message of this level is: ok, already, call or stop."""
    return ANSWERS.get(level_tag, "already")
