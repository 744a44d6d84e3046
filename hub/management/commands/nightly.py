"""What the hub does for itself each night."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from hub import rooms
from hub.planning import plan_sessions
from hub.retention import forget_by_rule, only_one_night

LOG = logging.getLogger(__name__)
PATIENCE = "10min"  # nobody waits for the night, and a big register takes its time


class Command(BaseCommand):
    help = "Plan the weeks ahead and forget what is past its date. Harmless to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        with only_one_night() as is_mine:
            if not is_mine:
                self.stdout.write("Another night is at work, so this one leaves it at that.")
                return
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, false)", [PATIENCE])
            today = timezone.localdate()
            steps = {"planning": self._plan} | {
                room: partial(night_came, today) for room, night_came in rooms.who_answers("night_came")
            }
            night = forget_by_rule(failed=[name for name, step in steps.items() if not _is_done(name, step)])
        for code, number in night.counts.items():
            self.stdout.write(f"{code}: {number} forgotten.")
        if night.failed:
            raise CommandError(f"Not done: {', '.join(night.failed)}. The log says where; the rest was done.")

    def _plan(self) -> None:
        self.stdout.write(f"{plan_sessions().added} sessions planned.")


def _is_done(name: str, step: Callable[[], object]) -> bool:
    """Do one step. One that breaks must not keep the others from being done."""
    try:
        step()
    except Exception:
        LOG.exception("The night's step %s failed.", name)
        return False
    return True
