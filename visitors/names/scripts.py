"""Write a word of any script as sounds: one sign a sound (the signs are told in `tables`)."""

import re
import unicodedata

from anyascii import anyascii

from visitors.names.tables import (
    ARABIC,
    BENGALI,
    BENGALI_CONSONANTS,
    BENGALI_WITH_NUKTA,
    INDIC_BLOCKS,
    INDIC_CONSONANTS,
    INDIC_ENDINGS,
    INDIC_VOWELS,
    LATIN,
    NUKTA,
    TAMIL,
    TAMIL_CONSONANTS,
    TOGETHER,
    WITH_NUKTA,
)

_PAIRS = dict(TOGETHER)
_PAIR = re.compile("|".join(sorted(_PAIRS, key=len, reverse=True)))
_SPEAKING = [  # what romanisers write one way or the other for one vowel
    (re.compile(pattern), to)
    for pattern, to in [
        (r"ou(?=[aeiou])", "w"),  # French: Oualid, Alaoui
        (r"ee", "i"),
        (r"oo|ou", "u"),
        (r"e[iy]|ay", "ai"),
        (r"q(?=u[ei])u", "k"),
        (r"g(?=u[ei])u", "g"),
        (r"y", "i"),
        (r"(\D)(?<!^[ae]l)\1+", r"\1"),
    ]
]

OWN_A = "ə"
_UNSPOKEN_A = re.compile(rf"(?<=[aeiou{OWN_A}][^aeiou{OWN_A}]){OWN_A}(?=[^aeiou{OWN_A}][aeiou])")


def sounds(word: str) -> str:
    """The sounds of one word in small letters: Latin by its pairs of letters, other scripts letter by letter."""
    first = ord(word[0])
    if word[0] in ARABIC:
        spoken = _from_arabic(word)
    elif first in INDIC_BLOCKS:
        spoken = _from_indic(word)
    elif _is_latin(word):
        spoken = _from_latin(word)
    else:
        spoken = "".join(_from_latin(anyascii(letter).lower()) for letter in word)
    for pattern, to in _SPEAKING:
        spoken = pattern.sub(to, spoken)
    return re.sub(r"[^\w]|_", "", spoken)


def letters(word: str) -> str:
    """What is typed of a word: Latin without marks, Arabic script one sign a letter, other scripts as they are."""
    if word[0] in ARABIC:
        return "".join(ARABIC.get(letter, letter) for letter in word)
    return anyascii(word).lower() if _is_latin(word) else word


def is_bare(word: str) -> bool:
    """Whether the script leaves short vowels out, so that a vowel more on the other side says nothing."""
    return word[0] in ARABIC or "\u05d0" <= word[0] <= "\u05ea"


def _is_latin(word: str) -> bool:
    return all(letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in word)


def _from_latin(word: str) -> str:
    marked = re.sub("^hs(?=[iu])", "x", word.translate(LATIN))  # Wade and Giles wrote hs for x
    plain = "".join(letter if letter in "šçčğž" else anyascii(letter).lower() for letter in marked)
    return _PAIR.sub(lambda pair: _PAIRS[pair[0]], plain)


def _from_arabic(word: str) -> str:
    """Waw and ya begin a word as consonants; ayn before a consonant is a vowel, alif before a long vowel is none."""
    spoken = "".join(ARABIC.get(letter, anyascii(letter).lower()) for letter in word)
    if word[0] == "و":
        return "w" + spoken[1:]
    if word[0] == "ع" and spoken[:1] not in ("a", "i", "u", "e"):
        return "a" + spoken
    if word[0] == "ا" and spoken[1:2] in ("i", "u"):
        return spoken[1:]
    return spoken.removeprefix("i") if word[0] == "ئ" and spoken[1:2] in ("a", "e", "i", "u") else spoken


def _from_indic(word: str) -> str:
    """A consonant has an a of its own, unless a vowel sign follows it, and not at the end of a word.

    Nor between two syllables, as in Har(a)jit; the rule is Ohala's (1983).
    """
    spoken: list[str] = []
    owes_a = False
    for letter in word:
        block, place = ord(letter) & ~0x7F, ord(letter) & 0x7F
        own = {BENGALI: BENGALI_CONSONANTS, TAMIL: TAMIL_CONSONANTS}.get(block, {})
        consonant = own.get(place) or INDIC_CONSONANTS.get(place)
        if place == NUKTA and spoken:
            dotted = BENGALI_WITH_NUKTA if block == BENGALI else WITH_NUKTA
            spoken[-1] = dotted.get(spoken[-1], spoken[-1])
            continue
        if owes_a and place not in INDIC_VOWELS:
            spoken.append(OWN_A)
        owes_a = bool(consonant)
        spoken.append(consonant or INDIC_VOWELS.get(place, INDIC_ENDINGS.get(place, "")))
    plain = _UNSPOKEN_A.sub("", "".join(spoken)).replace(OWN_A, "a")
    return re.sub("oi(?=[aeiou])", "w", plain)  # Bengali writes w as o and y: Anwar
