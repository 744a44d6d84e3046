"""A database that is away, too slow, or held by somebody else: one calm page, and the next press works."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from hub import urls
from hub.access import open_to_all
from hub.models import User
from tests.conftest import signed_in
from tests.factories.hub import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = ["<h1>The hub is busy</h1>", "Wait a moment, then press again. Nothing is lost that said it was saved."]


@open_to_all
def slow(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(5)")
    return HttpResponse()


@open_to_all
def fails(request: HttpRequest, code: str) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$")
    return HttpResponse()


@open_to_all
def remembers(request: HttpRequest) -> HttpResponse:
    request.session["seen"] = True
    return HttpResponse("seen")


urlpatterns = [
    path("slow", slow),
    path("fails/<slug:code>", fails),
    path("remembers", remembers),
    path("", include(urls.urlpatterns)),
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@contextmanager
def somebody_else() -> Iterator[psycopg.Connection]:
    """A second connection to the same database, with a transaction that ends with the block."""
    given = {name: value for name, value in connection.get_connection_params().items() if name != "cursor_factory"}
    with psycopg.connect(**{**given, "context": None}) as other:
        yield other
        other.rollback()


@contextmanager
def held(table: str, mode: str = "ACCESS EXCLUSIVE") -> Iterator[None]:
    """Somebody else holds a table, and we wait a fifth of a second for it, not five."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
    with somebody_else() as other:
        other.execute(f"LOCK TABLE {table} IN {mode} MODE")
        yield
    with connection.cursor() as cursor:
        cursor.execute("RESET lock_timeout")


@contextmanager
def away() -> Iterator[None]:
    """The database is not to be reached."""
    here = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["HOST"] = here


def is_calm(answer: HttpResponse) -> bool:
    """Say whether this is the page for an outage, carrying what every answer carries."""
    page = answer.content.decode()
    assert [answer.status_code, answer.headers["Retry-After"], answer.headers["X-Hub"]] == [503, "5", "1"]
    assert answer.headers["Cache-Control"] == "no-store"
    return all(words in page for words in WORDS)


def sign_in(client: Client) -> HttpResponse:
    return client.post("/sign-in", {"username": "rosa", "password": PASSWORD})


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}])
def test_a_row_held_for_too_long_is_an_outage_and_passes(lead: User, htmx: dict) -> None:
    client = signed_in(lead)
    with held("hub_programme"):
        assert is_calm(client.get("/programmes", headers=htmx))
    assert client.get("/programmes", headers=htmx).status_code == 200


@pytest.mark.parametrize("table", ["hub_user", "django_session"])
@pytest.mark.parametrize("address", ["/", "/nothing", "/sign-in", "/admin/"])
def test_an_account_that_cannot_be_read_is_an_outage(lead: User, table: str, address: str) -> None:
    client = signed_in(lead)
    with held(table):
        assert is_calm(client.get(address))
    assert client.get("/").status_code == 200


def test_a_form_of_another_site_is_an_outage_too_while_there_is_one(lead: User) -> None:
    client = signed_in(lead, enforce_csrf_checks=True)
    with held("hub_user"):
        assert is_calm(client.post("/sign-out"))


def test_a_sign_in_that_cannot_be_kept_is_an_outage(lead: User) -> None:
    client = Client()
    with held("django_session", "EXCLUSIVE"):
        assert is_calm(sign_in(client))
    assert client.get("/").status_code == 302
    assert sign_in(client).headers["Location"] == "/"


def test_a_session_that_cannot_be_kept_afterwards_is_an_outage(lead: User, settings) -> None:
    settings.ROOT_URLCONF = __name__
    client = signed_in(lead)
    with held("django_session", "EXCLUSIVE"):
        assert is_calm(client.get("/remembers"))
    assert client.get("/remembers").content == b"seen"


def test_a_statement_that_takes_too_long_is_an_outage(settings) -> None:
    settings.ROOT_URLCONF = __name__
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '100ms'")
    assert is_calm(Client().get("/slow"))
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")


@pytest.mark.parametrize("code", ["40P01", "40001", "55P03", "57014", "57P01", "53300"])
def test_a_deadlock_and_its_like_are_outages_and_named_in_the_log(
    settings, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.ROOT_URLCONF = __name__
    assert is_calm(Client().get(f"/fails/{code}"))
    assert f"The database did not answer: {code}" in caplog.messages


def test_a_mistake_of_our_own_is_no_outage(settings) -> None:
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    assert "Something broke here" in client.get("/fails/22012").content.decode()


def test_a_connection_that_was_ended_is_replaced_for_the_next_request(lead: User) -> None:
    client = signed_in(lead)
    with connection.cursor() as cursor, somebody_else() as other:
        cursor.execute("SELECT pg_backend_pid()")
        other.execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())
    close_old_connections()  # as each request begins; the test client leaves it out
    assert client.get("/").status_code == 200


def test_a_connection_that_ends_within_a_request_is_an_outage(lead: User) -> None:
    client = signed_in(lead)
    with connection.cursor() as cursor, somebody_else() as other:
        cursor.execute("SELECT pg_backend_pid()")
        other.execute("SELECT pg_terminate_backend(%s)", cursor.fetchone())
    assert is_calm(client.get("/"))
    close_old_connections()
    assert client.get("/").status_code == 200


def test_without_a_database_pages_are_calm_and_healthz_says_so(lead: User, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(lead)
    with away():
        assert [is_calm(client.get(address)) for address in ("/", "/calendar", "/nothing")] == [True] * 3
        answer = Client().get("/healthz")
        assert (answer.status_code, answer.content, answer.headers["Retry-After"]) == (503, b"database away", "5")
        assert is_calm(sign_in(Client()))
        assert Client().get("/sign-in").status_code == 200
    assert client.get("/").status_code == 200
    ours = [entry.getMessage() for entry in caplog.records if entry.name == "hub.middleware"]
    assert ours == ["The database did not answer: no connection"] * 4
