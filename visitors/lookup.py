"""Find a person while somebody types what they heard."""

from contextlib import suppress
from dataclasses import dataclass

from django.db import OperationalError
from django.utils.translation import gettext as _
from psycopg.errors import QueryCanceled

from hub.models import Session
from hub.refusals import Refused
from visitors.candidates import candidates
from visitors.models import Card, Person
from visitors.names.ranking import Fit, Typed
from visitors.names.words import plain, words

SHORTEST = 2  # letters before anything is looked for
MOST_WORDS = 5
LIKELY, FLOOR, FLOOR_ALONE, GAP = 0.8, 0.57, 0.5, 0.25
STRETCHED, FEW_STRETCHED = 0.45, 2  # a rare name fits and another does not: shown when nobody fits whole
LEFT_FREE = 3  # rows that the merely possible do not take
ALIKE_TO_THE_EYE = str.maketrans("eošʦčçχğžþðqc", "ausscchgztdkk")


@dataclass(frozen=True)
class Match:
    """A person who may be meant: likely, or only possible."""

    person: Person
    is_likely: bool


def fold(text: str) -> str:
    """Make alike what people spell differently: width, case, accents, keyboards, vowels, doubled letters.

    Words come out with a space before each, so that " mo" finds every word that begins so.
    """
    return "".join(f" {word.sound.translate(ALIKE_TO_THE_EYE)}" for word in words(text))


def find(text: str, *, limit: int = 8, session: Session | None = None) -> list[Match]:
    """Give at most `limit` people, the likeliest first. Under two letters: nobody.

    Of equals, the usual people of the session's programme come first, then those seen lately. One statement to the
    register in a transaction of its own, whatever its size. Refused: letters that fit so many that the database does
    not get through them in time.
    """
    typed = words(text)[:MOST_WORDS]
    if sum(len(word.sound) for word in typed) < SHORTEST:
        return []
    numbers = {text.strip(), plain(text).strip(), plain(text).strip().upper()}
    try:
        found = candidates(typed, sorted(numbers), session)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise Refused(_("Too many people fit. Type one more letter."), code="busy") from None
        raise
    name = Typed(typed, found.shared_by)
    ranked = [
        (Fit(1.0, is_whole=True) if person.register_number in numbers else name.fit(person.folded), person)
        for person in found.people
    ]
    ranked.sort(key=lambda each: _order(*each, is_usual=each[1].pk in found.usual))
    return _shown(ranked, limit, FLOOR if len(typed) > 1 else FLOOR_ALONE)


def _order(fit: Fit, person: Person, *, is_usual: bool) -> tuple:
    seen = person.last_seen_on.toordinal() if person.last_seen_on else 0
    return (not fit.is_whole, -round(fit.score, 2), not is_usual, -seen, person.pk)


def _shown(ranked: list[tuple[Fit, Person]], limit: int, floor: float) -> list[Match]:
    """Who fits whole, near the best; else a few of whom a rare name fits. Only the likely fill all rows."""
    if not ranked:
        return []
    least = max(floor, ranked[0][0].score - GAP)
    whole = [(fit, person) for fit, person in ranked if fit.is_whole and fit.score >= least]
    stretched = [(fit, person) for fit, person in ranked if fit.score >= STRETCHED][:FEW_STRETCHED]
    matches = [Match(person, fit.is_whole and fit.score >= LIKELY) for fit, person in (whole or stretched)[:limit]]
    return [match for place, match in enumerate(matches) if match.is_likely or place < limit - LEFT_FREE]


def meant(text: str) -> list[Match]:
    """Whom a lead means by some letters, or by a card or number. A card out of use finds nobody."""
    with suppress(Refused):
        if text and (person := by_number(text)):
            return [Match(person.linked_to or person, is_likely=True)]
    return find(text) if text else []


def by_number(typed: str) -> Person | None:
    """The person of a live card or of an old register number, read whole; nobody for anything else.

    A record that was joined to another keeps its numbers. Refused: a card that was lost and taken out of use.
    """
    card = (
        Card.objects.filter(number=Card.tidy(typed), person__isnull=False).select_related("person__linked_to").first()
    )
    if card and card.revoked_at:
        raise Refused(_("This card is out of use. Find them by name, and give them a new card later."), code="revoked")
    if card:
        return card.person
    if not any(letter.isdigit() for letter in typed):
        return None
    alive = Person.objects.filter(anonymised_at__isnull=True).select_related("linked_to")
    return alive.filter(register_number=typed.strip()).exclude(register_number="").first()
