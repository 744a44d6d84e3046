"""What may stand in a text that somebody typed."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Joiners and direction marks belong to Persian, Arabic and Indic spelling; everything else invisible is refused.
WANTED_INVISIBLE = {"\n", "\r", "\t", "\u200c", "\u200d", "\u200e", "\u200f"}


def no_hidden_characters(value: str) -> None:
    """Refuse control characters and the marks that turn text around (Unicode categories Cc, Cf, Cs, Co)."""
    if any(
        unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} for letter in value if letter not in WANTED_INVISIBLE
    ):
        raise ValidationError(_("There are hidden letters in this. Please type it again."), code="hidden")
