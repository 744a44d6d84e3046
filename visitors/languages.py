"""The languages people speak here, each with its own name. Kurdish alone is not one: ask which."""

from dataclasses import dataclass

from django.db import connection
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Language:
    """A language by its code, its English name, and the name its speakers point at."""

    code: str
    name: str
    own_name: str


LANGUAGES = {
    language.code: language
    for language in [
        Language("ar", _("Arabic"), "العربية"),
        Language("fa", _("Farsi"), "فارسی"),
        Language("prs", _("Dari"), "دری"),
        Language("ps", _("Pashto"), "پښتو"),
        Language("ckb", _("Kurdish Sorani"), "سۆرانی"),
        Language("kmr", _("Kurdish Kurmanji, Badini"), "Kurmancî"),
        Language("ti", _("Tigrinya"), "ትግርኛ"),
        Language("am", _("Amharic"), "አማርኛ"),
        Language("om", _("Oromo"), "Oromoo"),
        Language("so", _("Somali"), "Soomaali"),
        Language("ur", _("Urdu"), "اردو"),
        Language("pa", _("Punjabi"), "ਪੰਜਾਬੀ"),
        Language("bn", _("Bengali"), "বাংলা"),
        Language("sq", _("Albanian"), "Shqip"),
        Language("vi", _("Vietnamese"), "Tiếng Việt"),
        Language("ta", _("Tamil"), "தமிழ்"),
        Language("tr", _("Turkish"), "Türkçe"),
        Language("fr", _("French"), "Français"),
        Language("es", _("Spanish"), "Español"),
        Language("pt", _("Portuguese"), "Português"),
        Language("ru", _("Russian"), "Русский"),
        Language("uk", _("Ukrainian"), "Українська"),
        Language("zh", _("Chinese"), "中文"),
        Language("en", _("English"), "English"),
        Language("other", _("Another language"), "…"),
    ]
}
CHOICES = [(language.code, language.name) for language in LANGUAGES.values()]

FIRST = 7  # so many are shown before "More"
LATELY = """
    SELECT code FROM (SELECT unnest(languages) AS code
                      FROM (SELECT languages FROM visitors_person
                            ORDER BY last_seen_on DESC NULLS LAST LIMIT 400) AS lately) AS spoken
    GROUP BY code ORDER BY count(*) DESC, code
"""


def by_use() -> list[tuple[str, SafeString]]:
    """Every language as people point at it, those first that are spoken most among the people seen lately."""
    with connection.cursor() as cursor:
        cursor.execute(LATELY)
        spoken = [code for (code,) in cursor.fetchall()]
    codes = [*spoken, *(code for code in LANGUAGES if code not in spoken)]
    return [(code, _tile(LANGUAGES[code])) for code in codes if code in LANGUAGES]


def _tile(language: Language) -> SafeString:
    if language.own_name == language.name:
        return format_html("<bdi>{}</bdi>", language.own_name)
    return format_html('<bdi>{}</bdi> <span class="own">{}</span>', language.own_name, language.name)
