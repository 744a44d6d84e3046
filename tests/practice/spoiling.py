"""What happens to a name between a mouth and a keyboard: slips, other vowels, an English ear."""

import random
import re
from collections.abc import Sequence

NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip

# How two people write the same vowel, and what one doubles and another does not.
VOWELS = (
    (r"ou|oo", "u"), (r"u", "o"), (r"u", "ou"), (r"u", "oo"), (r"o", "u"), (r"ee", "i"), (r"i", "ee"), (r"i", "e"),
    (r"(?<=[^aeiou])e", "i"), (r"(?<=[^aeiou])e", "a"), (r"(?<=[^aeiou])a(?=[^aeiou])", "e"), (r"ei", "ai"),
    (r"ai", "ei"), (r"ay", "ai"), (r"y\b", "i"), (r"i\b", "y"), (r"i\b", "ee"), (r"(?<=\w\w)a\b", "ah"),
    (r"(?<=\w)ah\b", "a"), (r"aa", "a"), (r"([bdfgklmnprstz])\1", r"\1"),
    (r"(?<=[aeiou])([bdfglmnrst])(?=[aeiou])", r"\1\1"),
)  # fmt: skip

# What an English ear makes of it: long vowels in English spelling, sounds English lacks in the nearest letters.
ENGLISH_EAR = (
    (r"kh", "k"), (r"kh", "h"), (r"gh", "g"), (r"q", "k"), (r"(?<=\w)i(?=[bdfklmnrstz])", "ee"), (r"i\b", "y"),
    (r"i\b", "ee"), (r"u(?=[bdfklmnrstz])", "oo"), (r"ou", "oo"), (r"ei|ai|ay", "ay"), (r"dh", "d"), (r"zh", "j"),
    (r"c(?=[aou])", "k"), (r"([bdfgklmnprstz])\1", r"\1"), (r"ph", "f"), (r"\bts", "s"), (r"aa", "ar"), (r"h\b", ""),
    (r"x", "h"), (r"iy|yy", "ee"), (r"ts", "s"), (r"(?<=[aeiou])h(?=[bdfklmnrst])", ""), (r"a\b", "ah"),
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
