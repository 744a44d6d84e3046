"""What the door's screens send."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.fields import Pick, PickFirst, PickMany, PlainForm, Steps, Words
from hub.models.calendar import Mode
from hub.words import no_official_numbers
from visitors import languages
from visitors.cards import MOST_PAGES
from visitors.models import CardSheet, Headcount, Person, Place, Provision, ReferralSource, Visit
from visitors.models.people import AgeBand
from visitors.models.visits import BANDS, MOST_CHILDREN
from visitors.registration import NewFace

ABOUT = "about-"
MOST_FIELDS = 100  # of one form that are read
# A card that cannot be given is said beside its field.
BESIDE_CARD = dict.fromkeys(("misread", "unknown", "taken", "second", "same", "revoked"), "card")
CHILDREN = _("Write a number from 0 to 12.")


class PressForm(PlainForm):
    """Every press at the door carries a number of its own, made by the page."""

    receipt = forms.UUIDField()


class AnyPerson(forms.UUIDField):
    """A person by number, joined to another or not."""

    def clean(self, value: Any) -> Person:
        # written out, because Django would take longer to word it than PostgreSQL to answer it
        person = next(
            iter(Person.objects.raw("SELECT * FROM visitors_person WHERE id = %s", [super().clean(value)])), None
        )
        if person is None:
            raise ValidationError(_("This is not here any more."), code="gone")
        return person


class _Offered(forms.models.ModelChoiceIterator):
    def __iter__(self) -> Iterator[tuple]:
        self.queryset = self.field.queryset.offered(beside=self.field.held)
        return super().__iter__()


class OneOfList(forms.ModelChoiceField):
    """One of a list that leads keep. What is retired is not offered, but to whoever has it (`held`).

    A page that was open before takes it still, so that nobody at a desk is held up.
    """

    iterator = _Offered
    held: int | None = None


class VisitForm(PressForm):
    person = AnyPerson()


class HeadcountForm(PressForm):
    kind = forms.ChoiceField(choices=Headcount.Kind)


class UndoingForm(PressForm):
    of = forms.UUIDField()


class ModeForm(PlainForm):
    mode = forms.ChoiceField(choices=Mode)


class TickForm(PlainForm):
    """A line of the welcome list: done, or the answer that somebody gave."""

    kind = forms.ChoiceField(choices=Provision.Kind)
    wants = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        required=False,
        empty_value=None,
    )
    language = forms.ChoiceField(choices=languages.CHOICES, required=False)


class TogetherForm(PlainForm):
    other = forms.ModelChoiceField(Person.objects.known())


def children_fields() -> dict[str, forms.IntegerField]:
    """How many children along, by band."""
    return {
        band: forms.IntegerField(
            required=False,
            min_value=0,
            max_value=MOST_CHILDREN,
            label=words,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), CHILDREN),
            widget=Steps(most=MOST_CHILDREN),
        )
        for band, words in BANDS.items()
    }


class ChildrenForm(PlainForm):
    """How many children came along today, by band; empty is nobody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= children_fields()

    def clean(self) -> dict:
        return {band: number or 0 for band, number in super().clean().items()}


class Name(Words):
    """A word about a person: no hidden letters, no official number."""

    default_validators = [*Words.default_validators, no_official_numbers]


class IfStillThere(forms.ModelChoiceField):
    """A row the page was made for. If it was taken back meanwhile it is nothing: nobody could put that right."""

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except ValidationError:
            return None


class CardNumber(Words):
    """The number of a card, from a scanner or a thumb."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **{"required": False, "label": _("Card"), **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict:
        return {"dir": "ltr", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class NewFaceForm(PressForm):
    """Only the name is needed."""

    beside = BESIDE_CARD
    receipt = forms.UUIDField(widget=forms.HiddenInput)
    known_as = Name(max_length=60, label=_("What shall we call you?"))
    other_names = Name(max_length=120, required=False, label=_("Family and other names"))
    tell_apart = Name(
        max_length=80, required=False, label=_("What tells them apart?"), help_text=_("For example: tall, red cap.")
    )
    languages = forms.MultipleChoiceField(
        choices=languages.by_use, required=False, label=_("Languages"), widget=PickFirst(languages.FIRST)
    )
    age = forms.ChoiceField(
        choices=[(AgeBand.GROWN_UP, _("Grown-up")), (AgeBand.UNDER_18, _("Under 18")), ("", _("Not said"))],
        required=False,
        initial="",
        label=_("Age"),
        widget=Pick,
    )
    wishes = forms.MultipleChoiceField(
        choices=[
            ("bike", _("A bike")),
            ("english", _("English class")),
            ("helping", _("To help here")),
            ("clothes", _("Clothes today")),
        ],
        required=False,
        label=_("Would you like"),
        widget=PickMany(icons={"bike": "bike", "english": "book", "helping": "hand", "clothes": "clothes"}),
    )
    referral = OneOfList(
        ReferralSource.objects.all(),
        required=False,
        blank=True,
        empty_label=_("Not said"),
        label=_("How did you hear of us?"),
        widget=Pick,
    )
    phone = Words(
        max_length=20, required=False, label=_("Phone"), help_text=_("Only if they would like messages from us.")
    )
    card = CardNumber(help_text=_("Take the next one, then scan it or type it. They can also do without."))
    with_visit = IfStillThere(
        Visit.objects.filter(person__anonymised_at=None).select_related("person"),
        required=False,
        widget=forms.HiddenInput,
    )
    place = IfStillThere(Place.objects.all(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_as"].widget.attrs |= {  # who it may be already, while the name is typed
            "hx-post": reverse("visitors:new-face-likely"),
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "#likely",
            "hx-swap": "outerHTML",
        }
        self.fields["known_as"].error_messages["required"] = _("Write a name to call them by. Any name is fine.")
        self.fields |= children_fields()

    def bands(self) -> list[forms.boundfield.BoundField]:
        return [self[band] for band in BANDS]

    def face(self) -> NewFace:
        data = self.cleaned_data
        children = {band: data[band] for band in BANDS if data[band]}
        referral = data["referral"].pk if data["referral"] else None
        kept = ("known_as", "other_names", "tell_apart", "languages", "age", "wishes", "phone", "card")
        return NewFace(**{name: data[name] for name in kept}, referral=referral, children=children)

    def said_about(self) -> dict[UUID, str]:
        """What the helper said about each person it could be: "unsure" or "other"."""
        said: dict[UUID, str] = {}
        for name, answer in list(self.data.items())[:MOST_FIELDS]:
            with suppress(ValueError):
                if name.startswith(ABOUT) and answer in {"unsure", "other"}:
                    said[UUID(name.removeprefix(ABOUT))] = answer
        return said


class CardSheetForm(PlainForm):
    """Which cards to make, and on how many pages."""

    sheet = forms.UUIDField(widget=forms.HiddenInput)
    per_page = forms.TypedChoiceField(
        choices=CardSheet.PerPage, coerce=int, initial=CardSheet.PerPage.TEN, label=_("On each page"), widget=Pick
    )
    pages = forms.IntegerField(
        min_value=1,
        max_value=MOST_PAGES,
        initial=1,
        label=_("How many pages?"),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write a number from 1 to 10.")
        ),
        widget=forms.TextInput({"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
    )


class CardForm(PlainForm):
    """A card of the stack for somebody who has none."""

    beside = BESIDE_CARD
    card = CardNumber(
        required=True,
        help_text=_("Take the next one, then scan it or type it."),
        error_messages={"required": _("Scan the card, or type its 8 letters.")},
    )


class LostCardForm(PlainForm):
    """The card that comes in place of a lost one, if there is one at hand."""

    beside = BESIDE_CARD
    card = CardNumber(label=_("The new card"), help_text=_("Scan it or type it. Empty: give one another day."))
