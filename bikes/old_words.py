"""What the cells of an old bike list say of a rider, in the hands of many volunteers."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bikes.heights import read_height
from bikes.models import BikeRequest
from bikes.models.bikes import CHILD_WHEELS
from bikes.old_reasons import Reason
from visitors.workbook import dates
from visitors.workbook.cells import Cell, kind, plain, words
from visitors.workbook.findings import Finding, Why
from visitors.workbook.findings import Reason as BookReason
from visitors.workbook.headings import Role
from visitors.workbook.people import MOVED
from visitors.workbook.riders import Rider
from visitors.workbook.tables import Column

State, Need = BikeRequest.State, BikeRequest.Need
GROWN_UP = 18
SMALL_UNTIL, SMALL_HIGHEST = 13, 160  # a child under so many years is not taller than so many centimetres

HEIGHT = re.compile(r"\b(height|tall)\b")
LEG = re.compile(r"\binside leg\b")
WHEEL = re.compile(r"\bwheel\b")
GOT = re.compile(r"\b(got|has|had|given|status)\b")
LEG_CM = re.compile(r"(\d{2,3})\s*cms?\.?")
INCHES = re.compile(r"(\d\d)(?:\.0)?\s*(?:\"|''|in(?:ch(?:es)?)?\.?)?")

NO = re.compile(r"(no|n|not yet|nope|not|none|nil|false|0|[-–—]+|/|(no|still)?,? ?(waiting|waits|wants? (it|one)))?")
CROSS = re.compile(r"[xх×]+")
YES = re.compile(
    r"(?:[✓✔]|(?:yes|y|yep|true|ok|1|done|collected|(?:got|given|has|had)(?: it| one| a bike| bike)?)\b)"
    r"[^\w']*(?:on )?(.*)"
)
LONGEST = 280  # letters; more than this is a story
UNWANTED = re.compile(
    r"\b(no longer|not|does ?n.?t|do ?n.?t)( any ?more)? (wants?|needs?)\b|\b(cancel+ed|gave up|withdrawn)\b"
)

CHILD = re.compile(r"\b(kid|child|son|daughter|boy|girl)(s|'s|s')?\b")
CHILDREN = re.compile(r"\b([2-9]|two|three|four)( x)? (small |little )?(kids|children|sons|daughters|boys|girls)\b")
AGE = re.compile(
    r"(\d{1,2})\s*(?:yrs?|years?|y/?o|yo|y)\b|\bage[d ]*(\d{1,2})\b|(?:son|daughter|kid|child|boy|girl)\W*(\d{1,2})\b"
)
SOMEBODY = re.compile(r"\b(wife|husband|brother|sister|friend|cousin|mother|father|mum|dad|partner|uncle|aunt)\b")
STEP_THROUGH = re.compile(r"\b(lad(y|ies)|wom[ae]n)('?s)?\b|\bstep[ -]?thr(ough|u)\b|\blow frame\b|\bno cross ?bar\b")
CANNOT_RIDE = re.compile(
    r"\b(can ?not|can.?t|does ?n.?t|does not)( yet)? (ride|cycle)\b|\blearn(s|ing)?\b|\blessons?\b|\bbeginner\b"
)
CAN_RIDE = re.compile(r"\b(can|knows how to) (ride|cycle)\b")
STOLEN = re.compile(r"\bstolen\b|\bstole\b|\btheft\b")
NEEDS = [
    (Need.COLLEGE, re.compile(r"\b(college|course|esol|class(es)?|university|uni|school)\b")),
    (Need.APPOINTMENTS, re.compile(r"\b(appointments?|reporting|signing)\b")),
    (Need.WORSHIP, re.compile(r"\b(church|mosque|temple|gurdwara|worship)\b")),
    (Need.HELPING, re.compile(r"\b(volunteer(s|ing)?|helping|helps)\b")),
    (Need.FAR, re.compile(r"\b(far|long way|miles)\b")),
    (Need.OTHER, re.compile(r"\b(shopping|football|gym|allotment)\b")),
]


@dataclass
class Wish:
    """What one row says: who rides, what we know of them, and how it ended if it did."""

    rider: Rider
    is_child: bool = False
    age: int | None = None
    about: dict[str, Any] = field(default_factory=dict)
    ended: str = ""  # the state in which the place is closed
    findings: list[Finding] = field(default_factory=list)

    def note(self, why: Why, column: Column | None = None, cell: Cell = None) -> None:
        place = column.index if column else None
        self.findings.append(Finding(self.rider.sheet, self.rider.row, place, kind(cell), why))


def read_wish(rider: Rider, *, today: date) -> Wish:
    """Every cell of the row: notes first, for they say who rides."""
    wish = Wish(rider)
    asked: tuple[Column | None, Cell] = (None, None)
    for column, cell in sorted(rider.cells, key=lambda pair: pair[0].role is not Role.NOTES):
        if column.role in {Role.ASKED, Role.FIRST_CAME}:
            asked = column, cell
        else:
            _reader(column)(wish, column, cell)
    if rider.asked_on is None:
        wish.note(Reason.ASKED_UNREADABLE if asked[0] else Reason.ASKED_MISSING, *asked)
    elif rider.asked_on > today:
        wish.note(Reason.ASKED_FUTURE, *asked)
    return wish


def _reader(column: Column) -> Any:
    heading = plain(column.heading)
    readers = [(LEG, _read_leg), (HEIGHT, _read_height), (WHEEL, _read_wheel), (GOT, _read_got)]
    is_note = column.role is Role.NOTES
    return _read_note if is_note else next((read for shape, read in readers if shape.search(heading)), _read_wanted)


def _read_height(wish: Wish, column: Column, cell: Cell) -> None:
    height = read_height(words(cell))
    if height is None:
        wish.note(Reason.HEIGHT_UNREADABLE, column, cell)
    elif wish.is_child and (wish.age or 0) < SMALL_UNTIL and height > SMALL_HIGHEST:
        wish.note(Reason.CHILD_TOO_TALL, column, cell)
    else:
        wish.about["height_cm"] = height


def _read_leg(wish: Wish, column: Column, cell: Cell) -> None:
    """Centimetres that say so: 32 may be inches."""
    found = LEG_CM.fullmatch(plain(cell))
    if found and 30 <= int(found[1]) <= 110:
        wish.about["inside_leg_cm"] = int(found[1])
    else:
        wish.note(Reason.SIZE_UNREADABLE, column, cell)


def _read_wheel(wish: Wish, column: Column, cell: Cell) -> None:
    found = INCHES.fullmatch(plain(cell))
    if found and int(found[1]) in CHILD_WHEELS:
        wish.is_child = True
        wish.about["wheel_inches"] = int(found[1])
    else:
        wish.note(Reason.SIZE_UNREADABLE, column, cell)


def _read_got(wish: Wish, column: Column, cell: Cell) -> None:
    """Whether they have a bike by now: a word, a day, or both. A cross is a yes, as in the ticks, and is listed."""
    text = plain(cell).strip(" .!,;:")
    if isinstance(cell, date) or _is_yes(text):
        wish.ended = State.HAS_BIKE
    elif CROSS.fullmatch(text):
        wish.ended = State.HAS_BIKE
        wish.note(Reason.GOT_CROSS, column, cell)
    elif UNWANTED.search(text[:LONGEST]):
        wish.ended = State.WITHDRAWN
    elif len(text) > LONGEST or not NO.fullmatch(text):
        wish.note(Reason.GOT_UNCLEAR, column, cell)


def _is_yes(text: str) -> bool:
    """A yes, with nothing after it or a day."""
    found = YES.fullmatch(text)
    return bool(found) and (not found[1] or dates.read(found[1]) is not None)


def _read_wanted(wish: Wish, column: Column, cell: Cell) -> None:
    """What kind of bike, or only that they want one."""
    text = plain(cell).strip(" .!,;:")
    if not _is_yes(text) and not CROSS.fullmatch(text):
        _read_note(wish, column, cell)


def _read_note(wish: Wish, column: Column, cell: Cell) -> None:
    """The few things that a place in the list can hold. What else a note says is listed, and not kept."""
    text = plain(cell)
    if len(text) > LONGEST:
        wish.note(Reason.NOTE_UNKNOWN, column, cell)
        return
    about = dict(_said(text))
    is_child = bool(CHILD.search(text) or CHILDREN.search(text))
    reasons = _to_look_at(text)
    if is_child:
        age = next((int(next(filter(None, found))) for found in AGE.findall(text)), None)
        if age is not None and age >= GROWN_UP:
            is_child, reasons = False, [*reasons, Reason.OTHER_RIDER]
        else:
            wish.is_child, wish.age = True, age
            about.pop("need", None)
    if UNWANTED.search(text):
        wish.ended = wish.ended or State.WITHDRAWN
    elif not (about or reasons or is_child):
        reasons = [Reason.NOTE_UNKNOWN]
    wish.about |= about
    for reason in reasons:
        wish.note(reason, column, cell)


def _said(text: str) -> list[tuple[str, Any]]:
    said: list[tuple[str, Any]] = []
    if STEP_THROUGH.search(text):
        said.append(("wants_step_through", True))
    if CANNOT_RIDE.search(text):
        said.append(("can_ride", False))
    elif CAN_RIDE.search(text):
        said.append(("can_ride", True))
    said += [("need", need) for need, shape in NEEDS if shape.search(text)][:1]
    return said


def _to_look_at(text: str) -> list[Why]:
    shapes = [
        (CHILDREN, Reason.CHILDREN_MANY), (SOMEBODY, Reason.OTHER_RIDER), (STOLEN, Reason.STOLEN),
        (MOVED, BookReason.MOVED_AWAY),
    ]  # fmt: skip
    return [reason for shape, reason in shapes if shape.search(text)]
