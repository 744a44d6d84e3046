"""What must not be in the repository, and what must stay true of its few files at the top."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
FOLDERS_OF_ONE_MACHINE = re.compile(rb"(?<![\w.])/(?:work|home|root|Users|opt)/[\w.]")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_hashed_and_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert [
        pin for pin in pins if not re.match(r"[a-z0-9.-]+(\[[a-z,]+\])?==[^\s;]+", pin) or "--hash=sha256:" not in pin
    ] == []
    assert re.findall(r"\S*(?:http|index-url|find-links)\S*", text) == []


def test_development_requirements_hold_the_images_own() -> None:
    image, development = (
        set(re.findall(r"^[a-z0-9]\S+==\S+", (ROOT / name).read_text(), flags=re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert image - development == set()


def test_no_file_that_belongs_to_one_machine_is_tracked() -> None:
    names = {str(file.relative_to(ROOT)) for file in tracked()}
    strays = {name for name in names if name.startswith(("var/", ".venv/")) or Path(name).suffix in {".mo", ".pyc"}}
    assert strays | (names & {"uv.lock", "pylock.toml", ".env"}) == set()


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = {str(file.relative_to(ROOT)): FOLDERS_OF_ONE_MACHINE.findall(file.read_bytes()) for file in tracked()}
    assert {name: places for name, places in found.items() if places} == {}


def test_ci_runs_make_test_and_nothing_else() -> None:
    lines = (ROOT / ".ci/run").read_text().splitlines()
    assert lines == ["#!/bin/sh", "set -eu", 'cd "$(dirname "$0")/.."', "exec make test"]


def test_image_takes_every_room_and_no_data() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert lines[0] == "**"
    assert set(settings.ROOMS) - {line.removeprefix("!") for line in lines} == set()
    assert {"!var", "!.venv", "!tests", "!.git"} & set(lines) == set()


def test_images_check_of_its_health_is_python() -> None:
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", "")
    program, flag, code = json.loads(re.search(r"HEALTHCHECK .*?CMD (\[.*\])", text)[1])
    assert (program, flag) == ("python", "-c")
    compile(code, "HEALTHCHECK", "exec")
    assert len((ROOT / "Dockerfile").read_text().splitlines()) <= 25
