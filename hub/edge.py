"""The edge towards clients: a request's body is taken whole, in bounded time and size, before Django sees it."""

import io
import re
import socket
from collections.abc import Callable, Iterable
from threading import Timer
from typing import Any

from django.conf import settings

PATIENCE = 10  # seconds for a body to come in whole; a proxy in front takes bodies at its own leisure

TOO_SLOW = "408 Request Timeout", "This took too long to come. Load the page again, then press once more.\n"
TOO_LONG = "413 Content Too Large", "This is too long. Send less.\n"

CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]*)", re.IGNORECASE)
CHARSETS = {"utf-8", "utf8", "us-ascii", "iso-8859-1"}

App = Callable[[dict[str, Any], Callable], Iterable[bytes]]


def bounded(app: App) -> App:
    """Give `app` only requests that have come whole, are no longer than a form, and name letters browsers send.

    408 when a body takes longer than PATIENCE, 413 when it is longer than `longest` says of its address.
    """

    def answer(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        if not is_plain(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = ""
        said = int(environ.get("CONTENT_LENGTH") or 0)
        most = longest(environ.get("PATH_INFO", ""))
        if said > most:
            return _refuse(TOO_LONG, environ, start_response)
        if said or "HTTP_TRANSFER_ENCODING" in environ:
            body = _take(environ, most)
            if len(body) > most:
                return _refuse(TOO_LONG, environ, start_response)
            if len(body) < said:
                return _refuse(TOO_SLOW, environ, start_response)
            environ["wsgi.input"] = io.BytesIO(body)
            environ["CONTENT_LENGTH"] = str(len(body))
        return app(environ, start_response)

    return answer


def longest(path: str) -> int:
    """How long a body may be: as a form is, but for the few addresses in LONG_BODIES."""
    return settings.LONG_BODIES.get(path, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def is_plain(content_type: str) -> bool:
    """Say whether a Content-Type has no encoded parameters (RFC 2231) and names only letters that browsers send.

    Django stumbles over the others; a form in such letters is none.
    """
    return "*" not in content_type and all(name.lower() in CHARSETS for name in CHARSET.findall(content_type))


def _take(environ: dict[str, Any], most: int) -> bytes:
    """Read a body to its end, or to the moment when patience ends: then the connection is no longer listened to."""
    client: socket.socket = environ["gunicorn.socket"]
    clock = Timer(PATIENCE, client.shutdown, [socket.SHUT_RD])
    clock.daemon = True
    clock.start()
    try:
        return environ["wsgi.input"].read(most + 1)
    except OSError:
        return b""
    finally:
        clock.cancel()


def _refuse(why: tuple[str, str], environ: dict[str, Any], start_response: Callable) -> list[bytes]:
    """Say why in plain text, and end the connection: what is left of the body is not waited for."""
    status, sentence = why
    environ["gunicorn.socket"].shutdown(socket.SHUT_RD)
    text = sentence.encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(text))),
        ("Cache-Control", "no-store"),
        ("X-Hub", "1"),
    ]
    start_response(status, headers)
    return [text]
