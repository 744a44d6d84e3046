"""Starting the hub: what it refuses, each in one sentence that says what to change."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from hub import embedded, launch, preparing, running
from hub.settings import LOCAL_KEY

SECRET = "of-this-test-alone-" * 4
PRODUCTION = {
    "HUB_MODE": "production",
    "HUB_SECRET_KEY": SECRET,
    "HUB_HOSTS": "hub.example.org",
    "DATABASE_URL": embedded.url(),
}
NOWHERE = "postgresql://hub_app:its-password@127.0.0.1:1/hub"


def said(words: list[str], **settings: str) -> tuple[int, str, str]:
    """Run Python with these settings and no others of the hub's; give its exit code and both its voices."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("HUB_", "DATABASE_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, *words],
        env={**ours, **settings},
        cwd=embedded.ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port held by a program that answers nobody's question."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.mark.parametrize("port", ["eight thousand", "0", "65536", "-1", "80.5", "٨٠٠٠"])
def test_launch_refuses_a_port_that_is_none(port: str) -> None:
    assert said(["-m", "hub.launch"], PORT=port) == (1, "", f"PORT must be a number from 1 to 65535, not {port!r}.\n")


@pytest.mark.parametrize(("text", "port"), [("", 8000), ("  ", 8000), ("1", 1), ("65535", 65535)])
def test_port_is_8000_unless_it_is_set(text: str, port: int) -> None:
    assert launch.port_from(text) == port


def test_launch_refuses_a_port_of_another_program(taken_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SETTLING", 0.1)
    with pytest.raises(SystemExit) as refusal:
        running.is_here(taken_port)
    assert str(refusal.value) == (
        f"Port {taken_port} is taken by another program. Choose another port: make run PORT={taken_port + 1}"
    )


def test_launch_refuses_a_database_that_does_not_answer(free_port: int) -> None:
    code, out, err = said(["-m", "hub.launch"], PORT=str(free_port), DATABASE_URL=NOWHERE)
    assert (code, out) == (1, "")
    assert err.startswith("DATABASE_URL leads to no PostgreSQL that answers (")
    assert err.count("\n") == 1
    assert "its-password" not in err


@pytest.mark.parametrize(("version", "is_too_old"), [(150014, True), (160099, True), (170000, False), (180006, False)])
def test_postgresql_before_17_is_too_old(version: int, is_too_old: bool) -> None:
    assert preparing.too_old(version) is is_too_old


def test_launch_says_which_version_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    embedded.start(embedded.TEST)
    address = embedded.url(embedded.TEST)
    with psycopg.connect(address) as connection:
        here = connection.info.server_version // 10000
    monkeypatch.setattr(preparing, "OLDEST", 99)
    with pytest.raises(SystemExit) as refusal:
        preparing.refuse_unfit("DATABASE_URL", address)
    assert str(refusal.value) == f"DATABASE_URL leads to PostgreSQL {here}, but the hub needs 99 or newer."


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"HUB_MODE": "blah"}, "HUB_MODE must be one of local, production, not 'blah'."),
        ({"HUB_DEBUG": "perhaps"}, "HUB_DEBUG must be 1 or 0, not 'perhaps'."),
        (
            {"HUB_TIME_ZONE": "Europe/Atlantis"},
            "HUB_TIME_ZONE must name a time zone such as Europe/London, not 'Europe/Atlantis'.",
        ),
        (
            {"DATABASE_URL": "mysql://root@localhost/hub"},
            "DATABASE_URL must start with postgresql://. The hub runs on PostgreSQL alone.",
        ),
        ({"DATABASE_URL": "postgresql://hub_app@db:many/hub"}, "DATABASE_URL has a port that is not a number."),
        ({"DATABASE_URL": "postgresql://hub_app@db"}, "DATABASE_URL names no database. It ends like /hub."),
        (
            {**PRODUCTION, "HUB_DEBUG": "1"},
            "HUB_DEBUG must be off in production: its error pages show people's data.",
        ),
        ({**PRODUCTION, "HUB_SECRET_KEY": ""}, "HUB_SECRET_KEY is not set. The README says what belongs there."),
        (
            {**PRODUCTION, "HUB_SECRET_KEY": LOCAL_KEY},
            "HUB_SECRET_KEY must be a secret of your own, at least 50 letters long, in production.",
        ),
        ({**PRODUCTION, "HUB_HOSTS": ""}, "HUB_HOSTS is not set. The README says what belongs there."),
        ({**PRODUCTION, "HUB_HOSTS": "*"}, "HUB_HOSTS must name this hub's own addresses in production, not *."),
        ({**PRODUCTION, "DATABASE_URL": ""}, "DATABASE_URL is not set. The README says what belongs there."),
    ],
)
def test_settings_refuse_with_one_sentence_that_names_the_variable(settings: dict[str, str], sentence: str) -> None:
    assert said(["-c", "import hub.settings"], **settings) == (1, "", sentence + "\n")


def test_settings_accept_production() -> None:
    assert said(["-c", "import hub.settings"], **PRODUCTION) == (0, "", "")


def test_launch_says_what_it_takes() -> None:
    assert said(["-m", "hub.launch", "fly"]) == (1, "", "Say: python -m hub.launch [run|stop|reset]\n")
