"""Drive the hub and the floor in turn, so that a change of the machine's speed meets both alike."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from tests.bench.acts import Ask
from tests.bench.ground import Client
from tests.bench.table import Times

ROUNDS, EACH = 5, 40
CLIENTS, BURST = 4, 25

Act = tuple[Client, Callable[[], Ask]]


def in_turn(acts: dict[str, Act], after: Callable[[], None]) -> dict[str, Times]:
    """Milliseconds and bytes of each act, round by round; `after` each round what was done is undone."""
    taken = {name: Times() for name in acts}
    for number in range(ROUNDS + 1):
        for name, (client, make) in acts.items():
            asks = [make() for _ in range(EACH)]
            times, spent = [], client.spent()
            for ask in asks:
                start = time.perf_counter()
                answer = ask.of(client)
                times.append((time.perf_counter() - start) * 1000)
                taken[name].sizes.append(len(answer))
            if number:  # the first round warms up
                taken[name].rounds.append(times)
                taken[name].spent.append((client.spent() - spent) / EACH)
        after()
    return taken


def at_once(acts: dict[str, Act], after: Callable[[], None]) -> dict[str, list[float]]:
    """Requests a second with CLIENTS browsers at once, round by round."""
    rates: dict[str, list[float]] = {name: [] for name in acts}
    with ProcessPoolExecutor(CLIENTS) as browsers:
        for number in range(ROUNDS + 1):
            for name, (client, make) in acts.items():
                asks = [[make() for _ in range(BURST)] for _ in range(CLIENTS)]
                lines = [(client.port, client.server, client.cookies, some) for some in asks]
                starts, ends = zip(*browsers.map(_burst, lines), strict=True)
                if number:
                    rates[name].append(CLIENTS * BURST / (max(ends) - min(starts)))
            after()
    return rates


def _burst(line: tuple[int, int, dict[str, str], list[Ask]]) -> tuple[float, float]:
    port, server, cookies, asks = line
    client = Client(port, server, cookies)
    start = time.monotonic()  # one clock for all processes
    for ask in asks:
        ask.of(client)
    return start, time.monotonic()
