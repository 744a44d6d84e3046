"""What a session lead sends about the lists: a name, which two are one, who lives elsewhere, how a town is spelt."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hub.fields import PLAIN_WORDS, PickMany, PlainForm
from visitors.forms import Name
from visitors.lists import KINDS, Entry
from visitors.models import Site
from visitors.person_forms import PeopleOfPlaceForm
from visitors.towns import Spelling, spellings

ROOM = re.compile(r"\b(room|rm|flat|apartment|apt)\b\.?\s*\d", re.IGNORECASE)
NOTHING = _("Choose")


def no_room(value: str) -> None:
    """A place has many rooms, and who lives in which is nothing we keep."""
    if ROOM.search(value):
        raise ValidationError(_("Leave the room number out. The place is enough."), code="room")


class SourceNameForm(PlainForm):
    """How a way to us is called."""

    name = Name(max_length=40, label=_("Short name"))
    beside = {"double": "name"}

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class SiteNameForm(SourceNameForm):
    """How a place is called."""

    name = Name(max_length=40, label=_("Short name"), help_text=_("No room number."), validators=[no_room])


class JoinForm(PlainForm):
    """Which other one it really is."""

    into = forms.ModelChoiceField(
        Site.objects.none(),
        empty_label=NOTHING,
        label=_("Which one is right?"),
        error_messages={"required": PLAIN_WORDS["invalid_choice"]},
    )
    beside = {"same": "into", "gone": "into"}

    def __init__(self, *args: Any, gone: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = KINDS[type(gone)].rows.objects.offered().exclude(pk=gone.pk)


class ResettleForm(PeopleOfPlaceForm):
    """Who lives at another place now, and at which."""

    to = forms.ModelChoiceField(
        Site.objects.none(),
        empty_label=NOTHING,
        label=_("Where do they live now?"),
        error_messages={"required": PLAIN_WORDS["invalid_choice"]},
    )
    beside = {"same": "to"}

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = Site.objects.offered().exclude(pk=site.pk)


class ShownTownsForm(PlainForm):
    """Which spellings a screen is about. What nobody has any more falls away."""

    shown = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = set(self.data.getlist("shown"))
        self.rows = [one for one in spellings() if one.town in asked]


class TownForm(PlainForm):
    """Which of these spellings are one town, and how it is written."""

    towns = forms.MultipleChoiceField(
        label=_("Which of these are one town?"),
        widget=PickMany,
        error_messages={"required": _("Choose one at least, or go back.")},
    )
    to = Name(max_length=60, label=_("Write it like this"))

    def __init__(self, *args: Any, shown: ShownTownsForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["towns"].choices = [(one.town, _of_people(one)) for one in shown.rows]
        self.initial = {"towns": [one.town for one in shown.rows], "to": shown.rows[0].town if shown.rows else ""}


def _of_people(one: Spelling) -> str:
    words = ngettext("%(town)s, %(n)d person", "%(town)s, %(n)d people", one.people)
    return words % {"town": one.town, "n": one.people}
