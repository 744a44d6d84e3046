"""Whom gunicorn believes."""

import runpy

import pytest
from gunicorn.config import Config
from gunicorn.http import get_parser

ASKED = b"GET /x HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nSCRIPT_NAME: /x\r\n\r\n"


@pytest.mark.parametrize(("flag", "scheme"), [("0", "http"), ("1", "https")])
def test_only_a_proxy_is_believed_and_nobody_says_where_the_hub_hangs(
    monkeypatch: pytest.MonkeyPatch, flag: str, scheme: str
) -> None:
    monkeypatch.setenv("HUB_BEHIND_PROXY", flag)
    config = Config()
    for name, value in runpy.run_module("hub.serving").items():
        if name in ("forwarder_headers", "forwarded_allow_ips"):
            config.set(name, value)
    request = next(get_parser(config, [ASKED], ("127.0.0.1", 5)))
    assert (request.scheme, "SCRIPT_NAME" in dict(request.headers)) == (scheme, False)
