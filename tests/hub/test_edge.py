"""Clients that send slowly, too much or nonsense, against gunicorn as it serves the hub."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.embedded import ROOT

# More than the hub has threads. Patience is shortened, for the tests have little of their own.
MANY = 30
CONFIG = "from hub import edge\nfrom hub.serving import *\nedge.PATIENCE = 1\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\nCookie: csrftoken=" + "a" * 32 + "\r\n"
LATE = b"This took too long to come. Load the page again, then press once more.\n"


@dataclass
class Server:
    """A hub of its own with all that it wrote."""

    port: int
    log: Path

    def send(self, request: str) -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        client.sendall(request.encode("latin-1"))
        return client

    def ask(self, request: str) -> tuple[int, bytes]:
        """Send a request and read until the hub ends the connection; give the status and all of the answer."""
        with self.send(request) as client:
            answer = b"".join(iter(lambda: client.recv(65536), b""))
        return int(answer.split(b" ", 2)[1]) if answer else 0, answer

    def quickness(self) -> float:
        """Say how long somebody else waits for a page now, in seconds."""
        start = time.monotonic()
        assert self.ask("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")[0] == 200
        return time.monotonic() - start


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("edge")
    (folder / "serving.py").write_text(CONFIG)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    words = ["-m", "gunicorn", "-c", "serving.py", "--bind", f"127.0.0.1:{port}", "hub.wsgi"]
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
    log = folder / "log"
    with log.open("w") as screen:
        process = subprocess.Popen([sys.executable, *words], cwd=folder, env=surroundings, stdout=screen, stderr=screen)
    try:
        server = Server(port, log)
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        server.quickness()  # the first page of a new worker is slow
        yield server
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.parametrize(
    "begun", ["Content-Length: 999\r\n\r\n", f"Content-Length: 2000000\r\n\r\n{'x' * 90_000}"], ids=["short", "long"]
)
def test_slow_bodies_are_ended_and_the_hub_frees_itself(server: Server, begun: str) -> None:
    slow = [server.send(f"POST /sign-in HTTP/1.1\r\nHost: localhost\r\n{FORM}{begun}") for _ in range(MANY)]
    for client in slow:
        answer = b"".join(iter(lambda client=client: client.recv(65536), b""))
        client.close()
        assert (answer[:12], answer[-len(LATE) :]) == (b"HTTP/1.1 408", LATE)
    assert server.quickness() < 5  # a hub whose threads are held answers after ten seconds


def test_one_letter_at_a_time_does_not_buy_more_time(server: Server) -> None:
    start = time.monotonic()
    with server.send(f"POST /sign-in HTTP/1.1\r\nHost: localhost\r\n{FORM}Content-Length: 999\r\n\r\n") as client:
        client.settimeout(0.2)
        answer = b""
        while not answer and time.monotonic() - start < 10:
            client.sendall(b"x")
            try:
                answer = client.recv(65536)
            except TimeoutError:
                continue
    assert (answer[:12], 1 <= time.monotonic() - start < 5) == (b"HTTP/1.1 408", True)


@pytest.mark.parametrize("length", [300 * 1024 * 1024, 2_621_441])
def test_what_is_too_long_is_refused_before_it_is_sent(server: Server, length: int) -> None:
    status, answer = server.ask(f"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n")
    told = b"This is too long. Send less.\n" in answer
    assert (status, told, b"\r\nX-Hub: 1\r\n" in answer) == (413, True, True)


def test_one_address_takes_a_workbook_and_no_more(server: Server) -> None:
    most = 10 * 1024 * 1024 + 65_536
    seen = []
    for path, length in [("/workbook", most), ("/workbook", most + 1), ("/workbook/", 2_621_441)]:
        tablet = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        tablet.putrequest("POST", path, skip_host=True)
        for name, value in [("Host", "localhost"), ("Content-Length", str(length))]:
            tablet.putheader(name, value)
        tablet.endheaders()
        if length == most:
            tablet.send(b"x" * length)
        seen.append(tablet.getresponse().status)
        tablet.close()
    assert seen == [302, 413, 413]


def test_a_body_in_chunks_is_taken_or_too_long_too(server: Server) -> None:
    head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    assert server.ask(f"{head}5\r\nhello\r\n0\r\n\r\n")[0] == 403
    assert server.ask(f"{head}{2_621_441:x}\r\n{'x' * 2_621_441}\r\n0\r\n\r\n")[0] == 413


def test_the_longest_form_and_the_next_request_come_through(server: Server) -> None:
    tablet = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    seen = []
    for method, body in [("POST", b"x" * 2_621_440), ("GET", None), ("POST", b"username=rosa"), ("GET", None)]:
        tablet.request(method, "/sign-in", body=body, headers={"Host": "localhost"})
        before, answer = tablet.sock, tablet.getresponse()
        answer.read()
        seen.append((answer.status, answer.headers["Server"], tablet.sock is before))
    tablet.close()
    assert seen == [(403, "hub", True), (200, "hub", True)] * 2


@pytest.mark.parametrize(
    "content_type",
    [
        "a/b; x*=nonsense''x%ff",
        "multipart/form-data; boundary*=nonsense''x%ff",
        *(f"text/plain; charset={name}" for name in ("hex", "rot13", "idna", "punycode", "undefined", "zip", '"hex"')),
    ],
)
def test_a_content_type_in_strange_letters_is_no_form(server: Server, content_type: str) -> None:
    asked = f"GET /sign-in?next=%ff HTTP/1.1\r\nHost: localhost\r\nContent-Type: {content_type}\r\n"
    assert server.ask(f"{asked}Connection: close\r\n\r\n")[0] == 200


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded; charset=UTF-8", b"username=rosa"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="username"\r\n\r\nrosa\r\n--b\r\n'
            b'Content-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nx\r\n--b--\r\n',
        ),
    ],
)
def test_a_form_as_browsers_send_it_is_one(server: Server, content_type: str, body: bytes) -> None:
    tablet = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    tablet.request("GET", "/sign-in", headers={"Host": "localhost"})
    page = tablet.getresponse()
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page.read())[1].decode()
    sent = {"Host": "localhost", "Cookie": cookie, "X-CSRFToken": token, "Content-Type": content_type}
    tablet.request("POST", "/sign-in", body=body, headers=sent)
    answer = tablet.getresponse()
    told = answer.read()
    tablet.close()
    assert (answer.status, b'value="rosa"' in told) == (422, True)


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /x", "PATH_INFO: /x", "X-Forwarded-Proto: https"])
def test_nobody_but_a_proxy_says_where_the_hub_hangs(server: Server, header: str) -> None:
    asked = f"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n"
    assert server.ask(asked)[0] == 200


def test_the_log_repeats_nobodys_words(server: Server) -> None:
    before = len(server.log.read_text())
    for line in [
        "GET /sign-in?next=Behrami Rosa HTTP/1.1\r\nHost: localhost",
        "GET /Behrami?next=Behrami HTTP/1.1\r\nHost: Behrami.org",
        "GET /sign-in?next=Behrami HTTP/1.1\r\nHost: localhost\r\nBehrami: \x00",
        "GET /sign-in?next=Behrami HTTP/1.1\r\nHost: localhost\r\nExpect: Behrami",
        "POST /sign-in?next=Behrami HTTP/1.1\r\nHost: localhost\r\nOrigin: https://behrami.org\r\nContent-Length: 0",
        "GET /Behrami HTTP/1.1\r\nHost: localhost",
    ]:
        assert server.ask(f"{line}\r\nConnection: close\r\n\r\n")[0] in {400, 403, 404, 417}
    said = [re.sub(r"^\S+ \S+ (\+\S+ )?(\[\d+\] )?", "", line) for line in server.log.read_text()[before:].splitlines()]
    assert sorted(said) == sorted(
        [
            *["[WARNING] Invalid request"] * 3,
            "ERROR django.security.DisallowedHost Refused a request: DisallowedHost",
            "WARNING django.security.csrf Refused a request: csrf",
        ]
    )
