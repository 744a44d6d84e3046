"""Cut what was typed or written into the words of a name, the same words however it was joined or abbreviated."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest

from visitors.names import scripts

MOST_WORDS, LONGEST, SHORT = 8, 24, 3
BARE = "'"
DROPPED = {"bin", "ibn", "bint", "بن", "ابن", "بنت", "mr", "mrs", "ms"}
ARTICLES = {"al": "al", "el": "el", "ال": "ال", "ul": "al", "il": "al"}
MOHAMMED = {"md", "mohd", "muhd", "mohmd", "mhd", "মোঃ", "মো"}  # as cards and passports shorten it
AFTER_SLASH = {"w": "wolde", "g": "gebre", "h": "haile", "t": "tekle", "k": "kidane"}  # W/Mariam, as Ethiopia writes
SERVANT = {"abd", "abdul", "abdel", "abdal", "abdil", "abdol", "abdur", "abder", "abdir", "abdus", "abdes"}
OF_GOD = {"alah", "allah", "ulah", "ula", "olah", "elah", "alh", "allh"}
OF_FAITH = {
    "din",
    "deen",
    "dine",
    "dyn",
    "uddin",
    "udin",
    "eddin",
    "eddine",
    "addin",
    "aldin",
    "eldin",
    "aldeen",
    "eldeen",
}
CHAT_DIGITS = {"2": "", "3": "", "5": "kh", "6": "t", "7": "h", "8": "gh", "9": "q"}  # Mo7amed, as phones write Arabic

_SILENT = dict.fromkeys(map(ord, "'’‘`´ʼʾʿʹʻ′\u0640\u200c\u200d"))
_UNCOMPOSED = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0591-\u05c7]")
_ARTICLE_AND_HYPHEN = re.compile(r"\b(?:[aeiu]l|[aeu]([rszntd])(?=-\1)|[ae](?:sh|ch|th|dh)(?=-[scdt]h))-(?=\w)")
_SLASH = re.compile(rf"\b([{''.join(AFTER_SLASH)}])/(?=\w)")
_CHAT = re.compile(r"[235-9](?=[a-z])")
_IDEOGRAPHS = re.compile(r"([\u3400-\u9fff\uac00-\ud7af])([\u3400-\u9fff\uac00-\ud7af]*)")
_JOINED_SERVANT = re.compile(r"abd(?:[aeiou]?l|[aeiou](?=[rsšnztdþð])|[iu])(?!l?a[hi]*e?$)(\w{3,})")
_SERVANT_LETTERS = re.compile(r"^c?abd(?:ou|oo|[aeiou])?(?:l|(.)(?=\1))?")
_JOINED_FAITH = re.compile(r"(\w{3,}?)(?:[aeiu]l?|l)dine?")


@dataclass(frozen=True)
class Word:
    """One word of a name: how it sounds, its bare letters for type-ahead, and whether its script leaves vowels out."""

    sound: str
    letters: str
    is_bare: bool = False

    def __add__(self, other: "Word") -> "Word":
        """The two words written as one."""
        sound = self.sound + other.sound.removeprefix(self.sound[-1])
        return Word(sound, self.letters + other.letters, self.is_bare or other.is_bare)

    @property
    def spoken(self) -> str:
        """The sound, with BARE behind it where vowels are left out. This is how a word is stored and compared."""
        return self.sound + BARE if self.is_bare else self.sound


def words(text: str) -> list[Word]:
    """The words of a name, at most eight. Empty for a text without letters or digits.

    Patronymic words and titles go, unless nothing else is left; an article belongs to the word after it. Abd and its
    name are two words, and so is "Abdulrahman"; what ends in "al-Din" ends in "udin" however it was spelt.
    """
    tokens = _tokens(text)[:MOST_WORDS]
    kept: list[Word] = []
    article = ""
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=""):
        if token in ARTICLES and (len(after) > SHORT or after in OF_FAITH):  # "al k" may be Ali Kaya, begun
            article = ARTICLES[token]
        elif token not in DROPPED or len(tokens) == 1:
            kept += _read(token, article, kept)
            article = ""
    return kept


def plain(text: str) -> str:
    """Small letters without accents that make no sound, digits of any script as 0 to 9, separators as spaces."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _UNCOMPOSED.sub("", unicodedata.normalize("NFC", text).translate(_SILENT))
    return "".join(
        str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter for letter in text
    )


def _tokens(text: str) -> list[str]:
    text = _ARTICLE_AND_HYPHEN.sub("al", plain(text))
    text = _SLASH.sub(lambda short: AFTER_SLASH[short[1]] + " ", text)
    text = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
    tokens = [_CHAT.sub(lambda digit: CHAT_DIGITS[digit[0]], token)[:LONGEST] for token in text.split()]
    if sum(bool(_IDEOGRAPHS.match(token)) for token in tokens) == 1:  # family and given name without a space
        tokens = [part for token in tokens for part in (_IDEOGRAPHS.findall(token) or [(token, "")])[0]]
    return [token for token in tokens if token]


def _read(token: str, article: str, before: list[Word]) -> list[Word]:
    """The word of a token, or two for a joined Abd-. `before` are the words to its left."""
    if token in MOHAMMED:
        return [Word("mohamad", token)]
    is_bare, letters = scripts.is_bare(token), scripts.letters(token)
    sound = re.sub("^cabd", "abd", scripts.sounds(token))  # Somali c is the Arabic ع
    if sound in SERVANT:
        return [Word("abdul", letters, is_bare)]
    is_named_servant = bool(before) and before[-1].sound == "abdul"
    if sound in OF_GOD and is_named_servant:
        servant = before.pop()
        return [Word("abdulah", servant.letters + letters, is_bare)]
    if sound in OF_GOD and before:
        return [Word("ulah", letters, is_bare)]
    if before and (
        sound == "aldin" or (token in OF_FAITH and (article or before[-1].sound in ARTICLES or len(token) > 4))
    ):
        return [Word("udin", letters, is_bare)]
    if servant := _JOINED_SERVANT.fullmatch(sound):
        rest = _SERVANT_LETTERS.sub("", letters)
        return [Word("abdul", letters, is_bare), Word(servant[1], rest, is_bare)]
    if faith := _JOINED_FAITH.fullmatch(sound):
        sound = f"{faith[1]}udin"
    if is_named_servant and not article and sound[:2] in ARTICLES and len(sound) > SHORT + 1:
        sound, letters = sound[2:], letters[2:]
    if article and not is_named_servant:
        return _read(article + token, "", [])
    return [Word(sound, letters, is_bare)] if sound else []
