"""What every answer carries: our header, the policy, no copies kept; and pages for when things go wrong."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from hub import urls
from hub.access import open_to_all
from hub.models import User
from hub.refusals import Refused
from tests.conftest import signed_in

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@open_to_all
def breaks(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("Rosa Behrami")


@open_to_all
def refuses(request: HttpRequest, code: str) -> HttpResponse:
    raise Refused("Somebody was quicker.", code=code)


@open_to_all
def forbids(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [
    path("breaks", breaks),
    path("forbids", forbids),
    path("refuses/<slug:code>", refuses),
    path("", include(urls.urlpatterns)),
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.mark.parametrize("address", ["/sign-in", "/", "/nothing", "/healthz", "/admin/"])
def test_every_answer_carries_the_policy_and_is_not_kept(stranger: Client, db: None, address: str) -> None:
    answer = stranger.get(address)
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
    carried = ("X-Hub", "Cache-Control", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
    assert [answer.headers[name].partition(",")[0] for name in carried][:1] == ["1"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert [answer.headers[name] for name in carried[2:]] == ["DENY", "nosniff", "same-origin"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/forbids", 403, ""),
        ("/nothing", 404, "This page is not here"),
        ("/refuses/stale", 409, "Somebody was quicker."),
        ("/refuses/full", 422, "Somebody was quicker."),
        ("/refuses/wait", 429, "Somebody was quicker."),
        ("/breaks", 500, ""),
    ],
)
def test_a_page_for_each_thing_that_goes_wrong(lead: User, settings, address: str, status: int, words: str) -> None:
    settings.ROOT_URLCONF = __name__
    client = signed_in(lead)
    client.raise_request_exception = False
    answer = client.get(address)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "<h1>" in page, 'lang="en-GB"' in page) == (status, True, True, True)
    assert ("Behrami" in page, 'href="/"' in page) == (False, True)


def test_healthz_answers_machines_and_asks_the_database(stranger: Client, db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert stranger.get("/healthz").content == b"ok"


def test_a_page_in_a_language_from_right_to_left_is_mirrored(lead: User, settings) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "Arabic")]
    client = signed_in(lead)
    client.cookies["django_language"] = "ar"
    page = client.get("/").content.decode()
    assert ('<html lang="ar" dir="rtl">' in page, "hub.rtl.css" in page) == (True, True)


def test_one_style_sheet_and_one_script(lead: User) -> None:
    page = signed_in(lead).get("/").content.decode()
    assert (page.count('rel="stylesheet"'), page.count("<script"), "style=" in page) == (1, 1, False)
