"""Take the rows of an old bike list into ours: each with its old day, once, and nobody's place twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bikes.models import BikeRequest, BikeRequestChange, Handover
from bikes.models.requests import MOST_CHILDREN
from bikes.moving import hold_list, move_request
from bikes.old_reasons import Reason
from bikes.old_words import Wish, read_wish
from visitors.models import Person
from visitors.workbook.findings import Finding
from visitors.workbook.telling import BookRead, Told

State = BikeRequest.State
BATCH = 1000
OLD_LIST = "old_list"  # the reason by which a place that came from an old list is known for ever
Key = tuple[object, int]  # a rider: the person, and which child of theirs


@dataclass
class Taken:
    """What became of the list so far."""

    book: BookRead
    today: date
    people: dict[object, Person]
    made: list[BikeRequest] = field(default_factory=list)
    known: int = 0
    closed_anew: int = 0
    undated: int = 0
    findings: list[Finding] = field(default_factory=list)


def take_in(book: BookRead) -> Told:
    """Make the places that the book's bike lists tell of, inside the caller's transaction.

    A place keeps the day they asked; who got a bike has a closed place, who moved away too. Of two rows for one rider
    the older counts. A place that came from an old list before is found by its first change, and only closed or
    measured anew; what was changed here since stays. The list may be shut: these people asked before.
    """
    hold_list()
    ids = {person.pk for person, _rider in book.riders}
    held = Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").defer("name_marks")
    taken = Taken(book, timezone.localdate(book.at), {person.pk: person for person in held})
    places = BikeRequest.objects.filter(person__in=ids)
    known = _by_rider(places.filter(changes__from_state="", changes__reason=OLD_LIST).order_by("joined_on", "pk"))
    ours = set(places.exclude(changes__from_state="", changes__reason=OLD_LIST).values_list("person", "child"))
    with_bike = set(Handover.objects.filter(person__in=ids, ended_at__isnull=True).values_list("person", "child"))
    for key, wishes in _wishes(taken).items():
        for wish, place in zip_longest(_that_count(wishes, taken), known[key]):
            if wish and place:
                _bring_up_to_date(place, wish, taken)
            elif wish and key in ours:
                _note(wish, Reason.HAS_PLACE, taken)
            elif wish and key in with_bike:
                _note(wish, Reason.HAS_OUR_BIKE, taken)
            elif wish:
                _make(key, wish, taken)
    _save(taken)
    return Told(_("The bike list"), list(_sentences(taken)), taken.findings)


def _wishes(taken: Taken) -> dict[Key, list[Wish]]:
    """The rows of each rider. Children of one person are told apart by their age; who has none said is the same."""
    riders: dict[Key, list[Wish]] = defaultdict(list)
    ages: dict[object, list[int | None]] = defaultdict(list)
    for person, rider in taken.book.riders:
        wish = read_wish(rider, today=taken.today)
        taken.findings += wish.findings
        if wish.is_child and wish.age not in ages[person.pk]:
            if len(ages[person.pk]) == MOST_CHILDREN:
                _note(wish, Reason.CHILDREN_TOO_MANY, taken)
                continue
            ages[person.pk].append(wish.age)
        riders[person.pk, ages[person.pk].index(wish.age) + 1 if wish.is_child else 0].append(wish)
    return riders


def _that_count(wishes: list[Wish], taken: Taken) -> list[Wish]:
    """The oldest row, and after a bike they got the oldest row that asks for another; the rest is listed."""
    in_turn = sorted(wishes, key=lambda wish: wish.rider.asked_on or taken.today)
    count = in_turn[:1]
    for wish in in_turn[1:]:
        if count[-1].ended and not wish.ended:
            count.append(wish)
        else:
            _note(wish, Reason.SECOND_ROW, taken)
    return count


def _by_rider(rows: Iterable[BikeRequest]) -> dict[Key, list[BikeRequest]]:
    places: dict[Key, list[BikeRequest]] = defaultdict(list)
    for place in rows:
        places[place.person_id, place.child].append(place)
    return places


def _bring_up_to_date(place: BikeRequest, wish: Wish, taken: Taken) -> None:
    """What an older reading did not know yet: that they got a bike, and how tall they are."""
    taken.known += 1
    if not place.is_live:
        return
    if place.height_cm is None and (height := wish.about.get("height_cm")):
        place.height_cm = height
        place.save(update_fields=["height_cm"])
    if not wish.ended or place.state not in {State.WAITING, State.NO_REPLY}:
        return
    if not place.changes.filter(reason=OLD_LIST).exclude(from_state="").exists():  # what was opened again stays open
        move_request(place, wish.ended, by=taken.book.by, reason=OLD_LIST, at=taken.book.at)
        taken.closed_anew += 1


def _make(key: Key, wish: Wish, taken: Taken) -> None:
    person, asked_on = taken.people[key[0]], wish.rider.asked_on
    if asked_on is None:
        taken.undated += 1
        asked_on = person.first_seen_on
    state = wish.ended or (State.MOVED_AWAY if person.moved_away_on else State.WAITING)
    joined_on = min(asked_on, taken.today)
    taken.made.append(
        BikeRequest(person=person, child=key[1], joined_on=joined_on, state=state, since_at=taken.book.at, **wish.about)
    )


def _save(taken: Taken) -> None:
    """The places and their changes: first that they waited, then how it ended."""
    BikeRequest.objects.bulk_create(taken.made, batch_size=BATCH)
    told = {"by": taken.book.by, "at": taken.book.at, "reason": OLD_LIST}
    first = [BikeRequestChange(request=place, to_state=State.WAITING, **told) for place in taken.made]
    ended = [
        BikeRequestChange(request=place, from_state=State.WAITING, to_state=place.state, **told)
        for place in taken.made
        if place.state != State.WAITING
    ]
    BikeRequestChange.objects.bulk_create([*first, *ended], batch_size=BATCH)


def _note(wish: Wish, reason: Reason, taken: Taken) -> None:
    taken.findings.append(Finding(wish.rider.sheet, wish.rider.row, None, "text", reason))


def _sentences(taken: Taken) -> list[tuple[str, str]]:
    """What the list came to, for the person who brings it in."""
    states = Counter(place.state for place in taken.made)
    by_name = sum(rider.is_by_name for _person, rider in taken.book.riders)
    children = sum(place.child > 0 for place in taken.made)
    told = [
        ("bike", len(taken.made), ngettext("%(n)d new place.", "%(n)d new places.", len(taken.made))),
        (
            "info",
            taken.known,
            ngettext("%(n)d place is known already.", "%(n)d places are known already.", taken.known),
        ),
        ("calendar", states[State.WAITING], ngettext("%(n)d waits.", "%(n)d wait.", states[State.WAITING])),
        (
            "tick",
            states[State.HAS_BIKE],
            ngettext(
                "%(n)d has a bike already: the place is closed.",
                "%(n)d have a bike already: the places are closed.",
                states[State.HAS_BIKE],
            ),
        ),
        (
            "tick",
            taken.closed_anew,
            ngettext(
                "%(n)d known place is closed now: they got a bike or left the list.",
                "%(n)d known places are closed now: they got a bike or left the list.",
                taken.closed_anew,
            ),
        ),
        (
            "moved",
            states[State.MOVED_AWAY],
            ngettext(
                "%(n)d moved away: the place is closed.",
                "%(n)d moved away: the places are closed.",
                states[State.MOVED_AWAY],
            ),
        ),
        (
            "close",
            states[State.WITHDRAWN],
            ngettext("%(n)d no longer wants a bike.", "%(n)d no longer want a bike.", states[State.WITHDRAWN]),
        ),
        ("child", children, ngettext("%(n)d place is for a child.", "%(n)d places are for children.", children)),
        (
            "person",
            by_name,
            ngettext(
                "%(n)d row has no number, and one person has its name.",
                "%(n)d rows have no number, and one person has each name.",
                by_name,
            ),
        ),
        (
            "calendar",
            taken.undated,
            ngettext(
                "%(n)d place counts from their first day here: nobody can read when they asked.",
                "%(n)d places count from their first day here: nobody can read when they asked.",
                taken.undated,
            ),
        ),
    ]
    return [(symbol, words % {"n": number}) for symbol, number, words in told if number]
