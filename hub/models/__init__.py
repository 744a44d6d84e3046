"""The hub's tables, by subject."""

from hub.models.accounts import Access, Grant, SignInTry, User
from hub.models.audit import AuditEntry
from hub.models.calendar import Closure, Programme, Session, SessionChange, Timetable
from hub.models.notices import Notice, Subject

__all__ = [
    "Access",
    "AuditEntry",
    "Closure",
    "Grant",
    "Notice",
    "Programme",
    "Session",
    "SessionChange",
    "SignInTry",
    "Subject",
    "Timetable",
    "User",
]
