"""The small words of a copy: days, moments, sessions and who did it, each put the same way everywhere."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.models import Session, User
from visitors import languages

Row = tuple[str, str]


def told(*rows: Row) -> Iterator[Row]:
    """Only what stands there."""
    yield from ((label, str(value)) for label, value in rows if value)


def joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def by_whom(user: User | None) -> str:
    return _("by %(name)s") % {"name": user.called} if user else ""


def noted(user: User | None, at: datetime) -> str:
    return joined(_("noted on %(at)s") % {"at": moment_words(at)}, by_whom(user))


def session_words(session: Session) -> str:
    return f"{day_words(session.held_on)}, {session.programme.name}"


def named(codes: list[str]) -> str:
    return joined(*(str(languages.LANGUAGES[code].name) for code in codes if code in languages.LANGUAGES))


def day_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def moment_words(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, G:i")
