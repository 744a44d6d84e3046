"""How the door shows who is here: a line for each visit or head count.

Lines are put together here: sixteen of them out of a template take longer than the rest of the page.
"""

from functools import lru_cache
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.templatetags.look import icon
from visitors.entrance import Head
from visitors.models import Headcount
from visitors.templatetags.door_look import patch

register = template.Library()

LINKED = '<time>{}</time>{}<a class="grow" href="{}"><bdi>{}</bdi>{}</a>{}'
NAMED = '<time>{}</time>{}<span class="grow"><bdi>{}</bdi>{}</span>{}'
NAMELESS = '<time>{}</time><span class="patch m blank">{}</span><span class="grow soft">{}</span>'
CHILDREN = ' <span class="soft nw">{}<bdi dir="ltr">+{}</bdi></span>'
UNDO = '<button class="btn quiet" type="submit" name="of" value="{}" aria-label="{}">{}</button>'


@register.simple_tag
def lines(here: list[Head]) -> SafeString:
    """Who is here, each with the way to their page, and to take the press back where this account can."""
    words, symbol = _("Undo"), icon("undo", "flip")
    each = (
        (
            head.line,
            someone(head, page="visitors:person-today"),
            format_html(UNDO, head.receipt, words, symbol) if head.receipt else "",
        )
        for head in here
    )
    return format_html_join("\n", '<li id="{}">{}{}</li>', each)


@register.simple_tag
def someone(head: Head, *, page: str = "") -> SafeString:
    """When they came and who it is, by name or without; the name may be the way to a page of theirs."""
    at = date_format(timezone.localtime(head.at), "G:i")
    if head.person is None:
        return format_html(NAMELESS, at, icon(head.kind), _without_name(head))
    along = format_html(CHILDREN, icon("child"), head.heads) if head.heads else ""
    new = format_html('<span class="chip ok">{}{}</span>', icon("new"), _("New")) if head.is_first else ""
    if page:
        return format_html(LINKED, at, patch(head.person, "m"), _address(page, head.person), head.name, along, new)
    return format_html(NAMED, at, patch(head.person, "m"), head.name, along, new)


@lru_cache(maxsize=2000)
def _address(page: str, person: UUID) -> str:
    return reverse(page, args=[person])


def _without_name(head: Head) -> str:
    if head.kind == Headcount.Kind.CHILD:
        words = ngettext("%(n)d child, no name", "%(n)d children, no names", head.heads)
    else:
        words = ngettext("%(n)d adult, no name", "%(n)d adults, no names", head.heads)
    return words % {"n": head.heads}
