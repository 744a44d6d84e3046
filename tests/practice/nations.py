"""Where people come from: which names are given there, in what order, and how they reach a clerk's paper."""

from dataclasses import dataclass, field

from tests.practice.names import Name


@dataclass(frozen=True)
class Nation:
    """One group of the register.

    `shapes` says how often a whole name has which parts: G the person's own name, F a father's name, S a family name.
    `rules` are pairs (pattern, replacement) by which a clerk may write any spelling once more; `script` names the
    writing of home when it is not Latin, and `native_share` how many are on the register in it. `sounds` are letters
    that are read otherwise than in English. Vowels are loose where they come from a script that leaves them open.
    """

    label: str
    share: int
    men: tuple[Name, ...]
    women: tuple[Name, ...]
    family: tuple[Name, ...] = ()
    shapes: dict[str, float] = field(default_factory=lambda: {"GS": 1})
    rules: tuple[tuple[str, str], ...] = ()
    script: str = ""
    native_share: float = 0.0
    women_share: float = 0.35
    sounds: tuple[tuple[str, str], ...] = ()
    has_loose_vowels: bool = True
    women_family: tuple[Name, ...] = ()  # where women have family names of their own, as Kaur beside Singh
