"""What must be there before the hub can serve: a secret, a database, its tables, the collected files and the demo."""

import hashlib
import os
import secrets
import subprocess
import sys
from contextlib import suppress
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict

from hub import embedded
from hub.embedded import OLDEST, ROOT, VAR


def secret_key() -> str:
    """Keep this folder's own secret, so that people stay signed in when the hub is started again."""
    kept = VAR / "secret-key"
    if not kept.exists():
        VAR.mkdir(exist_ok=True)
        mine = VAR / f"secret-key.{os.getpid()}"
        mine.touch(mode=0o600)
        mine.write_text(secrets.token_urlsafe(64))
        with suppress(FileExistsError):  # two starts at once: the first one's secret counts
            os.link(mine, kept)
        mine.unlink()
    return kept.read_text()


def databases() -> tuple[str, str]:
    """Give the addresses for the app and for the owner of its tables: the user's PostgreSQL, or the built-in one."""
    if os.environ.get("DATABASE_URL", "").strip():
        app = os.environ["DATABASE_URL"].strip()
        owner = os.environ.get("DATABASE_OWNER_URL", "").strip() or app
        refuse_unfit("DATABASE_URL", app)
        refuse_unfit("DATABASE_OWNER_URL", owner)
        return app, owner
    embedded.start()
    return embedded.url(), embedded.url(role="hub_owner")


def refuse_unfit(name: str, address: str) -> None:
    """Refuse a server that cannot be reached or is too old."""
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[0]
        raise SystemExit(f"{name} leads to no PostgreSQL that answers ({reason}).") from None
    if too_old(version):
        raise SystemExit(f"{name} leads to PostgreSQL {version // 10000}, but the hub needs {OLDEST} or newer.")


def too_old(version: int) -> bool:
    """Judge a version in PostgreSQL's own counting, such as 170002."""
    return version < OLDEST * 10000


def prepare(lock: IO[str], surroundings: dict[str, str], owner: str) -> None:
    """Bring the tables up to date as their owner, let the app's role in, and collect what browsers load."""
    print("Bringing the database up to date.", flush=True)
    (VAR / "assets").mkdir(parents=True, exist_ok=True)  # where collectstatic joins them
    app = surroundings["DATABASE_URL"]
    as_owner = {**surroundings, "DATABASE_URL": owner}
    manage(lock, as_owner, "migrate", "--noinput", "-v0")
    if owner != app:
        manage(lock, as_owner, "grant_app", conninfo_to_dict(app)["user"])
    collected, sources = VAR / "static.stamp", fingerprint()
    if not (VAR / "static").is_dir() or not collected.exists() or collected.read_text() != sources:
        print("Collecting styles and scripts.", flush=True)
        manage(lock, surroundings, "collectstatic", "--noinput", "-v0")
        collected.write_text(sources)


def fingerprint() -> str:
    """Sum up the files that what browsers load is made from, by name, size and time."""
    kinds = ("static/**/*", "hub/assets.py", "hub/settings.py", "requirements.txt")
    facts = []
    for file in sorted({file for kind in kinds for file in ROOT.glob(kind) if file.is_file()}):
        state = file.stat()
        facts.append(f"{file.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def demo_accounts(lock: IO[str], surroundings: dict[str, str]) -> list[str]:
    """Load the demo, once; give its accounts, one a line."""
    lines = manage(lock, surroundings, "seed_demo").splitlines()
    return [line for line in lines if line.startswith("account ")]


def manage(lock: IO[str], surroundings: dict[str, str], *words: str) -> str:
    """Run a command of the hub; give what it says. It holds our turn as well, so that it is not overtaken if we die."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(ROOT / "manage.py"), *words],
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,  # Ctrl-C is ours to answer
        pass_fds=[lock.fileno()],
    )
    if done.returncode:
        raise SystemExit(f"{done.stdout}The hub did not start: manage.py {words[0]} failed.")
    return done.stdout
