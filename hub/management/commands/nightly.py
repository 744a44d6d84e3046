"""What the hub does for itself each night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from hub import rooms
from hub.planning import plan_sessions
from hub.retention import forget_by_rule, only_one_night


class Command(BaseCommand):
    help = "Plan the weeks ahead and forget what is past its date. Harmless to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        with only_one_night() as is_mine:
            if not is_mine:
                self.stdout.write("Another night is at work, so this one leaves it at that.")
                return
            planned = plan_sessions()
            rooms.tell_all("night_came", timezone.localdate())
            night = forget_by_rule()
        self.stdout.write(f"{planned.added} sessions planned.")
        for code, number in night.counts.items():
            self.stdout.write(f"{code}: {number} forgotten.")
