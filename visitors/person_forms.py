"""What a session lead sends about one person, a place, or a pair of records."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.fields import Day, Pick, PickFirst, PickMany, PlainForm, Words
from visitors import languages
from visitors.forms import AnyPerson, Name, OneOfList
from visitors.models import Background, Consent, Person, ReferralSource, Site
from visitors.models.people import Accommodation, AgeBand, Gender
from visitors.people import ASKED, DECLINED, DEMOGRAPHICS, LISTS

NO_LANGUAGE = ("", _("Not said"))


class FindForm(PlainForm):
    """Some letters of a name, or the number of a card."""

    q = forms.CharField(max_length=120, required=False, label=_("Name or card"))


class NamesForm(PlainForm):
    """What somebody is called and told apart by."""

    known_as = Name(max_length=60, label=_("What we call them"))
    other_names = Name(max_length=120, required=False, label=_("Family and other names"))
    latin_spelling = Name(max_length=120, required=False, label=_("In Latin letters"))
    tell_apart = Name(max_length=80, required=False, label=_("What tells them apart?"))
    languages = forms.MultipleChoiceField(
        choices=languages.by_use, required=False, label=_("Languages"), widget=PickFirst(languages.FIRST)
    )


class BackgroundForm(PlainForm):
    """What a lead asks. The last four only of people who agreed that we note them."""

    beside = {name: name for name in LISTS}

    languages_read = forms.MultipleChoiceField(
        choices=languages.by_use, required=False, label=_("Reads"), widget=PickFirst(languages.FIRST)
    )
    age_band = forms.ChoiceField(choices=AgeBand, required=False, label=_("Age"), widget=Pick)
    referral = OneOfList(
        ReferralSource.objects.all(),
        required=False,
        empty_label=_("Not said"),
        label=_("How did they hear of us?"),
    )
    came_from_town = Name(max_length=60, required=False, label=_("Town before"))
    note = Name(
        max_length=280,
        required=False,
        label=_("Note"),
        help_text=_("Only what helps us to help. No official numbers."),
    )
    gender = forms.ChoiceField(choices=Gender, required=False, label=_("Gender"), widget=Pick)
    nationality = Name(max_length=60, required=False, label=_("Home country, in their words"))
    nationality_declined = forms.MultipleChoiceField(
        choices=[(DECLINED, _("Prefers not to say"))], required=False, label=_("Or"), widget=PickMany
    )
    accommodation = forms.ChoiceField(choices=Accommodation, required=False, label=_("Lives in"), widget=Pick)
    site = OneOfList(Site.objects.all(), required=False, empty_label=_("Not said"), label=_("Which place"))

    def __init__(self, *args: Any, may_note_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("referral", "site"):
            held = self.initial.get(name)
            self.fields[name].held = held and held.pk
        if not may_note_all:
            for name in [*DEMOGRAPHICS, "nationality_declined"]:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.pop("nationality_declined", []):
            data["nationality"] = DECLINED
        return data

    @staticmethod
    def initial_of(background: Background | None) -> dict[str, Any]:
        if background is None:
            return {}
        told = {name: getattr(background, name) for name in [*ASKED, *DEMOGRAPHICS]}
        has_declined = told["nationality"] == DECLINED
        return {
            **told,
            "nationality_declined": [DECLINED] if has_declined else [],
            "nationality": "" if has_declined else told["nationality"],
        }


class ContactForm(PlainForm):
    """A number for messages, and in which language they were asked."""

    phone = Words(
        max_length=20, required=False, label=_("Phone"), help_text=_("Only if they would like messages from us.")
    )
    language = forms.ChoiceField(
        choices=[NO_LANGUAGE, *languages.CHOICES], required=False, label=_("In which language did you ask?")
    )


class ConsentForm(PlainForm):
    """What they agreed to, and in which language they were asked."""

    kind = forms.ChoiceField(choices=Consent.Kind, label=_("What did they agree to?"), widget=Pick)
    language = forms.ChoiceField(
        choices=[NO_LANGUAGE, *languages.CHOICES], required=False, label=_("In which language did you ask?")
    )


class MoveForm(PlainForm):
    """Since when they live elsewhere; nothing means today."""

    on = Day(required=False, label=_("Since which day?"))
    beside = {"future": "on"}


class PeopleOfPlaceForm(PlainForm):
    """Who of a place. All of them, until somebody is taken out."""

    people = forms.ModelMultipleChoiceField(Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, living: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = Person.objects.filter(pk__in=[person.pk for person in living])
        chosen = set(self.data.getlist("people")) if self.is_bound else {str(person.pk) for person in living}
        self.rows = [(person, str(person.pk) in chosen) for person in living]


class SiteMoveForm(PeopleOfPlaceForm, MoveForm):
    """Who of a place moved, and since when."""


class OtherForm(PlainForm):
    """Who may be the same person."""

    other = AnyPerson()


class MovedForm(PlainForm):
    """Whose move it was, so that a second press finds their page when the move is gone."""

    person = AnyPerson()


class KeptForm(PlainForm):
    """Which of the two records stays."""

    kept = forms.ModelChoiceField(Person.objects.all())
