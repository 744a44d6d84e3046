"""Fields for a thumb, and the form that they stand in."""

import re
from datetime import time

import pytest
from django import forms
from django.core.exceptions import ValidationError

from hub.fields import Clock, PickFirst, PickMany, PlainForm, Steps, Words
from hub.refusals import Refused

HIDDEN = "There are hidden letters in this. Please type it again."


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("9:30", 9, 30),
        ("09:30", 9, 30),
        ("9.30", 9, 30),
        ("0930", 9, 30),
        ("930", 9, 30),
        ("130", 1, 30),
        ("9", 9, 0),
        ("21:30:00", 21, 30),
        ("9:30 pm", 21, 30),
        ("9:30pm", 21, 30),
        ("9.30 pm", 21, 30),
        ("9.30pm", 21, 30),
        ("930 PM", 21, 30),
        ("9 pm", 21, 0),
        ("9pm", 21, 0),
        (" 9 p.m. ", 21, 0),
        ("12 am", 0, 0),
        ("12pm", 12, 0),
        ("٩:٣٠", 9, 30),
    ],
)
def test_a_time_is_read_in_any_hand(typed: str, hour: int, minute: int) -> None:
    assert Clock().clean(typed) == time(hour, minute)


@pytest.mark.parametrize(
    "typed", ["half nine", "24:00", "9:60", "960", "93", "13 pm", "0 am", "09300", "9 x", "-9", "9:30\x00"]
)
def test_what_is_no_time_gets_an_example(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Clock().clean(typed)
    assert refused.value.messages == ["Write the time like this: 9:30."]


@pytest.mark.parametrize("between", ["\n", "\r\n", "\t", "\u2028", "\u2029", "\x00"])
def test_one_line_of_text_is_one_line(between: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Words(max_length=60).clean(f"Main{between}hall")
    assert refused.value.messages == [HIDDEN]


def test_one_line_of_text_is_never_cut_short_or_kept_by_the_browser() -> None:
    attrs = Words(max_length=60).widget.attrs
    assert attrs == {"dir": "auto", "autocomplete": "off"}


class Tea(PlainForm):
    sort = forms.ChoiceField(choices=[("mint", "Mint")])
    extras = forms.MultipleChoiceField(choices=[("milk", "Milk")])
    table = forms.CharField(max_length=3, error_messages={"required": "Say where."})
    beside = {"gone": "sort"}


MINT = {"sort": "mint", "extras": ["milk"], "table": "1"}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"sort": "7"}, {"sort": ["Choose one of the list."]}),
        ({"sort": ""}, {"sort": ["Please fill this in."]}),
        ({"extras": ["7"]}, {"extras": ["Choose one of the list."]}),
        ({"extras": "milk"}, {"extras": ["Choose from the list."]}),
        ({"table": ""}, {"table": ["Say where."]}),
        ({"table": "1\x00"}, {"table": [HIDDEN]}),
        ({"table": "1111"}, {"table": ["That is too long. Use at most 3 letters."]}),
    ],
)
def test_a_plain_form_never_lets_django_speak(sent: dict, sentence: dict) -> None:
    form = Tea({**MINT, **sent})
    assert (form.errors, form.status) == (sentence, 422)


def test_a_plain_form_leaves_other_forms_alone() -> None:
    assert Tea().status == 200
    assert forms.ChoiceField().error_messages["required"] == "This field is required."


@pytest.mark.parametrize(("code", "status"), [("gone", 422), ("stale", 409), ("wait", 429)])
def test_a_verbs_refusal_stands_in_the_form_and_answers_with_its_status(code: str, status: int) -> None:
    def brew(**sent: str) -> None:
        raise Refused("No tea now.", code=code)

    form = Tea(MINT)
    assert (form.does(brew), form.status) == (False, status)
    assert form.errors == {"sort" if code == "gone" else "__all__": ["No tea now."]}


def test_what_a_verb_made_is_kept() -> None:
    form = Tea(MINT)
    assert (form.does(lambda *, by, **sent: (by, sent), by="Rosa"), form.status) == (True, 200)
    assert form.made == ("Rosa", MINT)


@pytest.mark.parametrize("nothing", ["\u200f", "\u3164", "\u2800 \u200d", " \u00a0 "])
def test_what_cannot_be_seen_is_nothing(nothing: str) -> None:
    with pytest.raises(ValidationError):
        Words(max_length=10).clean(nothing)
    assert Words(max_length=10).clean("می\u200cخواهم") == "می\u200cخواهم"


class Order(forms.Form):
    sorts = forms.MultipleChoiceField(
        choices=[("mint", "Mint"), ("rose", "Rose"), ("sage", "Sage"), ("dill", "Dill")], widget=PickFirst(2)
    )
    sugars = forms.IntegerField(required=False, max_value=12, widget=Steps(most=12))
    extras = forms.MultipleChoiceField(
        choices=[("milk", "Milk"), ("ice", "Ice")], widget=PickMany(icons={"milk": "cup"})
    )


def picked(**sent: object) -> tuple[str, str]:
    """The tiles that stand first, and those behind "More"."""
    first, _details, others = str(Order(sent or None)["sorts"]).partition("<details")
    return first, others


def test_pick_first_shows_a_few_and_keeps_the_others_behind_more() -> None:
    first, others = picked()
    assert [re.findall('value="([a-z]+)"', part) for part in (first, others)] == [["mint", "rose"], ["sage", "dill"]]
    assert ("checked" in first + others, others.startswith(">"), "More" in others) == (False, True, True)


@pytest.mark.parametrize(("chosen", "is_open"), [(["mint"], False), (["mint", "dill"], True), (["sage"], True)])
def test_pick_first_opens_when_something_behind_it_was_chosen(chosen: list[str], is_open: bool) -> None:
    first, others = picked(sorts=chosen)
    assert (others.startswith(" open>"), (first + others).count(" checked")) == (is_open, len(chosen))


def test_pick_many_shows_a_symbol_where_there_is_one() -> None:
    tiles = str(Order()["extras"])
    assert [tile.count("<svg") for tile in tiles.split("<label")[1:]] == [2, 1]  # its own, and the tick


@pytest.mark.parametrize(("typed", "shown"), [(None, ""), (3, "3"), ("many", "many"), ('"><b>', "&quot;&gt;&lt;b&gt;")])
def test_steps_keep_what_was_typed_between_one_less_and_one_more(typed: object, shown: str) -> None:
    box = str(Order(initial={"sugars": typed})["sugars"])
    assert (f'name="sugars" value="{shown}"' in box, 'data-most="12"' in box) == (True, True)
    assert re.findall('data-step="(-?1)" aria-label="([A-Za-z ]+)"', box) == [("-1", "One less"), ("1", "One more")]
