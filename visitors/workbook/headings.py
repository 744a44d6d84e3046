"""What the hubs' books call their columns, in many hands and a few languages."""

import re
from enum import Enum
from functools import lru_cache

from visitors.workbook.cells import Cell, plain


class Role(Enum):
    """What a column tells of a person; its value stands in the report."""

    NUMBER = "number"
    NAME = "name"
    KNOWN_AS = "known as"
    FAMILY = "family name"
    LATIN = "name in Latin letters"
    PHONE = "phone"
    COUNTRY = "country"
    LANGUAGES = "languages"
    STAYING = "where they stay"
    FIRST_CAME = "first came"
    TOLD = "who told them"
    CHILDREN = "children"
    NOTES = "notes"
    GENDER = "gender"
    AGE = "age"
    TICK = "came"
    TOTAL = "total"
    ASKED = "asked for a bike"
    BIKE = "bike"
    NEVER = "never kept"


NAMES = {Role.NAME, Role.KNOWN_AS, Role.FAMILY}
ABOUT = {
    Role.PHONE, Role.COUNTRY, Role.LANGUAGES, Role.STAYING, Role.FIRST_CAME, Role.TOLD, Role.NOTES, Role.GENDER, Role.AGE,
}  # fmt: skip

# The first that fits the whole heading wins. Spaces are single, letters small, marks other than # and & are gone.
PATTERNS = [
    (Role.NEVER, r"(arc|nass|aspen|ho|home office|brp|passport|visa|ni|national insurance|nhs|case|port)( (card|ref|reference|no|nr|num|number|id))*"),
    (Role.NEVER, r"(date of birth|d o b|dob|birthday|birth date|born|born on|year of birth|yob)"),
    (Role.NEVER, r"(immigration |asylum )?(status|claim|case|case stage|decision|interview)( date)?|solicitor.*|lawyer.*|religion|faith|ethnicity|ethnic .*|health.*|medical.*|diagnosis|arrived in (the )?uk|date of arrival( in (the )?uk)?|uk arrival( date)?|room( (no|nr|number))?|entry date|route"),
    (Role.ASKED, r"asked( for| on)?( a)?( bike)?( on)?|(date|day|when|since)( they)? asked( for)?( a)?( bike)?|(put )?on (the )?list (since|on)"),
    (Role.BIKE, r"(bike|bicycle|cycle)( (no|nr|number|type|size|given|wanted|needed|request|list|status))?|(got|has|had|given|wants?|needs?)( a)? bike|height( in)?( cm| feet)?|how tall|inside leg|frame( (no|number|size))?|wheel( size)?|helmet|lock|lights"),
    (Role.FAMILY, r"(family|last|second|sur|fathers?|father s|grandfathers?|tribe) ?names?( s)?|surname|sur|family|(other|further|more) names?|last|اسم العايله|اسم العائله|العائله|الكنيه|نام خانوادگی|نام خانوادگي|nom de famille"),
    (Role.KNOWN_AS, r"(known as|aka|a k a|called|nickname|nick name|what we call (you|them)|(what )?(you are|they are) called|preferred( name)?|goes by|(first|given|fore) ?names?|christian name|prenom|first|like to be called|name we use|short name|نام|الاسم الاول)"),
    (Role.LATIN, r"(latin|english|roman)( (letters|spelling|name|script))+|(name )?in (latin|english)( letters)?|spelling"),
    (Role.NAME, r"names?( and| &| or)? (surname|family name|nick ?names?)|(full |whole |visitors? |guests? |persons? |members? |volunteers? |clients? |peoples? |participants? |attendees? )?names?( in full| of (visitor|person|guest|volunteer|member))?|who|person|visitor|guest|member|attendee|participant|nom|nombre|emri|isim|ad soyad|اسم|الاسم|الاسم الكامل|اسم کامل|نام و نام خانوادگی|ስም|имя|ім я"),
    (Role.NUMBER, r"#|no|nos|nr|num|number|numbers|n|id|ids|ref|reference|index|serial|s no|sr|sr no|sn|(reg(ister|istration)?|member(ship)?|visitor|person|guest|card|book|list|row|volunteer)( (no|nr|num|number|id|ref|#))+|id (no|number)|no in book|رقم|الرقم|شماره|numero"),
    (Role.PHONE, r"(mob|mobile|cell|tel|telephone|phone|ph|contact|whats ?app|whatsup)( ?(no|nr|num|number|numbers|phone|tel|mobile|whats ?app|or|&|and|details))*|phones|هاتف|رقم الهاتف|الهاتف|تلفن|موبایل|جوال"),
    (Role.COUNTRY, r"(countr(y|ies)|nation(ality|alities)?|country of origin|(which |home |origin )country|origin|from|where from|comes? from|from where|nat|country from|nationality country|الجنسيه|البلد|بلد|ملیت|کشور|pays|pais)"),
    (Role.LANGUAGES, r"(first |main |mother |spoken )?(language|lang|tongue)( ?s)?( spoken| spoke)?|speaks?|spoken|languages? (spoken|they speak)|(speaks )?(which )?languages?|اللغه|لغه|اللغات|زبان|langue|idioma"),
    (Role.STAYING, r"(where )?(staying|stays|living|lives|lives (at|in)|stay)( (at|in|now|where))?|where (do )?(they|you) (live|stay)|where staying|address|home address|accomm?o?m?odation|accom|housing|hotel|hotel house|hotel (or|&) house|house|home|place|town|city|area|postcode|post code|located|location|based( in)?|العنوان|السكن|آدرس|محل سکونت"),
    (Role.FIRST_CAME, r"(date )?(first|1st) (came|come|visit|visited|time|seen|attended|attendance|session|date|day)( date| here| on)?|first visit date|date (joined|registered|of (registration|first visit|joining)|first (came|seen|visit)|started|of first visit)|(joined|registered|started)( (on|date|first))?|came (on|first)|since|registration( date)?|reg date|start( date)?|new on|تاريخ التسجيل|تاریخ ثبت"),
    (Role.TOLD, r"(who told (you|them)( about us)?|(how|where) (did )?(you |they )?(hear|heard)( of| about)?( us)?|heard( of us)?( from| through| via)?|referred( by| from)?|referr?al( source| from| by)?|referrer|source|sent by|told by|found us( through| by)?|via|introduced by|brought by|agency)"),
    (Role.CHILDREN, r"(no |number |how many |number of |no of |of )*(kids|child|children|childs|chn|ch|dependants|dependents|family size|under 18s?|u18s?|little ones)( (with (them|you|me)|along|no|number|ages?|count|& ages|and ages))*|اطفال|الاطفال|عدد الاطفال|بچه ها|فرزندان"),
    (Role.NOTES, r"(notes?|comments?|remarks?|other|other (info|information|notes|comments)|info|information|extra( info)?|anything else|misc|observations?|details|ملاحظات|توضیحات|یادداشت)"),
    (Role.GENDER, r"(gender|sex|m f|f m|male female|m or f|man woman|m w|الجنس|جنسیت)"),
    (Role.AGE, r"(age|age (group|band|range)|ages|how old|adult child|adult or child|العمر|سن)"),
    (Role.TICK, r"(came|present|here|attended|attendance|tick|ticked|in|in\?|arrived|time in|arrival( time)?|time( arrived)?|sign(ed)?( in)?|signature|today|visit|حضور)"),
    (Role.TOTAL, r"(sub ?)?totals?( (visits?|days|times|sessions|ticks|attended|attendance|this month|month|so far))*|sum|(no of |number of |how many )(visits|times|sessions|ticks)|visits|times( came)?|count|المجموع|جمع|مجموع"),
]  # fmt: skip
COMPILED = [(role, re.compile(pattern)) for role, pattern in PATTERNS]
MARKS = re.compile(r"[^\w#&✓✔]+")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
SAME_LETTER = str.maketrans("ةىيأإآك", "هیياااک")
LONGEST = 60


def role_of(cell: Cell) -> Role | None:
    """What a heading means; None for what is no heading that we know."""
    return _role(cell) if isinstance(cell, str) and len(cell) <= LONGEST else None


@lru_cache(maxsize=20_000)
def _role(text: str) -> Role | None:
    whole = plain(text)
    for tried in (whole, BRACKETS.sub(" ", whole), *re.findall(r"[(\[]([^)\]]*)[)\]]", whole), whole.partition(":")[0]):
        heading = " ".join(MARKS.sub(" ", tried).replace("_", " ").split())
        for role, pattern in COMPILED:
            if heading and (pattern.fullmatch(heading) or pattern.fullmatch(heading.translate(SAME_LETTER))):
                return role
    return None
