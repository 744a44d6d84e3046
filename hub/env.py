"""Read settings from the environment; a wrong value stops the start with a sentence that names it."""

import os
import re
from urllib.parse import parse_qsl, unquote, urlsplit

YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
HOST = re.compile(r"\*|\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)


def text(name: str, default: str | None = None) -> str:
    """Give the value of `name`; without a default it must be set."""
    value = os.environ.get(name, "").strip()
    if not value and default is None:
        raise SystemExit(f"{name} is not set. The README says what belongs there.")
    return value or default


def flag(name: str, *, default: bool = False) -> bool:
    """Give a yes-or-no value: 1, true, yes, on or 0, false, no, off."""
    if name not in os.environ:
        return default
    value = os.environ[name].strip().lower()
    if value not in YES | NO:
        raise SystemExit(f"{name} must be 1 or 0, not {value!r}.")
    return value in YES


def choice(name: str, options: tuple[str, ...], *, default: str) -> str:
    """Give one of `options`."""
    value = text(name, default)
    if value not in options:
        raise SystemExit(f"{name} must be one of {', '.join(options)}, not {value!r}.")
    return value


def hosts(name: str, default: str | None) -> list[str]:
    """Give names of hosts written with commas; one that begins with a dot stands for every name that ends so."""
    value = text(name, default)
    given = [part.strip() for part in value.split(",") if part.strip()]
    if not given or not all(map(HOST.fullmatch, given)):
        raise SystemExit(f"{name} must be names such as hub.example.org, with commas, not {value!r}.")
    return given


def database(name: str, default: str) -> dict:
    """Turn `postgresql://user:password@host:port/name?option=value` into Django's terms.

    A host that is a folder (a Unix socket) is given as `?host=`, as PostgreSQL's own tools take it.
    """
    value = text(name, default)
    try:
        url = urlsplit(value)
    except ValueError:
        raise SystemExit(f"{name} has a host that is none. It looks like postgresql://hub@db/hub.") from None
    if url.scheme not in {"postgres", "postgresql"}:
        raise SystemExit(f"{name} must start with postgresql://. The hub runs on PostgreSQL alone.")
    try:
        port = url.port or ""
    except ValueError:
        raise SystemExit(f"{name} has a port that is not a number.") from None
    options = dict(parse_qsl(url.query))
    if not url.path.strip("/"):
        raise SystemExit(f"{name} names no database. It ends like /hub.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": port,
        "OPTIONS": options,
    }
