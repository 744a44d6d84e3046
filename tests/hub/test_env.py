"""Settings from the environment: what is read, and the one sentence for what is not."""

import pytest

from hub import env
from tests.hub.test_launch import PRODUCTION, said


def refusal(read, name: str) -> str:
    with pytest.raises(SystemExit) as refused:
        read(name, "")
    return str(refused.value)


@pytest.mark.parametrize(
    ("given", "hosts"),
    [
        ("hub.example.org", ["hub.example.org"]),
        (" hub.example.org , 192.0.2.7,", ["hub.example.org", "192.0.2.7"]),
        (".example.org,[::1],*", [".example.org", "[::1]", "*"]),
        ("tablet,HUB.example.org", ["tablet", "HUB.example.org"]),
    ],
)
def test_hosts_are_names_with_commas(monkeypatch: pytest.MonkeyPatch, given: str, hosts: list[str]) -> None:
    monkeypatch.setenv("HUB_HOSTS", given)
    assert env.hosts("HUB_HOSTS", None) == hosts


@pytest.mark.parametrize(
    "given",
    [
        ",",
        " , ,",
        ".",
        "https://hub.example.org",
        "hub.example.org/door",
        "hub.example.org:8000",
        "hub.example.org tablet",
        "hub.example.org,*.example.org",
    ],
)
def test_what_is_no_name_of_a_host_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("HUB_HOSTS", given)
    said = f"HUB_HOSTS must be names such as hub.example.org, with commas, not {given.strip()!r}."
    assert refusal(env.hosts, "HUB_HOSTS") == said


def test_every_name_under_a_dot_is_trusted_with_its_forms() -> None:
    settings = {**PRODUCTION, "HUB_HOSTS": "hub.example.org,.example.net"}
    asked = "from hub import settings; print(*settings.CSRF_TRUSTED_ORIGINS)"
    assert said(["-c", asked], **settings) == (0, "https://hub.example.org https://*.example.net\n", "")


@pytest.mark.parametrize(
    "given", ["postgresql://[oops/hub", "postgresql://rosa:secret@[::1/hub", "postgresql://\u2100/x"]
)
def test_a_database_on_a_host_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("DATABASE_URL", given)
    assert refusal(env.database, "DATABASE_URL") == (
        "DATABASE_URL has a host that is none. It looks like postgresql://hub@db/hub."
    )


def test_a_database_is_read_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://hub%40x:p%2Fw@[::1]:5433/the%20hub?sslmode=require")
    assert env.database("DATABASE_URL", "") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "the hub",
        "USER": "hub@x",
        "PASSWORD": "p/w",
        "HOST": "::1",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
    }
