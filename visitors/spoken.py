"""How many people speak and read which language, and of how many nobody knows."""

from dataclasses import dataclass

from django.db import connection

from visitors.languages import LANGUAGES, Language

TOLD = """
    WITH known AS (SELECT id, languages, coalesce(languages_read, '{}') AS read
                   FROM visitors_person LEFT JOIN visitors_background ON person_id = id
                   WHERE linked_to_id IS NULL AND anonymised_at IS NULL)
    SELECT code, sum(speaks), sum(reads)
    FROM (SELECT unnest(languages) AS code, 1 AS speaks, 0 AS reads FROM known
          UNION ALL SELECT unnest(read), 0, 1 FROM known
          UNION ALL SELECT '', (languages = '{}')::int, (read = '{}')::int FROM known) AS told
    GROUP BY code ORDER BY sum(speaks) DESC, sum(reads) DESC, code
"""


@dataclass(frozen=True)
class Told:
    """A language, or none for "not said", with how many people speak it and how many read it."""

    language: Language | None
    speak: int
    read: int


def languages_told() -> tuple[list[Told], Told]:
    """The languages that are spoken or read, the commonest first, and those of whom nobody knows. One query."""
    with connection.cursor() as cursor:
        cursor.execute(TOLD)
        told = {code: Told(LANGUAGES.get(code), speak, read) for code, speak, read in cursor.fetchall()}
    unsaid = told.pop("", Told(None, 0, 0))
    return [one for one in told.values() if one.language], unsaid
