"""Load the demo once for all tests of a module: it takes seconds, and no test may leave anything in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from time_machine import travel

from hub import demo
from tests.conftest import THURSDAY


@contextmanager
def demo_loaded(blocker: DjangoDbBlocker, **how: Any) -> Iterator[list[tuple[str, str]]]:
    """The demo as loaded on Thursday, in a transaction around those of the tests. Gives its accounts."""
    with blocker.unblock(), transaction.atomic():
        with travel(THURSDAY, tick=False):
            accounts = demo.load(**how)
        connection.check_constraints()  # now, not again at the end of every test
        yield accounts
        transaction.set_rollback(True)
