"""Plan the sessions of the next eight weeks."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.planning import plan_sessions


class Command(BaseCommand):
    help = "Plan the sessions of the next eight weeks. Harmless to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        planned = plan_sessions()
        self.stdout.write(f"{planned.added} planned, {planned.changed} changed, {planned.taken_off} taken off.")
