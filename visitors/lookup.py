"""Find a person while somebody types what they heard."""

import re
import unicodedata
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Q
from django.utils.translation import gettext as _

from hub.refusals import Refused
from visitors.models import Card, Person

SHORTEST = 2  # letters before anything is looked for
ALIKE = 0.45  # word similarity from which a name is possible

# Letters that Arabic, Persian, Urdu and Kurdish keyboards write differently for the same sound.
SAME_LETTER = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ة": "ه",
        "ۀ": "ه",
        "ؤ": "و",
        "ـ": "",
        "ı": "i",
    }
)
# What romanisers write one way or the other, on Latin words whose accents are gone.
SAME_SOUND = [
    (re.compile(pattern), to)
    for pattern, to in [
        (r"['’`ʼ]", ""),
        (r"ou|oo|uu", "u"),
        (r"ee|ie|y", "i"),
        (r"ei|ai", "ai"),
        (r"ph", "f"),
        (r"kh|ch", "h"),
        (r"q|c", "k"),
        (r"(.)\1+", r"\1"),
        (r"e", "a"),
        (r"o", "u"),
        (r"(?<=\w{3})h\b", ""),
    ]
]


@dataclass(frozen=True)
class Match:
    """A person who may be meant: likely when every typed word begins one of theirs, else possible."""

    person: Person
    is_likely: bool


def fold(text: str) -> str:
    """Make alike what people spell differently: width, case, accents, keyboards, vowels, doubled letters.

    Words come out with a space before each, so that " mo" finds every word that begins so.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(SAME_LETTER))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", plain.replace("-", " ").replace("'", "").replace("’", ""))
    return "".join(f" {_sound(word)}" for word in words)


def find(text: str, *, limit: int = 8) -> list[Match]:
    """Give at most `limit` people, likely ones first, those seen lately before others. Under two letters: nobody.

    Two queries at the most, whatever the size of the register.
    """
    folded = fold(text)
    words = folded.split()
    if sum(map(len, words)) < SHORTEST:
        return []
    known = Person.objects.known()
    begins = Q()
    for word in words:
        begins &= Q(folded__contains=f" {word}")
    begins |= Q(register_number=text.strip()) if text.strip() else Q()
    lately = F("last_seen_on").desc(nulls_last=True)
    likely = list(known.filter(begins).order_by(lately, "pk")[:limit])
    if len(likely) == limit or len(folded) < 4:
        return [Match(person, True) for person in likely]
    alike = TrigramWordSimilarity(folded.strip(), "folded")
    near = known.exclude(pk__in=[person.pk for person in likely]).filter(folded__trigram_word_similar=folded.strip())
    possible = near.annotate(alike=alike).filter(alike__gte=ALIKE).order_by("-alike", lately)[: limit - len(likely)]
    return [Match(person, True) for person in likely] + [Match(person, False) for person in possible]


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


def _sound(word: str) -> str:
    if not word.isascii():
        return word
    for pattern, to in SAME_SOUND:
        word = pattern.sub(to, word)
    return word or "h"
