"""Fields and widgets for a thumb: tiles, days, times, counts and lines of text."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from hub.models.calendar import FIRST_DAY, LAST_DAY
from hub.words import no_hidden_characters

BRITISH = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%d %B %Y"]
CLOCK = ["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M %p", "%I%p", "%I.%M%p", "%H"]


class Pick(forms.RadioSelect):
    """One of a few, as tiles for a thumb."""

    template_name = "forms/pick.html"


class PickMany(forms.CheckboxSelectMultiple):
    """Some of a few, as tiles for a thumb."""

    template_name = "forms/pick.html"


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
    """A line of text: as long as its column, without hidden letters, and never cut short by the browser."""

    default_validators = [no_hidden_characters]

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"max_length": _("That is too long. Use at most %(limit_value)d letters.")})
        super().__init__(max_length=max_length, **kwargs)
        self.validators = [check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)]

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {"dir": "auto"}


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
    """A time of day, to the minute."""

    widget = ClockInput
    default_error_messages = {"invalid": _("Write the time like this: 9:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=CLOCK, **kwargs)


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
