"""What is typed and ticked in the workshop: what a bike is, how its check went, what went along with it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bikes.checking import MAY_LACK
from bikes.forms import Height
from bikes.handing import Given
from bikes.models import Bike, Handover, Item, KitMove, SafetyCheckItem, Triage
from bikes.models.bikes import CHILD_WHEELS
from bikes.workshop import LONGEST_REPAIR
from hub.fields import Day, Pick, PickMany, PlainForm, Words
from visitors import languages

NO_WHEEL = ("", _("A grown-up's bike"))
WHEELS = [NO_WHEEL, *((inches, f"{inches}″") for inches in CHILD_WHEELS)]


class Whole(forms.IntegerField):
    """A whole number from the least to the most, in our words."""

    def __init__(self, least: int, most: int, **kwargs: Any) -> None:
        wrong = _("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most}
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
        super().__init__(widget=widget, error_messages={"invalid": wrong, "required": wrong}, **kwargs)
        self.validators += [MinValueValidator(least, wrong), MaxValueValidator(most, wrong)]


class Pounds(forms.DecimalField):
    """Money as people write it, 4.50 or £4.50; given in pence."""

    default_error_messages = {"invalid": _("Write the pounds like this: 4.50.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
        super().__init__(decimal_places=2, max_digits=6, widget=widget, **kwargs)
        for code in ("max_digits", "max_decimal_places", "max_whole_digits"):
            self.error_messages[code] = self.error_messages["invalid"]

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(value.replace("£", "").strip() if isinstance(value, str) else value)

    def clean(self, value: Any) -> int:
        pounds = super().clean(value)
        if pounds is not None and not 0 <= pounds <= 1000:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int((pounds or 0) * 100)

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {}


class TagNumber(Words):
    """The number on the swing tag, in capitals without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, **kwargs)
        wrong = _("Use capitals and numbers only. For example: 0417")
        self.validators.append(RegexValidator(r"\A[A-Z0-9]{1,8}\Z", wrong))

    def to_python(self, value: Any) -> str:
        return "".join(super().to_python(value).upper().split())

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {**super().widget_attrs(widget), "class": "short", "dir": "ltr"}


class FrameNumber(Words):
    """The number stamped into the frame, in capitals without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)
        wrong = _("A frame number has 3 to 30 letters and numbers. It is often under the pedals.")
        self.validators.append(RegexValidator(r"\A[A-Z0-9./-]{3,30}\Z", wrong))

    def to_python(self, value: Any) -> str:
        return "".join(super().to_python(value).upper().split())

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {**super().widget_attrs(widget), "dir": "ltr"}


class ReceiveForm(PlainForm):
    """A bike came in: its tag and what anybody can see."""

    tag = TagNumber(label=_("Tag number"), help_text=_("Write it on a tag and tie it to the bike."))
    kind = forms.ChoiceField(choices=Bike.Kind, initial=Bike.Kind.HYBRID, label=_("What is it?"), widget=Pick)
    child_wheel = forms.TypedChoiceField(
        choices=WHEELS,
        coerce=int,
        empty_value=None,
        required=False,
        label=_("Wheel of a child's bike"),
        help_text=_("A child's bike goes by its wheel."),
        widget=Pick,
    )
    is_step_through = forms.BooleanField(required=False, label=_("Step-through frame"))
    colour = Words(max_length=30, required=False, label=_("Colour"))
    place = Words(max_length=30, required=False, label=_("Where does it hang?"), help_text=_("For example: Hook 3."))
    came_from = Words(
        max_length=60, required=False, label=_("Who gave it?"), help_text=_("A shop or a word. Never a rider's name.")
    )
    beside = {"tag": "tag"}


class FindForm(PlainForm):
    """The number on a tag."""

    tag = TagNumber(required=False, label=_("Tag number"))


class KnownForm(PlainForm):
    """What must be known before a bike may go out."""

    frame_number = FrameNumber(required=False, label=_("Frame number"), help_text=_("Look under the pedals."))
    has_no_frame_number = forms.BooleanField(required=False, label=_("We looked and found none"))
    stolen_checked_on = Day(
        required=False,
        label=_("Looked up as not stolen on"),
        help_text=_("Search the frame number on BikeRegister first."),
    )
    register_number = Words(max_length=20, required=False, label=_("BikeRegister number"))
    fits_height_min = Height(required=False, label=_("Fits riders from"), help_text=_("For example: 168 or 5ft 6."))
    fits_height_max = Height(required=False, label=_("Fits riders to"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        low, high = data.get("fits_height_min"), data.get("fits_height_max")
        if (low is None) != (high is None) and not {"fits_height_min", "fits_height_max"} & set(self.errors):
            self.add_error("fits_height_max" if high is None else "fits_height_min", _("Write both heights."))
        elif low and high and low > high:
            self.add_error("fits_height_max", _("The second height is below the first."))
        if data.get("frame_number") and data.get("has_no_frame_number"):
            self.add_error("has_no_frame_number", _("Write the number, or tick this. Not both."))
        if (day := data.get("stolen_checked_on")) and day > timezone.localdate():
            self.add_error("stolen_checked_on", _("That day is still to come."))
        return data

    @staticmethod
    def initial_of(bike: Bike) -> dict[str, Any]:
        return {name: getattr(bike, name) for name in {**KnownForm.base_fields, **BikeForm.base_fields}}


class BikeForm(KnownForm):
    """All that is known of a bike."""

    kind = forms.ChoiceField(choices=Bike.Kind, label=_("What is it?"), widget=Pick)
    child_wheel = forms.TypedChoiceField(
        choices=WHEELS, coerce=int, empty_value=None, required=False, label=_("Wheel of a child's bike"), widget=Pick
    )
    is_step_through = forms.BooleanField(required=False, label=_("Step-through frame"))
    colour = Words(max_length=30, required=False, label=_("Colour"))
    frame_cm = Whole(20, 80, required=False, label=_("Frame in cm"))
    frame_inches = forms.DecimalField(
        required=False,
        label=_("Frame in inches"),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
    )
    place = Words(max_length=30, required=False, label=_("Where does it hang?"))
    came_from = Words(max_length=60, required=False, label=_("Who gave it?"), help_text=_("Never a rider's name."))
    field_order = ["kind", "child_wheel", "is_step_through", "colour", "place", "frame_cm", "frame_inches"]

    def clean_frame_inches(self) -> Decimal | None:
        inches = self.cleaned_data["frame_inches"]
        if inches is not None and not (8 <= inches <= 30):
            raise ValidationError(_("Write a number from 8 to 30."), code="inches")
        return None if inches is None else round(inches, 1)


class Picture(forms.FileInput):
    """A box for one picture; a phone offers its camera."""

    def __init__(self) -> None:
        super().__init__({"class": "input", "accept": "image/jpeg,image/png"})


NO_PICTURE = _("Take or choose a picture first.")


class PhotoForm(PlainForm):
    """A picture of the bike. The form goes to the one address that takes a file."""

    bike = forms.ModelChoiceField(Bike.objects.all(), widget=forms.HiddenInput)
    photo = forms.FileField(
        label=_("Picture of the bike"),
        help_text=_("The bike alone, with nobody in it. We make it small."),
        widget=Picture,
        error_messages=dict.fromkeys(["required", "missing", "invalid", "empty"], NO_PICTURE),
    )
    beside = {"picture": "photo", "large": "photo"}


class TriageForm(PlainForm):
    """What was found when the bike was looked over."""

    result = forms.ChoiceField(choices=Triage.Result, label=_("What shall become of it?"), widget=Pick)
    parts_needed = Words(
        max_length=200, required=False, label=_("Parts it needs"), help_text=_("For example: brake cable, saddle.")
    )
    place = Words(max_length=30, required=False, label=_("Where does it hang?"))


class RepairForm(PlainForm):
    """What a repair took."""

    minutes = Whole(0, LONGEST_REPAIR, required=False, label=_("How many minutes did it take?"))
    cost_pence = Pounds(required=False, label=_("What did parts cost, in pounds?"))
    parts_needed = Words(max_length=200, required=False, label=_("Parts it still needs"))

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or 0


class CheckForm(PlainForm):
    """The list along the frame: each thing is good, not good, or, where that may be, not there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in Item:
            name, _colon, looked_for = str(item.label).partition(": ")
            self.fields[item.value] = forms.ChoiceField(
                choices=[each for each in SafetyCheckItem.Result.choices if each[0] != "na" or item in MAY_LACK],
                label=name,
                help_text=looked_for,
                widget=Pick,
                error_messages={
                    "required": _("Good or not good?"),
                    "invalid_choice": _("Good or not good?"),
                },
            )

    def does(self, verb: Any, **more: Any) -> bool:
        return super().does(lambda **answers: verb(answers, **more))


class ReasonForm(PlainForm):
    """Why a bike goes another way."""

    reason = Words(max_length=120, label=_("Why?"))
    beside = {"reason": "reason"}

    def __init__(self, *args: Any, help_text: str | Promise = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = help_text


class HandoverForm(PlainForm):
    """Everything that goes along, the helmet, the agreement and the tap."""

    lock = forms.BooleanField(required=False, label=_("Lock"))
    front_light = forms.BooleanField(required=False, label=_("Front light"))
    rear_light = forms.BooleanField(required=False, label=_("Rear light"))
    helmet = forms.ChoiceField(choices=Handover.Helmet, required=False, label=_("Helmet"), widget=Pick)
    hi_vis = forms.BooleanField(required=False, label=_("Hi-vis vest"))
    bell = forms.BooleanField(required=False, label=_("Bell"))
    pump = forms.BooleanField(required=False, label=_("Pump"))
    wants_skills_session = forms.BooleanField(required=False, label=_("Wants a cycling lesson"))
    agreed_in = forms.ChoiceField(choices=languages.CHOICES, required=False, widget=forms.HiddenInput)
    agreed = forms.MultipleChoiceField(
        choices=[("on", _("I agree"))],
        required=False,
        label=_("The rider taps here"),
        widget=PickMany(icons={"on": "hand"}),
    )
    beside = {"lock": "lock", "lights": "rear_light", "helmet": "helmet", "agreed": "agreed"}

    def __init__(self, *args: Any, is_young: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_young:
            self.fields["helmet"].choices = [(Handover.Helmet.GIVEN, Handover.Helmet.GIVEN.label)]
            self.fields["helmet"].help_text = _("Riders under 18 wear one.")

    def does(self, verb: Any, **more: Any) -> bool:
        return super().does(lambda agreed, **ticks: verb(Given(agreed=bool(agreed), **ticks), **more))


class TheftForm(PlainForm):
    """What a rider who was robbed may tell us."""

    crime_number = Words(
        max_length=30,
        required=False,
        label=_("Crime number"),
        help_text=_("Only if they went to the police. They do not have to."),
    )


class SwapForm(PlainForm):
    """How large the child is by now."""

    height_cm = Height(label=_("How tall is the child now?"), help_text=_("For example: 131 or 4ft 3."))
    wheel_inches = forms.TypedChoiceField(
        choices=[(inches, f"{inches}″") for inches in CHILD_WHEELS],
        coerce=int,
        label=_("Which wheel?"),
        widget=Pick,
    )
    beside = {"wheel": "wheel_inches"}


class KitForm(PlainForm):
    """What happened to one kind of kit."""

    LOST, AGAIN = KitMove.Reason.LOST, KitMove.Reason.COUNTED
    what = forms.ChoiceField(
        choices=[
            (KitMove.Reason.BOUGHT, _("We bought some")),
            (KitMove.Reason.GIVEN, _("Somebody gave us some")),
            (KitMove.Reason.BACK, _("Some came back")),
            (LOST, _("Some are lost or broken")),
            (AGAIN, _("I counted all of them")),
        ],
        label=_("What happened?"),
        widget=Pick,
    )
    count = Whole(0, 500, label=_("How many?"))
    cost_pence = Pounds(required=False, label=_("Cost in pounds, all together"), help_text=_("Only if we bought them."))
    beside = {"count": "count", "stock": "count"}
