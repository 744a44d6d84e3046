"""The board of the workshop: one column a state, a swing tag for each bike, and what to do with it next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bikes.checking import in_short
from bikes.models import Bike, BikeChange, BikeOffer, SafetyCheck, SafetyCheckItem
from bikes.rulings import in_force
from bikes.workshop import is_safe
from hub.models import User
from visitors.models import Visit

SHOWN = 3  # tags a column, then "4 more"
SOON = timedelta(days=7)
State = Bike.State


@dataclass(frozen=True)
class Kind:
    """What a column is called, which states stand in it, and what is said below its name."""

    slug: str
    title: str | Promise
    hint: str | Promise
    states: tuple[str, ...]


COLUMNS = [
    Kind("came-in", gettext_lazy("Came in"), gettext_lazy("Look it over"), (State.DONATED, State.RETURNED)),
    Kind("to-repair", gettext_lazy("To repair"), gettext_lazy("Waiting for a stand"), (State.TRIAGED,)),
    Kind("on-a-stand", gettext_lazy("On a stand"), "", (State.IN_REPAIR,)),
    Kind("check", gettext_lazy("Safety check"), gettext_lazy("Two different people"), (State.SAFETY_CHECKED,)),
    Kind("ready", gettext_lazy("Ready"), gettext_lazy("Checked and safe"), (State.READY,)),
    Kind("kept", gettext_lazy("Kept for"), gettext_lazy("To be fetched"), (State.RESERVED,)),
]
ELSEWHERE = [
    Kind("riding", gettext_lazy("With riders"), "", (State.HANDED_OVER,)),
    Kind("stolen", gettext_lazy("Stolen"), "", (State.STOLEN,)),
    Kind("gone", gettext_lazy("Gone for good"), "", (State.RETIRED,)),
]
KINDS = {kind.slug: kind for kind in [*COLUMNS, *ELSEWHERE]}


@dataclass(frozen=True)
class Chip:
    icon: str
    words: str
    look: str = ""


@dataclass(frozen=True)
class Deed:
    """The one button of a tag: where it leads, and whether the deed is done by pressing it."""

    icon: str
    words: str
    url: str
    is_post: bool = False
    is_mine: bool = True


@dataclass(frozen=True)
class Tag:
    bike: Bike
    title: str
    line: str
    chip: Chip | None
    deed: Deed | None


@dataclass(frozen=True)
class Column:
    kind: Kind
    count: int
    tags: list[Tag] = field(default_factory=list)
    stands_in_all: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.tags)

    @property
    def stands(self) -> "Stands | None":
        return Stands(self.count, self.stands_in_all) if State.IN_REPAIR in self.kind.states else None


@dataclass(frozen=True)
class Stands:
    """How full the repair area is: it can hold so many, and what stands in it may be more."""

    taken: int
    of: int

    @property
    def part(self) -> int:
        return min(100, round(100 * self.taken / self.of))

    @property
    def look(self) -> str:
        return "stop" if self.taken >= self.of else "near" if self.taken >= 0.8 * self.of else "ok"

    @property
    def words(self) -> str:
        said = ngettext("%(taken)d of %(of)d stand in use", "%(taken)d of %(of)d stands in use", self.of)
        return said % {"taken": self.taken, "of": self.of}


def board(by: User) -> list[Column]:
    """Every column with its first bikes, those longest in it first, as `by` may act on them."""
    counts = dict(Bike.objects.order_by().values_list("state").annotate(n=Count("pk")))
    column = Case(*[When(state__in=kind.states, then=Value(place)) for place, kind in enumerate(COLUMNS)])
    order = Window(RowNumber(), partition_by=[column], order_by=[F("since_at"), F("pk")])
    standing = [state for kind in COLUMNS for state in kind.states]
    first = Bike.objects.filter(state__in=standing).annotate(row=order).filter(row__lte=SHOWN)
    tags = tags_of(Bike.objects.filter(pk__in=[bike.pk for bike in first.only("pk")]), by=by)
    stands = in_force().repair_stands
    return [
        Column(kind, _sum(counts, kind), [tag for tag in tags if tag.bike.state in kind.states], stands)
        for kind in COLUMNS
    ]


def elsewhere() -> list[Column]:
    """Bikes that are not in the workshop, by where they are, as numbers."""
    counts = dict(Bike.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return [Column(kind, _sum(counts, kind)) for kind in ELSEWHERE]


def _sum(counts: dict[str, int], kind: Kind) -> int:
    return sum(counts.get(state, 0) for state in kind.states)


def bikes_in(kind: Kind) -> QuerySet[Bike]:
    """Those longest in it first; of what left the workshop, the latest."""
    order = "-since_at" if kind in ELSEWHERE else "since_at"
    return Bike.objects.filter(state__in=kind.states).order_by(order, "pk")


def with_tag(typed: str) -> Bike | None:
    """The bike that wears this tag, with or without the noughts before a number."""
    return Bike.objects.filter(tag__in={typed, typed.zfill(4)}).order_by("tag").first()


def tags_of(bikes: QuerySet[Bike], *, by: User) -> list[Tag]:
    """Swing tags for some bikes, longest in their state first. At most five queries for all of them."""
    lately = BikeChange.objects.filter(bike=OuterRef("pk"), to_state=OuterRef("state")).order_by("-at", "-pk")
    half = SafetyCheck.objects.filter(bike=OuterRef("pk"), state=SafetyCheck.State.HALF)
    rows = list(
        bikes.annotate(
            moved_by=Subquery(lately.values("by__called")[:1]),
            mechanic=Subquery(half.values("mechanic__called")[:1]),
            mechanic_id=Subquery(half.values("mechanic_id")[:1]),
        ).order_by("since_at", "pk")
    )
    failed, offers = _failed(rows), _offers(rows)
    here = _here([offer.request.person_id for offer in offers.values()])
    return [_tag(bike, failed.get(bike.pk, []), offers.get(bike.pk), here, by) for bike in rows]


def named(bike: Bike) -> str:
    """A bike in a few words: Blue hybrid, 54 cm. Child's bike 20″, green."""
    kind = bike.get_kind_display()
    words = f"{bike.colour} {kind[:1].lower()}{kind[1:]}" if bike.colour else str(kind)
    if bike.child_wheel:
        size = f"{bike.child_wheel}″"
    elif bike.frame_cm:
        size = _("%(n)d cm") % {"n": bike.frame_cm}
    else:
        size = f"{bike.frame_inches.normalize():f}″" if bike.frame_inches else ""
    return ", ".join(part for part in [words, size, _("step-through") if bike.is_step_through else ""] if part)


def _failed(bikes: Iterable[Bike]) -> dict[int, list[str]]:
    """Items of the last check of each bike in repair, if it failed."""
    repaired = [bike.pk for bike in bikes if bike.state == State.IN_REPAIR]
    if not repaired:
        return {}
    last = SafetyCheck.objects.filter(bike=OuterRef("check_round__bike")).order_by("-pk").values("pk")[:1]
    items = SafetyCheckItem.objects.filter(
        check_round__bike__in=repaired, result=SafetyCheckItem.Result.FAIL, check_round=Subquery(last)
    )
    found: dict[int, list[str]] = {}
    for bike, item in items.order_by("pk").values_list("check_round__bike", "item"):
        found.setdefault(bike, []).append(in_short(item))
    return found


def _offers(bikes: Iterable[Bike]) -> dict[int, BikeOffer]:
    kept = [bike.pk for bike in bikes if bike.state == State.RESERVED]
    if not kept:
        return {}
    live = BikeOffer.objects.live().filter(bike__in=kept).select_related("request__person")
    return {offer.bike_id: offer for offer in live}


def _here(people: list) -> set:
    if not people:
        return set()
    today = Visit.objects.filter(person__in=people, session__held_on=timezone.localdate())
    return set(today.values_list("person", flat=True))


def _tag(bike: Bike, failed: list[str], offer: BikeOffer | None, here: set, by: User) -> Tag:
    return Tag(bike, named(bike), _line(bike, offer), _chip(bike, failed, offer, here), next_deed(bike, offer, by))


def _line(bike: Bike, offer: BikeOffer | None) -> str:
    if offer:
        return _("For %(name)s") % {"name": offer.request.person.known_as}
    if bike.state == State.IN_REPAIR and bike.moved_by:
        return str(bike.moved_by)
    if bike.state == State.SAFETY_CHECKED and bike.mechanic:
        return _("Repaired by %(name)s") % {"name": bike.mechanic}
    heights = f"{bike.fits_height_min}–{bike.fits_height_max} cm" if bike.fits_height_min else ""
    return ", ".join(part for part in [bike.place, heights if bike.state == State.READY else ""] if part)


def _chip(bike: Bike, failed: list[str], offer: BikeOffer | None, here: set) -> Chip | None:
    if bike.state == State.RETURNED:
        return Chip("undo", _("Came back"))
    if failed:
        return Chip("stop", _("Failed: %(item)s") % {"item": ", ".join(failed[:2])}, "stop")
    if bike.state in {State.TRIAGED, State.IN_REPAIR} and bike.parts_needed:
        return Chip("spanner", bike.parts_needed, "already")
    if bike.state == State.SAFETY_CHECKED:
        return Chip("people", _("Not %(name)s") % {"name": bike.mechanic}, "call") if bike.mechanic else None
    if bike.state == State.RESERVED and offer and offer.request.person_id in here:
        return Chip("ok", _("Here now"), "ok")
    if offer:
        return Chip("calendar", _("By %(day)s") % {"day": date_format(offer.due_on, "j M")})
    return _safety_chip(bike, timezone.localdate()) if bike.state == State.READY else None


def _safety_chip(bike: Bike, today: date) -> Chip:
    if not is_safe(bike, today):
        return Chip("stop", _("Check is over"), "stop")
    left = bike.safe_until_on - today
    if left <= SOON:
        said = ngettext("%(n)d day left", "%(n)d days left", left.days)
        return Chip("already", said % {"n": left.days}, "already")
    return Chip("ok", _("Safe to %(day)s") % {"day": date_format(bike.safe_until_on, "j M")}, "ok")


def next_deed(bike: Bike, offer: BikeOffer | None, by: User) -> Deed | None:
    """The next step of a bike on its way to a rider; none for one that left the workshop."""
    match bike.state:
        case State.DONATED | State.RETURNED:
            return Deed("search", _("Look over"), _to("triage", bike), is_mine=False)
        case State.TRIAGED:
            return Deed("spanner", _("Start"), _to("start", bike), is_post=True, is_mine=False)
        case State.IN_REPAIR:
            return Deed("tick", _("Repaired"), _to("repair", bike))
        case State.SAFETY_CHECKED if bike.mechanic_id:
            return Deed("ok", _("Check it"), _to("check", bike), is_mine=bike.mechanic_id != by.pk)
        case State.SAFETY_CHECKED if is_safe(bike):
            return Deed("key", _("Release"), _to("release", bike))
        case State.SAFETY_CHECKED | State.READY if not is_safe(bike):
            return Deed("ok", _("Check again"), _to("check", bike), is_mine=bike.mechanic_id != by.pk)
        case State.READY:
            return Deed("message", _("Offer"), _to("offering", bike))
        case State.RESERVED if offer:
            return Deed("hand", _("Hand over"), reverse("bikes:offer-handover", args=[offer.pk]))
    return None


def _to(deed: str, bike: Bike) -> str:
    return reverse(f"bikes:bike-{deed}", args=[bike.pk])
