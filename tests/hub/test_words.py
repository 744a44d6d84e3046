"""What may stand in a line that somebody typed."""

import pytest
from django.core.exceptions import ValidationError

from hub.words import HIDDEN, no_hidden_characters


@pytest.mark.parametrize(
    "typed", ["می\u200cخواهیم", "क\u200dष", "R\u200eosa", "\u200fروزا", "\u061c١٢", "Żółć ’n Ed 🚲", ""]
)
def test_every_spelling_is_welcome(typed: str) -> None:
    assert no_hidden_characters(typed) is None


@pytest.mark.parametrize(
    "hidden",
    ["\n", "\r", "\t", "\x00", "\x1b", "\x85", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\ue000"],
)
def test_what_cannot_be_seen_in_one_line_is_refused(hidden: str) -> None:
    with pytest.raises(ValidationError) as refused:
        no_hidden_characters(f"Rosa{hidden}Behrami")
    assert (refused.value.code, refused.value.messages) == ("hidden", [str(HIDDEN)])
