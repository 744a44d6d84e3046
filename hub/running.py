"""Which hub of this folder runs: one start at a time, the port it serves, and its end."""

import fcntl
import http.client
import os
import signal
import socket
import time
from pathlib import Path
from typing import IO

from hub.embedded import ROOT, VAR

HOST = "127.0.0.1"
SETTLING = 5  # seconds that a killed hub's workers may take to notice
FAREWELL = 15  # seconds for requests under way when the hub is stopped


def one_start_at_a_time() -> IO[str]:
    """Wait for our turn to start or stop the hub. It ends with the last process that holds the file."""
    VAR.mkdir(exist_ok=True)
    lock = (VAR / "start.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another start of this hub is under way; waiting for it.", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def is_here(port: int) -> bool:
    """Say whether this folder's hub holds the port; refuse a port that anything else holds."""
    deadline = time.monotonic() + SETTLING
    while not _is_free(port):
        ours, answers = _process(_note(port)), _answers(port)
        if ours and answers:
            return True
        if ours:
            raise SystemExit(f"This hub holds port {port} but does not answer. Stop it first: make stop")
        if not answers or time.monotonic() > deadline:
            other = "another hub" if answers else "another program"
            raise SystemExit(f"Port {port} is taken by {other}. Choose another port: make run PORT={_neighbour(port)}")
        time.sleep(0.2)  # a killed hub's last workers answer until they notice
    return False


def write_down(port: int) -> None:
    """Leave this process's number for `make stop`."""
    _note(port).write_text(str(os.getpid()))


def stop() -> list[int]:
    """End every hub of this folder; give the ports it served."""
    ports = []
    for note in VAR.glob("hub-*.pid"):
        if process := _process(note):
            _end(process, note)
            ports.append(int(note.stem.removeprefix("hub-")))
        note.unlink(missing_ok=True)
    return sorted(ports)


def _end(process: int, note: Path) -> None:
    os.kill(process, signal.SIGTERM)
    deadline = time.monotonic() + FAREWELL
    while _process(note):
        if time.monotonic() > deadline:
            os.kill(process, signal.SIGKILL)
            return
        time.sleep(0.1)


def _note(port: int) -> Path:
    return VAR / f"hub-{port}.pid"


def _process(note: Path) -> int | None:
    """Give the number in a note if it is a hub of this folder: after a crash it may be anything else by now."""
    try:
        number = int(note.read_text())
        words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        ours = b"python:hub.serving" in words and Path(f"/proc/{number}/cwd").samefile(ROOT)
    except (OSError, ValueError):
        return None
    return number if ours else None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise SystemExit(f"Port {port} is for root alone. Choose another port: make run PORT=8000") from None
        except OSError:
            return False
    return True


def _answers(port: int) -> bool:
    """Ask whatever holds the port whether it is a hub."""
    connection = http.client.HTTPConnection(HOST, port, timeout=SETTLING)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        return answer.status == 200 and answer.headers["X-Hub"] == "1"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _neighbour(port: int) -> int:
    return port + 1 if port < 65535 else 8000
