"""What a bike helper sends: who the rider is and what they need, why a place is closed, how somebody was told."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bikes.heights import HIGHEST, LOWEST, read_height
from bikes.models import BikeRequest, ContactTry, QueueStatus, Ruling, Skip
from bikes.models.bikes import CHILD_WHEELS
from bikes.models.rulings import BOUNDS
from hub.fields import Day, Pick, PlainForm, Words
from hub.words import no_official_numbers

UNKNOWN = ("", _("Not asked"))
YES_NO = [UNKNOWN, ("yes", _("Yes")), ("no", _("Learns first"))]
IN_WORDS = {"yes": True, "no": False, "": None}


class Height(Words):
    """A height however it is written: 172, 1.72 m, 5ft 8."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        height = read_height(text)
        if height is None:
            wrong = _("Write a height from %(low)d to %(high)d cm. For example: 172, 1.72 m or 5ft 8.")
            raise ValidationError(wrong % {"low": LOWEST, "high": HIGHEST}, code="height")
        return height

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {**super().widget_attrs(widget), "class": "short"}


class Leg(forms.IntegerField):
    """An inside leg in centimetres."""

    default_error_messages = {"invalid": _("Write a number of centimetres, for example 80.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
        super().__init__(widget=widget, **kwargs)
        wrong = _("An inside leg is from 30 to 110 cm.")
        self.validators += [MinValueValidator(30, wrong), MaxValueValidator(110, wrong)]


class AboutForm(PlainForm):
    """What we know of a rider. All of it may stay empty and be asked later."""

    height_cm = Height(required=False, label=_("How tall?"), help_text=_("As they say it: 172, 1.72 m or 5ft 8."))
    wheel_inches = forms.TypedChoiceField(
        choices=[UNKNOWN, *[(wheel, f"{wheel}″") for wheel in CHILD_WHEELS]],
        coerce=int,
        empty_value=None,
        required=False,
        label=_("Wheel of a child's bike"),
        help_text=_("A child's bike goes by its wheel."),
        widget=Pick,
    )
    can_ride = forms.TypedChoiceField(
        choices=YES_NO,
        coerce=IN_WORDS.get,
        empty_value=None,
        required=False,
        label=_("Can they ride?"),
        widget=Pick,
    )
    wants_step_through = forms.TypedChoiceField(
        choices=[("", _("Any frame")), ("yes", _("Step-through"))],
        coerce=bool,
        empty_value=False,
        required=False,
        label=_("Which frame?"),
        widget=Pick,
    )
    need = forms.ChoiceField(choices=BikeRequest.Need, required=False, label=_("What for?"), widget=Pick)
    inside_leg_cm = Leg(required=False, label=_("Inside leg in cm"), help_text=_("Only if you measured it."))

    def __init__(self, *args: Any, is_child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_child:
            del self.fields["inside_leg_cm"], self.fields["need"]
        else:
            del self.fields["wheel_inches"]

    @staticmethod
    def initial_of(place: BikeRequest) -> dict[str, Any]:
        words = {True: "yes", False: "no", None: ""}
        picked = {"can_ride": words[place.can_ride], "wants_step_through": "yes" if place.wants_step_through else ""}
        return {name: getattr(place, name) for name in ("height_cm", "wheel_inches", "need", "inside_leg_cm")} | picked


class RiderForm(PlainForm):
    """Who will ride: the person, or one of their children by number."""

    child = forms.TypedChoiceField(coerce=int, label=_("Who will ride?"), widget=Pick)

    def __init__(self, *args: Any, children: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        another = [(number, _("Child %(n)d") % {"n": number}) for number in children]
        self.fields["child"].choices = [(0, _("Themselves")), *another]


class SinceForm(PlainForm):
    """For somebody whose bike was stolen: since which day they stand in the list, and why not since today."""

    joined_on = Day(
        required=False,
        label=_("Since which day?"),
        help_text=_("Empty: since today. Their bike was stolen, so an earlier day may be fair."),
    )
    reason = Words(
        max_length=120,
        required=False,
        label=_("Why the earlier day?"),
        help_text=_("A few words. It stands in their story."),
        validators=[no_official_numbers],
    )
    beside = {"reason": "reason"}


class LeavingForm(PlainForm):
    """Why a place is closed."""

    WHY = [
        (BikeRequest.State.WITHDRAWN, _("They do not want one now")),
        (BikeRequest.State.HAS_BIKE, _("They have a bike from elsewhere")),
        (BikeRequest.State.LAPSED, _("They do not answer, and nobody has seen them")),
    ]
    state = forms.ChoiceField(choices=WHY, label=_("Why?"), widget=Pick)
    beside = {"state": "state"}


class RestoringForm(PlainForm):
    reason = Words(
        max_length=120,
        label=_("Why was it a mistake?"),
        help_text=_("A few words. No illness, no names. For example: They were away for a month."),
        validators=[no_official_numbers],
    )
    beside = {"reason": "reason"}


class SkipForm(PlainForm):
    reason = forms.ChoiceField(choices=Skip.Reason, label=_("Why not this bike?"), widget=Pick)


class DecliningForm(PlainForm):
    wants_another = forms.TypedChoiceField(
        choices=[("yes", _("Not this bike, another one")), ("no", _("No bike at all"))],
        coerce=lambda said: said == "yes",
        label=_("What did they say?"),
        widget=Pick,
    )


class TryForm(PlainForm):
    """One tap: how they were told, and what came of it."""

    way = forms.ChoiceField(choices=ContactTry.Way, label=_("How?"), widget=Pick)
    result = forms.ChoiceField(choices=ContactTry.Result, label=_("What came of it?"), widget=Pick)


class ListStateForm(PlainForm):
    state = forms.ChoiceField(
        choices=QueueStatus.State,
        label=_("The list is"),
        help_text=_("Stopped: nobody joins, nothing is offered, all clocks stand still. Nobody loses their place."),
        widget=Pick,
    )
    reason = forms.ChoiceField(
        choices=[choice for choice in QueueStatus.Reason.choices if choice[0]],
        required=False,
        label=_("Why?"),
        help_text=_("Not needed for an open list."),
        widget=Pick,
    )
    review_on = Day(required=False, label=_("When do you look at it again?"))
    beside = {"reason": "reason", "review": "review_on"}


def _number(name: str) -> forms.IntegerField:
    """A figure of the rules within its bounds."""
    least, most = BOUNDS[name]
    wrong = format_lazy(_("Write a number from {least} to {most}."), least=least, most=most)
    return forms.IntegerField(
        min_value=least,
        max_value=most,
        label=Ruling._meta.get_field(name).verbose_name,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )


class RulesForm(PlainForm):
    """The figures the bike room goes by, and from which day; no day is now."""

    offer_days = _number("offer_days")
    offer_sessions = _number("offer_sessions")
    ask_weeks = _number("ask_weeks")
    unseen_sessions = _number("unseen_sessions")
    full_weeks = _number("full_weeks")
    check_weeks = _number("check_weeks")
    repair_stands = _number("repair_stands")
    priorities_count = forms.TypedChoiceField(
        choices=[("False", _("The day of joining alone")), ("True", _("Reasons first, for everybody to see"))],
        coerce=lambda said: said == "True",
        label=_("Who goes first?"),
        widget=Pick,
    )
    from_on = Day(required=False, label=_("From which day?"), help_text=_("Empty: from now on."))
    beside = {"past": "from_on"}

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        day = told.pop("from_on", None)
        if day and day != timezone.localdate():
            told["at"] = timezone.make_aware(datetime.combine(day, time()))
        return told
