"""What a rider agrees to, one picture a line, and in which language it is shown."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visitors.languages import LANGUAGES
from visitors.models import Person


@dataclass(frozen=True)
class Line:
    icon: str
    words: Promise


LINES = [
    Line("bike", _("This bike is yours to use.")),
    Line("lock", _("Lock it, every time.")),
    Line("light", _("Lights on when it is dark.")),
    Line("spanner", _("Come to us when something is broken. We repair it.")),
    Line("repeat", _("You move away? Bring it back, or pass it on through us.")),
    Line("stop", _("Please do not sell it.")),
]


def language_for(person: Person) -> str:
    """The first language they told us that our texts are written in; else that of the hub."""
    written = {code.partition("-")[0] for code, _name in settings.LANGUAGES}
    own = settings.LANGUAGE_CODE.partition("-")[0]
    return next((code for code in person.languages if code in written), own if own in LANGUAGES else "en")
