"""What volunteers type: some 1,900 queries of named kinds for people on the register, and new faces.

Each kind is a function that makes of one person what somebody may type, or nothing when the kind does not fit them.
Whoever came lately is asked for more often, as at a real door.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from tests.practice.crowds import Strangers, as_written, in_any_spelling
from tests.practice.names import bare, formed, has_seam, is_latin, on_paper, pick, plain
from tests.practice.people import NATIONS, TODAY, Entry, Part, names_of, register, seamed, spell
from tests.practice.spoiling import ENGLISH_EAR, VOWELS, mistyped, respelt

NEW_FACES = 400
CROWDED = 5  # as many others may fit what was typed, and no more
Maker = Callable[[random.Random, Entry], str | None]


@dataclass(frozen=True)
class Query:
    kind: str
    typed: str
    person: UUID | None = None  # nobody: a new face


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
    """Other vowels and doubled letters, in one word or two."""
    said = _said(entry)
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
    return " ".join(pick(chance, part.native()).replace("+", chance.choice(["", " "])) for part in entry.parts)


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
    return _when_other(" ".join(_by_ear(chance, part) for part in entry.parts), entry)


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


def number(chance: random.Random, entry: Entry) -> str | None:
    return entry.register_number or None


UNSCORED = "nickname, unrecorded"
WHOLE_NAMES: dict[str, tuple[int, Maker]] = {
    "as stored": (60, as_stored),
    "whole name respelt": (220, respelt_whole),
    "one word respelt": (140, respelt_word),
    "order swapped": (80, swapped),
    "particles": (80, particles),
    "vowels, doubled letters": (120, vowels),
    "diacritics": (60, diacritics),
}
BEGINNINGS = {"beginning": (200, beginning), "beginning respelt": (140, beginning_respelt)}
OTHERS: dict[str, tuple[int, Maker]] = {
    "slip of a finger": (160, typo),
    "one name and an initial": (80, initial),
    "heard by an English ear": (120, heard),
    "extra father's name": (60, extra_father),
    "two names of three": (50, fewer),
    "stored in native script": (60, stored_native),
    "nickname, recorded": (40, nickname_recorded),
    UNSCORED: (40, nickname_unrecorded),
    "register number": (15, number),
}
SCRIPTS = {f"typed in {script}": script for script in dict.fromkeys(n.script for n in NATIONS if n.script)}
PER_SCRIPT = 40
KINDS = [*WHOLE_NAMES, *BEGINNINGS, *OTHERS, *SCRIPTS]


@cache
def queries() -> tuple[Query, ...]:
    """Every kind's queries, the same whenever it is called."""
    made = [
        query
        for kind, (count, maker) in {**WHOLE_NAMES, **BEGINNINGS, **OTHERS}.items()
        for query in _queries(kind, count, maker, list(register()))
    ]
    for kind, script in SCRIPTS.items():
        people = [entry for entry in register() if entry.nation.script == script]
        made += _queries(kind, PER_SCRIPT, native, people)
    return tuple(made)


@cache
def new_faces() -> tuple[Query, ...]:
    """Whole names of people of the same nations whom nobody on the register matches."""
    chance = random.Random("new faces")  # noqa: S311 (the same every time)
    strangers, made = Strangers(register()), []
    while len(made) < NEW_FACES:
        nation = chance.choices(NATIONS, [nation.share for nation in NATIONS])[0]
        names = names_of(chance, nation)
        parts = [Part(name, is_woman, "", "") for name, is_woman in names]
        if len(parts) > 1 and strangers.is_new(parts):
            typed = " ".join(seamed(chance, spell(chance, name, nation.rules)) for name in names)
            made.append(Query("new face", _cased(chance, typed)))
    return tuple(made)


@cache
def as_said() -> tuple[Query, ...]:
    """Whole names as somebody would spell what they hear, to be typed letter by letter until the person is found."""
    return tuple(_queries("letter by letter", 150, _spelt_anew, list(register())))


def digest() -> str:
    """A fingerprint of people and queries: when it changes, figures cannot be compared with earlier ones."""
    rows = [(e.id, e.known_as, e.other_names, e.latin_spelling, e.last_seen_on, e.key) for e in register()]
    return hashlib.sha256(repr((rows, queries(), new_faces(), as_said())).encode()).hexdigest()[:12]


def _queries(kind: str, count: int, maker: Maker, people: list[Entry]) -> list[Query]:
    chance = random.Random(kind)  # noqa: S311
    weights = [1 / (1 + (TODAY - entry.last_seen_on).days / 28) if entry.last_seen_on else 0.1 for entry in people]
    made: dict[str, Query] = {}
    for entry in chance.choices(people, weights, k=count * 80):
        if typed := maker(chance, entry):
            typed = _cased(chance, typed)
            made.setdefault(typed.casefold(), Query(kind, typed, entry.id))
        if len(made) == count:
            break
    return list(made.values())


def _said(entry: Entry) -> str | None:
    """The name as it is written, own name first; nothing for those written in another script."""
    return None if entry.is_native else " ".join(part.written for part in entry.parts)


def _other(chance: random.Random, part: Part) -> str:
    """Another spelling of the same name, where there is one."""
    others = [spelling for spelling in part.spellings() if bare(spelling) != bare(part.written)]
    return pick(chance, others) if others else part.spelling


def _spelt_anew(chance: random.Random, entry: Entry) -> str | None:
    return " ".join(seamed(chance, pick(chance, part.spellings())) for part in entry.parts)


def _by_ear(chance: random.Random, part: Part) -> str:
    if part.name.heard and chance.random() < 0.6:
        return on_paper(formed(chance.choice(part.name.heard), is_woman=part.is_woman), "")
    return respelt(chance, on_paper(pick(chance, part.spellings()), " "), ENGLISH_EAR)


def _when_other(typed: str, entry: Entry) -> str | None:
    return typed if bare(typed) != bare(_said(entry) or "") else None


def _cased(chance: random.Random, typed: str) -> str:
    """Most type small letters, whatever the register has."""
    if not is_latin(typed):
        return typed
    small = typed.lower().replace("i\u0307", "i")  # a Turkish İ, which Python takes for two letters
    return chance.choices([small, typed.title(), typed.upper()], [7, 2, 0.5])[0]
