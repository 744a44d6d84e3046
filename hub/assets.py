"""Join the small style sheets and scripts into the few files that a browser loads."""

import importlib.util
import os
import re
import tempfile
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.utils.autoreload import BaseReloader

# Later rules win, so what says how a part looks on paper comes last.
STYLES = [
    "tokens",
    "theme",
    "base",
    "cloth",
    "frame",
    "button",
    "chip",
    "card",
    "hero",
    "list",
    "note",
    "result",
    "sheet",
    "field",
    "pick",
    "thumb",
    "table",
    "time",
    "board",
    "chart",
    "door",
    "crisis",
    "calendar",
    "signin",
    "plain",
    "slip",
    "paper",
    "print",
]
SCRIPTS = ["answers", "saving", "focus", "scan", "camera", "steps", "print"]

SOURCE_MAP = re.compile(r"/[/*][#@] sourceMappingURL=[^\s*]+(?:\s*\*/)?\s*")
CHARSET = re.compile(r'^@charset "[^"]+";')
PICTURE_IN_TEXT = re.compile(r"""url\("data:[^"]*"\)|url\('data:[^']*'\)""")


def join() -> None:
    """Write hub.css, hub.rtl.css and hub.js into VAR/assets, each only if it changed, and never half a file."""
    own = "".join(_read("css", f"{name}.css") for name in STYLES)
    _write("hub.css", _bootstrap("bootstrap.min.css") + own)
    _write("hub.rtl.css", _bootstrap("bootstrap.rtl.min.css") + own)
    _write("hub.js", _htmx() + "".join(_read("js", f"{name}.js") for name in SCRIPTS))


def watch(sender: BaseReloader, **_: object) -> None:
    """While HUB_DEBUG is on, start the server again, and so join again, when one of our small files changes."""
    for pattern in ("css/*.css", "js/*.js"):
        sender.watch_dir(settings.ROOT / "static", pattern)


def _bootstrap(name: str) -> str:
    """Bootstrap in a layer of its own, so that any rule of ours wins; without its pictures, which our policy blocks."""
    spec = importlib.util.find_spec("bootstrap")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The package bootstrap-wrapper is not installed.")
    text = Path(spec.submodule_search_locations[0], "css", name).read_text(encoding="utf-8")
    text = PICTURE_IN_TEXT.sub("none", CHARSET.sub("", SOURCE_MAP.sub("", text)))
    return f'@charset "UTF-8";\n@layer bootstrap{{{text}}}\n'


def _htmx() -> str:
    text = (files("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js").read_text(encoding="utf-8")
    return SOURCE_MAP.sub("", text) + "\n"


def _read(*parts: str) -> str:
    return settings.ROOT.joinpath("static", *parts).read_text(encoding="utf-8")


def _write(name: str, text: str) -> None:
    """Put the whole file in its place in one step: two processes may join at once."""
    folder = settings.VAR / "assets"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as part:
        part.write(text)
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)
