"""Which hub of this folder runs: one start at a time, the port it serves, and its end."""

import fcntl
import http.client
import os
import signal
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from hub.embedded import ROOT, VAR

HOST = "127.0.0.1"
SERVING = "python:hub.serving"
SETTLING = 10  # seconds that a killed hub's workers may take to notice
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
        ours = _processes(port)
        if _written_down(port) in ours:
            if _is_hub(port):
                return True
            raise SystemExit(f"This hub holds port {port} but does not answer. Stop it first: make stop")
        if not ours:
            other = "another hub" if _is_hub(port) else "another program"
            raise SystemExit(f"Port {port} is taken by {other}. Choose another port: make run PORT={_neighbour(port)}")
        if time.monotonic() > deadline:
            raise SystemExit(f"What is left of a killed hub holds port {port}. Stop it first: make stop")
        time.sleep(0.1)  # a killed hub's workers live until they notice
    return False


def write_down(port: int) -> None:
    """Note this process as the one that holds the port: a killed hub's workers look just like it."""
    _note(port).write_text(str(os.getpid()))


def stop() -> list[int]:
    """End every hub of this folder, and what is left of killed ones; give the ports they served."""
    ports = {port for process in _processes() if (port := _port(process))}
    _signal_all(signal.SIGTERM)
    deadline = time.monotonic() + FAREWELL
    while _processes() and time.monotonic() < deadline:
        time.sleep(0.1)
    _signal_all(signal.SIGKILL)
    for note in VAR.glob("hub-*.pid"):
        note.unlink()
    return sorted(ports)


def _signal_all(number: signal.Signals) -> None:
    for process in _processes():
        with suppress(ProcessLookupError):
            os.kill(process, number)


def _processes(port: int | None = None) -> set[int]:
    """Find the processes of this folder's hubs by what they were started with and where they work."""
    found = set()
    for process in map(int, filter(str.isdigit, os.listdir("/proc"))):
        served = _port(process)
        if served and served == (port or served):
            found.add(process)
    return found


def _port(process: int) -> int | None:
    """Give the port that a process serves, if it is a hub of this folder."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_text(errors="replace").split("\0")
        if SERVING not in words or not Path(f"/proc/{process}/cwd").samefile(ROOT):
            return None
        return int(words[words.index("--bind") + 1].rpartition(":")[2])
    except (OSError, ValueError):  # it ended meanwhile, it is somebody else's, or not started by us
        return None


def _note(port: int) -> Path:
    return VAR / f"hub-{port}.pid"


def _written_down(port: int) -> int | None:
    try:
        return int(_note(port).read_text())
    except (OSError, ValueError):
        return None


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


def _is_hub(port: int) -> bool:
    """Ask whatever holds the port whether it is a hub."""
    connection = http.client.HTTPConnection(HOST, port, timeout=SETTLING)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().headers["X-Hub"] == "1"
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _neighbour(port: int) -> int:
    return port + 1 if port < 65535 else 8000
