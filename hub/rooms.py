"""Ask every room one of a fixed list of questions, without knowing the rooms.

A room answers by defining a function of that name in its `answers.py`. The call happens inside the caller's
transaction, and costs at most one query a room for a list of people.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.conf import settings

QUESTIONS = {
    "figures_for": ("period",),
    "retention_rules": (),
    "still_needs": ("person_ids",),
    "door_prompts": ("person_ids",),
    "door_buttons": ("person", "session"),
    "book_read": ("book",),
    "visited": ("visit",),
    "visit_undone": ("visit",),
    "moved_away": ("person", "by"),
    "came_back": ("person", "by"),
    "died": ("person", "by"),
    "linked": ("kept", "gone", "journal"),
    "unlinked": ("link",),
    "anonymised": ("person",),
    "facts_about": ("person",),
    "rows_about": ("person",),
    "stays_without_a_name": ("person",),
    "waiting_for": ("user",),
    "session_closed": ("session",),
    "session_facts": ("session",),
    "left_to_do": ("session",),
    "night_came": ("today",),
    "demo_loaded": ("today",),
}


@dataclass(frozen=True)
class Task:
    """Something that waits for an account, shown on its home page.

    `title` and `detail` are sentences, `icon` a symbol's name; the button says `deed` and leads to `url`.
    What somebody else has to do has neither: it is only told.
    """

    icon: str
    title: str
    detail: str
    deed: str = ""
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """One figure of a session or of somebody, without any name: a symbol, what it counts, and how many."""

    icon: str
    label: str
    value: int


@dataclass(frozen=True)
class Chapter:
    """What a room holds on one person under one title: lines of what it is and what stands there, for them to read."""

    title: str
    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class Prompt:
    """Something to say to a person at the door: a symbol and a few words; `is_call` asks for the session lead.

    What `waits` is not said while a name is looked for. Once they are checked in `detail` says more, and the button
    `deed` leads to `url`, or sends `sends` there.
    """

    icon: str
    words: str
    is_call: bool = False
    waits: bool = False
    detail: str = ""
    deed: str = ""
    url: str = ""
    sends: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Button:
    """A way from a person into a room: a symbol, a word, and where it leads."""

    icon: str
    label: str
    url: str


def ask_all(question: str, *args: Any) -> Iterator[Any]:
    """Give the answer of every room that answers `question`, from the ground up."""
    if len(args) != len(QUESTIONS[question]):
        raise TypeError(f"{question} takes {QUESTIONS[question]}")
    for answers in _answering_rooms(tuple(settings.ROOMS)):
        if answer := getattr(answers, question, None):
            yield answer(*args)


def who_answers(question: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Each room that answers `question`, by name, with its answer to be called: for who goes on when one breaks."""
    for answers in _answering_rooms(tuple(settings.ROOMS)):
        if answer := getattr(answers, question, None):
            yield answers.__name__.partition(".")[0], answer


def tell_all(question: str, *args: Any) -> None:
    """Ask a question whose answers nobody needs, such as what became of a visit."""
    for _answer in ask_all(question, *args):
        pass


@cache
def _answering_rooms(rooms: tuple[str, ...]) -> tuple[ModuleType, ...]:
    return tuple(import_module(f"{room}.answers") for room in rooms if find_spec(f"{room}.answers"))
