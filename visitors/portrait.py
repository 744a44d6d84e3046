"""All that a session lead sees of one person, read in the transaction that records the look."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import User
from visitors import languages
from visitors.consents import TAKEN_BACK
from visitors.doubts import doubts_about
from visitors.households import companions
from visitors.linking import lately_linked
from visitors.looking import note_look
from visitors.models import Alert, Background, Card, Consent, Doubt, Link, Move, Person, RightsRequest, Visit
from visitors.moves import UNDO_FOR
from visitors.newcomers import Line, welcome_list
from visitors.people import DECLINED, DEMOGRAPHICS

VISITS = 20  # so many visits stand on the page


@dataclass(frozen=True)
class Fact:
    """One thing they told us; empty when nobody asked."""

    label: str
    value: str


@dataclass(frozen=True)
class Portrait:
    """A person with everything that hangs on them."""

    person: Person
    facts: list[Fact]
    may_note_all: bool
    phone: str
    consents: list[tuple[Consent, bool]]  # each with whether it can be taken back
    visits: list[Visit]
    visits_number: int
    lines: list[Line]
    companions: list[Person]
    doubts: list[Doubt]
    cards: list[Card]
    is_called: bool
    move: Move | None
    can_undo_move: bool
    joined: list[Link]
    requests: list[RightsRequest]


def portrait(person: Person, *, by: User) -> Portrait:
    """Record the look and read the page, both or neither. What was answered with their word only needs that word."""
    with transaction.atomic():
        note_look(person, by=by)
        background = Background.objects.select_related("site", "referral").filter(person=person).first()
        consents = list(person.consents.select_related("asked_by").order_by("-given_at", "-pk"))
        live = {consent.kind for consent in consents if consent.withdrawn_at is None}
        may_note_all = Consent.Kind.DEMOGRAPHICS in live
        move = person.moves.select_related("made_by", "ended_by").order_by("until_on", "pk").last()
        return Portrait(
            person=person,
            facts=_facts(person, background or Background(person=person), may_note_all),
            may_note_all=may_note_all,
            phone=background.phone if background else "",
            consents=[(one, one.withdrawn_at is None and one.kind in TAKEN_BACK) for one in consents],
            visits=list(
                person.visits.select_related("session__programme").order_by("-session__held_on", "-pk")[:VISITS]
            ),
            visits_number=person.visits.count(),
            lines=welcome_list(person),
            companions=list(companions(person)),
            doubts=list(doubts_about(person)),
            cards=list(Card.objects.filter(Q(person=person) | Q(person__linked_to=person)).order_by("-given_at")),
            is_called=Alert.objects.live().filter(person=person).exists(),
            move=move,
            can_undo_move=_can_undo(move),
            joined=list(lately_linked().filter(kept=person)),
            requests=list(person.rights_requests.live().order_by("due_on", "pk")),
        )


def _facts(person: Person, background: Background, may_note_all: bool) -> list[Fact]:
    facts = {
        "languages": (_("Speaks"), _named(person.languages)),
        "languages_read": (_("Reads"), _named(background.languages_read)),
        "age_band": (_("Age"), background.age_band and background.get_age_band_display()),
        "gender": (_("Gender"), background.gender and background.get_gender_display()),
        "nationality": (_("Home country, in their words"), _said(background.nationality)),
        "accommodation": (_("Lives in"), background.accommodation and background.get_accommodation_display()),
        "site": (_("Which place"), str(background.site or "")),
        "came_from_town": (_("Town before"), background.came_from_town),
        "referral": (_("Heard of us from"), str(background.referral or "")),
        "note": (_("Note"), background.note),
    }
    shown = {name: fact for name, fact in facts.items() if may_note_all or name not in DEMOGRAPHICS}
    return [Fact(label, str(value)) for label, value in shown.values()]


def _said(words: str) -> str:
    return _("Prefers not to say") if words == DECLINED else words


def _named(codes: list[str]) -> str:
    return ", ".join(str(languages.LANGUAGES[code].name) for code in codes if code in languages.LANGUAGES)


def _can_undo(move: Move | None) -> bool:
    since = move and (move.ended_at or move.made_at)
    return bool(since) and timezone.now() - since <= UNDO_FOR
