"""What the page for an old book sends: the file, twice, and between the two what was seen."""

from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.fields import Pick, PlainForm, Words
from hub.models import Programme
from visitors.workbook.enrolling import LONGEST_NAME

SALT = "visitors.workbook.seen"
LASTS = 8 * 60 * 60  # seconds between looking and bringing in


class File(forms.FileInput):
    """A box for one file; which one was chosen before, no browser tells."""

    def __init__(self) -> None:
        super().__init__({"class": "input", "accept": ".xlsx"})


class LookForm(PlainForm):
    """The first time: look at what is in it."""

    workbook = forms.FileField(
        label=_("The workbook"),
        help_text=_("A file that ends in .xlsx, up to 10 MB."),
        widget=File,
        error_messages={
            "required": _("Choose the workbook first."),
            "missing": _("Choose the workbook first."),
            "invalid": _("Choose the workbook first."),
            "empty": _("This file is empty. Is it the right one?"),
        },
    )
    book = Words(
        max_length=LONGEST_NAME,
        required=False,
        label=_("A name for this book"),
        help_text=_("Only if there are several books. Use the same name each time."),
    )
    programme = forms.ModelChoiceField(
        Programme.objects.order_by("name"),
        required=False,
        empty_label=_("Not chosen"),
        label=_("For days without a drop-in"),
        help_text=_("Days of a drop-in find their own place."),
        widget=forms.Select({"class": "input"}),
    )
    has_consent = forms.TypedChoiceField(
        choices=[("", _("Nobody said so")), ("yes", _("They agreed"))],
        coerce=lambda said: said == "yes",
        required=False,
        empty_value=False,
        initial="",
        label=_("Did people agree that we note country and gender?"),
        widget=Pick,
    )

    def clean_workbook(self) -> bytes:
        """The file's content; one byte more than is allowed tells that it is too long."""
        return self.cleaned_data["workbook"].read(settings.LONGEST_WORKBOOK + 1)


class SameForm(PlainForm):
    """The second time: the same file, to be brought in as it was seen."""

    workbook = LookForm.base_fields["workbook"]
    seen = forms.CharField(widget=forms.HiddenInput)

    clean_workbook = LookForm.clean_workbook

    def clean_seen(self) -> dict[str, Any]:
        try:
            return signing.loads(self.cleaned_data["seen"], salt=SALT, max_age=LASTS)
        except signing.BadSignature:
            raise ValidationError(_("Too much time went by. Start again and look at the book first.")) from None

    def clean(self) -> dict[str, Any]:
        """The options that were seen, with the content of the very file."""
        data = super().clean()
        seen, content = data.get("seen"), data.get("workbook")
        if not seen or content is None:
            return data
        if digest(content) != seen["file"]:
            self.add_error("workbook", _("This is another file than the one you saw. Choose that one, or start again."))
            return data
        programme = Programme.objects.filter(pk=seen["programme"]).first()
        return {"workbook": content, "book": seen["book"], "programme": programme, "has_consent": seen["has_consent"]}


def digest(content: bytes) -> str:
    """By which a file is known again."""
    return sha256(content).hexdigest()


def in_groups(digest: str) -> str:
    """The same in groups of eight letters, to be read aloud and to fit a small screen."""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def seal(options: dict[str, Any]) -> str:
    """What was seen, so that nothing else is brought in. It holds no word of the book."""
    programme = options["programme"]
    seen = {
        "file": digest(options["workbook"]),
        "book": options["book"],
        "programme": programme and programme.pk,
        "has_consent": options["has_consent"],
    }
    return signing.dumps(seen, salt=SALT)
