"""What a word is found by: its consonants, with every letter that romanisers swap put in one class.

A key has no vowels but a mark A at the start, for they are what spellings differ in most and what Arabic script leaves
out. Mohammed, Mouhamad, Maxamed and محمد all have the key MHMT. A letter that languages read differently (c is k in
Carlos, j in Turkish Can, silent in Somali Cali) gives a key for each reading; two words meet if they share one.
The classes follow Daitch and Mokotoff (1985), widened by the languages of the people who come here.
"""

from functools import lru_cache
from itertools import product

from visitors.names.words import BARE

VOWELS = frozenset("aeiou")
PREFIXES = ("al", "el", "ben")  # what some write before a name and others leave out
MOST_KEYS = 6
LONGEST_BEGINNING = 6

READINGS: dict[str, tuple[str, ...]] = {
    "b": ("B",), "p": ("B",), "f": ("B",), "v": ("B",), "w": ("B", ""),  # Valdez, Baldez; Navid, Nawid; Daud, Dawud
    "t": ("T",), "d": ("T",), "þ": ("T", "S"), "ð": ("T", "S"),  # Ahmet, Ahmed; Othman, Osman; Ramadhan, Ramazan
    "s": ("S",), "z": ("S", "T"), "š": ("S",), "ʦ": ("S", "TS"), "ç": ("S", "K"),  # Tsegay, Segay
    "č": ("S", "K", "H", "J"),  # Cherif, Sharif; Chaled, Khaled
    "k": ("K",), "q": ("K", "S"), "ğ": ("K", ""), "χ": ("H", "K"), "h": ("H",),  # Albanian q is ch, Turkish ğ silent
    "g": ("K", "J", "H"),  # Gamal, Jamal; Galina, Halyna
    "j": ("J", "", "H"), "ž": ("J", "S"),  # Jusuf, Yusuf
    "x": ("H", "KS", "S", "T"),  # Somali and Kurdish h; Alexander; Chinese sh; Oromo t
    "m": ("M",), "n": ("N",), "l": ("L",), "r": ("R",),
}  # fmt: skip
SOFT_C, HARD_C = ("S", "J", ""), ("K", "J", "", "S")
MAYBE_H = ("H", "")


@lru_cache(maxsize=30_000)
def keys(spoken: str) -> tuple[str, ...]:
    """All keys of a word, the likeliest first, at most eight. Of one that begins with the article, without it too."""
    found = dict.fromkeys(_spell(spoken))
    for prefix in PREFIXES:
        if spoken.startswith(prefix) and len(spoken) > len(prefix) + 1:
            found |= dict.fromkeys(_spell(spoken.removeprefix(prefix))[:2])
    return tuple(found)


@lru_cache(maxsize=30_000)
def left_out(key: str) -> tuple[str, ...]:
    """The key and the key with any one of its letters left out: two keys one slip apart share one of these.

    After Garbe's symmetric delete (2012).
    """
    if len(key) < 2:
        return (f"-{key}",)
    return tuple(dict.fromkeys([f"-{key}", *(f"-{key[:place]}{key[place + 1 :]}" for place in range(len(key)))]))


@lru_cache(maxsize=30_000)
def slips(spoken: str) -> frozenset[str]:
    """What a word is found by when one consonant was mistaken."""
    return frozenset(mark for key in keys(spoken)[:3] for mark in left_out(key))


def may_meet(typed: str, word: str) -> bool:
    """Whether a typed word can be a spelling of the word with at most one consonant mistaken, or begin it.

    Quickly said, so that only the few words that can be are compared letter by letter.
    """
    if not slips(typed).isdisjoint(slips(word)):
        return True
    return any(key.startswith(keys(typed)) for key in keys(word))


def _spell(spoken: str) -> list[str]:
    sound = spoken.removesuffix(BARE)
    readings: list[tuple[str, ...]] = []
    choices = 1
    for place, letter in enumerate(sound):
        reading = _reading(sound, place, letter, is_bare=sound is not spoken)
        while choices * len(reading) > MOST_KEYS:
            reading = reading[:-1]
        choices *= len(reading)
        readings.append(reading)
    return list(dict.fromkeys(filter(None, ("".join(parts) for parts in product(*readings)))))


def _reading(sound: str, place: int, letter: str, *, is_bare: bool) -> tuple[str, ...]:
    before, after = sound[place - 1 : place], sound[place + 1 : place + 2]
    if letter in VOWELS:
        return ("",) if place else ("A",)
    if letter == "h" and place and (not after or (before not in VOWELS and not is_bare)):
        return MAYBE_H  # Fatimah, Bhatti
    if letter == "g" and before == "n" and not after:
        return ("K", "")  # Wang, Truong
    reading = READINGS.get(letter, (letter,))
    if letter == "c":
        reading = SOFT_C if after in ("e", "i") else HARD_C
    if place:
        return reading
    return tuple("A" if part == "" else part for part in reading)
