"""`make run`: from a database that may not exist yet to a hub that serves; and `make stop` and `make reset`."""

import importlib
import os
import shutil
import sys
from typing import IO, NoReturn

from hub import embedded, preparing, running
from hub.embedded import ROOT, VAR

CLUSTERS = {"hub": embedded.HUB, "test": embedded.TEST}


def run() -> None:
    """Start what is missing, then become the server, so that Ctrl-C reaches it and nothing is left behind."""
    port = port_from(os.environ.get("PORT", ""))
    if not os.environ.get("HUB_SECRET_KEY", "").strip():
        os.environ["HUB_SECRET_KEY"] = preparing.secret_key()
    settings = importlib.import_module("hub.settings")  # a wrong setting is refused before anything is made
    with running.one_start_at_a_time() as lock:
        here = running.is_here(port)
        app, owner = preparing.databases()
        surroundings = {**os.environ, "DATABASE_URL": app, "DJANGO_SETTINGS_MODULE": "hub.settings"}
        if not here:
            preparing.prepare(lock, surroundings, owner)
        accounts = [] if settings.PRODUCTION else preparing.demo_accounts(lock, surroundings)
        state = "already runs" if here else "is"
        welcome = "\n".join([f"Drop-in Hub {state} at http://{running.HOST}:{port}", *accounts])
        if here:
            print(welcome, flush=True)
        else:
            serve(lock, port, {**surroundings, "HUB_WELCOME": welcome})


def port_from(text: str) -> int:
    """Read PORT; 8000 when it is not set."""
    if not text.strip():
        return 8000
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise SystemExit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def serve(lock: IO[str], port: int, surroundings: dict[str, str]) -> NoReturn:
    """Turn into gunicorn, which gives up our turn when it is ready."""
    running.write_down(port)
    os.set_inheritable(lock.fileno(), True)
    words = ["-m", "gunicorn", "-c", running.SERVING, "--bind", f"{running.HOST}:{port}", "hub.wsgi"]
    os.chdir(ROOT)
    os.execve(sys.executable, [sys.executable, *words], {**surroundings, "HUB_START_LOCK": str(lock.fileno())})


def stop() -> None:
    """Stop what runs from this folder; the data stays."""
    with running.one_start_at_a_time():
        stop_everything()


def reset() -> None:
    """Stop, and remove all that this folder's hub ever kept."""
    with running.one_start_at_a_time():
        stop_everything()
        for kept in sorted(VAR.iterdir()):
            if kept.suffix != ".lock":
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
                say(f"Removed var/{kept.name}")


def stop_everything() -> None:
    for port in running.stop():
        say(f"Stopped the hub on port {port}.")
    for name, cluster in CLUSTERS.items():
        if embedded.stop(cluster):
            say(f"Stopped the built-in PostgreSQL ({name}).")


def say(sentence: str) -> None:
    """Tell the person at the terminal now, not when a buffer is full."""
    print(sentence, flush=True)


if __name__ == "__main__":
    acts = {"run": run, "stop": stop, "reset": reset}
    word = sys.argv[1] if len(sys.argv) == 2 else "run"
    if word not in acts:
        sys.exit("Say: python -m hub.launch [run|stop|reset]")
    try:
        acts[word]()
    except KeyboardInterrupt:
        sys.exit(130)
