"""The hub's tables, by subject."""

from hub.models.accounts import Access, Grant, SignInTry, User
from hub.models.audit import AuditEntry
from hub.models.calendar import Closure, Programme, Session, SessionChange, Timetable

__all__ = [
    "Access",
    "AuditEntry",
    "Closure",
    "Grant",
    "Programme",
    "Session",
    "SessionChange",
    "SignInTry",
    "Timetable",
    "User",
]
