"""Load a small hub of invented people, to try things out. Never for a real hub."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub import demo


class Command(BaseCommand):
    help = "Load the demo once, see to it that there is a session today, and say how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo's accounts have known passwords. Production does not take them.")
        for name, password in demo.load():
            self.stdout.write(f"account {name} {password}")
