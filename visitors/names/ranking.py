"""Judge how well what was typed fits a person: word by word, each of the person's words used once.

A typed word may be the whole word, its beginning, another spelling, a slip of the finger, an equal (Mykola, Nikolai) or
an initial; two neighbours may be written as one. Rare words weigh more than common ones, for half the hall may be
called Mohammed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from visitors.names.equals import equals_of
from visitors.names.keys import PREFIXES, keys, may_meet
from visitors.names.nearness import begins, nearness
from visitors.names.words import BARE, Word

COMMON = 100  # people with a word from which on it weighs least
LEAST_WEIGHT = 0.45
RARE = 3  # so few people may be shown for one word that fits, when another does not
LENGTH_WEIGHT = {1: 0.4, 2: 0.7}  # an initial and two letters say less than a word
PARTICLES = {"al", "el", "ben", "abu", "da", "de", "del", "dos", "das", "la", "van"}
PARTICLE_WEIGHT = 0.25

UNFINISHED, UNFINISHED_RESPELT = 0.95, 0.9  # a beginning, beside the whole word
INITIAL, INITIAL_RESPELT = 0.9, 0.87
EQUAL = 0.88
WITHOUT_PREFIX = 0.97
SURELY = 0.9  # how near a word must be to an equal of the typed one
ALIKE, UNLIKE = 0.75, 0.6  # from where on two words are alike, and up to where they have nothing in common

UNUSED = 0.015  # for each word of the person that was not typed, at most three
MISSING = 0.25  # what a typed word is worth that the person does not have, once two others fit
FITS_WELL = 0.9  # how well the others must fit then


@dataclass(frozen=True)
class Fit:
    """How well a person fits, from 0 to 1, and whether that says something about every typed word."""

    score: float
    is_whole: bool


@dataclass(frozen=True)
class Span:
    """A word, or two neighbours written as one: its place among the words, how many, how it sounds."""

    place: int
    long: int
    spoken: str

    @property
    def bits(self) -> int:
        return ((1 << self.long) - 1) << self.place


@dataclass
class Typed:
    """The words that were typed, and how many people of the register have each of them, counted up to COMMON."""

    words: Sequence[Word]
    shared_by: Sequence[int]
    _known: dict[tuple[str, str], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._spans = _spans([word.spoken for word in self.words])
        self._longest = max(len(word.spoken) for word in self.words)
        self._weights = [_weight(word, count) for word, count in zip(self.words, self.shared_by, strict=True)]

    def fit(self, folded: str) -> Fit:
        """How well a person of these stored words fits; of several ways to write them, the one that fits best."""
        return max((self._fit(way.split()) for way in folded.split("|")), key=lambda fit: fit.score)

    def _fit(self, theirs: list[str]) -> Fit:
        longest = max(map(len, theirs))
        spans = [span for span in _spans(theirs) if span.long == 1 or len(theirs[span.place]) + 1 < self._longest]
        table = {
            mine: [(fit, span.bits) for span in spans if (fit := self._alike(mine, span))]
            for mine in self._spans
            if mine.long == 1 or len(mine.spoken) < longest + 3
        }
        total, found = self._assign(table, 0, 0)
        missed = len(self.words) - len(found)
        weight = sum(self._weights)
        fits_well = total >= FITS_WELL * sum(self._weights[place] for place in found)
        is_whole = not missed or (len(found) > 1 and fits_well)
        if not is_whole and not any(self.shared_by[place] <= RARE for place in found):
            return Fit(0.0, is_whole=False)
        if missed and is_whole:
            total += MISSING * sum(each for place, each in enumerate(self._weights) if place not in found)
        unused = max(0, min(3, len(theirs) - len(self.words)))
        return Fit(total / weight - UNUSED * unused, is_whole)

    def _assign(
        self, table: dict[Span, list[tuple[float, int]]], place: int, used: int
    ) -> tuple[float, frozenset[int]]:
        """The best sum of weighted fits for the words from `place` on, and for which words there was one."""
        if place == len(self.words):
            return 0.0, frozenset()
        best = self._assign(table, place + 1, used)
        for span in self._spans:
            if span.place != place:
                continue
            covered = frozenset(range(place, place + span.long))
            weight = sum(self._weights[one] for one in covered)
            free = sorted((fit, bits) for fit, bits in table.get(span, ()) if not bits & used)
            # The two best are enough: with few words, a third is never the better choice for the whole.
            for fit, bits in free[-2:]:
                total, found = self._assign(table, place + span.long, used | bits)
                if total + weight * fit > best[0]:
                    best = (total + weight * fit, found | covered)
        return best

    def _alike(self, mine: Span, span: Span) -> float:
        """How alike the spans are; of two that are both joined, nothing is said."""
        if mine.long + span.long > 3:
            return 0.0
        pair = (mine.spoken, span.spoken)
        if pair not in self._known:
            judge = alike if mine.long + span.long == 2 else _alike
            self._known[pair] = _judged(judge(*pair))
        return self._known[pair]


def alike(typed: str, word: str) -> float:
    """How well a typed word fits one word of a person."""
    best = _alike(typed, word)
    if best < EQUAL and any(_is_equal(equal, word) for equal in equals_of(typed)):
        best = EQUAL
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            best = max(best, WITHOUT_PREFIX * _alike(typed, word[len(prefix) :]))
        if typed.startswith(prefix) and len(typed) > len(prefix) + 1 and prefix != "ben":
            best = max(best, WITHOUT_PREFIX * _alike(typed[len(prefix) :], word))
    return best


def _alike(typed: str, word: str) -> float:
    if typed == word:
        return 1.0
    if len(typed) == 1:
        return INITIAL if word[0] == typed else INITIAL_RESPELT if _first(typed) & _first(word) else 0.0
    if not may_meet(typed, word):
        return 0.0
    if len(typed) > len(word) + 1:
        return nearness(typed, word)
    begun = begins(typed, word)
    return max(nearness(typed, word), begun * (UNFINISHED if begun == 1 else UNFINISHED_RESPELT))


def _is_equal(equal: str, word: str) -> bool:
    if len(equal) < 4:
        return equal == word.rstrip(BARE)
    return not set(keys(equal)).isdisjoint(keys(word)) and nearness(equal, word) > SURELY


def _first(spoken: str) -> set[str]:
    return {key[0] for key in keys(spoken)}


def _judged(alike: float) -> float:
    """Half alike is not alike: what falls short counts for less than it is."""
    return alike if alike >= ALIKE else max(0.0, (alike - UNLIKE) * ALIKE / (ALIKE - UNLIKE))


def _spans(spoken: Sequence[str]) -> list[Span]:
    joined = [Span(place, 2, one.rstrip(BARE) + other) for place, (one, other) in enumerate(pairwise(spoken))]
    return [Span(place, 1, word) for place, word in enumerate(spoken)] + joined


def _weight(word: Word, shared_by: int) -> float:
    if word.sound in PARTICLES:
        return PARTICLE_WEIGHT
    common = min(1.0, shared_by / COMMON)
    return LENGTH_WEIGHT.get(len(word.sound), 1.0) * (1 - (1 - LEAST_WEIGHT) * common)
