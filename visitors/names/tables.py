"""Letters and the sounds they stand for, as data: Arabic script, the scripts of India, Latin with its marks.

A sound is one sign, so that two letters side by side are never taken for a pair (the z and h of زهرا are no "zh").
Besides the plain letters: š as in ship, č as in church, χ as in Khaled, ğ as in Ghana, ž as in measure, þ and ð for th
and dh, ʦ for ts. Sources: the romanisation tables of the Library of Congress (2012), and how people write themselves.
"""

# Arabic script with the letters of Persian, Urdu, Pashto and Kurdish. Short vowels are not written in it.
# Where languages differ (ث is th or s, ض is d or z, و is w, v or u) the sign is one that `keys` reads in several ways.
_ARABIC_BY_SOUND = {
    "a": "اأآٱةىٰ", "b": "ب", "p": "پ", "t": "تټٹط", "þ": "ث", "j": "ج", "č": "چ", "h": "حهھہۀ", "χ": "خ",
    "d": "دډڈ", "ð": "ذض", "r": "رړڑڕ", "z": "زظ", "ž": "ژځ", "s": "سصڅ", "š": "شښ", "ğ": "غ", "f": "ف", "v": "ڤ",
    "q": "ق", "k": "کك", "g": "گګږ", "l": "لڵ", "m": "م", "n": "نںڼ", "u": "وؤۇ", "o": "ۆ", "e": "ەێ",
    "i": "يیئېۍۑےۓإ", "": "ءعـ",
}  # fmt: skip
ARABIC = {letter: sound for sound, letters in _ARABIC_BY_SOUND.items() for letter in letters}

# The scripts of India stand in Unicode in blocks of one layout (that of ISCII, 1991), so one table serves nine.
INDIC_BLOCKS = range(0x900, 0xD80)  # Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam
BENGALI, TAMIL = 0x980, 0xB80
INDIC_CONSONANTS = {
    0x15: "k", 0x16: "χ", 0x17: "g", 0x18: "ğ", 0x19: "n", 0x1A: "č", 0x1B: "č", 0x1C: "j", 0x1D: "j", 0x1E: "n",
    0x1F: "t", 0x20: "þ", 0x21: "d", 0x22: "ð", 0x23: "n", 0x24: "t", 0x25: "þ", 0x26: "d", 0x27: "ð", 0x28: "n",
    0x29: "n", 0x2A: "p", 0x2B: "f", 0x2C: "b", 0x2D: "b", 0x2E: "m", 0x2F: "i", 0x30: "r", 0x31: "r", 0x32: "l",
    0x33: "l", 0x34: "l", 0x35: "v", 0x36: "š", 0x37: "š", 0x38: "s", 0x39: "h", 0x5F: "i",
}  # fmt: skip
INDIC_VOWELS = {
    0x05: "a", 0x06: "a", 0x07: "i", 0x08: "i", 0x09: "u", 0x0A: "u", 0x0B: "ri", 0x0E: "e", 0x0F: "e", 0x10: "ai",
    0x12: "o", 0x13: "o", 0x14: "au", 0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x46: "e",
    0x47: "e", 0x48: "ai", 0x4A: "o", 0x4B: "o", 0x4C: "au", 0x4D: "",
}  # fmt: skip
INDIC_ENDINGS = {0x01: "n", 0x02: "n", 0x03: "h", 0x4E: "t", 0x70: "n"}
NUKTA = 0x3C  # a dot that makes the consonant before it another one
WITH_NUKTA = {"k": "q", "g": "ğ", "j": "z", "d": "r", "ð": "r"}
BENGALI_WITH_NUKTA = {**WITH_NUKTA, "ž": "i"}
TAMIL_CONSONANTS = {0x1A: "š", 0x1F: "d", 0x24: "t"}  # one letter for s, ch and sh
BENGALI_CONSONANTS = {0x1C: "ž", 0x2F: "ž", 0x35: "b"}  # Mizan, Jesmin: one letter

# Latin letters whose mark is a sound of its own. Other marks only shade a vowel and are dropped.
LATIN = str.maketrans(
    {
        "ş": "š",
        "ș": "š",
        "š": "š",
        "ś": "š",
        "ç": "ç",
        "č": "č",
        "ć": "č",
        "ğ": "ğ",
        "ž": "ž",
        "ż": "ž",
        "ı": "i",
        "ə": "a",
    }
)

# How Latin letters together make one sound; the first rule that fits wins, longest first.
TOGETHER = [
    ("dzh", "j"), ("dsch", "j"), ("tsch", "č"), ("tch", "č"), ("sch", "š"), ("sh", "š"), ("zh", "ž"), ("xh", "j"),
    ("gj", "j"), ("dj", "j"), ("ch", "č"), ("kh", "χ"), ("gh", "ğ"), ("th", "þ"), ("dh", "ð"), ("ph", "f"),
    ("sz", "š"), ("cz", "č"), ("ts", "ʦ"), ("tz", "ʦ"), ("dz", "ž"), ("ds", "ž"), ("ck", "k"),
]  # fmt: skip
