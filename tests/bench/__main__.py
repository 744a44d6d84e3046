"""`make bench`: print the pages' times as ratios against the floor, and what a first visit weighs."""

import gzip
import re
import time
from statistics import median, quantiles

import brotli

from tests.bench.ground import Client, served

ROUNDS, EACH = 7, 40


def main() -> None:
    with served() as (hub, floor):
        lead = sign_in(hub)
        bare = Client(floor, dict(lead.cookies))
        pages = {
            name: page for name in ("/", "/calendar", "/calendar/month/2026-05-14") if (page := lead.ask("GET", name))
        }
        times = in_turn({"floor, signed in": (bare, "/signed-in"), **{name: (lead, name) for name in pages}})
        base = median(times["floor, signed in"])
        print(f"{'page':32}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>8}{'gzip KB':>9}")
        for name, taken in times.items():
            weight = f"{len(gzip.compress(pages[name][1])) / 1000:9.1f}" if name in pages else ""
            print(f"{name:32}{median(taken):8.2f}{quantiles(taken, n=20)[-1]:8.2f}{median(taken) / base:8.2f}{weight}")
        first_visit(lead, pages["/"][1])


def sign_in(port: int) -> Client:
    client = Client(port)
    _status, page = client.ask("GET", "/sign-in")
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1].decode()
    sent = f"csrfmiddlewaretoken={token}&username=lead&password=lead-teapot-41"
    status, _page = client.ask("POST", "/sign-in", sent)
    if status != 302:
        raise SystemExit(f"Signing in answered {status}.")
    return client


def in_turn(things: dict[str, tuple[Client, str]]) -> dict[str, list[float]]:
    """Time each thing in turn, round after round, so that a change of the machine's speed meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in things}
    for number in range(ROUNDS + 1):
        for name, (client, path) in things.items():
            for _ in range(EACH):
                start = time.perf_counter()
                status, _body = client.ask("GET", path)
                if number:  # the first round warms up
                    times[name].append((time.perf_counter() - start) * 1000)
                if status != 200:
                    raise SystemExit(f"{path} answered {status}.")
    return times


def first_visit(client: Client, page: bytes) -> None:
    """What the first page costs over the wire, with brotli as whitenoise and a proxy send it."""
    files = sorted(set(re.findall(rb'(?:href|src)="(/static/[^"#]+)', page)))
    sizes = {name.decode(): len(brotli.compress(client.ask("GET", name.decode())[1])) for name in files}
    sizes["the page itself"] = len(gzip.compress(page))
    print(f"\nfirst visit: {sum(sizes.values()) / 1000:.1f} KB compressed in {len(sizes)} requests")
    for name, size in sizes.items():
        print(f"  {size / 1000:6.1f} KB  {name}")


if __name__ == "__main__":
    main()
