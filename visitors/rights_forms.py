"""What is written down of a request about somebody's own data, and of one about people who come here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.fields import Day, Pick, PlainForm
from visitors.forms import Name
from visitors.models import RightsRequest


class RequestForm(PlainForm):
    """What somebody asks of us, and since when. The page makes the key."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=RightsRequest.Kind, label=_("What do they ask?"), widget=Pick)
    asked_on = Day(
        required=False,
        label=_("On which day did they ask?"),
        help_text=_("Empty: today. Asking any helper counts, in any words."),
    )
    note = Name(
        max_length=280,
        required=False,
        label=_("In a few words"),
        help_text=_("How to answer them, and what exactly they mean. May stay empty."),
    )
    beside = {"future": "asked_on"}


class AnswerForm(PlainForm):
    """What came of a request."""

    outcome = forms.ChoiceField(choices=RightsRequest.Outcome, label=_("What came of it?"), widget=Pick)
    refusal = forms.ChoiceField(
        choices=RightsRequest.Refusal, required=False, label=_("If we could not: why?"), widget=Pick
    )
    beside = {"reason": "refusal"}
