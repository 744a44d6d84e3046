"""System checks: what the machine can see that we forgot to do."""

from typing import Any

from django.core.checks import Tags, Warning, register
from django.db import ProgrammingError, transaction

from visitors.reindexing import count_outdated


@register(Tags.database)
def names_are_indexed_by_the_rules_of_this_code(databases: list[str] | None, **_: Any) -> list[Warning]:
    """Warn when people are found by outdated rules. No error, for `migrate` makes it true and must not stop at it."""
    if "default" not in (databases or []):
        return []
    try:
        with transaction.atomic():
            outdated = count_outdated()
    except ProgrammingError:  # the table or its columns are not there yet
        return []
    if not outdated:
        return []
    hint = "Run: manage.py index_names"
    return [Warning(f"{outdated} people are indexed by older rules for names.", hint=hint, id="visitors.W001")]
