"""What the hub keeps, for how long and why: the rules of every room, held against every column there is.

A rule names the columns it covers and, where their time runs out, the verb that the night calls. The trustees read
the rules as one page and approve them once a year.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hub import audit, rooms
from hub.clock import months_later
from hub.models import Approval, Night, User
from hub.models.retention import Away, Unseen
from hub.refusals import Refused

LOG = logging.getLogger(__name__)
LOCK = 0x6875_6205
YEARLY = 12  # months after which the trustees read the page again


@dataclass(frozen=True)
class Rule:
    """One rule: what is kept, how long and why, in sentences. `kept` may name `%(unseen)s` and `%(away)s`.

    `covers` has the columns by model, as {"visitors.Alert": "person made_by from_at until_at"}; keys that Django makes
    by itself are left out. `forget` is given the moment of the night and says how many rows it forgot. A rule without
    it holds what stays, or what another rule's verb takes along.
    """

    code: str
    what: str | Promise
    kept: str | Promise
    why: str | Promise
    covers: dict[str, str]
    forget: Callable[[datetime], int] | None = None


@dataclass(frozen=True)
class Periods:
    """For how many months people are remembered who are not seen, or who moved away."""

    unseen: int = Unseen.TWELVE
    away: int = Away.THREE

    def seen_since(self, today: date) -> date:
        """Who was seen on this day or later is remembered."""
        return months_later(today, -self.unseen)

    def away_since(self, today: date) -> date:
        """Who moved away on this day or later is remembered."""
        return months_later(today, -self.away)

    def say(self, sentence: str | Promise) -> str:
        """A rule's sentence with the periods in words."""
        return str(sentence) % {"unseen": Unseen(self.unseen).label, "away": Away(self.away).label}


def all_rules() -> list[Rule]:
    """The rules of every room, from the ground up."""
    return list(chain.from_iterable(rooms.ask_all("retention_rules")))


def approve(periods: Periods, *, by: User, at: datetime | None = None) -> Approval:
    """The trustees have read the page and want it so. New periods hold from a week later. Twice a day keeps the first.

    Refused: periods that are not on the list.
    """
    at = at or timezone.now()
    if periods.unseen not in Unseen.values or periods.away not in Away.values:
        raise Refused(_("Choose one of the periods shown."), code="unknown")
    with transaction.atomic():
        _take_turns()
        last = last_approval()
        wanted = {"unseen_months": periods.unseen, "away_months": periods.away}
        if (
            last
            and last.approved_at.date() == at.date()
            and all(getattr(last, name) == wanted[name] for name in wanted)
        ):
            return last
        approval = Approval.objects.create(**wanted, approved_by=by, approved_at=at)
        audit.record("keeping.approve", by=by, row=approval, at=at)
    return approval


def last_approval() -> Approval | None:
    return Approval.objects.select_related("approved_by").order_by("-approved_at", "-pk").first()


def periods_in_force(at: datetime | None = None) -> Periods:
    """What was approved at least a week ago; a longer time that was approved since holds at once, a shorter does not.

    Before anybody approved anything the first of the lists hold: a year, and three months.
    """
    since = (at or timezone.now()) - Approval.NOTICE
    newest = list(Approval.objects.filter(approved_at__gt=since).order_by("-approved_at", "-pk")[:1])
    held = list(Approval.objects.filter(approved_at__lte=since).order_by("-approved_at", "-pk")[:1])
    told = [Periods(one.unseen_months, one.away_months) for one in held] or [Periods()]
    told += [Periods(one.unseen_months, one.away_months) for one in newest]
    return Periods(max(one.unseen for one in told), max(one.away for one in told))


def is_to_be_read(at: datetime | None = None) -> bool:
    """Whether the trustees have not approved the page within a year."""
    last = last_approval()
    today = timezone.localdate(at)
    return last is None or timezone.localdate(last.approved_at) < months_later(today, -YEARLY)


def forget_by_rule(at: datetime | None = None, *, failed: Iterable[str] = ()) -> Night:
    """Do what every rule says is due, each for itself, and keep the counts and what failed. Harmless to repeat.

    `failed` names what failed of the night before this.
    """
    at, counts, broken = at or timezone.now(), {}, [*failed]
    for rule in all_rules():
        if rule.forget:
            try:
                counts[rule.code] = rule.forget(at)
            except Exception:  # one rule that breaks must not keep the others from being done
                LOG.exception("The rule %s failed.", rule.code)
                broken.append(rule.code)
    counts = {code: number for code, number in counts.items() if number}
    return Night.objects.create(ran_at=at, counts=counts, failed=broken)


def last_night_failed() -> bool:
    """Whether something of the last night was not done."""
    last = Night.objects.order_by("-ran_at", "-pk").first()
    return bool(last and last.failed)


def only_one_night() -> AbstractContextManager[bool]:
    """Whether this is the only night at work; the next one may begin when this one ends, however it ends."""
    return _OneNight()


def columns_without_a_rule(rules: Iterable[Rule]) -> tuple[list[str], list[str], list[str]]:
    """The columns that no rule covers, those that several do, and those covered that are not there."""
    covered = Counter(
        f"{model}.{column}" for rule in rules for model, columns in rule.covers.items() for column in columns.split()
    )
    there = {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models(include_auto_created=True)
        for column in model._meta.local_concrete_fields
        if not column.primary_key or column.remote_field
    }
    several = [name for name, times in covered.items() if times > 1]
    return sorted(there - covered.keys()), sorted(several), sorted(covered.keys() - there)


class _OneNight:
    def __enter__(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            self.is_mine = cursor.fetchone()[0]
        return self.is_mine

    def __exit__(self, *raised: Any) -> None:
        if self.is_mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _take_turns() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK + 1])
