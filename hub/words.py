"""What may stand in a line that somebody typed, and our sentences for what may not."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HIDDEN = _("There are hidden letters in this. Please type it again.")
TOO_LONG = _("That is too long. Use at most %(limit_value)d letters.")

# Joiners and direction marks belong to Persian, Arabic and Indic spelling; everything else invisible is refused.
WANTED_INVISIBLE = {"\u061c", "\u200c", "\u200d", "\u200e", "\u200f"}
LOOK_LIKE_NOTHING = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
UNWANTED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

# Shapes of numbers that officials give to people: a letter and seven digits, 12/34/56789, sixteen digits in a row.
OFFICIAL = re.compile(r"(?<!\w)(?:[A-Za-z][ -]?\d{7}|\d{2}/\d{2}/\d{5}|(?:\d[ -]?){15}\d)(?!\w)")


def no_hidden_characters(value: str) -> None:
    """Refuse tabs and line breaks, control characters and the marks that turn text around (by Unicode category)."""
    if any(unicodedata.category(letter) in UNWANTED for letter in value if letter not in WANTED_INVISIBLE):
        raise ValidationError(HIDDEN, code="hidden")


def no_official_numbers(value: str) -> None:
    """Refuse what looks like an official number, in any script's digits."""
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in value)
    if OFFICIAL.search(plain):
        raise ValidationError(_("This looks like an official number. We do not keep those."), code="official")


def is_blank(value: str) -> bool:
    """Whether nothing of it can be seen: spaces, joiners, and the letters that look like nothing."""
    return all(letter in LOOK_LIKE_NOTHING or letter.isspace() or letter in WANTED_INVISIBLE for letter in value)
