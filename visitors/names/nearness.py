"""How alike two words sound, from 0 to 1: an edit distance in which what romanisers swap costs little.

One slip of a finger costs 1, a vowel for its neighbour an eighth of that. Between a script without vowels and one with
them, a vowel more costs next to nothing. After Damerau (1964) and Levenshtein (1966), with weights of our own.
"""

from functools import lru_cache

from visitors.names.words import BARE

VOWELS = frozenset("aeiou")
SLIP = 1.0
VOWEL_MORE, FIRST_VOWEL_MORE, FIRST_I_MORE = 0.25, 0.7, 0.4  # Brahim, Ibrahim
UNWRITTEN, WRITTEN_LONG = 0.03, 0.2  # beside a script without vowels: a vowel it leaves out, and one that it writes
FAR_VOWELS = 0.3  # beside such a script, what costs less than this costs next to nothing
SWAPPED = {
    0.1: "ou kq ck qğ čç vw uw þt ðd χx hx cč žj žz",
    0.12: "ae ei",
    0.2: "hχ gğ ʦs sþ zð sç cj xš vf šč kχ jč kč cç bv gj žč xs sš ʦz",
    0.25: "ao ai",
    0.3: "eo sz td bp zd gh gk ji kx gq ğk sx χč wo þs šç zž gc čʦ jz xč xz pf þð tʦ qč jh",
    0.35: "cs iu au eu io",
    0.6: "mn",
}
LIGHT = {"h": 0.35, "w": 0.4, "c": 0.35, "ğ": 0.35, "j": 0.6}  # consonants that some spellings leave out
DOUBLED, LONG_FIRST = 0.15, 0.25  # Eisa, Isa
FIRST_H, FINAL_H, FINAL_NG = 0.6, 0.1, 0.25
R_BEFORE_CONSONANT = 0.5  # an English ear writes an r for a long vowel

_COST: dict[bool, dict[str, dict[str, float]]] = {False: {}, True: {}}
for _cost, _pairs in SWAPPED.items():
    for _one, _other in _pairs.split():
        for _letter, _facing in ((_one, _other), (_other, _one)):
            _is_light = _letter in VOWELS and _facing in VOWELS and _cost < FAR_VOWELS
            _COST[False].setdefault(_letter, {})[_facing] = _cost
            _COST[True].setdefault(_letter, {})[_facing] = 0.05 if _is_light else _cost


def nearness(one: str, other: str) -> float:
    """How alike two whole words are."""
    return _whole_and_begun(one, other)[0]


def begins(typed: str, word: str) -> float:
    """How well what is typed so far begins a word."""
    return _whole_and_begun(typed, word)[1]


@lru_cache(maxsize=100_000)
def _whole_and_begun(one: str, other: str) -> tuple[float, float]:
    left, right = one.removesuffix(BARE), other.removesuffix(BARE)
    costs = _costs_by_length(one, other)
    whole = 1 - costs[-1] / (1 + max(len(left), len(right)) / 2)
    begun = 1 - min(costs) / (len(left) / 2)
    return max(0.0, whole), max(0.0, begun)


def _costs_by_length(one: str, other: str) -> list[float]:
    """What it costs to make each beginning of `other`, from none of it to all, out of the whole of `one`."""
    left, right = one.removesuffix(BARE), other.removesuffix(BARE)
    is_mixed = (left is one) != (right is other)
    drops = _droppings(left, left is not one, is_mixed)
    adds = _droppings(right, right is not other, is_mixed)
    swaps = _COST[is_mixed]
    row, above = [0.0], []
    for add in adds:
        row.append(row[-1] + add)
    for i, letter in enumerate(left):
        last, drop, near = row, drops[i], swaps.get(letter, {})
        cost = row[0] + drop
        row = [cost]
        for j, facing in enumerate(right):
            cost += adds[j]
            swap = last[j] if letter == facing else last[j] + near.get(facing, SLIP)
            if swap < cost:
                cost = swap
            if last[j + 1] + drop < cost:
                cost = last[j + 1] + drop
            if i and j and letter == right[j - 1] and facing == left[i - 1] and above[j - 1] + SLIP < cost:
                cost = above[j - 1] + SLIP
            row.append(cost)
        above = last
    return row


@lru_cache(maxsize=60_000)
def _droppings(word: str, is_bare: bool, is_mixed: bool) -> list[float]:
    """What it costs to leave out each letter of a word."""
    vowel = VOWEL_MORE if not is_mixed else WRITTEN_LONG if is_bare else UNWRITTEN
    costs = [vowel if letter in VOWELS else LIGHT.get(letter, SLIP) for letter in word]
    if word[:2] in ("ai", "ei"):
        costs[0] = LONG_FIRST
    elif word[:1] in VOWELS:
        costs[0] = SLIP if is_mixed else FIRST_I_MORE if word[0] in "ie" else FIRST_VOWEL_MORE
    elif word[:1] == "h":
        costs[0] = FIRST_H
    for place in range(1, len(word)):
        is_last = place == len(word) - 1
        if word[place] == word[place - 1]:
            costs[place] = DOUBLED
        elif word[place] == "h" and is_last:
            costs[place] = FINAL_H
        elif word[place] == "g" and word[place - 1] == "n" and is_last:
            costs[place] = FINAL_NG
        elif word[place] == "r" and word[place - 1] in VOWELS and (is_last or word[place + 1] not in VOWELS):
            costs[place] = R_BEFORE_CONSONANT
    return costs
