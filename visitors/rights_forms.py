"""What is written down of a request about somebody's own data, and of one about people who come here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.fields import Day, Pick, PlainForm
from visitors.forms import Name
from visitors.models import Disclosure, RightsRequest


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


class DecisionForm(PlainForm):
    """What the trustees say to somebody who asked about people here."""

    decision = forms.ChoiceField(choices=Disclosure.Decision, label=_("What do we decide?"), widget=Pick)


class AskerForm(DecisionForm):
    """Who asked about people here, for what, and by which power. The page makes the key."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    asker = Name(max_length=120, label=_("Who asked?"), help_text=_("Which body, and the name of who spoke for it."))
    wanted = Name(
        max_length=280,
        label=_("What did they ask for?"),
        help_text=_("Write no names of people who come here."),
    )
    power = Name(
        max_length=160,
        required=False,
        label=_("What did they say lets them ask?"),
        help_text=_("A court order, a law, their task. Empty: nothing."),
    )
    asked_on = Day(required=False, label=_("On which day?"), help_text=_("Empty: today."))
    field_order = ["key", "asker", "wanted", "power", "asked_on", "decision"]
    beside = {"future": "asked_on"}
