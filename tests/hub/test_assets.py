"""The joined style sheets and scripts: whole, small, free of what the policy blocks, and alone in what is served."""

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.management import call_command

from hub import assets

STATIC = project.ROOT / "static"
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right|top|bottom)\b"
    r"|(?:^|[;{ ])(?:left|right|top|bottom|(?:min-|max-)?(?:width|height)):"
)


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "assets"


def our_styles() -> str:
    return "".join((STATIC / "css" / f"{name}.css").read_text() for name in assets.STYLES)


def test_join_writes_two_style_sheets_and_one_script(folder):
    assets.join()

    assert sorted(path.name for path in folder.iterdir()) == ["hub.css", "hub.js", "hub.rtl.css"]


def test_join_again_leaves_what_has_not_changed_alone(folder):
    assets.join()
    first = {path.name: path.stat().st_ino for path in folder.iterdir()}

    assets.join()

    assert {path.name: path.stat().st_ino for path in folder.iterdir()} == first


def test_join_takes_a_change_of_one_small_file_over(settings, folder, tmp_path):
    shutil.copytree(STATIC, tmp_path / "root" / "static")
    settings.ROOT = tmp_path / "root"
    assets.join()
    (settings.ROOT / "static" / "css" / "print.css").write_text(".new{color:inherit}\n")

    assets.join()

    assert (folder / "hub.css").read_text().endswith(".new{color:inherit}\n")


def test_every_small_file_is_joined():
    assert sorted(assets.STYLES) == sorted(path.stem for path in (STATIC / "css").iterdir())
    assert sorted(assets.SCRIPTS) == sorted(path.stem for path in (STATIC / "js").iterdir())


@pytest.mark.parametrize("name", ["hub.css", "hub.rtl.css"])
def test_bootstrap_stands_in_a_layer_that_any_rule_of_ours_overrules(folder, name):
    assets.join()

    text = (folder / name).read_text()

    assert text.startswith('@charset "UTF-8";\n@layer bootstrap{')
    assert text.endswith("}\n" + our_styles())
    assert text.count("{") == text.count("}")


def test_each_direction_has_its_own_bootstrap(folder):
    assets.join()

    assert ".text-start{text-align:left!important}" in (folder / "hub.css").read_text()
    assert ".text-start{text-align:right!important}" in (folder / "hub.rtl.css").read_text()


@pytest.mark.parametrize("name", ["hub.css", "hub.rtl.css", "hub.js"])
def test_nothing_points_to_a_source_map_or_holds_a_picture_as_text(folder, name):
    assets.join()

    text = (folder / name).read_text()

    assert "sourceMappingURL" not in text
    assert re.search(r"url\(['\"]?data:", text) is None


def test_the_script_is_htmx_2_and_ours(folder):
    assets.join()

    text = (folder / "hub.js").read_text()

    assert re.search(r'version:"2\.\d', text)
    assert text.endswith((STATIC / "js" / f"{assets.SCRIPTS[-1]}.js").read_text())


def test_every_picture_that_a_style_names_is_there():
    named = set(re.findall(r'url\("([^"]+)"\)', our_styles()))

    assert named == {path.name for path in STATIC.glob("*.svg")} - {"icons.svg", "mark.svg"}


def test_our_styles_stay_under_12_kb_compressed():
    assert len(gzip.compress(our_styles().encode(), mtime=0)) < 12 * 1024


# What the next screens use: the hall at the door, the bikes, the sheets and the charts.
AHEAD = {"grid2", "only-wide", "scroll"}
MADE = {
    "d0",
    "d1",
    "d2",
    "d3",
    "d4",
    "d5",
    "w-ok",
    "w-near",
    "w-stop",
    "for-clothes",
    "for-bike",
    "for-hand",
    "for-people",
}  # put together from a word and a number


def test_every_rule_of_ours_is_for_something_that_is_there():
    named = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r'url\("[^"]*"\)|/\*.*?\*/', "", our_styles(), flags=re.S)))
    code = [path for room in project.ROOMS for path in (project.ROOT / room).rglob("*.py")]
    places = [*(project.ROOT / "templates").rglob("*.html"), *code]
    words = set(re.findall(r"[\w-]+", " ".join(path.read_text() for path in [*places, *(STATIC / "js").iterdir()])))

    assert named - words - AHEAD - MADE == set()


def test_our_styles_name_no_side_of_the_page():
    rules = re.sub(r"@media[^{]+", "", our_styles() + (STATIC / "admin.css").read_text())

    assert [line for line in rules.splitlines() if PHYSICAL.search(line)] == []


def test_collectstatic_joins_first_and_serves_only_what_pages_ask_for(settings, folder, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [STATIC, folder]
    settings.STORAGES = {
        **project.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    folder.mkdir()

    call_command("collectstatic", interactive=False, verbosity=0)

    served = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
    ours = {name for name in served if not name.startswith("admin/")}
    assert ours == {"hub.css", "hub.rtl.css", "hub.js", "admin.css", *(path.name for path in STATIC.glob("*.svg"))}
    assert "admin/css/base.css" in served
    sheet = (settings.STATIC_ROOT / served["hub.css"]).read_text()
    assert served["band.svg"] in sheet
    assert (settings.STATIC_ROOT / f"{served['hub.css']}.br").exists()
