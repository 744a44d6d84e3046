"""The least valid row of each kind."""

from tests.factories.hub import (
    ClosureFactory,
    GrantFactory,
    ProgrammeFactory,
    SessionFactory,
    TimetableFactory,
    UserFactory,
)

__all__ = [
    "ClosureFactory",
    "GrantFactory",
    "ProgrammeFactory",
    "SessionFactory",
    "TimetableFactory",
    "UserFactory",
]
