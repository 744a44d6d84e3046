"""What a volunteer may type for one person: a function for each kind, which gives nothing where it does not fit."""

import random

from tests.practice.crowds import CROWDED, as_written, in_any_spelling
from tests.practice.names import bare, formed, has_seam, on_paper, pick, plain
from tests.practice.nations import Nation
from tests.practice.people import NATIONS, Entry, Part, at_home, seamed, spell
from tests.practice.spoiling import ENGLISH_EAR, OTHER_KEYBOARD, VOWELS, mistyped, respelt, sounded

FAMILY_FIRST = {
    text for nation in NATIONS if nation.script == "Chinese" for name in nation.family for text in name.native
}


def as_stored(chance: random.Random, entry: Entry) -> str | None:
    return _said(entry)


def beginning(chance: random.Random, entry: Entry) -> str | None:
    """The first letters of one or two words, just as they are written."""
    if entry.is_native:
        return None
    words = [word for part in entry.parts for word in part.written.replace("-", " ").split() if len(bare(word)) > 2]
    if len(words) > 1 and chance.random() < 0.75:
        typed = [word[: chance.randint(2, 4)] for word in chance.sample(words, 2)]
    elif words:
        typed = [chance.choice(words)[: chance.randint(3, 5)]]
    else:
        return None
    return " ".join(typed) if as_written().others(typed, entry) <= CROWDED else None


def beginning_respelt(chance: random.Random, entry: Entry) -> str | None:
    """The first letters of one or two names, one of them in a spelling that begins otherwise than the written one."""
    if entry.is_native:
        return None
    parts = chance.sample(entry.parts, min(2, len(entry.parts)) if chance.random() < 0.8 else 1)
    typed = []
    for part in parts:
        spelling = on_paper(_other(chance, part), "") if not typed or chance.random() < 0.5 else part.written
        typed.append(spelling.replace(" ", "").replace("-", "")[: chance.randint(3, 5)])
    written = bare(parts[0].written)
    if written.startswith(bare(typed[0])) or in_any_spelling().others(typed, entry) > CROWDED:
        return None
    return " ".join(typed)


def respelt_whole(chance: random.Random, entry: Entry) -> str | None:
    """Every word as another clerk would have written it."""
    if entry.is_native:
        return None
    return _when_other(" ".join(seamed(chance, _other(chance, part)) for part in entry.parts), entry)


def respelt_word(chance: random.Random, entry: Entry) -> str | None:
    """One word as another clerk would have written it, the others as on the register."""
    if entry.is_native:
        return None
    place = chance.randrange(len(entry.parts))
    words = [part.written for part in entry.parts]
    words[place] = seamed(chance, _other(chance, entry.parts[place]))
    return _when_other(" ".join(words), entry)


def typo(chance: random.Random, entry: Entry) -> str | None:
    said = _said(entry)
    return said and _when_other(mistyped(chance, said), entry)


def swapped(chance: random.Random, entry: Entry) -> str | None:
    """The family name first."""
    if entry.is_native or len(entry.parts) < 2:
        return None
    return " ".join(part.written for part in (entry.parts[-1], *entry.parts[:-1]))


def initial(chance: random.Random, entry: Entry) -> str | None:
    """One name and the first letter of another."""
    if entry.is_native or len(entry.parts) < 2:
        return None
    whole, short = chance.sample(entry.parts, 2)
    words = [*whole.written.replace("-", " ").split(), bare(short.written)[0]]
    if in_any_spelling().others(words, entry) > CROWDED:
        return None
    return " ".join(words if chance.random() < 0.6 else [words[-1], *words[:-1]])


def particles(chance: random.Random, entry: Entry) -> str | None:
    """Joined, apart or with a hyphen, otherwise than on the register."""
    if entry.is_native or not any(has_seam(part.spelling) for part in entry.parts):
        return None
    seam = chance.choice([" ", "", "-"])
    typed = " ".join(on_paper(part.spelling, seam) for part in entry.parts)
    return typed if typed.casefold() != _said(entry).casefold() else None


def vowels(chance: random.Random, entry: Entry) -> str | None:
    """Other vowels and doubled letters, in one word or two, of names whose vowels are loose."""
    said = entry.nation.has_loose_vowels and _said(entry)
    return said and _when_other(respelt(chance, said, VOWELS, times=chance.choice([1, 1, 2])), entry)


def diacritics(chance: random.Random, entry: Entry) -> str | None:
    """Accents left out that are on the register, or put where it has none."""
    if entry.is_native:
        return None
    words = []
    for part in entry.parts:
        accented = [s for s in part.spellings() if plain(s) != s and bare(s) == bare(part.spelling)]
        is_plain = plain(part.written) == part.written
        words.append(on_paper(accented[0], " ") if accented and is_plain else plain(part.written))
    typed = " ".join(words)
    return typed if typed.casefold() != _said(entry).casefold() else None


def native(chance: random.Random, entry: Entry) -> str | None:
    """The name in the writing of home."""
    if not all(part.name.native for part in entry.parts) or len(entry.parts) < 2:
        return None
    words = [at_home(chance, entry.nation, pick(chance, part.native())) for part in entry.parts]
    if entry.nation.script == "Chinese":  # one word, the family name first
        return "".join(sorted(words, key=lambda word: word not in FAMILY_FIRST))
    typed = " ".join(words)
    return respelt(chance, typed, OTHER_KEYBOARD) if chance.random() < 0.25 else typed


def stored_native(chance: random.Random, entry: Entry) -> str | None:
    """Latin letters for somebody who is on the register in the writing of home."""
    if not entry.is_native or len(entry.parts) < 2:
        return None
    return " ".join(seamed(chance, pick(chance, part.spellings())) for part in entry.parts)


def nickname_recorded(chance: random.Random, entry: Entry) -> str | None:
    """What friends say, which is on the register, and another name."""
    if not entry.nickname or entry.is_native or len(entry.parts) < 2:
        return None
    return f"{entry.nickname} {entry.parts[-1].written}"


def nickname_unrecorded(chance: random.Random, entry: Entry) -> str | None:
    """What friends say, while the register has the name in full only."""
    if entry.nickname or entry.is_native or len(entry.parts) < 2 or not entry.parts[0].name.nicknames:
        return None
    return f"{pick(chance, entry.parts[0].name.nicknames)} {entry.parts[-1].written}"


def heard(chance: random.Random, entry: Entry) -> str | None:
    """By the ear of an English volunteer who has never seen the name written."""
    if entry.is_native:
        return None
    return _when_other(" ".join(_by_ear(chance, part, entry.nation) for part in entry.parts), entry)


def extra_father(chance: random.Random, entry: Entry) -> str | None:
    """With the father's name between, which the register does not have."""
    if entry.is_native or len(entry.parts) != 2:
        return None
    men = [name for name in entry.nation.men if name.key not in entry.key]
    father = spell(chance, (chance.choices(men, [name.weight for name in men])[0], False), ())
    return f"{entry.parts[0].written} {seamed(chance, father)} {entry.parts[1].written}"


def fewer(chance: random.Random, entry: Entry) -> str | None:
    """Two names of somebody who has three."""
    if entry.is_native or len(entry.parts) < 3:
        return None
    two = sorted(chance.sample(range(3), 2))
    words = [word for place in two for word in entry.parts[place].written.replace("-", " ").split()]
    return " ".join(words) if in_any_spelling().others(words, entry) <= CROWDED else None


def spelt_anew(chance: random.Random, entry: Entry) -> str | None:
    """Every name in one of its spellings, as somebody would write what they hear."""
    return " ".join(seamed(chance, pick(chance, part.spellings())) for part in entry.parts)


def number(chance: random.Random, entry: Entry) -> str | None:
    return entry.register_number or None


def _said(entry: Entry) -> str | None:
    """The name as it is written, own name first; nothing for those written in another script."""
    return None if entry.is_native else " ".join(part.written for part in entry.parts)


def _other(chance: random.Random, part: Part) -> str:
    """Another spelling of the same name, where there is one."""
    others = [spelling for spelling in part.spellings() if bare(spelling) != bare(part.written)]
    return pick(chance, others) if others else part.spelling


def _by_ear(chance: random.Random, part: Part, nation: Nation) -> str:
    if part.name.heard and chance.random() < 0.6:
        return on_paper(formed(chance.choice(part.name.heard), is_woman=part.is_woman), "")
    spelling = part.spellings()[0] if nation.sounds else pick(chance, part.spellings())
    return respelt(chance, plain(sounded(on_paper(spelling, " "), nation.sounds)), ENGLISH_EAR)


def _when_other(typed: str, entry: Entry) -> str | None:
    return typed if bare(typed) != bare(_said(entry) or "") else None
