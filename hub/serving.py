"""How gunicorn serves the hub: `gunicorn -c python:hub.serving hub.wsgi`."""

import os
import signal
from pathlib import Path

from gunicorn import glogging
from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.workers.base import Worker

from hub import env
from hub.logs import WithoutWords


class Log(glogging.Logger):
    """gunicorn's own log, by the same rule as the hub's."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(WithoutWords(self.error_fmt, self.datefmt))


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
logger_class = Log
control_socket_disable = True
wsgi.SERVER = "hub"  # the Server header tells nobody what to attack

# Only a proxy may say how its client reached it, and nobody where the hub hangs.
forwarder_headers = ""
if not env.flag("HUB_BEHIND_PROXY"):
    forwarded_allow_ips = ""


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
