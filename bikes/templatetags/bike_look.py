"""How the bike room says why something happened."""

from django import template

from bikes.moving import in_words

register = template.Library()


@register.filter
def why_words(reason: str) -> str:
    """A reason of the room in words; what a person typed stands for itself."""
    return in_words(reason)
