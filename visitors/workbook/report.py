"""What an import found and did, in sentences for the person who brought the book."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from visitors.workbook.cells import address
from visitors.workbook.findings import Finding
from visitors.workbook.headings import Role
from visitors.workbook.importing import Outcome
from visitors.workbook.reading import Taken
from visitors.workbook.telling import Told

EXAMPLES = 5

MEANING: dict[str, str | Promise] = {
    Role.NUMBER.value: gettext_lazy("the number of the row"),
    Role.NAME.value: gettext_lazy("the name"),
    Role.KNOWN_AS.value: gettext_lazy("what we call them"),
    Role.FAMILY.value: gettext_lazy("other names"),
    Role.LATIN.value: gettext_lazy("the name in Latin letters"),
    Role.PHONE.value: gettext_lazy("the phone"),
    Role.COUNTRY.value: gettext_lazy("the country, kept only if people agreed"),
    Role.LANGUAGES.value: gettext_lazy("languages"),
    Role.STAYING.value: gettext_lazy("the kind of home, or the town"),
    Role.FIRST_CAME.value: gettext_lazy("the day they first came"),
    Role.TOLD.value: gettext_lazy("who told them of us"),
    Role.CHILDREN.value: gettext_lazy("children along"),
    Role.NOTES.value: gettext_lazy("a note"),
    Role.GENDER.value: gettext_lazy("gender, kept only if people agreed"),
    Role.AGE.value: gettext_lazy("the age group"),
    Role.TICK.value: gettext_lazy("ticks"),
    Role.TOTAL.value: gettext_lazy("a total, left out"),
    Role.ASKED.value: gettext_lazy("the day they asked for a bike"),
    Role.BIKE.value: gettext_lazy("about bikes, for the bike list only"),
    Role.NEVER.value: gettext_lazy("left out: we never keep this"),
    "": gettext_lazy("not known, left out"),
}


@dataclass(frozen=True)
class SheetNote:
    """What one sheet was taken for, and each of its columns."""

    name: str
    sentences: list[str]
    columns: list[tuple[str, str, str]] = field(default_factory=list)  # letter, heading, meaning


@dataclass(frozen=True)
class Group:
    """Findings of one reason: how many, the first few places, what to do."""

    words: str
    advice: str
    number: int
    places: list[str]

    @property
    def more(self) -> int:
        return self.number - len(self.places)


@dataclass(frozen=True)
class Report:
    """The whole report, ready for a page or a terminal."""

    is_dry: bool
    numbers: list[tuple[str, str]]  # symbol, sentence
    sheets: list[SheetNote]
    remarks: list[str]
    told: list[Told]  # what the other rooms took in
    groups: list[Group]
    problems: int
    homeless: list[str]


def report_on(outcome: Outcome, *, is_dry: bool) -> Report:
    return Report(
        is_dry,
        list(_numbers(outcome)),
        [_sheet_note(taken) for taken in outcome.reading.taken],
        list(_remarks(outcome)),
        outcome.told,
        list(_groups(outcome.findings)),
        len(outcome.findings),
        [date_format(day, "l j F Y") for day in outcome.homeless],
    )


def in_lines(report: Report) -> Iterator[str]:
    """The same for a terminal."""
    for note in report.sheets:
        yield f"{note.name}: {' '.join(note.sentences)}"
        yield from (f"    {letter}  {heading}: {meaning}" for letter, heading, meaning in note.columns)
    yield ""
    yield from (sentence for _symbol, sentence in report.numbers)
    yield from report.remarks
    for told in report.told:
        yield ""
        yield from (f"{told.title}: {sentence}" for _symbol, sentence in told.sentences)
    for group in report.groups:
        yield ""
        yield f"{group.words}: {group.number}"
        yield f"    {', '.join(group.places)}{', …' if group.more else ''}"
        yield f"    {group.advice}"


def _numbers(outcome: Outcome) -> Iterator[tuple[str, str]]:
    known = outcome.people - outcome.people_new
    yield (
        "people",
        _amount(
            ngettext("%(n)d person", "%(n)d people", outcome.people), outcome.people, _new(outcome.people_new, known)
        ),
    )
    yield (
        "tick",
        _amount(
            ngettext("%(n)d visit", "%(n)d visits", outcome.visits),
            outcome.visits,
            _new(outcome.visits_new, outcome.visits - outcome.visits_new),
        ),
    )
    yield (
        "adult",
        _amount(
            ngettext("%(n)d head without a name", "%(n)d heads without a name", outcome.heads),
            outcome.heads,
            _new(max(outcome.heads_new, 0), outcome.heads - max(outcome.heads_new, 0)),
        ),
    )
    yield (
        "calendar",
        _amount(
            ngettext("%(n)d session", "%(n)d sessions", outcome.sessions),
            outcome.sessions,
            _new(outcome.sessions_new, outcome.sessions - outcome.sessions_new),
        ),
    )


def _amount(words: str, number: int, rest: str) -> str:
    return f"{words % {'n': number}}{rest if number else ''}"


def _new(new: int, known: int) -> str:
    if not known:
        return _(", all new")
    if not new:
        return _(", all known already")
    return _(": %(new)d new, %(known)d known already") % {"new": new, "known": known}


def _remarks(outcome: Outcome) -> Iterator[str]:
    left, reading = outcome.reading.ledger.left_why, outcome.reading
    if outcome.people_changed:
        yield _counted(
            outcome.people_changed,
            ngettext(
                "The book says something new of %(n)d person.",
                "The book says something new of %(n)d people.",
                outcome.people_changed,
            ),
        )
    if outcome.doubts:
        yield _counted(
            outcome.doubts,
            ngettext(
                "%(n)d pair may be one person. A session lead decides.",
                "%(n)d pairs may be one person. A session lead decides.",
                outcome.doubts,
            ),
        )
    if outcome.new_programme:
        yield _("There was no drop-in here yet. One is made, called %(name)s.") % {"name": outcome.new_programme}
    if outcome.sessions_closed:
        yield _counted(
            outcome.sessions_closed,
            ngettext(
                "%(n)d session was not closed. The book says that it was held, so it is closed.",
                "%(n)d sessions were not closed. The book says that they were held, so they are closed.",
                outcome.sessions_closed,
            ),
        )
    years = sum(taken.years_inferred for taken in reading.taken)
    if years:
        yield _counted(
            years,
            ngettext(
                "%(n)d day over the ticks has no year. It got the year of the days beside it.",
                "%(n)d days over the ticks have no year. They got the year of the days beside them.",
                years,
            ),
        )
    if reading.first_inferred:
        yield _counted(
            reading.first_inferred,
            ngettext(
                "%(n)d first day has no year. It got the year of the days beside it.",
                "%(n)d first days have no year. They got the year of the days beside them.",
                reading.first_inferred,
            ),
        )
    if outcome.undated:
        yield _counted(
            outcome.undated,
            ngettext(
                "%(n)d person has no first day. It is their first tick.",
                "%(n)d people have no first day. It is their first tick.",
                outcome.undated,
            ),
        )
    if outcome.with_children:
        yield _counted(
            outcome.with_children,
            ngettext(
                "%(n)d person has children in the book. They count with the last visit only.",
                "%(n)d people have children in the book. They count with the last visit only.",
                outcome.with_children,
            ),
        )
    if outcome.left_demographics:
        yield _counted(
            outcome.left_demographics,
            ngettext(
                "Country and gender of %(n)d person were left out: nobody said that they agreed.",
                "Country and gender of %(n)d people were left out: nobody said that they agreed.",
                outcome.left_demographics,
            ),
        )
    if official := left.get("official", 0):
        yield _counted(
            official,
            ngettext(
                "%(n)d note holds an official number. The whole note was left out.",
                "%(n)d notes hold an official number. The whole notes were left out.",
                official,
            ),
        )
    if friends := sum("friends_phone" in entry.fields for entry in reading.entries):
        yield _counted(
            friends,
            ngettext(
                "%(n)d phone is a friend's. It is kept apart and not used.",
                "%(n)d phones are a friend's. They are kept apart and not used.",
                friends,
            ),
        )
    if addresses := left.get("address", 0):
        yield _counted(
            addresses,
            ngettext(
                "%(n)d address was left out. We keep the kind of home only.",
                "%(n)d addresses were left out. We keep the kind of home only.",
                addresses,
            ),
        )
    for recount in outcome.recounts:
        yield _("The count of %(day)s changes from %(before)d to %(after)d.") % {
            "day": date_format(recount.session.held_on, "j F Y"), "before": recount.before, "after": recount.after,
        }  # fmt: skip
    if outcome.homeless_visits:
        yield _counted(
            outcome.homeless_visits,
            ngettext(
                "%(n)d tick waits until you choose a programme.",
                "%(n)d ticks wait until you choose a programme.",
                outcome.homeless_visits,
            ),
        )


def _counted(number: int, words: str) -> str:
    return words % {"n": number}


def _sheet_note(taken: Taken) -> SheetNote:
    sentences = [_what(taken)]
    if taken.days:
        sentences.append(_days(taken.days))
    if taken.is_everybody:
        sentences.append(_("It has no column of ticks, so everybody on it came."))
    if taken.are_lines:
        sentences.append(_("Its numbers only count lines, so people are known by name."))
    if taken.is_hidden:
        sentences.append(_("This sheet is hidden. It was read all the same."))
    elif taken.hidden:
        sentences.append(_("Some of it is hidden. It was read all the same."))
    columns = [(_letters(column.index), column.heading, str(MEANING[meaning])) for column, meaning in taken.columns]
    return SheetNote(taken.sheet, sentences, columns)


def _what(taken: Taken) -> str:
    rows = {"n": taken.rows}
    return {
        "people": ngettext("A register with %(n)d row.", "A register with %(n)d rows.", taken.rows) % rows,
        "ticks": ngettext("Ticks in %(n)d row.", "Ticks in %(n)d rows.", taken.rows) % rows,
        "both": ngettext("A register with ticks in %(n)d row.", "A register with ticks in %(n)d rows.", taken.rows)
        % rows,
        "session": ngettext("One session, %(n)d row.", "One session, %(n)d rows.", taken.rows) % rows,
        "riders": ngettext("A bike list, %(n)d row.", "A bike list, %(n)d rows.", taken.rows) % rows,
        "bikes": ngettext(
            "A list of bikes, %(n)d row. It was left alone.",
            "A list of bikes, %(n)d rows. It was left alone.",
            taken.rows,
        )
        % rows,
        "nothing": _("No table of people was found here. Nothing was read."),
    }[taken.what]


def _days(days: list[date]) -> str:
    first, last = date_format(days[0], "j F Y"), date_format(days[-1], "j F Y")
    if len(days) == 1:
        return _("It is about %(day)s.") % {"day": first}
    return _("%(n)d days from %(first)s to %(last)s.") % {"n": len(days), "first": first, "last": last}


def _groups(findings: list[Finding]) -> Iterator[Group]:
    """Findings by reason, the largest group first."""
    by_reason: dict = {}
    for finding in findings:
        by_reason.setdefault(finding.reason, []).append(finding)
    for reason, found in sorted(by_reason.items(), key=lambda pair: (-len(pair[1]), pair[0].code)):
        places = [f"{finding.sheet}!{finding.cell}" for finding in found[:EXAMPLES]]
        yield Group(str(reason.words), str(reason.advice), len(found), places)


def _letters(index: int) -> str:
    return address(0, index)[:-1]
