"""What happens to a name between a mouth and a keyboard: slips, other vowels, an English ear."""

import random
import re
from collections.abc import Sequence

NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip

# A vowel before one consonant, where it may be long.
LONG_I = r"(?<=[^aeiou])i(?=[^aeiou\W](?:[aeiou]|\b))"
LONG_U = r"(?<=[^aeiou])u(?=[^aeiou\W](?:[aeiou]|\b))"

# How two people write the same vowel, and what one doubles and another does not.
VOWELS = (
    (r"ou|oo", "u"), (r"(?<=[^aeiou])u(?=[^aeiou])", "o"), (r"(?<=[^aeiou])u(?=[^aeiou])", "ou"), (LONG_U, "oo"),
    (r"(?<=[^aeiou])o(?=[^aeiou])", "u"), (r"ee", "i"), (LONG_I, "ee"), (r"(?<=[^aeiou])i(?=[^aeiou])", "e"),
    (r"(?<=[^aeiou])e", "i"), (r"(?<=[^aeiou])e", "a"), (r"(?<=[^aeiou])a(?=[^aeiou])", "e"), (r"ei", "ai"),
    (r"ai", "ei"), (r"ay", "ai"), (r"y\b", "i"), (r"(?<=[^aeiou])i\b", "y"), (r"(?<=[^aeiou])i\b", "ee"),
    (r"(?<=\w\w)a\b", "ah"), (r"(?<=\w)ah\b", "a"), (r"aa", "a"), (r"([bdfgklmnprstz])\1", r"\1"),
    (r"(?<=[^aeiou][aeiou])([bdfglmnrst])(?=[aeiou])", r"\1\1"),
)  # fmt: skip

# What an English ear makes of it: long vowels in English spelling, sounds English lacks in the nearest letters.
ENGLISH_EAR = (
    (r"kh", "k"), (r"kh", "h"), (r"gh", "g"), (r"q", "k"), (LONG_I, "ee"), (r"(?<=[^aeiou])i\b", "y"),
    (r"(?<=[^aeiou])i\b", "ee"), (LONG_U, "oo"), (r"ou", "oo"), (r"(?<![aeiou])(?:ei|ai)(?![aeiou])", "ay"),
    (r"dh", "d"), (r"zh", "j"), (r"c(?=[aou])", "k"), (r"([bdfgklmnprstz])\1", r"\1"), (r"ph", "f"), (r"\bts", "s"),
    (r"aa", "ar"), (r"(?<=[aeiou])h\b", ""), (r"iy|yy", "ee"), (r"ts", "s"), (r"(?<=[aeiou])h(?=[bdfklmnrst])", ""),
    (r"a\b", "ah"),
)  # fmt: skip

# Arabic, Persian and Urdu keyboards have keys of their own for the same letter, and marks are left out on all of them.
OTHER_KEYBOARD = (
    ("ی", "ي"), ("ک", "ك"), (r"ي\b", "ى"), ("ي", "ی"), ("ك", "ک"), ("ة", "ه"), ("أ|إ|آ", "ا"), ("ۆ", "و"), ("ێ", "ی"),
    ("ڕ", "ر"), ("ڵ", "ل"), ("ە", "ه"), ("ؤ", "و"), ("ہ", "ه"), ("ګ", "گ"), ("ۍ", "ي"),
)  # fmt: skip


def respelt(chance: random.Random, word: str, rules: Sequence[tuple[str, str]], times: int = 1) -> str:
    """The word after one rule (or a few) was applied at one place; the word itself when none fits."""
    for _ in range(times):
        places = [(spot, to) for pattern, to in rules for spot in re.finditer(pattern, word, re.IGNORECASE)]
        if not places:
            return word
        spot, to = chance.choice(places)
        new = word[: spot.start()] + spot.expand(to) + word[spot.end() :]
        word = new[:1].upper() + new[1:] if word[:1].isupper() else new
    return word


def sounded(spelling: str, sounds: Sequence[tuple[str, str]]) -> str:
    """A spelling as it is spoken: each letter read once, the first rule that fits it."""
    if not sounds:
        return spelling
    letters = "|".join(f"({pattern})" for pattern, _to in sounds)
    return re.sub(letters, lambda found: sounds[found.lastindex - 1][1], spelling, flags=re.IGNORECASE)


def mistyped(chance: random.Random, text: str) -> str:
    """One slip of a finger inside a word of four letters or more: a letter missed, doubled, swapped or beside it."""
    spots = [
        place
        for place in range(1, len(text) - 1)
        if text[place - 1 : place + 2].isalpha() and len(_word_at(text, place)) >= 4
    ]
    if not spots:
        return text
    place = chance.choice(spots)
    letter = text[place]
    slips = [
        text[:place] + text[place + 1 :],
        text[:place] + letter + text[place:],
        text[:place] + text[place + 1] + letter + text[place + 2 :],
        text[:place] + chance.choice(NEIGHBOURS.get(letter.lower(), letter)) + text[place + 1 :],
    ]
    return chance.choice([slip for slip in slips if slip != text])


def _word_at(text: str, place: int) -> str:
    return next(word.group() for word in re.finditer(r"\w+", text) if word.start() <= place < word.end())
