"""A copy of all that is held on somebody, made for them, with who looked at it and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub import rooms
from hub.acts import in_words
from hub.models import AuditEntry, User
from hub.rooms import Chapter
from visitors.chapters import records_of
from visitors.looking import COPY, LOOK, note_copy
from visitors.models import Card, Doubt, Person, RightsRequest, SiteMove

SEEN = [LOOK, COPY]
WITHOUT_A_NAME = ("alert.set", "alert.end")  # who asked to be called is not theirs to see


@dataclass(frozen=True)
class Copy:
    """What every room holds on a person, chapter by chapter, as it stood at one moment."""

    person: Person
    made_at: datetime
    chapters: list[Chapter]


def copy_of(person: Person, *, by: User) -> Copy:
    """Record that a copy is made and read it all, both or neither. A copy counts as a look, and stands in itself."""
    with transaction.atomic():
        at = timezone.now()
        note_copy(person, by=by, at=at)
        chapters = [chapter for answer in rooms.ask_all("facts_about", person) for chapter in answer]
        return Copy(person, at, [*chapters, *_deeds(person)])


def _deeds(person: Person) -> Iterator[Chapter]:
    """What the audit trail of the last year says: deeds and codes in words, and who did it."""
    entries = list(_entries(person).select_related("by").order_by("at", "pk"))
    seen, done = _("Who looked at what we hold"), _("What was done with it")
    yield Chapter(seen, [*(_row(entry) for entry in entries if entry.act in SEEN), _of_lists()])
    yield Chapter(done, [_row(entry) for entry in entries if entry.act not in SEEN])


def _of_lists() -> tuple[str, str]:
    """Who stood on a list that day is not known any more, so that looks at lists cannot be told for one person."""
    return _("Lists of many people"), _("Who opens one is noted, but not for each person on it.")


def _row(entry: AuditEntry) -> tuple[str, str]:
    by = "" if entry.act in WITHOUT_A_NAME else f", {entry.by.called if entry.by else _('the hub')}"
    return date_format(timezone.localtime(entry.at), "j F Y, G:i"), f"{in_words(entry.act)}{by}"


def _entries(person: Person) -> models.QuerySet[AuditEntry]:
    """Entries on their records, and on what hangs on them in any room."""
    records = [record.pk for record in records_of(person)]
    theirs = [
        Person.objects.filter(pk__in=records),
        RightsRequest.objects.filter(person__in=records),
        Card.objects.filter(person__in=records),
        Doubt.objects.filter(Q(newer__in=records) | Q(older__in=records)),
        SiteMove.objects.filter(moves__person__in=records),
        *(rows for answer in rooms.ask_all("rows_about", person) for rows in answer),
    ]
    wanted = Q(pk__in=[])
    for rows in theirs:
        if keys := {str(pk) for pk in rows.values_list("pk", flat=True)}:
            wanted |= Q(model=rows.model._meta.label_lower, row__in=keys)
    return AuditEntry.objects.filter(wanted)
