"""The hub's tables, by subject."""

from hub.models.accounts import Access, Grant, SignInTry, User
from hub.models.audit import AuditEntry
from hub.models.calendar import Closure, Programme, Session, SessionChange, Timetable
from hub.models.notices import Notice, Subject
from hub.models.retention import Approval, Night

__all__ = [
    "Access",
    "Approval",
    "AuditEntry",
    "Closure",
    "Grant",
    "Night",
    "Notice",
    "Programme",
    "Session",
    "SessionChange",
    "SignInTry",
    "Subject",
    "Timetable",
    "User",
]
