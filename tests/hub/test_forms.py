"""Our forms say what is wrong in our own words, and offer nobody the names that others typed."""

import inspect

import pytest
from django.forms import TextInput

from hub import forms
from hub.fields import PlainForm
from hub.filters import AuditFilter
from hub.models import User

OURS = [kind for _name, kind in inspect.getmembers(forms, inspect.isclass) if issubclass(kind, PlainForm)]
DJANGOS = (
    "This field is required",
    "Select a valid choice",
    "Enter a ",
    "Ensure this value",
    "Null characters",
    "This password is",
)


def made(kind: type[PlainForm], sent: dict | None = None) -> PlainForm:
    return kind(User(), sent) if kind is forms.PasswordForm else kind(sent)


@pytest.mark.parametrize("value", ["", "7", "\x00", "x" * 5000], ids=["nothing", "seven", "null", "long"])
@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_no_form_speaks_djangos_words(db: None, kind: type[PlainForm], value: str) -> None:
    form = made(kind, dict.fromkeys(kind.base_fields, value))
    said = [sentence for sentences in form.errors.values() for sentence in sentences]
    assert [sentence for sentence in said if sentence.startswith(DJANGOS)] == []


@pytest.mark.parametrize("value", ["7", "\x00", "x" * 5000], ids=["seven", "null", "long"])
def test_no_filter_speaks_djangos_words(db: None, value: str) -> None:
    form = AuditFilter(dict.fromkeys(["by", "act", "from_on", "until_on"], value)).form
    assert (form.status, form.errors) == (
        422,
        {
            "by": ["Choose one of the list."],
            "act": ["Choose one of the list."],
            "from_on": ["Write the day like this: 24/12/2026."],
            "until_on": ["Write the day like this: 24/12/2026."],
        },
    )


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_no_browser_offers_what_somebody_else_typed(db: None, kind: type[PlainForm]) -> None:
    fields = made(kind).fields.items()
    lines = {name: field.widget for name, field in fields if type(field.widget) is TextInput}
    open_ones = {name for name, widget in lines.items() if widget.attrs.get("autocomplete") != "off"}
    assert open_ones <= {"username", "capacity"} if kind is not forms.AccountForm else open_ones == set()


def test_a_name_that_grows_in_small_letters_gets_our_sentence(db: None) -> None:
    form = forms.AccountForm({"called": "Rosa", "username": "İ" * 40, "accesses": ["door"]})
    assert form.errors == {"username": ["That is too long. Use at most 40 letters."]}
