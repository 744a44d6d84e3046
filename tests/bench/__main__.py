"""`make bench`: what the door costs, as ratios against bare Django views in the same run. It measures, no more."""

import json
import math
import os
import time
from statistics import median, quantiles

from tests.bench.acts import Tablet
from tests.bench.driving import CLIENTS, EACH, ROUNDS, at_once, in_turn
from tests.bench.ground import HERE, Client, empty_database, served
from tests.bench.table import Line, Times, ratio, show, timed
from tests.bench.weights import two_visits

REGISTERS = [(5_000, 20), (100_000, 2)]  # people, visits of each
BIKE_PAGES = ["bike list", "bike board"]  # of riders.PLACES places and riders.BIKES bikes
FINDS = ["find, 2 letters", "find, 3 letters", "find, 4 letters", "find, two words"]


def main() -> None:
    start = time.monotonic()
    with empty_database() as database:
        print(f"{database}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; {ROUNDS} rounds of {EACH}")
        for people, visits in REGISTERS:
            with served(people, visits) as ground:
                print(f"\n{people:,} people, {visits} visits each; {HERE} are here\n", flush=True)
                tablet = Tablet(ground)
                lines = [*_times(tablet), *_wire(tablet.hub)]
                inside = json.loads(ground.run("tests.bench.inside"))
                lines += _statements(inside)
                print(show(lines), flush=True)
                _print_plans(inside)
    print(f"\n{time.monotonic() - start:.0f} s")


def _times(tablet: Tablet) -> list[Line]:
    """Drive everything in turn, the floor first."""
    hub, floor = tablet.hub, tablet.floor
    taken = in_turn(
        {
            "floor page": (floor, tablet.floor_page),
            "door page": (hub, tablet.page),
            "door poll": (hub, tablet.poll),
            "bike list": (tablet.bench, tablet.bike_list),
            "bike board": (tablet.bench, tablet.bike_board),
            "floor check-in": (floor, tablet.floor_check_in),
            "check-in": (hub, tablet.check_in),
            "floor search": (floor, tablet.floor_search),
            "find, 2 letters": (hub, tablet.beginning(2)),
            "find, 3 letters": (hub, tablet.beginning(3)),
            "find, 4 letters": (hub, tablet.beginning(4)),
            "find, two words": (hub, tablet.two_beginnings),
            "find, misspelt": (hub, tablet.misspelt),
        },
        tablet.empty_again,
    )
    acts = {"floor": (floor, tablet.floor_check_in), "hub": (hub, tablet.check_in)}
    rates = at_once(acts, tablet.empty_again)
    page, search = taken["floor page"], taken["floor search"]
    return [
        timed("check-in", taken["floor check-in"], taken["check-in"], (3, 4), (2, 3)),
        Line(
            f"check-in, {CLIENTS} at once",
            *(f"{median(rates[name]):.0f} a second" for name in ("floor", "hub")),
            (median(ratio(rates["hub"], rates["floor"])),),
            (0.35,),
            (0.5,),
            is_at_least=True,
        ),
        *(timed(name, search, taken[name], (6, 10), (3, 5)) for name in FINDS),
        timed("find, misspelt", search, taken["find, misspelt"], (math.inf, 20), (math.inf, 10)),
        timed("door page", page, taken["door page"], (3,), (2,)),
        timed("door poll, nothing new", page, taken["door poll"]),
        *(_bikes(name, taken[name]) for name in BIKE_PAGES),
        _weight("check-in answer", taken["check-in"].sizes, 4, 2),
        _weight("find fragment", [size for name in FINDS for size in taken[name].sizes], 8, 4),
        _weight("door poll, nothing new", taken["door poll"].sizes),
    ]


def _bikes(act: str, taken: Times) -> Line:
    """A page of the bike room: its time as it is, for its bound is one."""
    p50 = median(taken.p50s)
    return Line(act, "", f"{median(taken.sizes) / 1000:.1f} KB", (p50,), (200,), (100,), " ms")


def _weight(act: str, sizes: list[int], *bounds: float) -> Line:
    """The heaviest but one in twenty, unpacked."""
    heavy = quantiles(sizes, n=20)[-1] / 1000
    shown = f"{median(sizes) / 1000:.1f} / {heavy:.1f} KB"
    return Line(act, "", shown, (heavy,), bounds[:1], bounds[1:], " KB")


def _statements(inside: dict) -> list[Line]:
    lines = []
    bounds = [("check-in", 12, 9), ("find, 3 letters", 6, 4), ("find, misspelt", 6, 4)]
    for act, bound, stretch in (*bounds, *((page, 15, 12) for page in BIKE_PAGES)):
        asked = inside[act]["statements"]
        lines.append(Line(act, "", f"{asked} statements", (asked,), (bound,), (stretch,), ""))
    return lines


def _wire(client: Client) -> list[Line]:
    """A browser's first and second visit, as the hub itself sends them."""
    first, again = two_visits(client)
    told = ", ".join(f"{name.rpartition('/')[2]} {size / 1000:.1f}" for name, size in first.items())
    print(f"first visit, KB: {told}\n")
    return [
        Line("first visit, requests", "", "", (len(first),), (6,), (5,), ""),
        Line("first visit, on the wire", "", "", (sum(first.values()) / 1000,), (70,), (45,), " KB"),
        Line("next visit, on the wire", "", "", (sum(again.values()) / 1000,), (8,), (5,), " KB"),
    ]


def _print_plans(inside: dict) -> None:
    print("\nread by (statements)")
    for act, facts in inside.items():
        print(f"  {act} ({facts['statements']}): {', '.join(facts['reads'])}")


if __name__ == "__main__":
    main()
