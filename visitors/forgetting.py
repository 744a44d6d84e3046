"""Forget a person: by rule when nobody saw them for long, and at once when they ask for it.

The record stays as a number, so that visits still count. What named or described somebody goes, here and in every
room; an old book that is read again does not bring them back.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit, rooms
from hub.models import User
from hub.refusals import Refused
from hub.retention import Periods, periods_in_force
from visitors.holding import wait_for_turn
from visitors.models import (
    Alert,
    Background,
    BookRow,
    Card,
    Consent,
    Doubt,
    Household,
    Keep,
    Leaving,
    Link,
    Move,
    Person,
    Place,
    Receipt,
    Visit,
)
from visitors.registration import INDEXED, index
from visitors.rights import close_for
from visitors.workbook.marking import tombstone

LOG = logging.getLogger(__name__)
EMPTIED = {
    "known_as": "",
    "other_names": "",
    "latin_spelling": "",
    "tell_apart": "",
    "languages": [],
    "register_number": "",
    "household": None,
    "died_on": None,
}
REMOVED = [Alert, Consent, Keep, Leaving, Place]  # rows about a person that go altogether
BAND = ["gender", "age_band", "nationality"]  # what stays of a background where many share it
MANY = 5
A_WEEK = timedelta(days=7)
KEPT_ON = timedelta(days=90)


@dataclass(frozen=True)
class Due:
    """Somebody who will be forgotten, and from which day."""

    person: Person
    on: date


def erase(person: Person, *, by: User, at: datetime | None = None) -> None:
    """They ask to be forgotten: now, with every record that was joined to theirs. Twice changes nothing.

    Refused: a record that was joined to another (ask for that one).
    """
    at = at or timezone.now()
    with transaction.atomic():
        wait_for_turn()
        held = _hold(person.pk)
        if held.anonymised_at:
            return
        if held.linked_to_id:
            raise Refused(_("This record was joined to another. Load the page again."), code="stale")
        _forget(held, at, by=by, keeps_bands=False)
        audit.record("person.erase", by=by, row=held, at=at)


def forget_unseen(at: datetime) -> int:
    """Forget whoever is due by the rule, stood on the leads' list for a week, and whom no room still needs.

    Gives how many. Harmless to repeat. If one of them cannot be forgotten, the others are, before it is raised.
    """
    today, periods = timezone.localdate(at), periods_in_force(at)
    announce(at)
    listed = Leaving.objects.filter(since_on__lte=today - A_WEEK).order_by("since_on", "pk")
    forgotten, broken = 0, None
    for pk in listed.values_list("pk", flat=True):
        try:
            forgotten += _forget_if_due(pk, today, periods, at)
        except Exception as error:  # one record that breaks must not keep the others here
            LOG.exception("Somebody could not be forgotten.")
            broken = error
    if broken:
        raise broken
    return forgotten


def announce(at: datetime) -> None:
    """Write down who stands on the list of the coming week, since when, and take off who does not belong there."""
    today = timezone.localdate(at)
    ids = list(due(today + A_WEEK, periods_in_force(at + A_WEEK)).values_list("pk", flat=True))
    listed = set(ids) - _needed(ids)
    Leaving.objects.exclude(person__in=listed).delete()
    Leaving.objects.bulk_create((Leaving(person_id=pk, since_on=today) for pk in listed), ignore_conflicts=True)


def soon_forgotten(at: datetime | None = None) -> list[Due]:
    """Whom the coming nights will forget if nobody sees them before, the soonest first."""
    at = at or timezone.now()
    today, periods = timezone.localdate(at), periods_in_force(at + A_WEEK)
    listed = due(today + A_WEEK, periods).filter(leaving__isnull=False).select_related("leaving")
    people = list(listed.order_by("seen_on", "known_as", "pk"))
    needed = _needed([person.pk for person in people])
    left = [person for person in people if person.pk not in needed]
    return sorted((Due(person, _day(person, today, periods)) for person in left), key=lambda each: each.on)


def keep_on(person: Person, *, by: User, at: datetime | None = None) -> Keep:
    """A lead knows that they still belong here: not forgotten for three months more. Twice a day keeps the first.

    Refused: a record that was joined to another or forgotten.
    """
    at = at or timezone.now()
    until_on = timezone.localdate(at) + KEPT_ON
    with transaction.atomic():
        held = _hold(person.pk)
        if held.anonymised_at or held.linked_to_id:
            raise Refused(_("This record is not in use any more. Load the page again."), code="stale")
        kept, is_new = Keep.objects.get_or_create(
            person=held, until_on=until_on, defaults={"kept_by": by, "kept_at": at}
        )
        Leaving.objects.filter(person=held).delete()
        if is_new:
            audit.record("person.keep", by=by, row=held, at=at)
    return kept


def due(on: date, periods: Periods) -> QuerySet[Person]:
    """People who, on that day, were not seen for so long, or moved away so long ago and were not seen since.

    A move that was noted later than it happened counts from the day it was noted.
    """
    visits = Visit.objects.filter(person=OuterRef("pk")).order_by().values("person")
    last = Subquery(visits.annotate(on=Max("session__held_on")).values("on"))
    noted = Subquery(Move.objects.live().filter(person=OuterRef("pk")).values(on=TruncDate("made_at"))[:1])
    people = Person.objects.known().annotate(
        seen_on=Greatest(Coalesce("last_seen_on", "first_seen_on"), Coalesce(last, F("first_seen_on"))),
        left_on=Greatest("moved_away_on", Coalesce(noted, F("moved_away_on"))),
    )
    since = periods.away_since(on)
    return people.filter(
        Q(seen_on__lt=periods.seen_since(on)) | Q(moved_away_on__isnull=False, left_on__lt=since, seen_on__lt=since)
    )


def _day(person: Person, today: date, periods: Periods) -> date:
    """The first night on which they are due and have stood on the list for a week."""

    def is_due(on: date) -> bool:
        since = periods.away_since(on)
        has_left = person.moved_away_on is not None and person.left_on < since
        return person.seen_on < periods.seen_since(on) or (has_left and person.seen_on < since)

    first = next(filter(is_due, (today + timedelta(days=days) for days in range(A_WEEK.days))), today + A_WEEK)
    return max(first, person.leaving.since_on + A_WEEK)


def _needed(ids: list[UUID]) -> set[UUID]:
    """Of these, whom some room still needs."""
    return set(chain.from_iterable(rooms.ask_all("still_needs", ids)))


def _forget_if_due(pk: UUID, today: date, periods: Periods, at: datetime) -> bool:
    """Look once more with the record in hand: somebody may have checked them in meanwhile."""
    with transaction.atomic():
        wait_for_turn()
        held = _hold(pk)
        if not due(today, periods).filter(pk=pk).exists() or _needed([pk]):
            return False
        _forget(held, at, by=None, keeps_bands=True)
        audit.record("person.forget", by=None, row=held, at=at)
    return True


def _hold(pk: UUID) -> Person:
    """The record as it is now, held to the end."""
    return Person.objects.select_for_update(no_key=True).get(pk=pk)


def _forget(person: Person, at: datetime, *, by: User | None, keeps_bands: bool) -> None:
    """Everything that tells who somebody was, with the records that were joined to theirs."""
    close_for(person, by=by)
    gone = list(Person.objects.select_for_update(no_key=True).filter(linked_to=person).order_by("pk"))
    for one in [person, *gone]:
        rooms.tell_all("anonymised", one)
        _empty(one, at, keeps_bands=keeps_bands)


def _empty(person: Person, at: datetime, *, keeps_bands: bool) -> None:
    household = person.household_id
    _forget_background(person, keeps_bands=keeps_bands)
    for model in REMOVED:
        model.objects.filter(person=person).delete()
    Doubt.objects.filter(Q(newer=person) | Q(older=person)).delete()
    Link.objects.filter(Q(kept=person) | Q(gone=person)).delete()  # with what could take them apart
    Move.objects.filter(person=person).update(of_site=None)
    Receipt.objects.filter(person=person).update(person=None, digest="")
    _take_cards_back(person, at)
    _bury_rows(person.book_rows.all())
    for name, value in EMPTIED.items():
        setattr(person, name, value)
    person.anonymised_at = at
    index(person).save(update_fields=[*EMPTIED, *INDEXED, "anonymised_at"])
    Household.objects.filter(pk=household, people__isnull=True).delete()


def _forget_background(person: Person, *, keeps_bands: bool) -> None:
    """All of it, but that a night leaves what five or more people share of gender, age and home country."""
    told = Background.objects.filter(person=person).first()
    if told is None:
        return
    band = {name: getattr(told, name) for name in BAND}
    told.delete()
    if keeps_bands and any(band.values()) and Background.objects.filter(**band).count() >= MANY - 1:
        Background.objects.create(person=person, **band)


def _take_cards_back(person: Person, at: datetime) -> None:
    """Their card opens nobody's record any more; its number is not given again."""
    cards: QuerySet[Card] = person.cards.all()
    cards.filter(revoked_at__isnull=True).update(revoked_at=at)
    cards.update(person=None, given_at=None)


def _bury_rows(rows: Iterable[BookRow]) -> None:
    """Leave only the marks by which this book (key) and any other (who) know that they are forgotten."""
    for row in rows:
        buried: dict[str, Any] = {"key": tombstone(row.key), "marks": {}, "friends_phone": ""}
        BookRow.objects.filter(pk=row.pk).update(**buried)
