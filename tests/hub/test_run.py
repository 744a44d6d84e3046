"""The whole way from an empty folder to a hub that serves, and back from each of its ends."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest

from hub.embedded import ROOT

NEEDED = ("hub", "visitors", "volunteers", "bikes", "donations", "static", "templates", "manage.py", "requirements.txt")
SETTINGS = ("HUB_", "DATABASE_", "DJANGO_", "PYTEST_")


@dataclass
class Folder:
    """A clone of its own, with a port of its own."""

    path: Path
    port: int
    started: list[subprocess.Popen] = field(default_factory=list)

    def launch(self, word: str = "run") -> subprocess.Popen:
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
        process = subprocess.Popen(
            [sys.executable, "-m", "hub.launch", word],
            cwd=self.path,
            env={**surroundings, "PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def run(self) -> subprocess.Popen:
        """Start the hub and read what it says up to the last account."""
        process = self.launch()
        for line in process.stdout:
            if line.startswith("account admin "):
                return process
        raise AssertionError("It never said its accounts.")

    def says(self, word: str) -> tuple[int, list[str]]:
        process = self.launch(word)
        out, _ = process.communicate(timeout=60)
        return process.returncode, out.splitlines()

    def health(self) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        status = answer.status, answer.read()
        connection.close()
        return status


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    folder = Folder(tmp_path, port)
    yield folder
    folder.says("stop")
    for process in folder.started:
        process.stdout.close()
        process.wait(20)


def test_hub_starts_from_nothing_and_comes_back_from_every_end(folder: Folder) -> None:
    first = folder.launch()
    said = [first.stdout.readline().strip() for _ in range(11)]
    address = f"http://127.0.0.1:{folder.port}"
    assert said[:3] == [
        "Bringing the database up to date.",
        "Collecting styles and scripts.",
        f"Drop-in Hub is at {address}",
    ]
    assert [line.split()[:2] for line in said[3:]] == [
        ["account", name] for name in ["door", "lead", "bikes", "rota", "store", "trustee", "safeguarding", "admin"]
    ]
    assert folder.health() == (200, b"ok")

    assert folder.says("run") == (0, [f"Drop-in Hub already runs at {address}", *said[3:]])

    os.killpg(first.pid, signal.SIGINT)
    assert (first.wait(20), first.stdout.read()) == (0, "")

    second = folder.run()
    assert folder.health() == (200, b"ok")
    postmaster = int((folder.path / "var" / "pg" / "postmaster.pid").read_text().split()[0])
    second.kill()
    os.kill(postmaster, signal.SIGKILL)
    second.wait(20)

    both = [folder.launch(), folder.launch()]
    kept = next(process for process in both if process.stdout.readline().startswith("Another start of this hub"))
    assert kept.communicate(timeout=60)[0].splitlines() == [f"Drop-in Hub already runs at {address}", *said[3:]]
    assert folder.health() == (200, b"ok")

    assert folder.says("stop") == (
        0,
        [f"Stopped the hub on port {folder.port}.", "Stopped the built-in PostgreSQL (hub)."],
    )
    assert folder.says("stop") == (0, [])


def test_reset_removes_what_the_folder_kept(folder: Folder) -> None:
    (folder.path / "var" / "assets").mkdir(parents=True)
    (folder.path / "var" / "secret-key").write_text("x" * 60)
    assert folder.says("reset") == (0, ["Removed var/assets", "Removed var/secret-key"])
    assert [left.name for left in (folder.path / "var").iterdir()] == ["start.lock"]
