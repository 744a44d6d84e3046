"""Bring the people, visits, heads and bike list of an old workbook in."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.models import Programme, User
from hub.refusals import Refused
from visitors.workbook.importing import Outcome, import_workbook
from visitors.workbook.opening import open_workbook, too_long
from visitors.workbook.report import in_lines, report_on
from visitors.workbook.writing import problems_as_workbook


class Command(BaseCommand):
    help = "Bring an old sign-in workbook (.xlsx) in: people, visits, heads, bike list. All or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the workbook, a file that ends in .xlsx")
        parser.add_argument("--book", default="", help="the book's name, the same each time it is brought in")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--programme", default="", help="for days that are no day of a drop-in here")
        parser.add_argument(
            "--consent-given", action="store_true", help="people agreed that country and gender are noted"
        )
        parser.add_argument("--problems", type=Path, help="write the list of problems to this new file (.xlsx)")
        parser.add_argument("--by", default="", help="the account in whose name this is done")

    def handle(
        self, *, file: Path, book: str, dry_run: bool, programme: str, consent_given: bool, problems: Path | None,
        by: str, **options: Any,
    ) -> None:  # fmt: skip
        self._is_talking = options["verbosity"] > 0 and self.stderr.isatty()
        try:
            content = _content(file)
            outcome = import_workbook(
                open_workbook(content, said=self._say),
                book=book,
                fallback=file.stem,
                programme=_programme(programme),
                has_consent=consent_given,
                is_dry=dry_run,
                by=_account(by),
                said=self._say,
            )
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        self._say("")
        self._tell(outcome, content, is_dry=dry_run)
        if problems:
            with problems.open("xb") as kept:
                kept.write(problems_as_workbook(outcome.findings))
            self.stdout.write(f"The list of problems is in {problems}.")

    def _say(self, words: str) -> None:
        """Show how far it is, on one line, to somebody who watches."""
        if self._is_talking:
            self.stderr.write(f"\r\033[K{words}", ending="")
            self.stderr.flush()

    def _tell(self, outcome: Outcome, content: bytes, *, is_dry: bool) -> None:
        for line in in_lines(report_on(outcome, is_dry=is_dry)):
            self.stdout.write(line)
        self.stdout.write(f"\nBook: {outcome.book}\nFile: {sha256(content).hexdigest()}")
        self.stdout.write("This was a dry run. Nothing was written." if is_dry else "Everything above is in.")


def _content(file: Path) -> bytes:
    """The file's content, never more of it than a workbook may be."""
    try:
        with file.open("rb") as opened:
            content = opened.read(settings.LONGEST_WORKBOOK + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
    if len(content) > settings.LONGEST_WORKBOOK:
        raise CommandError(too_long().sentence)
    return content


def _programme(name: str) -> Programme | None:
    if not name:
        return None
    found = Programme.objects.filter(name__iexact=name).first()
    if found is None:
        known = ", ".join(Programme.objects.order_by("name").values_list("name", flat=True)) or "none yet"
        raise CommandError(f"There is no programme of that name. There are: {known}.")
    return found


def _account(username: str) -> User | None:
    if not username:
        return None
    found = User.objects.filter(username=username.lower()).first()
    if found is None:
        raise CommandError("There is no account of that name.")
    return found
