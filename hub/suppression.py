"""The one rule by which small numbers leave this hub, so that nobody can be picked out of a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

FEWEST = 5
STEP = 5


@dataclass(frozen=True)
class Shown:
    """A count as it may be shown: a rounded figure, or none and the words that stand for it."""

    value: int | None
    words: str

    def __str__(self) -> str:
        return self.words


def suppress(count: int) -> Shown:
    """A true zero is 0; 1 to 4 are "fewer than 5"; else the nearest 5. Totals are counted first and shown by this."""
    if count == 0:
        return Shown(0, "0")
    if count < FEWEST:
        return Shown(None, _("fewer than 5"))
    rounded = (count + STEP // 2) // STEP * STEP
    return Shown(rounded, f"{rounded:,}")


def suppress_all(counts: Sequence[int]) -> list[Shown]:
    """The parts of one total. When only one of them would be hidden the next smallest is hidden too.

    Otherwise the total less the other parts would give the hidden one away.
    """
    shown = [suppress(count) for count in counts]
    if sum(each.value is None for each in shown) == 1:
        others = [place for place, count in enumerate(counts) if count >= FEWEST]
        if others:
            shown[min(others, key=lambda place: counts[place])] = Shown(None, _("not shown"))
    return shown
