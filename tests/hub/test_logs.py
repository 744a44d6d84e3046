"""What the log says, and all that it keeps to itself."""

import logging
import re
import sys

import pytest
from django.db import IntegrityError, transaction

from hub.logs import WithoutWords
from hub.models import User
from tests.factories import UserFactory


@pytest.fixture
def formatter() -> WithoutWords:
    return WithoutWords("{levelname} {name} {message}", style="{")


def record(name: str, message: str, *args: object, exc_info: tuple | None = None) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, exc_info)


@pytest.mark.parametrize(
    ("name", "message", "args", "line"),
    [
        ("django.request", "%s: %s", ("Not Found", "/a?next=rosa"), "ERROR django.request Not Found: /a"),
        ("gunicorn.error", "Error handling request %s %s", ("GET", "/?q=rosa"), "Error handling request GET /"),
        ("gunicorn.error", "Invalid request from ip=10.0.0.9: 'GET /?q=a b\nc'", (), "Invalid request"),
        ("hub", "one\r\nERROR two\u2028three\x1b[2J", (), "ERROR hub one ERROR two three [2J"),
        ("django.security.DisallowedHost", "Invalid HTTP_HOST header: %r", ("rosa.org",), "request: DisallowedHost"),
        ("django.security.csrf", "Forbidden (%s): %s", ("rosa", "/rosa"), "Refused a request: csrf"),
    ],
)
def test_a_line_holds_no_query_no_address_and_nothing_refused(
    formatter: WithoutWords, name: str, message: str, args: tuple, line: str
) -> None:
    said = formatter.format(record(name, message, *args))
    assert (said.endswith(line), "\n" in said, "rosa" in said, "10.0.0.9" in said) == (True, False, False, False)


def test_an_error_is_told_without_the_row_that_it_met(db: None, formatter: WithoutWords) -> None:
    rosa = UserFactory(username="rosa-behrami")
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        User.objects.create(username=rosa.username, ends_on=rosa.ends_on)
    assert "rosa-behrami" in str(caught.value)
    said = formatter.format(record("django.request", "broke", exc_info=(caught.type, caught.value, caught.tb)))
    assert re.search(r"rosa-behrami|DETAIL|Key \(", said) is None
    assert ("psycopg.errors.UniqueViolation 23505\n" in said, "in test_an_error_is_told" in said) == (True, True)
    assert said.endswith("\ndjango.db.utils.IntegrityError")


def test_an_error_keeps_what_was_typed_to_itself(formatter: WithoutWords) -> None:
    try:
        int("rosa behrami")
    except ValueError:
        exc_info = sys.exc_info()
    entry = record("hub", "broke", exc_info=exc_info)
    logging.Formatter().format(entry)  # an earlier handler has left the whole message with the record
    said = formatter.format(entry)
    assert (said.splitlines()[0], said.splitlines()[-1]) == ("ERROR hub broke", "builtins.ValueError")
    assert "invalid literal" not in said


def test_a_refused_request_leaves_no_traceback(formatter: WithoutWords) -> None:
    try:
        raise ValueError("rosa")
    except ValueError:
        entry = record("django.security.DisallowedHost", "rosa", exc_info=sys.exc_info())
    said = formatter.format(entry)
    assert said == "ERROR django.security.DisallowedHost Refused a request: DisallowedHost"


def test_all_that_is_said_is_said_this_way_and_what_was_merely_wrong_is_not() -> None:
    assert WithoutWords in {type(handler.formatter) for handler in logging.root.handlers}
    assert (logging.getLogger("django").handlers, logging.getLogger("django").propagate) == ([], True)
    request = logging.getLogger("django.request")
    assert [request.isEnabledFor(level) for level in (logging.WARNING, logging.ERROR)] == [False, True]
