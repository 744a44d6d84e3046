"""What the door's page weighs on the wire: a browser loads it, and loads it again with what it kept."""

import shutil

from playwright.sync_api import sync_playwright

from tests.bench.ground import Client

Sizes = dict[str, int]


def two_visits(client: Client) -> tuple[Sizes, Sizes]:
    """Bytes of each answer, headers counted, at the first visit and at the next one; what is not sent has no entry."""
    address = f"http://127.0.0.1:{client.port}"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        browser = chromium.new_context()
        browser.add_cookies([{"name": name, "value": value, "url": address} for name, value in client.cookies.items()])
        page = browser.new_page()
        wire = browser.new_cdp_session(page)
        wire.send("Network.enable")
        names: dict[str, str] = {}
        sent: Sizes = {}
        wire.on("Network.requestWillBeSent", lambda told: names.update({told["requestId"]: told["request"]["url"]}))
        wire.on(
            "Network.loadingFinished",
            lambda told: sent.update({names[told["requestId"]].removeprefix(address): int(told["encodedDataLength"])}),
        )
        loaded = []
        for _visit in range(2):
            sent.clear()
            page.goto(f"{address}/door", wait_until="networkidle")
            loaded.append({name: size for name, size in sent.items() if size})
        chromium.close()
    return loaded[0], loaded[1]
