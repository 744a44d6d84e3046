"""The plain form, and fields and widgets for a thumb: tiles, days, times, counts and lines of text."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from hub.models.calendar import FIRST_DAY, LAST_DAY
from hub.refusals import Refused
from hub.words import HIDDEN, TOO_LONG, is_blank, no_hidden_characters

BRITISH = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y"]
CLOCK = ["%H:%M", "%I:%M %p"]
# 9, 930, 9.30, 09:30:00, 9 pm, 9:30 p.m.
HAND_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d)(?::\d\d)?)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)

# What stands where Django would speak. A field of ours that says it better keeps its own words.
PLAIN_WORDS = {
    "required": _("Please fill this in."),
    "invalid_choice": _("Choose one of the list."),
    "invalid_list": _("Choose from the list."),
    "max_length": TOO_LONG,
    "null_characters_not_allowed": HIDDEN,
}


class PlainForm(forms.Form):
    """The base of our forms: the browser never answers before our own sentence does, and Django never speaks.

    `beside` tells next to which field a verb's refusal stands, by the refusal's code.
    """

    use_required_attribute = False
    beside: dict[str, str] = {}
    refused: Refused | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            for code, sentence in PLAIN_WORDS.items():
                if _is_djangos(field, code):
                    field.error_messages[code] = sentence
            if isinstance(field, forms.ModelChoiceField):  # it asks this before it looks at its own sentences
                field.validate_no_null_characters = ProhibitNullCharactersValidator(PLAIN_WORDS["invalid_choice"])

    def does(self, verb: Callable[..., Any], **more: Any) -> bool:
        """Run the verb with what was typed; False when that did not fit or the verb refused. `made` is its result."""
        if not self.is_valid():
            return False
        try:
            self.made = verb(**self.cleaned_data, **more)
        except Refused as refused:
            self.refused = refused
            self.add_error(self.beside.get(refused.code), ValidationError(refused.sentence, code=refused.code))
            return False
        return True

    @property
    def status(self) -> int:
        """The answer's status: the refusal's own, 422 when something does not fit, else 200."""
        if self.refused:
            return self.refused.status
        return 422 if self.is_bound and self.errors else 200


def _is_djangos(field: forms.Field, code: str) -> bool:
    """Whether this is said by none of our classes and was not given to the field."""
    said = field.error_messages.get(code)
    djangos = [kind for kind in type(field).__mro__ if kind.__module__.startswith("django")]
    return any(said is getattr(kind, "default_error_messages", {}).get(code) for kind in djangos)


class Pick(forms.RadioSelect):
    """One of a few, as tiles for a thumb."""

    template_name = "forms/pick.html"


class PickMany(forms.CheckboxSelectMultiple):
    """Some of a few, as tiles for a thumb, with a symbol where `icons` has one for the choice."""

    template_name = "forms/pick.html"

    def __init__(self, attrs: dict | None = None, *, icons: dict[str, str] | None = None) -> None:
        super().__init__(attrs)
        self.icons = icons or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict:
        return {**super().create_option(name, value, *args, **kwargs), "icon": self.icons.get(str(value))}


class PickFirst(PickMany):
    """Some of many: the first few as tiles, the others behind "More"."""

    template_name = "forms/pick-first.html"

    def __init__(self, first: int) -> None:
        super().__init__()
        self.first = first

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        options = [options[0] for _group, options, _index in context["widget"]["optgroups"]]
        first, others = options[: self.first], options[self.first :]
        shows_others = any(option["selected"] for option in others)
        context["widget"] |= {"first": first, "others": others, "shows_others": shows_others}
        return context


class Steps(forms.TextInput):
    """A small number with one less and one more beside it."""

    template_name = "forms/steps.html"

    def __init__(self, *, most: int) -> None:
        super().__init__({"inputmode": "numeric", "placeholder": "0", "autocomplete": "off", "data-most": most})


class _Native(forms.TextInput):
    """The browser's own picker; a value it could not show is kept in a plain text box."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"class": "short", **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        try:
            shown = not value or self.fits(str(value))
        except ValueError:
            shown = False
        context["widget"]["type"] = self.kind if shown else "text"
        return context


class DayInput(_Native):
    kind = "date"

    def format_value(self, value: Any) -> str | None:
        return value.isoformat() if isinstance(value, date) else super().format_value(value)

    @staticmethod
    def fits(value: str) -> bool:
        return date.fromisoformat(value) is not None and len(value) == 10


class ClockInput(_Native):
    kind = "time"

    def format_value(self, value: Any) -> str | None:
        return value.strftime("%H:%M") if hasattr(value, "hour") else super().format_value(value)

    @staticmethod
    def fits(value: str) -> bool:
        hour, _colon, minute = value.partition(":")
        return len(value) == 5 and int(hour) < 24 and int(minute) < 60


class Words(forms.CharField):
    """A line of text: as long as its column, without hidden letters, and never cut short by the browser.

    What cannot be seen at all counts as nothing.
    """

    default_validators = [no_hidden_characters]

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.validators = [check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)]

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return "" if is_blank(text) else text

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {"dir": "auto", "autocomplete": "off"}  # tablets are shared: no name typed before is offered


class Day(forms.DateField):
    """A date in any British hand, between 2000 and 2099."""

    widget = DayInput
    default_error_messages = {"invalid": _("Write the day like this: 24/12/2026.")}

    def __init__(self, **kwargs: Any) -> None:
        outside = _("Choose a day between 2000 and 2099.")
        super().__init__(
            input_formats=BRITISH,
            validators=[MinValueValidator(FIRST_DAY, outside), MaxValueValidator(LAST_DAY, outside)],
            **kwargs,
        )


class Clock(forms.TimeField):
    """A time of day, to the minute, as people write it: 9:30, 9.30, 930, 9 pm."""

    widget = ClockInput
    default_error_messages = {"invalid": _("Write the time like this: 9:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=CLOCK, **kwargs)

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str) and (written := HAND_CLOCK.fullmatch(value.strip())):
            hour, minute, half = written.groups()
            value = f"{int(hour)}:{int(minute or 0):02}" + (f" {half}m" if half else "")
        return super().to_python(value)


class Count(forms.IntegerField):
    """A number of people; nothing typed means no limit."""

    default_error_messages = {
        "invalid": _("Write a number, for example 120."),
        "min_value": _("Write a number from 1 to 5000."),
        "max_value": _("Write a number from 1 to 5000."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
        super().__init__(min_value=1, max_value=5000, widget=widget, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {}
