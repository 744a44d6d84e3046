"""What every template draws with: symbols, frame, forms, refusals and messages."""

import json
import re
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings as project
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpResponseNotAllowed
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation

from hub.models import Access
from hub.pages import method_page
from tests.conftest import signed_in
from tests.factories import UserFactory

TEMPLATES = sorted((project.ROOT / "templates").rglob("*.html"))
SYMBOLS = set(re.findall(r'<symbol id="([\w-]+)"', (project.ROOT / "static" / "icons.svg").read_text()))
NEVER = re.compile(
    r"!|\b(status|claim|case|client|service user|beneficiary|illegal|ID|nationality|required|OK)\b"
    r"|[\U0001F300-\U0001FAFF]"
)


@pytest.fixture(autouse=True)
def plain_names(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def request_of_lead(rf):
    request = rf.get("/")
    request.user = SimpleNamespace(
        is_authenticated=True, called="Rosa <b>", accesses={Access.LEAD}, access_labels=["session lead"]
    )
    request.resolver_match = SimpleNamespace(view_name="hub:home")
    return request


def symbol(name: str, kind: str = "i") -> str:
    return f'<svg class="{kind}" aria-hidden="true"><use href="/static/icons.svg#{name}"></use></svg>'


def drawn(text: str, **context) -> str:
    return engines["django"].from_string(text).render(context)


def squeezed(html: str) -> str:
    """The same page without the white space between its marks."""
    return re.sub(r"\s*(<|>)\s*(?=<|>|$)", r"\1", re.sub(r"\s+", " ", html)).strip()


# Symbols and names


def test_icon_is_a_symbol_of_the_one_file_hidden_from_readers():
    assert drawn('{% icon "door" "l flip" %}') == symbol("door", "i l flip")
    assert drawn('{% icon "door" %}') == symbol("door")


def test_icon_escapes_what_it_is_given():
    assert '"><script>' not in drawn("{% icon name name %}", name='"><script>')


def test_every_symbol_that_a_template_names_is_drawn():
    named = {name for path in TEMPLATES for name in re.findall(r'\{% icon "([\w-]+)"', path.read_text())}

    assert named - SYMBOLS == set()


def test_mark_carries_its_size_so_that_it_fits_pages_without_our_styles():
    assert drawn('{% mark "lg" %}').startswith('<svg class="mark lg" width="36" height="36" viewBox="0 0 36 36"')


def test_hub_name_is_the_set_one(settings):
    settings.HUB_NAME = "Tea & Bikes"

    assert drawn("{% hub_name %}") == "Tea &amp; Bikes"


@pytest.mark.parametrize(
    ("code", "language", "direction", "sheet"),
    [
        ("en-gb", "en-GB", "ltr", "hub.css"),
        ("ar", "ar", "rtl", "hub.rtl.css"),
        ("zh-hans", "zh-Hans", "ltr", "hub.css"),
    ],
)
def test_page_tells_its_language_and_direction(code, language, direction, sheet):
    with translation.override(code):
        page = render_to_string("errors/404.html")

    assert f'<html lang="{language}" dir="{direction}">' in page
    assert f'<link rel="stylesheet" href="/static/{sheet}">' in page


# Frame


def test_base_shows_rooms_and_who_is_signed_in(request_of_lead):
    page = render_to_string("base.html", request=request_of_lead)

    assert page.count('aria-current="page"') == 1
    assert "<bdi>Rosa &lt;b&gt;</bdi>" in page
    assert "<title> · Drop-in Hub</title>" in page
    assert 'action="/sign-out"' in page
    assert page.index('href="#main"') < page.index('class="rail"') < page.index('<main id="main"')


def test_base_gives_htmx_the_forgery_token(request_of_lead):
    page = render_to_string("base.html", request=request_of_lead)

    headers = json.loads(re.search(r"hx-headers='([^']+)'", page)[1])
    assert list(headers) == ["X-CSRFToken"]
    assert len(headers["X-CSRFToken"]) == 64


def test_htmx_shows_refusals_and_runs_no_text_as_script():
    bare = (project.ROOT / "templates" / "bare.html").read_text()
    config = json.loads(re.search(r"name=\"htmx-config\" content='([^']+)'", bare)[1])

    def shown(code: int) -> bool:
        return next(rule["swap"] for rule in config["responseHandling"] if re.search(rule["code"], str(code)))

    codes = [200, 204, 302, 400, 403, 404, 409, 422, 429, 500]
    assert [code for code in codes if shown(code)] == [200, 302, 409, 422, 429]
    assert (config["allowEval"], config["includeIndicatorStyles"], config["selfRequestsOnly"]) == (False, False, True)
    assert config["historyCacheSize"] == 0


@pytest.mark.parametrize(
    ("level", "kind"),
    [(messages.SUCCESS, "ok"), (messages.INFO, "already"), (messages.WARNING, "call"), (messages.ERROR, "stop")],
)
def test_message_becomes_the_banner_of_its_kind(level, kind):
    said = squeezed(render_to_string("_messages.html", {"messages": [Message(level, "Rosa & Ed")]}))

    assert said == (
        f'<div class="said" role="status"><div class="result {kind}"><div class="what">'
        f"{symbol(kind)}<p><strong>Rosa &amp; Ed</strong></p></div></div></div>"
    )


# Forms


class Tiles(forms.RadioSelect):
    template_name = "forms/pick.html"

    def create_option(self, *args, **kwargs) -> dict:
        return super().create_option(*args, **kwargs) | {"icon": "ball"}


class Throwaway(forms.Form):
    use_required_attribute = False
    name = forms.CharField(label="What is it called?", help_text="For example: Football.")
    day = forms.ChoiceField(label="Which day?", choices=[("4", "Thursday")], widget=Tiles)
    sure = forms.BooleanField(label="Tell helpers too", required=False)

    def clean(self) -> None:
        raise forms.ValidationError("The end is before the start.")


def form_html(form: forms.Form) -> str:
    return squeezed(drawn("{% load crispy_forms_tags %}{{ form|crispy }}", form=form))


def test_field_is_label_help_and_box():
    assert (
        '<div id="div_id_name" class="field"><label for="id_name">What is it called?</label>'
        '<div class="help" id="id_name_helptext">For example: Football.</div>'
        '<input type="text" name="name" class="textinput input" aria-describedby="id_name_helptext" id="id_name"></div>'
    ) in form_html(Throwaway())


def test_field_says_under_itself_what_is_wrong():
    html = form_html(Throwaway({}))

    assert (
        '<input type="text" name="name" class="textinput input" aria-invalid="true" '
        'aria-describedby="id_name_helptext id_name_error" id="id_name">'
        f'<div class="errs" id="id_name_error"><p class="err">{symbol("stop")}'
        "<span>This field is required.</span></p></div></div>"
    ) in html


def test_what_is_wrong_with_the_whole_form_stands_on_top():
    html = form_html(Throwaway({}))

    assert html.startswith('<div class="fields"><div class="note stop" role="alert" tabindex="-1" data-errors>')
    assert "<p><b>The end is before the start.</b></p>" in html


def test_tiles_are_real_radio_buttons_with_symbol_and_word():
    assert (
        '<div class="pick" id="id_day"><label><input type="radio" name="day" value="4" id="id_day_0">'
        f"{symbol('tick', 'i t')}{symbol('ball')}<span>Thursday</span></label></div>"
    ) in form_html(Throwaway())


def test_group_of_tiles_says_what_is_wrong_for_all_of_them():
    html = form_html(Throwaway({}))

    assert '<fieldset id="div_id_day" class="field bad" aria-describedby="id_day_error"><legend>' in html
    assert '<input type="radio" name="day" value="4" id="id_day_0">' in html


def test_chosen_tile_stays_chosen():
    assert '<input type="radio" name="day" value="4" id="id_day_0" checked>' in form_html(Throwaway({"day": "4"}))


def test_single_box_stands_in_its_label():
    box = '<input type="checkbox" name="sure" id="id_sure">'
    tile = f'<div class="pick"><label>{box}{symbol("tick", "i t")}<span>Tell helpers too</span></label></div>'

    assert tile in form_html(Throwaway())


def test_forms_carry_no_asterisk_and_nothing_for_the_browser_to_refuse():
    whole = drawn("{% load crispy_forms_tags %}{% crispy form %}", form=Throwaway(), csrf_token="t")

    assert re.search(r'<form[^>]*method="post" novalidate>', whole)
    assert "*" not in whole
    assert " required" not in whole


# When something went wrong


@pytest.mark.parametrize("code", [400, 403, 404, 405, 409, 422, 429, 500, 503])
def test_error_page_needs_nobody_and_leads_one_way_on(code):
    page = squeezed(render_to_string(f"errors/{code}.html"))

    what = re.search(r"<h1>(.+?)</h1>", page)[1]
    assert f"<title>{what} · Drop-in Hub</title>" in page
    assert re.search(r"</h1></div><p>[A-Z][^<]+\.</p>", page)
    assert re.findall(r'<a class="btn[^"]*" href="([^"]*)"', page) == ["/"]
    assert "<script" not in page


def test_error_page_says_the_given_sentence_instead():
    page = squeezed(render_to_string("errors/422.html", {"sentence": "It is <shut>."}))

    assert "</div><p>It is &lt;shut&gt;.</p>" in page
    assert re.findall(r'<a class="btn[^"]*" href="([^"]*)"', page) == ["/"]


def test_what_opens_another_way_says_so_and_keeps_the_list_of_ways(rf):
    answer = method_page(rf.get("/sign-out"), HttpResponseNotAllowed(["POST", "OPTIONS"]))

    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")
    assert "<h1>There is no page to open here</h1>" in answer.content.decode()


def test_who_may_not_look_can_ask_and_can_leave(lead):
    page = squeezed(signed_in(lead).get("/accounts").content.decode())

    assert "If you need it, ask an administrator." in page
    assert re.findall(r'<a class="btn[^"]*" href="([^"]*)"', page) == ["/"]
    assert re.search(r'<form method="post" action="/sign-out"><input type="hidden" name="csrfmiddlewaretoken"', page)


def test_an_account_that_opens_nothing_is_not_sent_round_in_a_ring(db):
    client = signed_in(UserFactory(accesses=[]))
    page = squeezed(client.get("/").content.decode())

    assert "Your account opens no page yet. Ask an administrator to say what you do here." in page
    assert (re.findall(r'<a class="btn', page), 'action="/sign-out"' in page) == ([], True)
    assert client.post("/sign-out").headers["Location"] == "/sign-in"


def test_empty_place_says_what_is_so_and_one_way_on():
    context = {"icon_name": "bike", "title": "No bike is ready.", "url": "/x", "label": "Look"}

    assert squeezed(render_to_string("_empty.html", context)) == (
        f'<div class="empty">{symbol("bike", "i xl")}'
        '<p><b>No bike is ready.</b></p><a class="btn edge" href="/x">Look</a></div>'
    )


def test_admin_carries_our_name_and_mark(request_of_lead):
    page = squeezed(render_to_string("admin/base_site.html", {"title": "Sessions"}, request=request_of_lead))

    assert "<title>Sessions · Drop-in Hub</title>" in page
    assert re.search(r'<div id="site-name"><a href="/admin/"><svg class="mark" .+?</svg> ?Drop-in Hub</a></div>', page)


# What no template may hold


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_holds_nothing_that_the_policy_blocks(path):
    text = path.read_text()

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|hx-on|javascript:|<script(?! src=)", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_says_no_word_that_a_screen_never_shows(path):
    texts = re.findall(r'\{% translate "([^"]*)"', path.read_text())
    texts += re.findall(r"\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate", path.read_text(), re.S)

    assert [text for text in texts if NEVER.search(re.sub(r"\{\{.*?\}\}", "", text))] == []
