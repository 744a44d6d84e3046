"""What words in the hubs' books mean: languages, countries, homes, and who told people of us."""

import re
import unicodedata

from visitors.models.people import Accommodation
from visitors.workbook.cells import plain

LANGUAGES = {
    word: code
    for code, said in {
        "ar": "arabic arab arabi arabe sudanese\u00a0arabic darja darija عربي العربيه العربية عربی",
        "fa": "farsi persian parsi irani iranian فارسی فارسي",
        "prs": "dari persian\u00a0dari dari\u00a0persian afghan\u00a0persian farsi\u00a0dari dari\u00a0farsi دری دري",
        "ps": "pashto pashtu pushto pashtoo pakhto pukhto پښتو پشتو",
        "ckb": "sorani kurdish\u00a0sorani sorani\u00a0kurdish central\u00a0kurdish سۆرانی",
        "kmr": "kurmanji badini bahdini kurdish\u00a0kurmanji kurdish\u00a0badini kurmanji\u00a0kurdish badini\u00a0kurdish kurmanci kurdish\u00a0bahdini",
        "ti": "tigrinya tigrigna tigrinia tigrenya tigriniya ትግርኛ",
        "am": "amharic amhari amaric amharisch አማርኛ",
        "om": "oromo oromiffa oromifa afan\u00a0oromo oromoo oromigna",
        "so": "somali soomaali somalian",
        "ur": "urdu اردو",
        "pa": "punjabi panjabi",
        "bn": "bengali bangla bangladeshi",
        "sq": "albanian shqip",
        "vi": "vietnamese viet tieng\u00a0viet",
        "ta": "tamil",
        "tr": "turkish turkce turk",
        "fr": "french francais",
        "es": "spanish espanol castellano castilian",
        "pt": "portuguese portugues",
        "ru": "russian русский",
        "uk": "ukrainian українська ukranian ukrainan",
        "zh": "chinese mandarin cantonese putonghua",
        "en": "english eng engl",
    }.items()
    for word in [written.replace("\u00a0", " ") for written in said.split(" ")]
}
KURDISH = {"kurdish", "kurd", "kurdi", "kurdish ?", "كردي", "کوردی", "کردی"}
BETWEEN = re.compile(r"\s*(?:[,;/+&|،\n]|\band\b|\bor\b|\s-\s)\s*")
BESIDE = {
    "little",
    "some",
    "a",
    "bit",
    "of",
    "good",
    "basic",
    "fluent",
    "only",
    "no",
    "also",
    "speaks",
    "very",
    "language",
    "bit of",
}

COUNTRIES = {
    word: name
    for name, said in {
        "Afghanistan": "afghanistan afganistan afghan afg afghani",
        "Albania": "albania albanian alb",
        "Eritrea": "eritrea eritria eri eritrean",
        "Ethiopia": "ethiopia ethiopian eth etiopia",
        "Iran": "iran iranian irn",
        "Iraq": "iraq iraqi irq irak",
        "Sudan": "sudan sudanese sud",
        "South Sudan": "south_sudan",
        "Syria": "syria syrian syr",
        "Somalia": "somalia somali som",
        "Nigeria": "nigeria nigerian",
        "Ukraine": "ukraine ukrainian ukr",
        "Vietnam": "vietnam vietnamese viet_nam",
        "El Salvador": "el_salvador salvador salvadoran salvadorian",
        "Pakistan": "pakistan pakistani pak",
        "Turkey": "turkey turkish turkiye",
        "Yemen": "yemen yemeni",
        "Palestine": "palestine palestinian",
    }.items()
    for word in said.replace("_", "\u00a0").split(" ")
}
KURDISH_ALONE = {"kurdish", "kurd", "kurdi", "kurds"}

# Longest first. What a word tells of somebody's support is not kept: only the kind of home is.
HOMES = [
    (Accommodation.HOMELESS, r"homeless|no home|no fixed|nfa|on (the )?streets?|rough|sleeping (out|rough)|tent|car|sofa ?surf\w*"),
    (Accommodation.HOSTED, r"host|hosted|hosting|host family|with (a )?host|shared lives|homes for ukraine"),
    (Accommodation.FRIENDS, r"friends?|family|relatives?|cousins?|brothers?|sisters?|uncles?|aunts?|with \w+ family"),
    (Accommodation.HOTEL, r"hotels?|htl|hostel|inn|contingency|initial accommodation|ia|b ?& ?b|bed and breakfast|reception centre"),
    (Accommodation.TENANCY, r"own (flat|house|home|place|room|tenancy)|tenancy|council (flat|house|home)|private rent\w*|rented?|renting|rents|own|(my|his|her|their) (flat|house|place)|flat|apartment"),
    (Accommodation.SHARED_HOUSE, r"nass( \w+)?|section (4|95|98)|s(4|95|98)|asylum (house|accommodation|accom)|home office( \w+)?|ho (house|accom\w*)|dispers\w+( \w+)?|shared( house| home)?|serco( \w+)?|mears( \w+)?|g4s( \w+)?|clearsprings( \w+)?|hmo|house share|house|supported (living|housing)"),
]  # fmt: skip
HOMES_COMPILED = [(home, re.compile(rf"\b(?:{pattern})\b")) for home, pattern in HOMES]
STREETS = re.compile(
    r"\b(road|rd|street|st|avenue|ave|lane|ln|close|drive|court|terrace|way|crescent|grove|square|flat|room|floor)\b"
)
NOTHING = {
    "?",
    "??",
    "???",
    "-",
    "--",
    "n/a",
    "na",
    "none",
    "no",
    "nil",
    "unknown",
    "not known",
    "not sure",
    "dont know",
    "don't know",
    "/",
    ".",
    "x",
    "tbc",
}

TOLD = [
    ("A friend", r"friends?\b.*|.* friend|through friends?|mate|word of mouth"),
    ("Family", r"family|brother|sister|cousin|husband|wife|relatives?"),
    ("A hotel", r"hotels?\b.*|.*\bhotel( staff)?|reception"),
    ("A church", r"church.*|.*\bchurch|pastor|priest"),
    ("A mosque", r"mosque.*|.*\bmosque|imam"),
    ("A college", r"college.*|.*\bcollege|school|teacher|esol.*|university"),
    ("The library", r"(the )?library"),
    ("Another town", r"another town|other town"),
    ("The internet", r"internet|online|google|facebook|web ?site|instagram|social media"),
]  # fmt: skip
OFTEN = 3  # from so many times on, an answer is one of many people's and not somebody's name


def folded(text: str) -> str:
    """Without accents and marks, for looking a word up."""
    bare = unicodedata.normalize("NFKD", plain(text))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def is_nothing(text: str) -> bool:
    """A mark that stands for "nobody knows"."""
    return folded(text) in NOTHING


def languages_in(text: str) -> tuple[list[str], bool, bool]:
    """The languages' codes in their order; whether Kurdish is one without saying which; whether one is not known."""
    codes: list[str] = []
    is_kurdish = is_unknown = False
    for said in BETWEEN.split(folded(text.replace("(", " ").replace(")", " "))):
        name = " ".join(word for word in said.split() if word not in BESIDE).strip(" .?!")
        if not name:
            continue
        found = (
            [LANGUAGES[name]] if name in LANGUAGES else [LANGUAGES[word] for word in name.split() if word in LANGUAGES]
        )
        if not found and KURDISH & {name, *name.split()}:
            is_kurdish = True
        elif not found:
            is_unknown, found = True, ["other"]
        codes += [code for code in found if code not in codes]
    return codes, is_kurdish, is_unknown


def is_kurdish_alone(text: str) -> bool:
    return folded(text).strip(" .?!") in KURDISH_ALONE


def country_in(text: str) -> str:
    """The usual name of a country, else what was written."""
    return COUNTRIES.get(folded(text).strip(" .?!").replace(" ", "\u00a0"), text)


def home_in(text: str) -> tuple[str, str]:
    """What kind of home it is, and the town where only a town is named. Both empty when nobody knows."""
    said = re.sub(r"[^\w&]+", " ", folded(text))
    for home, pattern in HOMES_COMPILED:
        if pattern.search(said):
            return home, ""
    is_town = all(letter.isalpha() or letter in " '-." for letter in text) and len(said.split()) <= 3
    return "", text if is_town and not STREETS.search(said) else ""


def told_in(text: str) -> str:
    """Who told people of us, in the list's own words; empty when it is none of them."""
    said = folded(text)
    return next((name for name, pattern in TOLD if re.fullmatch(pattern, said)), "")
