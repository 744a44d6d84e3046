"""The ground of every measurement: a database of its own, the hub and the floor app served side by side."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg

from hub import embedded

DATABASE = "hub_bench"


@dataclass
class Client:
    """One browser: a connection that stays open, and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self.line.request(method, path, body or None, {"Cookie": cookie, **kind, **(headers or {})})
        answer = self.line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, answer.read()


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """Serve the hub and the floor on one fresh database that keeps what it is told; give their ports."""
    embedded.start(embedded.HUB)
    postgres = embedded.url(embedded.HUB, role="postgres", database="postgres")
    with psycopg.connect(postgres, autocommit=True) as database:
        database.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        database.execute(f"CREATE DATABASE {DATABASE}")
    url = embedded.url(embedded.HUB, role="postgres", database=DATABASE)
    place = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "hub.settings"}
    for command in ("migrate -v0", "seed_demo", "collectstatic --noinput -v0"):
        subprocess.run(
            [sys.executable, "manage.py", *command.split()], env=place, check=True, stdout=subprocess.DEVNULL
        )
    servers = [_serve(place, module) for module in ("hub.settings", "tests.bench.floor")]
    try:
        yield servers[0][1], servers[1][1]
    finally:
        for server, _port in servers:
            server.terminate()
            server.wait(timeout=15)


def _serve(place: dict[str, str], settings: str) -> tuple[subprocess.Popen, int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "gunicorn", "-c", "python:hub.serving", "--bind", f"127.0.0.1:{port}", "hub.wsgi"]
    server = subprocess.Popen([sys.executable, *words], env={**place, "DJANGO_SETTINGS_MODULE": settings})
    for _ in range(100):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.1)
    raise SystemExit("The server did not start.")
