"""Somebody moved away, or is back: one by one, or everybody of a place at once. Each can be taken back for 30 days."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit, rooms
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Background, Move, Person, Site, SiteMove, Visit

UNDO_FOR = timedelta(days=30)


def moved_away(person: Person, *, by: User, on: date | None = None) -> Move:
    """Somebody lives elsewhere from `on`. Every room is told. Twice keeps the first day.

    Refused: a day to come, and a record that was joined to another or forgotten.
    """
    on = _not_to_come(on)
    with transaction.atomic():
        held = hold(person)
        standing = Move.objects.live().filter(person=held).first()
        if standing:
            return standing
        move = _go(held, on, by)
        audit.record("person.move", by=by, row=held)
    return move


def came_back(person: Person, *, by: User, with_visit: Visit | None = None) -> Move | None:
    """Somebody is here again, perhaps checked in at the door. Every room is told. Twice changes nothing.

    Who died is taken up by no room, whatever is said of where they lived.
    """
    with transaction.atomic():
        held = hold(person)
        if held.moved_away_on is None:
            return None
        move = _return(held, by, with_visit)
        # at the door the moment would tell when they came in
        audit.record("person.back", by=by, row=held, at=with_visit and with_visit.session.starts_at)
    return move


def undo_move(move: Move, *, by: User, at: datetime | None = None) -> None:
    """They never moved away: the row goes. Twice changes nothing. Refused: after 30 days, or when they are back."""
    with transaction.atomic():
        person = hold(move.person)
        held = Move.objects.filter(pk=move.pk).first()
        if held is None:
            return
        if held.until_on:
            raise Refused(_("They are back already."), code="back")
        _refuse_late(held.made_at, at)
        _never_moved(held, person, by)
        audit.record("move.undo", by=by, row=person)


def still_away(move: Move, *, by: User, at: datetime | None = None) -> None:
    """They are not back after all. Twice changes nothing. Refused: after 30 days."""
    with transaction.atomic():
        person = hold(move.person)
        held = Move.objects.filter(pk=move.pk).first()
        if held is None or held.until_on is None or person.moved_away_on:
            return
        _refuse_late(held.ended_at, at)
        _reopen(held, person, by)
        audit.record("person.move", by=by, row=person)


def visit_taken_back(visit: Visit, *, by: User) -> None:
    """A check-in that brought somebody back was a mistake: they are away as before. Called before the visit goes."""
    for move in Move.objects.filter(back_with=visit).select_related("person"):
        person = hold(move.person)
        if person.moved_away_on is None:
            _reopen(move, person, by)
            audit.record("person.move", by=by, row=person)


def sites_with_people() -> QuerySet[Site]:
    """Every place with the number of people who are said to live there now."""
    here = Background.objects.filter(_is_here("person__"), site=OuterRef("pk")).order_by().values("site")
    living = Coalesce(Subquery(here.annotate(n=Count("pk")).values("n")), 0)
    return Site.objects.annotate(living=living).order_by("-living", "name")


def people_of(site: Site) -> QuerySet[Person]:
    """Who is said to live there now."""
    return Person.objects.filter(_is_here(), background__site=site).order_by("known_as", "other_names", "pk")


def look_at_place(site: Site, *, by: User) -> list[Person]:
    """The list of who lives there, read in the transaction that records the look."""
    with transaction.atomic():
        audit.record("site.look", by=by, row=site)
        return list(people_of(site))


def empty_site(site: Site, people: Iterable[UUID], *, by: User, on: date | None = None) -> SiteMove:
    """Those `people` of a place moved away, all in one act. Who lives elsewhere or is away already is left alone.

    Refused: a day to come, and nobody.
    """
    on = _not_to_come(on)
    with transaction.atomic():
        leaving = list(people_of(site).filter(pk__in=list(people)).values_list("pk", flat=True))
        held = list(Person.objects.select_for_update(no_key=True).filter(pk__in=leaving).order_by("pk"))
        leaving = [person for person in held if person.moved_away_on is None]
        if not leaving:
            raise Refused(_("Nobody was chosen, so nothing changed."), code="nobody")
        act = SiteMove.objects.create(site=site, from_on=on, made_by=by)
        for person in leaving:
            _go(person, on, by, of_site=act)
        audit.record("site.move", by=by, row=act)
    return act


def undo_site(act: SiteMove, *, by: User, at: datetime | None = None) -> SiteMove:
    """Nobody of the place moved: who is not back yet never moved. Twice changes nothing. Refused: after 30 days."""
    with transaction.atomic():
        held = SiteMove.objects.select_for_update(no_key=True).get(pk=act.pk)
        if held.undone_at:
            return held
        _refuse_late(held.made_at, at)
        moves = {move.person_id: move for move in held.moves.live()}
        for person in Person.objects.select_for_update(no_key=True).filter(pk__in=moves).order_by("pk"):
            _never_moved(moves[person.pk], person, by)
        held.undone_by, held.undone_at = by, at or timezone.now()
        held.save(update_fields=["undone_by", "undone_at"])
        audit.record("site.undo", by=by, row=held)
    return held


def lately_emptied(at: datetime | None = None) -> QuerySet[SiteMove]:
    """Acts on whole places that can still be taken back, newest first, with how many are still away by them."""
    since = (at or timezone.now()) - UNDO_FOR
    rows = SiteMove.objects.filter(undone_at__isnull=True, made_at__gte=since).select_related("site", "made_by")
    return rows.annotate(away=Count("moves", filter=Q(moves__until_on__isnull=True))).order_by("-pk")


def _not_to_come(on: date | None) -> date:
    today = timezone.localdate()
    if on and on > today:
        raise Refused(_("That day is still to come. Choose today or a day before."), code="future")
    return on or today


def _refuse_late(since: datetime | None, at: datetime | None) -> None:
    if since is None or (at or timezone.now()) - since > UNDO_FOR:
        raise Refused(_("After 30 days this cannot be taken back. Note that they are back instead."), code="late")


def _go(person: Person, on: date, by: User, of_site: SiteMove | None = None) -> Move:
    move = Move.objects.create(person=person, from_on=on, made_by=by, of_site=of_site)
    _away_since(person, on)
    rooms.tell_all("moved_away", person, by)
    return move


def _return(person: Person, by: User, with_visit: Visit | None) -> Move:
    """End the move, or write one down that an older register knew only by its day."""
    move = Move.objects.live().filter(person=person).first()
    move = move or Move(person=person, from_on=person.moved_away_on)
    move.until_on, move.ended_by, move.ended_at = max(move.from_on, timezone.localdate()), by, timezone.now()
    move.back_with = with_visit
    move.save()
    _here_again(person, by)
    return move


def _reopen(move: Move, person: Person, by: User) -> None:
    move.until_on = move.ended_by = move.ended_at = move.back_with = None
    move.save(update_fields=["until_on", "ended_by", "ended_at", "back_with"])
    _away_since(person, move.from_on)
    rooms.tell_all("moved_away", person, by)


def _never_moved(move: Move, person: Person, by: User) -> None:
    move.delete()
    _here_again(person, by)


def _here_again(person: Person, by: User) -> None:
    _away_since(person, None)
    if person.died_on is None:
        rooms.tell_all("came_back", person, by)


def _away_since(person: Person, on: date | None) -> None:
    person.moved_away_on = on
    person.save(update_fields=["moved_away_on"])


def _is_here(path: str = "") -> Q:
    return Q(**{f"{path}{name}__isnull": True for name in ("linked_to", "anonymised_at", "moved_away_on", "died_on")})
