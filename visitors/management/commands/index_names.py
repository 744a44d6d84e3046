"""Make anew what people are found by, after the rules for names have changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from visitors.reindexing import count_outdated, index_outdated


class Command(BaseCommand):
    help = "Index everybody whose names were indexed by older rules. Harmless to run again, or to break off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if somebody's index is outdated")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not check:
            self.stdout.write(f"{index_outdated()} people indexed.")
        elif outdated := count_outdated():
            raise CommandError(f"{outdated} people are indexed by older rules. Run: manage.py index_names")
