"""Keep the lists of places and of who sends people to us: add, rename, retire, and make two into one."""

from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import AuditEntry, User
from hub.refusals import Refused
from visitors.holding import wait_for_turn
from visitors.journal import call_otherwise
from visitors.models import Background, ReferralSource, Site, SiteMove

KNOWN = Q(person__linked_to__isnull=True, person__anonymised_at__isnull=True)

Entry = Site | ReferralSource


@dataclass(frozen=True)
class Kind:
    """One of the lists: with what its addresses begin, its rows, the keys to it, and who counts as one of it."""

    code: str
    rows: type[Entry]
    keys: tuple[tuple[type[models.Model], str], ...]
    counted: Q

    @property
    def answer(self) -> str:
        """The key in what people told us."""
        return next(key for model, key in self.keys if model is Background)


PLACES = Kind("site", Site, ((Background, "site"), (SiteMove, "site")), KNOWN & Q(person__moved_away_on__isnull=True))
SOURCES = Kind("source", ReferralSource, ((Background, "referral"),), KNOWN)
KINDS = {kind.rows: kind for kind in (PLACES, SOURCES)}


def with_people(kind: Kind) -> QuerySet[Entry]:
    """The whole list with how many people each has, the retired last. Of a place: who lives there now."""
    theirs = Background.objects.filter(kind.counted, **{kind.answer: OuterRef("pk")}).order_by().values(kind.answer)
    people = Coalesce(Subquery(theirs.annotate(n=Count("pk")).values("n")), 0)
    return kind.rows.objects.annotate(people=people).order_by(
        F("retired_on").asc(nulls_first=True), "-people", Lower("name")
    )


def add(kind: Kind, name: str, *, by: User) -> Entry:
    """Put a name on the list. Refused: one that stands there already, in capitals or not."""
    with transaction.atomic():
        made = _save(kind.rows(name=name))
        audit.record("list.make", by=by, row=made)
    return made


def rename(entry: Entry, name: str, *, by: User) -> Entry:
    """Everybody who has it has it under the new name. The same again changes nothing.

    Refused: a name that stands on the list already. Of two who rename at once, the last word stands.
    """
    with transaction.atomic():
        held = _hold(entry)
        if held.name != name:
            held.name = name
            _save(held)
            audit.record("list.rename", by=by, row=held)
    return held


def retire(entry: Entry, *, by: User) -> Entry:
    """It is offered no more; who has it keeps it. Twice keeps the first day."""
    with transaction.atomic():
        held = _hold(entry)
        if held.retired_on is None:
            held.retired_on = timezone.localdate()
            held.save(update_fields=["retired_on"])
            audit.record("list.retire", by=by, row=held)
    return held


def restore(entry: Entry, *, by: User) -> Entry:
    """It is offered again. Twice changes nothing."""
    with transaction.atomic():
        held = _hold(entry)
        if held.retired_on:
            held.retired_on = None
            held.save(update_fields=["retired_on"])
            audit.record("list.restore", by=by, row=held)
    return held


def join(gone: Entry, into: Entry, *, by: User) -> int:
    """Everybody of one is of the other from now on, and the one is gone for good. Gives how many people.

    Records that were joined to others follow, and so do the journals of links, so that those can still be undone.
    Twice changes nothing. Refused: one with itself, and another that was joined away meanwhile.
    """
    kind = KINDS[type(gone)]
    if gone.pk == into.pk:
        raise Refused(_("Choose another one. This is the same."), code="same")
    with transaction.atomic():
        wait_for_turn()
        # held against new keys too, so that nobody is given the one that goes
        held = {
            row.pk for row in kind.rows.objects.select_for_update().filter(pk__in=[gone.pk, into.pk]).order_by("pk")
        }
        if into.pk not in held:
            raise Refused(_("That one is not here any more. Choose another."), code="gone")
        if gone.pk not in held:
            return 0
        people = Background.objects.filter(KNOWN, **{kind.answer: gone.pk}).count()
        for model, key in kind.keys:
            model.objects.filter(**{key: gone.pk}).update(**{key: into.pk})
            call_otherwise(model, f"{key}_id", gone.pk, into.pk)
        for row in (gone, into):
            audit.record("list.join", by=by, row=row)
        kind.rows.objects.filter(pk=gone.pk).delete()
    return people


def was_joined(kind: Kind, pk: int) -> bool:
    """Whether this is what was joined to another before, so that a second press finds it gone."""
    return AuditEntry.objects.filter(act="list.join", model=kind.rows._meta.label_lower, row=str(pk)).exists()


def _hold(entry: Entry) -> Entry:
    held = type(entry).objects.select_for_update(no_key=True).filter(pk=entry.pk).first()
    if held is None:
        raise Refused(_("This is not on the list any more. Load the page again."), code="stale")
    return held


def _save(entry: Entry) -> Entry:
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        raise Refused(_("This name stands on the list already. Choose another."), code="double") from None
    return entry
