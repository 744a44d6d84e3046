"""Deeds done at the same moment, each in a thread and a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection, connections


def at_once(*deeds: Callable[[], object]) -> list[Exception | None]:
    """Run each deed in a thread and a connection of its own, started together; give what each raised."""
    outcomes: list[Exception | None] = [None] * len(deeds)
    start = threading.Barrier(len(deeds))

    def run(number: int, deed: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            deed()
        except Exception as error:
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert not any(thread.is_alive() for thread in threads)
    return outcomes
