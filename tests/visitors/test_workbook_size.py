"""A big hall's years of ticks, in bounded time and memory. Run by `make slow`, which prints both."""

import random
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from openpyxl import Workbook

PEOPLE, SESSIONS = 10_000, 100
GIVEN = [
    "Samira", "Karwan", "Omar", "Hana", "Filmon", "Selam", "Reza", "Neda", "Abdi", "Hodan", "Arben", "Minh",
    "Tesfay", "Almaz", "Zozan", "Baran",
]  # fmt: skip
# A process of its own, so that the peak is the import's and nobody else's.
RUN = """
import resource, sys, time
import django; django.setup()
from django.core.management import call_command
start = time.monotonic()
call_command("import_workbook", sys.argv[1], verbosity=0, stdout=sys.stderr)
print(time.monotonic() - start, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def big_book() -> bytes:
    chance = random.Random(10)  # noqa: S311 (a book, the same every time)
    book = Workbook(write_only=True)
    register, ticks, bikes = (book.create_sheet(name) for name in ("Register", "Ticks", "Bikes"))
    days = [date(2023, 1, 5) + timedelta(days=7 * week) for week in range(SESSIONS)]
    register.append(["No", "Name", "Family name", "Country", "Languages", "Where staying", "Phone", "Notes"])
    bikes.append(["Name", "No", "asked on", "height", "got bike?", "remarks"])
    ticks.append(["No", "Name", *(f"{day.day}/{day.month}/{day.year}" for day in days)])
    for number in range(1, PEOPLE + 1):
        name, family = chance.choice(GIVEN), "".join(chance.choices("abdefghiklmnorstuwz", k=7)).title()
        phone = f"07700 {chance.randrange(900_000, 999_999)}"
        register.append(
            [number, name, family, "Syria", "Arabic/English", "NASS house", phone, chance.choice([None, "chef"])]
        )
        ticks.append([number, f"{name} {family}", *(chance.choice(["x", "X", "late", "-", *[None] * 4]) for _ in days)])
        who = chance.choice([(f"{name} {family}", number), (f"{name} {family}", None), (name, None)])
        asked = chance.choice([f"{number % 28 + 1}/3/25", f"{number % 28 + 1} March", "soon"])
        bikes.append(
            [*who, asked, chance.choice(["172cm", "5ft 7", "tall"]), chance.choice(["yes", None]), "college far"]
        )
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_people_and_a_hundred_sessions(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    file = tmp_path / "big.xlsx"
    file.write_bytes(big_book())
    place = connection.settings_dict
    url = f"postgres://{place['USER']}@/{place['NAME']}?host={place['HOST']}&port={place['PORT'] or 5432}"
    surroundings = {"PATH": "", "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "hub.settings"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(file)],
        cwd=settings.ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, busy, peak = map(float, done.stdout.split())
    with capsys.disabled():
        print(f"\n{PEOPLE} people by {SESSIONS} sessions: {seconds:.1f} s, of which busy {busy:.1f} s, {peak:.0f} MB")
    assert (busy < 60, peak < 500) == (True, True)  # how long it waits for a busy machine is not its own doing
