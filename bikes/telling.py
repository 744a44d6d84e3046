"""Tell a rider that a bike is kept for them: the words, in their language where we have them, and ways to send them."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bikes.deadlines import open_days
from bikes.models import BikeOffer
from visitors.models import Background

HOME_CODE = "44"  # what stands before a British number when it is called from elsewhere


@dataclass(frozen=True)
class Telling:
    """A message for a rider: `own` in their language or nothing, `plain` in ours; `whatsapp` opens it ready to send."""

    phone: str
    own: str
    language: str
    plain: str
    whatsapp: str


def telling(offer: BikeOffer) -> Telling:
    """How to tell this rider, with the number they gave for messages. Two queries."""
    person = offer.request.person
    phone = Background.objects.filter(person=person).values_list("phone", flat=True).first() or ""
    language = next((code for code in person.languages if code in dict(settings.LANGUAGES) and code != "en"), "")
    days = open_days(timezone.localdate())
    plain = message(offer, days)
    own = ""
    if language:
        with translation.override(language):
            own = message(offer, days)
    text = f"{own}\n\n{plain}" if own else plain
    return Telling(phone, own, language, plain, whatsapp_link(phone, text))


def message(offer: BikeOffer, days: list) -> str:
    """The message, in the language that is set. `days` are those on which the hub is open."""
    come = next((day for day in days if day <= offer.due_on), offer.due_on)
    said = {
        "name": offer.request.person.known_as,
        "day": date_format(come, "l j F"),
        "last": date_format(offer.due_on, "l j F"),
    }
    if offer.request.child:
        hello = _("Hello %(name)s, a bike is ready for your child.") % said
    else:
        hello = _("Hello %(name)s, a bike is ready for you.") % said
    come_by = _("Please come on %(day)s. Answer YES if you want it.") % said
    later = _("After %(last)s we ask the next person. You can always join again.") % said
    return f"{hello} {come_by} {later}"


def whatsapp_link(phone: str, text: str) -> str:
    """The address that opens WhatsApp with the text ready to be sent; nothing for what is no number."""
    digits = re.sub(r"\D", "", phone)
    if len(digits) < 9:
        return ""
    if phone.strip().startswith("+") or digits.startswith("00"):
        number = digits.removeprefix("00")
    else:
        number = HOME_CODE + digits.removeprefix("0") if digits.startswith("0") else digits
    return f"https://wa.me/{number}?text={quote(text)}"
