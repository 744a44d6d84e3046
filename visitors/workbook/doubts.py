"""Who of the book may be here already: pairs of one name, found by one query."""

from uuid import UUID

from django.db import connection

from hub.models import User

FEW = 2  # so many bear one single name and speak the same, or it is only a common name

# One name: the same folded words in any order. A single word says little: then they also speak the same language, and
# hardly anybody else does both.
SAME_NAME = """
    WITH named AS (
        SELECT id, first_seen_on, register_number, languages, id = ANY(%(new)s) AS is_new,
               (SELECT string_agg(DISTINCT word, ' ' ORDER BY word)
                FROM unnest(string_to_array(trim(folded), ' ')) AS word) AS name
        FROM visitors_person WHERE linked_to_id IS NULL AND anonymised_at IS NULL AND folded <> ''
    ), counted AS (
        SELECT *, position(' ' IN name) = 0 AS is_single,
               count(*) OVER (PARTITION BY name, languages) AS alike, count(*) OVER (PARTITION BY name) AS bearers
        FROM named
    )
    INSERT INTO visitors_doubt (newer_id, older_id, state, made_by_id, made_at)
    SELECT newer.id, older.id, 'open', %(by)s, now()
    FROM counted newer JOIN counted older ON older.name = newer.name AND older.id <> newer.id
    WHERE newer.is_new AND (NOT older.is_new OR (older.first_seen_on, older.id) < (newer.first_seen_on, newer.id))
      AND newer.bearers <= %(most)s
      AND (NOT newer.is_single
           OR (newer.languages = older.languages AND newer.languages <> '{}' AND newer.alike <= %(few)s))
      AND NOT EXISTS (SELECT FROM visitors_doubt known
                      WHERE known.newer_id IN (newer.id, older.id) AND known.older_id IN (newer.id, older.id))
    ON CONFLICT DO NOTHING
"""
MOST = 30  # so many of one full name are told apart by hand, not by a list of pairs


def note_doubts(new: list[UUID], *, by: User | None) -> int:
    """Note a doubt for each new person who bears somebody's name; a lead decides. Gives how many were noted."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")  # nobody has counted the new rows yet, so it would guess few
        cursor.execute(SAME_NAME, {"new": new, "by": by and by.pk, "few": FEW, "most": MOST})
        noted = cursor.rowcount
        cursor.execute("SET LOCAL enable_nestloop = on")
    return noted
