"""Forms that parse what people typed, keep it when it does not fit, and let our own sentences answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hub import throttle
from hub.fields import Clock, Count, Day, Pick, PickMany, Words
from hub.models import Access, Programme, User
from hub.models.calendar import Audience, Kind, Weekday
from hub.refusals import Refused


class PlainForm(forms.Form):
    """The base of our forms: the browser never answers before our own sentence does.

    `beside` tells next to which field a verb's refusal stands, by the refusal's code.
    """

    use_required_attribute = False
    beside: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages.setdefault("required", _("Please fill this in."))
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _("Please fill this in.")

    def does(self, verb: Callable[..., Any], **more: Any) -> bool:
        """Run the verb with what was typed; False when that did not fit or the verb refused. `made` is its result."""
        if not self.is_valid():
            return False
        try:
            self.made = verb(**self.cleaned_data, **more)
        except Refused as refused:
            self.add_error(self.beside.get(refused.code), ValidationError(refused.sentence, code=refused.code))
            return False
        return True

    @property
    def status(self) -> int:
        """The answer's status: 200 while nothing was sent, 422 when something does not fit."""
        return 422 if self.is_bound and self.errors else 200


class SignInForm(AuthenticationForm):
    """Name and password, throttled before the password is looked at."""

    use_required_attribute = False
    error_messages = {
        "invalid_login": _("That does not match. Try again, or ask your session lead."),
        "inactive": _("That does not match. Try again, or ask your session lead."),
    }

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        self.is_throttled = False
        self.fields["username"].label = _("Your name here")
        self.fields["username"].widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
        self.fields["username"].error_messages["required"] = _("Write the name you were given.")
        self.fields["password"].error_messages["required"] = _("Write your password.")
        for field in self.fields.values():
            field.validators.append(_not_huge)

    def clean(self) -> dict:
        if self.errors:
            return self.cleaned_data
        username = self.cleaned_data["username"]
        origin = throttle.Origin.of(username=username, device=self.request.device, address=address_of(self.request))
        try:
            this = throttle.note_try(origin)
            super().clean()
            throttle.note_success(this)
        except Refused as refused:
            self.is_throttled = True
            self.add_error("password", refused.sentence)
        except ValidationError as error:
            self.add_error("password", error)
        return self.cleaned_data

    @property
    def status(self) -> int:
        return 429 if self.is_throttled else 422 if self.is_bound and self.errors else 200


def _not_huge(value: str) -> None:
    if len(value) > 200:
        raise ValidationError(_("That is too long."), code="max_length")


def address_of(request: HttpRequest) -> str:
    """The network address a request came from: what the proxy in front saw, if there is one."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


class PasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    use_required_attribute = False
    error_messages = {
        "password_incorrect": _("That is not your password of today."),
        "password_mismatch": _("The two new passwords are not the same. Type them again."),
    }

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        self.fields["old_password"].label = _("Your password of today")
        self.fields["old_password"].widget.attrs.pop("autofocus", None)
        self.fields["new_password1"].label = _("A new password")
        self.fields["new_password1"].help_text = _("Ten letters or more. Three words that only you would put together.")
        self.fields["new_password2"].label = _("The new password again")
        self.fields["new_password2"].help_text = ""
        for field in self.fields.values():
            field.error_messages["required"] = _("Please fill this in.")
            field.validators.append(_not_huge)

    @property
    def status(self) -> int:
        return 422 if self.is_bound and self.errors else 200


class CancellationForm(PlainForm):
    reason = Words(max_length=120, label=_("Why?"), help_text=_("A few words. They stand in the calendar."))
    beside = {"reason": "reason"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = _(
            "Say why. People will ask. For example: The heating is broken."
        )


class ClosureForm(PlainForm):
    from_on = Day(label=_("First day closed"))
    until_on = Day(label=_("Last day closed"), help_text=_("The same day again, if it is one day only."))
    reason = Words(max_length=120, label=_("Why?"), help_text=_("It stands in the calendar. For example: Christmas."))
    programme = forms.ModelChoiceField(
        Programme.objects.filter(ended_on__isnull=True).order_by("name"),
        required=False,
        label=_("What is closed?"),
        empty_label=_("The whole hub"),
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    beside = {"order": "until_on", "past": "until_on", "long": "until_on", "open": "from_on"}


class ProgrammeForm(PlainForm):
    name = Words(max_length=60, label=_("What is it called?"), help_text=_("For example: Thursday drop-in."))
    kind = forms.ChoiceField(choices=Kind, initial=Kind.DROP_IN, label=_("What is it?"), widget=Pick)
    audience = forms.ChoiceField(
        choices=Audience,
        initial=Audience.EVERYONE,
        label=_("For whom?"),
        widget=Pick,
        help_text=_("Women only: session leads see it, other lists leave it out. Nobody is checked."),
    )

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if Programme.objects.filter(name__iexact=name).exists():
            raise ValidationError(_("This name is in use. Choose another one."), code="taken")
        return name


NO_DAY = ("", _("No regular day"))


class HoursForm(PlainForm):
    """What a timetable and an extra day have in common."""

    starts = Clock(label=_("Starts"))
    ends = Clock(label=_("Ends"))
    place = Words(
        max_length=60, required=False, label=_("Where?"), help_text=_("For example: Main hall. May stay empty.")
    )
    capacity = Count(
        required=False, label=_("Room for how many people?"), help_text=_("The fire limit of the hall. May stay empty.")
    )


class TimetableForm(HoursForm):
    weekday = forms.TypedChoiceField(
        choices=[*Weekday.choices, NO_DAY],
        coerce=int,
        empty_value=None,
        required=False,
        label=_("Which day?"),
        widget=Pick,
    )
    from_on = Day(label=_("From which day on?"), help_text=_("Sessions before that day stay as they are."))
    field_order = ["weekday", "starts", "ends", "from_on", "place", "capacity"]
    beside = {"past": "from_on", "ends": "ends"}


class ExtraDayForm(HoursForm):
    held_on = Day(label=_("Which day?"))
    field_order = ["held_on", "starts", "ends", "place", "capacity"]
    beside = {"past": "held_on", "ends": "ends", "closure": "held_on", "taken": "held_on"}


class AccountForm(PlainForm):
    called = Words(max_length=60, label=_("What do we call them?"), help_text=_("The name that others see."))
    username = Words(
        max_length=40, label=_("Name for signing in"), help_text=_("Small letters, without spaces. For example: rosa.m")
    )
    accesses = forms.TypedMultipleChoiceField(
        choices=Access,
        coerce=Access,
        label=_("What do they do here?"),
        widget=PickMany,
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from the list.")},
    )

    def clean_username(self) -> str:
        username = self.cleaned_data["username"].lower()
        User._meta.get_field("username").run_validators(username)
        if User.objects.filter(username=username).exists():
            raise ValidationError(_("This name is in use. Add a letter or a number."), code="taken")
        return username
