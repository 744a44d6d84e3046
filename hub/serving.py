"""How gunicorn serves the hub: `gunicorn -c python:hub.serving hub.wsgi`."""

import os
import signal
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

# Measured best on two cores: eight requests at once, eight connections to the database at most. A tablet keeps its
# connection between taps.
worker_class = "gthread"
workers = 2
threads = 4
keepalive = 30
preload_app = True  # what is wrong with the app stops the start, instead of every worker again and again
graceful_timeout = 10
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (a heartbeat, on no disk that can stall)
loglevel = "warning"  # no access log: addresses would tell who was looked up, and when
control_socket_disable = True


def when_ready(server: Arbiter) -> None:
    """Say where the hub is, once it is there, and let the next start begin; `hub.launch` leaves both for us.

    From here on Ctrl-C ends it as politely as `make stop` does: requests under way are answered.
    """
    server.handle_int = server.handle_term
    welcome, lock = os.environ.pop("HUB_WELCOME", ""), os.environ.pop("HUB_START_LOCK", "")
    if welcome:
        print(welcome, flush=True)
    if lock:
        os.close(int(lock))


def post_worker_init(worker: Worker) -> None:
    """Leave Ctrl-C, which reaches every process at the terminal, to the one that tells the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
