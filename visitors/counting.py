"""How many are in the hall: each head once, with and without a name."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2s

from django.db import connection

from hub.models import Session
from visitors.models.visits import BANDS

COUNT = f"""
    SELECT count(*) FILTER (WHERE kind = 'visit') + coalesce(sum(heads) FILTER (WHERE kind = 'adult'), 0),
           coalesce(sum(heads) FILTER (WHERE kind <> 'adult'), 0),
           count(*) FILTER (WHERE kind = 'visit' AND is_first),
           (SELECT count(*) FROM visitors_place
            WHERE session_id = %(session)s AND called_at IS NULL AND left_at IS NULL),
           max(at)
    FROM (SELECT 'visit' AS kind, {" + ".join(BANDS)} AS heads, is_first, checked_in_at AS at
          FROM visitors_visit WHERE session_id = %(session)s
          UNION ALL
          SELECT kind, quantity, false, counted_at FROM visitors_headcount WHERE session_id = %(session)s) AS here
"""  # noqa: S608 (the names of our own columns)


@dataclass(frozen=True)
class Counts:
    """Heads in one session, and how many wait outside. Capacity is the fire limit, or nothing."""

    adults: int
    children: int
    new_faces: int
    capacity: int | None
    waiting: int = 0
    latest_at: datetime | None = None

    @property
    def inside(self) -> int:
        return self.adults + self.children

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.inside / self.capacity)) if self.capacity else 0

    @property
    def level(self) -> str:
        """How full: ok, near (from 90%), stop (from 100%)."""
        if not self.capacity or 10 * self.inside < 9 * self.capacity:
            return "ok"
        return "near" if self.inside < self.capacity else "stop"

    def stamp(self, session: Session) -> str:
        """Changes whenever something on the door's screen does: who may come in, who is here, who waits."""
        seen = [session.mode, self.adults, self.children, self.new_faces, self.waiting, self.latest_at]
        return blake2s(repr(seen).encode(), digest_size=6).hexdigest()


def counts(session: Session) -> Counts:
    """Count a session's heads. One query, however many they are."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"session": session.pk})
        *heads, latest_at = cursor.fetchone()
    adults, children, new_faces, waiting = map(int, heads)
    return Counts(adults, children, new_faces, session.capacity, waiting, latest_at)
