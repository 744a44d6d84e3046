"""The ground of every measurement: databases of their own, the hub and the floor served side by side on each."""

import gzip
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from hub import embedded

DATABASE = "hub_bench"
PASSWORD = "door-teapot-41"
HERE = 120  # people in the open session
SERVERS = {
    "hub": ("hub.settings", "hub.wsgi"),
    "floor": ("tests.bench.floor", "django.core.wsgi:get_wsgi_application()"),
}


@dataclass
class Client:
    """One browser: a connection that stays open, and its cookies."""

    port: int
    server: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        own = {"Cookie": cookie, "Accept-Encoding": "gzip", **kind}
        self.line.request(method, path, body or None, {**own, **(headers or {})})
        answer = self.line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        packed = answer.getheader("Content-Encoding") == "gzip"
        return answer.status, gzip.decompress(answer.read()) if packed else answer.read()

    def spent(self) -> float:
        """Processor time of the server's workers so far, in ms: the same however busy the machine is."""
        workers = Path(f"/proc/{self.server}/task/{self.server}/children").read_text().split()
        threads = [thread for worker in workers for thread in Path(f"/proc/{worker}/task").iterdir()]
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6


@dataclass(frozen=True)
class Ground:
    """One register: where its database is, and the ports and processes of the hub and of the floor."""

    url: str
    hub: tuple[int, int]
    floor: tuple[int, int]

    def run(self, *words: str) -> str:
        """Run a Python module on the database, with the hub's settings; give what it printed."""
        return _run(self.url, "-m", *words)


def surroundings(url: str, settings: str = "hub.settings") -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": settings}


@contextmanager
def empty_database() -> Iterator[str]:
    """Migrate a database that the others are copied from, in the cluster that keeps what it is told; say what it is."""
    embedded.start(embedded.HUB)
    with _fresh(DATABASE) as url:
        for command in ("collectstatic --noinput -v0", "migrate -v0"):
            _run(url, "manage.py", *command.split())
        with psycopg.connect(url) as database:
            names = ("server_version", "fsync", "synchronous_commit")
            said = [f"{name} {database.execute(f'SHOW {name}').fetchone()[0]}" for name in names]
        yield f"PostgreSQL: {', '.join(said)}"


@contextmanager
def served(people: int, visits: int) -> Iterator[Ground]:
    """Fill a register, and serve the hub and the floor on it as `make run` does."""
    with _fresh(f"{DATABASE}_{people}", DATABASE) as url:
        _run(url, "-m", "tests.bench.crowd", str(people), str(visits))
        servers = {name: _serve(url, *words) for name, words in SERVERS.items()}
        try:
            hub, floor = ((port, server.pid) for server, port in servers.values())
            yield Ground(url, hub, floor)
        finally:
            for server, _port in servers.values():
                server.terminate()
                server.wait(timeout=15)


@contextmanager
def _fresh(name: str, template: str = "template1") -> Iterator[str]:
    """A database that is gone afterwards."""
    gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(embedded.url(role="postgres", database="postgres"), autocommit=True) as postgres:
        postgres.execute(gone)
        postgres.execute(made)
        try:
            yield embedded.url(role="postgres", database=name)
        finally:
            postgres.execute(gone)


def _run(url: str, *words: str) -> str:
    done = subprocess.run([sys.executable, *words], env=surroundings(url), stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)} failed.")
    return done.stdout


def _serve(url: str, settings: str, app: str) -> tuple[subprocess.Popen, int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "gunicorn", "-c", "python:hub.serving", "--bind", f"127.0.0.1:{port}", app]
    server = subprocess.Popen([sys.executable, *words], env=surroundings(url, settings))
    for _ in range(100):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return server, port
        time.sleep(0.1)
    raise SystemExit("The server did not start.")
