"""Forms that parse what people typed, keep it when it does not fit, and let our own sentences answer."""

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, UsernameField
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from hub.fields import Clock, Count, Day, Pick, PickMany, PlainForm, Words
from hub.models import Access, Approval, Programme, Subject, User
from hub.models.calendar import Audience, Kind, Weekday
from hub.models.retention import Away, Unseen

LONGEST_SECRET = 200

# What makes a new password too easy to guess, by the code of the rule in the settings.
EASY = {
    "password_too_short": _("Use ten letters or more."),
    "password_too_common": _("Too many people use this one. Put three words together."),
    "password_entirely_numeric": _("Numbers alone are too easy to guess. Add words."),
}
TOO_EASY = _("This one is too easy to guess. Put three words together.")


class SignInForm(PlainForm):
    """A name and a password. Whether they belong together is for the view to find out."""

    username = UsernameField(
        label=_("Your name here"),
        validators=[MaxLengthValidator(LONGEST_SECRET)],
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"required": _("Write the name you were given.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        validators=[MaxLengthValidator(LONGEST_SECRET)],
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password.")},
    )
    beside = {"wait": "password", "match": "password"}


class PasswordForm(PlainForm, PasswordChangeForm):
    """The old password once, the new one twice."""

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
            field.validators.append(MaxLengthValidator(LONGEST_SECRET))

    def validate_password_for_user(self, user: User, password_field_name: str) -> None:
        """The rules of the settings, told in our sentences beside the first of the two."""
        if password := self.cleaned_data.get(password_field_name):
            try:
                validate_password(password, user)
            except ValidationError as error:
                found = [ValidationError(EASY.get(each.code, TOO_EASY), code=each.code) for each in error.error_list]
                self.add_error("new_password1", found)


class CancellationForm(PlainForm):
    reason = Words(
        max_length=120,
        label=_("Why?"),
        help_text=_("A few words. They stand in the calendar."),
        error_messages={"required": _("Say why. People will ask. For example: The heating is broken.")},
    )
    beside = {"reason": "reason"}


class ClosureForm(PlainForm):
    from_on = Day(label=_("First day closed"))
    until_on = Day(label=_("Last day closed"), help_text=_("The same day again, if it is one day only."))
    reason = Words(max_length=120, label=_("Why?"), help_text=_("It stands in the calendar. For example: Christmas."))
    programme = forms.ModelChoiceField(
        Programme.objects.filter(ended_on__isnull=True).order_by("name"),
        required=False,
        label=_("What is closed?"),
        empty_label=_("The whole hub"),
    )
    beside = {"order": "until_on", "past": "until_on", "long": "until_on", "open": "from_on", "reason": "reason"}


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

    beside = {"taken": "name"}


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


class SignInName(Words):
    """A name for signing in; capitals do not matter."""

    def to_python(self, value: str | None) -> str:
        return super().to_python(value).lower()


class AccountForm(PlainForm):
    called = Words(max_length=60, label=_("What do we call them?"), help_text=_("The name that others see."))
    username = SignInName(
        max_length=40, label=_("Name for signing in"), help_text=_("Small letters, without spaces. For example: rosa.m")
    )
    accesses = forms.TypedMultipleChoiceField(
        choices=Access,
        coerce=Access,
        label=_("What do they do here?"),
        widget=PickMany,
        error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from the list.")},
    )
    beside = {"taken": "username"}

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        User._meta.get_field("username").run_validators(username)
        return username


class GivingForm(PlainForm):
    until_on = Day(required=False, label=_("Until which day?"), help_text=_("Empty: until somebody takes it back."))
    beside = {"past": "until_on"}


class ApprovalForm(PlainForm):
    """For how long the trustees say that people are remembered."""

    unseen = forms.TypedChoiceField(
        choices=Unseen, coerce=int, widget=Pick, label=Approval._meta.get_field("unseen_months").verbose_name
    )
    away = forms.TypedChoiceField(
        choices=Away, coerce=int, widget=Pick, label=Approval._meta.get_field("away_months").verbose_name
    )


class NoticesForm(PlainForm):
    """What the trustees say at the door. Whatever is empty is not said."""

    lead_phone = Words(max_length=200, required=False, help_text=_("For example: Rosa, 07700 900123"))
    safeguarding = Words(max_length=200, required=False, help_text=_("Name and phone number."))
    local_line = Words(max_length=200, required=False, help_text=_("A crisis line near here, with its hours."))
    promise = Words(
        max_length=200,
        required=False,
        help_text=_(
            "One sentence for the welcome card, once you have all agreed to it. The card then also says that you will "
            "speak if somebody is in serious danger."
        ),
    )
    if_asked = Words(
        max_length=200,
        required=False,
        help_text=_("Who comes when somebody with a court order is at the door. For example: the Chair."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for subject in Subject:
            self.fields[subject].label = subject.label
