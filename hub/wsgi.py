"""What gunicorn serves."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings")
django = get_wsgi_application()

CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';]*)", re.IGNORECASE)
CHARSETS = {"utf-8", "utf8", "us-ascii", "iso-8859-1"}


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Answer a request; a form in letters that no browser uses is none, for Django would stumble over its name."""
    if not is_plain(environ.get("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = ""
    return django(environ, start_response)


def is_plain(content_type: str) -> bool:
    """Say whether a Content-Type has no encoded parameters (RFC 2231) and names only letters that browsers send."""
    return "*" not in content_type and all(name.lower() in CHARSETS for name in CHARSET.findall(content_type))
