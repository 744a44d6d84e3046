"""Cards: made as a stack, given to a person, out of use the moment they are lost."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Card, CardSheet, Person

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is taken for something else: no 0 and O, no 1 and I
DRAWN = "23456789BCDFGHJKLMNPQRSTVWXZ"  # of these a number is drawn: without vowels it spells no word
LENGTH = 8  # seven drawn letters and the check letter: more than ten thousand million cards
MOST_PAGES = 10
LOW = 15  # cards left in the stack, a busy Thursday's new faces, from which more should be made

_WORTH = {letter: worth for worth, letter in enumerate(ALPHABET)}
_FIELD = 0b100101  # x⁵ + x² + 1, which makes the 32 letters a field


def is_whole(number: str) -> bool:
    """Whether a tidied number has the letters of a card, and the last of them fits the others."""
    return len(number) == LENGTH and all(letter in _WORTH for letter in number) and _check(number) == 0


def make(sheet: UUID, *, pages: int, per_page: int, by: User) -> CardSheet:
    """Make the cards of so many pages under the key `sheet`. The same key again makes nothing new."""
    with transaction.atomic():
        made, is_new = CardSheet.objects.get_or_create(pk=sheet, defaults={"per_page": per_page, "made_by": by})
        if is_new:
            numbers = _unused(pages * per_page)
            Card.objects.bulk_create(Card(number=number, sheet=made) for number in numbers)
            audit.record("card.make", by=by, row=made)
    return made


def give(typed: str, person: Person, *, by: User, at: datetime | None = None) -> Card:
    """Bind a card of the stack to a person; their own card again changes nothing.

    Refused: a misread number, a card that is not ours, out of use or somebody else's, a second card, and somebody
    who was forgotten meanwhile.
    """
    with transaction.atomic():
        person = _hold(person)
        card = _held(_read(typed))
        if card.revoked_at:
            raise Refused(_("This card is out of use. Throw it away, and take another."), code="revoked")
        held = list(Card.objects.held_by(person))
        if card in held:
            return card
        if card.person_id:
            raise Refused(_("This card is somebody else's. Take another from the stack."), code="taken")
        if held:
            said = _("They have a card already: %(number)s. If it is lost, say so first.")
            raise Refused(said % {"number": held[0].shown}, code="second")
        card.person, card.given_at = person, at or timezone.now()
        card.save(update_fields=["person", "given_at"])
        day = timezone.localtime(card.given_at).replace(hour=0, minute=0, second=0, microsecond=0)
        audit.record("card.give", by=by, row=card, at=day)  # the minute would tell when they came in
    return card


def revoke(card: Card, *, by: User) -> Card:
    """Put a card out of use at once and for good: it was lost."""
    with transaction.atomic():
        card = Card.objects.select_for_update().get(pk=card.pk)
        if not card.revoked_at:
            card.revoked_at = timezone.now()
            card.save(update_fields=["revoked_at"])
            audit.record("card.revoke", by=by, row=card)
    return card


def replace(lost: Card, typed: str, *, by: User) -> Card | None:
    """Put a lost card out of use and give its holder the typed one, both or neither; nothing typed gives none."""
    if Card.tidy(typed) == lost.number:
        raise Refused(_("This is the card they have. Take a new one from the stack."), code="same")
    with transaction.atomic():
        holder = _hold(lost.person)
        revoke(lost, by=by)
        return give(typed, holder, by=by) if typed else None


def discard(sheet: CardSheet, *, by: User) -> int:
    """Put what is left of a sheet out of use: misprinted, or the paper is gone. Gives how many cards that were."""
    with transaction.atomic():
        gone = Card.objects.in_stack().filter(sheet=sheet).update(revoked_at=timezone.now())
        if gone:
            audit.record("card.discard", by=by, row=sheet)
    return gone


def in_stack(typed: str) -> Card | None:
    """The card of the stack that was scanned or typed."""
    number = Card.tidy(typed)
    return Card.objects.in_stack().filter(number=number).first() if is_whole(number) else None


def _read(typed: str) -> str:
    number = Card.tidy(typed)
    if not is_whole(number):
        raise Refused(_("Read it again: one letter is wrong. A card has 8, and never 0, O, 1 or I."), code="misread")
    return number


def _hold(person: Person) -> Person:
    """Hold the person's record, or the one it was joined to, so that two tablets do not give them a card each."""
    return hold(person.linked_to if person.linked_to_id else person)


def _held(number: str) -> Card:
    """Hold the card: two tablets may give the same one at the same moment."""
    card = Card.objects.select_for_update(of=["self"]).filter(number=number).first()
    if card is None:
        raise Refused(_("This is not one of our cards. Take one from the stack."), code="unknown")
    return card


def _unused(wanted: int) -> set[str]:
    numbers: set[str] = set()
    while len(numbers) < wanted:
        numbers |= {_draw() for _card in range(wanted - len(numbers))}
        numbers -= set(Card.objects.filter(number__in=numbers).values_list("number", flat=True))
    return numbers


def _draw() -> str:
    """A number out of the system's own randomness: it says nothing of when, where or for whom."""
    while True:
        drawn = "".join(secrets.choice(DRAWN) for _letter in range(LENGTH - 1))
        check = ALPHABET[_check(drawn)]
        if check in DRAWN:
            return drawn + check


def _check(letters: str) -> int:
    """Damm's check over the field of 32 (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004, example 5.2).

    Each letter weighs twice the one after it, and doubling in this field comes round only after 31 letters: so every
    single wrong letter is seen, and every two letters that changed places. Zero for a whole number; for one that
    still lacks its check letter, what that letter is worth.
    """
    check = 0
    for letter in letters:
        check = (check ^ _WORTH[letter]) << 1
        if check >= len(ALPHABET):
            check ^= _FIELD
    return check
