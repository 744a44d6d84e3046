"""What the hub does for itself each night."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand
from django.utils import timezone

from hub import audit, rooms
from hub.planning import plan_sessions


class Command(BaseCommand):
    help = "Plan the weeks ahead and forget what is past its date. Harmless to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        planned = plan_sessions()
        rooms.tell_all("night_came", timezone.localdate())
        forgotten = audit.forget_old()
        SessionStore.clear_expired()
        self.stdout.write(f"{planned.added} sessions planned, {forgotten} audit entries forgotten.")
