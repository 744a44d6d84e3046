"""One hub a folder and port, told apart from anything else that holds the port or the number."""

import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hub import running


class OtherHub(BaseHTTPRequestHandler):
    """Answers as a hub of another folder does."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("X-Hub", "1")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(running, "VAR", tmp_path)
    monkeypatch.setattr(running, "SETTLING", 0.3)
    return tmp_path


@pytest.fixture
def other_hub() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), OtherHub) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_free_port_has_no_hub(other_hub: int) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), OtherHub) as closed:
        port = closed.server_port
    assert running.is_here(port) is False


def test_port_of_another_folders_hub_is_refused(other_hub: int) -> None:
    with pytest.raises(SystemExit) as refusal:
        running.is_here(other_hub)
    assert str(refusal.value) == (
        f"Port {other_hub} is taken by another hub. Choose another port: make run PORT={other_hub + 1}"
    )


def test_number_left_by_a_crash_is_not_believed(other_hub: int, var: Path) -> None:
    running.write_down(other_hub)
    assert (var / f"hub-{other_hub}.pid").read_text() == str(os.getpid())
    with pytest.raises(SystemExit, match="is taken by another hub"):
        running.is_here(other_hub)
    assert running.stop() == []
    assert list(var.glob("*.pid")) == []


def test_what_is_left_of_a_killed_hub_is_waited_for(other_hub: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_processes", lambda port: {4194305})
    with pytest.raises(SystemExit) as refusal:
        running.is_here(other_hub)
    assert str(refusal.value) == f"What is left of a killed hub holds port {other_hub}. Stop it first: make stop"


@pytest.mark.parametrize("number", ["", "nobody", "-1", "4194305"])
def test_note_that_names_nobody_is_thrown_away(number: str, var: Path) -> None:
    (var / "hub-8000.pid").write_text(number)
    assert running.stop() == []
    assert list(var.glob("*.pid")) == []
