"""Debian's Chromium, a tablet's size, and a guard that fails a test on any complaint of the browser."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from playwright.sync_api import ConsoleMessage, Page, expect

from bikes.kit import count_in
from bikes.models import KitItem
from hub import demo
from hub.models import User
from tests.conftest import THURSDAY

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}
PICTURES = settings.VAR / "pictures"
SIZES = {"tablet": (800, 1280), "tablet on its side": (1280, 800), "phone": (390, 844), "desk": (1440, 900)}

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: apt-get install -y --no-install-recommends chromium"
    return {**browser_type_launch_args, "executable_path": chromium, "args": QUIET}


@pytest.fixture(scope="session")
def _lines_from_before_the_browser() -> None:
    """Playwright keeps an event loop in this thread, and Django then looks elsewhere for its connection: leave none."""
    connections.close_all()


@pytest.fixture(scope="session")
def playwright(_lines_from_before_the_browser: None, playwright: Any) -> Iterator[Any]:
    yield playwright
    connections.close_all()


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    width, height = SIZES["tablet"]
    return {
        **browser_context_args,
        "viewport": {"width": width, "height": height},
        "has_touch": True,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "reduced_motion": "reduce",
    }


@pytest.fixture(autouse=True)
def no_complaints(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Fail on every error or warning in the browser's console; a breach of the content policy is one."""
    complaints: list[str] = []
    if "page" not in request.fixturenames:
        yield complaints
        return
    page: Page = request.getfixturevalue("page")

    def note(message: ConsoleMessage) -> None:
        refused = "the server responded with a status of 4" in message.text
        if message.type in {"error", "warning"} and not refused:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield complaints
    assert complaints == []


@pytest.fixture
def hub(transactional_db: None, live_server: Any) -> Iterator[str]:
    """The demo hub on Thursday 14 May 2026 from five past nine on, served on this machine. Gives its address."""
    with time_machine.travel(THURSDAY, tick=True):
        demo.load(behind=timedelta(weeks=3), has_begun=False)
        yield live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def at_size(page: Page) -> Callable[[str], None]:
    def resize(name: str) -> None:
        width, height = SIZES[name]
        page.set_viewport_size({"width": width, "height": height})

    return resize


def sign_in(page: Page, hub: str, name: str) -> None:
    page.goto(f"{hub}/sign-in")
    page.get_by_label("Your name here").fill(name)
    page.get_by_label("Password").fill(dict(demo.load())[name])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Good")


def assert_accessible(page: Page) -> None:
    """No finding of axe, nothing wider than the screen, nothing to press smaller than a thumb."""
    found = Axe().run(page, options=RULES).response["violations"]
    where = page.url
    assert [(where, f["id"], [node["target"] for node in f["nodes"]]) for f in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{where} is too wide"
    assert page.evaluate(TOO_SMALL) == [], where


# Whatever can be pressed is at least 48 px high; links inside a sentence and the inside of a tile excepted.
TOO_SMALL = """() => [...document.querySelectorAll(
    'main button, main a.btn, nav a, main input:not([type=hidden]), main select')]
  .filter((thing) => thing.checkVisibility() && !thing.closest('.pick, [aria-hidden=true]'))
  .map((thing) => [thing.textContent.trim() || thing.name, Math.round(thing.getBoundingClientRect().height)])
  .filter(([, height]) => height < 48)"""


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page in var/pictures, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture
def cupboard(hub: str) -> None:
    """Kit for many riders, and few pumps."""
    tomek = User.objects.get(username="bikes")
    for kind in KitItem.Kind:
        count_in(kind, 12 if kind != KitItem.Kind.PUMP else 2, by=tomek)
