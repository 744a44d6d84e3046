"""What the bike room answers when every room is asked."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bikes import demo
from bikes.chapters import chapters
from bikes.forgetting import forget
from bikes.kept import RULES
from bikes.links import bring_along, take_apart
from bikes.listing import not_seen_since
from bikes.matching import first_riders
from bikes.models import Bike, BikeOffer, BikeRequest, Handover, QueueStatus, Ruling, Skip
from bikes.offers import lapse_offers, remind
from bikes.old_list import take_in
from bikes.opening import status_now
from bikes.prompts import prompts
from bikes.rulings import in_force
from bikes.waiting import back_again, gone_away
from hub.models import Access, Session, User
from hub.retention import Rule
from hub.rooms import Button, Chapter, Fact, Prompt, Task
from visitors.journal import Journal
from visitors.models import Link, Person
from visitors.workbook.telling import BookRead, Told


def door_prompts(person_ids: list[UUID]) -> dict[UUID, list[Prompt]]:
    """A bike is ready, still want one, put on the list, bring it back."""
    return prompts(person_ids)


def door_buttons(person: Person, session: Session | None) -> Iterator[Button]:
    """A way to put somebody on the bike list."""
    yield Button("bike", _("Bike list"), reverse("bikes:person-joining", args=[person.pk]))


def moved_away(person: Person, by: User) -> None:
    """Their places are closed, and what was kept for them is free."""
    gone_away(person, by)


def came_back(person: Person, by: User) -> None:
    """Places closed by the move stand again, with their old day."""
    back_again(person, by)


def linked(kept: Person, gone: Person, journal: Journal) -> None:
    """Places in the list and bikes follow; of two places for one rider the older stays."""
    bring_along(kept, gone, journal)


def unlinked(link: Link) -> None:
    """Places that the link closed stand again."""
    take_apart(link)


def book_read(book: BookRead) -> Told | None:
    """The rows of an old bike list become places in ours."""
    return take_in(book)


def died(person: Person, by: User) -> None:
    """Nothing waits for them any more; taken back, their places stand again."""
    gone_away(person, by)


def retention_rules() -> list[Rule]:
    """What this room keeps."""
    return RULES


def anonymised(person: Person) -> None:
    """Their places are closed; sizes that tell nothing alone stay for the figures, words that people typed do not."""
    forget(person)


def facts_about(person: Person) -> Iterator[Chapter]:
    """Their places in the list, what was offered to them, and the bikes they had."""
    return chapters(person)


def rows_about(person: Person) -> Iterator[QuerySet]:
    """What the audit trail calls theirs here: their places, what was offered to them or not, and the bikes they had."""
    yield BikeRequest.objects.filter(person=person)
    yield BikeOffer.objects.filter(request__person=person)
    yield Skip.objects.filter(request__person=person)
    yield Handover.objects.filter(person=person)


def stays_without_a_name(person: Person) -> Iterator[Fact]:
    """Their places, with days and sizes, and the bikes they had: the figures count them."""
    theirs = {
        _("Places on the bike list, with the size"): BikeRequest.objects.filter(person=person).count(),
        _("Bikes they had from us"): Handover.objects.filter(person=person).count(),
    }
    yield from (Fact("bike", label, number) for label, number in theirs.items() if number)


def still_needs(person_ids: list[UUID]) -> set[UUID]:
    """Who waits for a bike is not forgotten for not having been seen."""
    return set(BikeRequest.objects.live().filter(person__in=person_ids).values_list("person", flat=True))


def night_came(today: date) -> None:
    """End the offers whose day is over, and mark those that end soon. Harmless to repeat."""
    lapse_offers(today)
    remind(today)


def waiting_for(user: User) -> Iterator[Task]:
    """For the bike team: bikes that somebody could have, offers that end soon, a list to look at again."""
    if Access.BIKES not in user.accesses:
        return
    queue = reverse("bikes:queue")
    rules = in_force()
    ready = first_riders(list(Bike.objects.to_offer()), rules)
    status = status_now()
    if ready and status.state != QueueStatus.State.SUSPENDED:
        title = ngettext("%(n)d bike can be offered", "%(n)d bikes can be offered", len(ready)) % {"n": len(ready)}
        yield Task("bike", title, _("Somebody waits whom it fits."), _("Offer"), queue)
    ending = BikeOffer.objects.filter(state=BikeOffer.State.OFFERED, reminded_on__isnull=False).count()
    if ending:
        title = ngettext("%(n)d offer ends soon", "%(n)d offers end soon", ending) % {"n": ending}
        yield Task("message", title, _("Try once more to tell them."), _("Look"), f"{queue}?state=due")
    if unseen := _unseen(rules):
        title = ngettext("%(n)d who waits was not seen for long", "%(n)d who wait were not seen for long", unseen)
        detail = _("Ask them, or take them off the list.")
        yield Task("people", title % {"n": unseen}, detail, _("Look"), f"{queue}?seen=gone")
    if status.review_on and status.review_on <= timezone.localdate():
        title = _("The bike list: %(state)s") % {"state": status.get_state_display()}
        detail = _("You wanted to look at it on %(day)s.") % {"day": date_format(status.review_on, "j F")}
        yield Task("calendar", title, detail, _("Look"), reverse("bikes:list-state"))


def demo_loaded(today: date) -> None:
    """Bring invented bikes and riders into a fresh demo."""
    demo.load(today)


def _unseen(rules: Ruling) -> int:
    """Live places of people who missed very many drop-ins. They are never closed silently."""
    since = not_seen_since(rules)
    return BikeRequest.objects.live().filter(person__last_seen_on__lt=since).count() if since else 0
