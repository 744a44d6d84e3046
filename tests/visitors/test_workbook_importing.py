"""A book comes in whole or not at all; twice adds nothing; a corrected one changes what it says anew."""

import threading
from collections.abc import Callable
from datetime import date, time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, Programme, Session, SessionChange, User
from hub.models.calendar import State
from hub.refusals import Refused
from tests.factories import ProgrammeFactory, SessionFactory, TimetableFactory, UserFactory
from tests.factories.visitors import PersonFactory
from tests.together import at_once
from tests.workbooks import content, sheets, small_hub
from visitors.forgetting import erase
from visitors.linking import link
from visitors.lookup import by_number, find
from visitors.models import Background, BookRow, Consent, Doubt, Headcount, Person, ReferralSource, Tally, Visit
from visitors.people import set_names
from visitors.workbook import enrolling, importing
from visitors.workbook.findings import Finding, Reason
from visitors.workbook.importing import Outcome, import_workbook
from visitors.workbook.report import in_lines, report_on
from visitors.workbook.updating import Changes
from visitors.workbook.writing import problems_as_workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]


@pytest.fixture
def thursdays() -> Programme:
    return TimetableFactory(programme__name="Thursday drop-in", from_on=date(2026, 5, 1)).programme


def brought_in(rows: dict[str, list] | None = None, **options: Any) -> Outcome:
    return import_workbook(sheets(**(rows or small_hub())), **options)


def changed(change: Callable[[dict[str, list]], None]) -> dict[str, list]:
    rows = small_hub()
    change(rows)
    return rows


def table_sizes() -> dict[str, int]:
    sizes = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 (our own tables)
            sizes[table] = cursor.fetchone()[0]
    return sizes


def person(number: str) -> Person:
    return Person.objects.get(register_number=number)


def visits() -> list[tuple[str, str, bool, int]]:
    found = Visit.objects.select_related("person", "session").order_by("session__held_on", "person__known_as")
    return [(v.person.known_as, v.session.held_on.isoformat(), v.is_first, v.children) for v in found]


def test_a_small_hub_comes_in(thursdays: Programme, administrator: User) -> None:
    outcome = brought_in(by=administrator)
    assert visits() == [
        ("Samira", "2026-04-02", True, 0),
        ("Karwan", "2026-04-09", True, 0),
        ("Omar Saleh", "2026-04-09", True, 0),
        ("ليلى", "2026-04-09", True, 0),
        ("Samira", "2026-04-16", False, 2),
        ("ليلى", "2026-04-16", False, 1),
    ]
    heads = Headcount.objects.order_by("session__held_on").values_list("session__held_on", "kind", "quantity")
    assert list(heads) == [(date(2026, 4, 2), "adult", 3), (date(2026, 4, 16), "adult", 2)]
    samira = person("1")
    assert (samira.first_seen_on, samira.last_seen_on, by_number("1")) == (date(2026, 4, 2), date(2026, 4, 16), samira)
    assert (outcome.people_new, outcome.visits_new, outcome.heads_new, outcome.sessions_new) == (4, 6, 5, 3)
    assert person("3").latin_spelling == "Leila"


def test_missing_sessions_are_made_closed_with_their_change_and_tally(
    thursdays: Programme, administrator: User
) -> None:
    brought_in(by=administrator)
    sessions = list(Session.objects.order_by("held_on"))
    assert [(s.programme, s.state, s.timetable, timezone.localtime(s.starts_at).time()) for s in sessions] == [
        (thursdays, State.CLOSED, None, time(9, 30))
    ] * 3
    assert SessionChange.objects.filter(from_state="planned", to_state="closed", by=administrator).count() == 3
    tallies = Tally.objects.order_by("session__held_on").values_list("adults", "children", "new_faces")
    assert list(tallies) == [(4, 0, 1), (3, 0, 3), (4, 3, 0)]


def test_an_import_is_one_line_in_the_audit_and_holds_no_name(thursdays: Programme, administrator: User) -> None:
    brought_in(by=administrator)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.model, entry.by, entry.reason) == ("workbook.import", "visitors.book", administrator, "")


def test_a_dry_run_writes_nothing_and_says_the_same(thursdays: Programme) -> None:
    before = table_sizes()
    dry = brought_in(is_dry=True)
    assert table_sizes() == before
    wet = brought_in()
    assert list(in_lines(report_on(dry, is_dry=True))) == list(in_lines(report_on(wet, is_dry=False)))


def test_twice_adds_nothing(thursdays: Programme) -> None:
    brought_in()
    before = table_sizes()
    again = brought_in()
    assert table_sizes() == {**before, "hub_auditentry": before["hub_auditentry"] + 1}
    assert (again.people_new, again.visits_new, again.heads_new, again.sessions_new, again.people_changed) == (0,) * 5


def test_twice_adds_nothing_in_a_hub_without_programmes() -> None:
    first = brought_in()
    before = table_sizes()
    brought_in()
    assert (first.new_programme, table_sizes()) == (
        "Drop-in",
        {**before, "hub_auditentry": before["hub_auditentry"] + 1},
    )


def test_a_corrected_book_changes_what_it_says_anew_and_nothing_else(thursdays: Programme) -> None:
    brought_in()
    Person.objects.filter(register_number="1").update(known_as="Sami")
    Background.objects.filter(person__register_number="1").update(note="bakes")

    def correct(rows: dict[str, list]) -> None:
        rows["Register"][3][6] = "07700 900999"
        rows["Register"][4][7] = "2/4/26"
        rows["Ticks"][2][3] = "x"
        rows["Ticks"][5][2] = 4

    outcome = brought_in(changed(correct))
    samira = person("1")
    assert (samira.known_as, samira.background.note, samira.background.phone) == ("Sami", "bakes", "+447700900999")
    assert person("2").first_seen_on == date(2026, 4, 2)
    assert (
        outcome.people_changed,
        outcome.visits_new,
        Headcount.objects.get(session__held_on="2026-04-02").quantity,
    ) == (2, 1, 4)
    assert [(recount.before, recount.after) for recount in outcome.recounts] == [(4, 5), (3, 4)]


def test_a_tick_that_is_gone_is_said_and_the_visit_stays(thursdays: Programme) -> None:
    brought_in()
    outcome = brought_in(changed(lambda rows: rows["Ticks"][2].__setitem__(2, None)))
    lost = [finding.cell for finding in outcome.findings if finding.reason is Reason.NO_LONGER_TICKED]
    assert (lost, Visit.objects.count()) == (["C3"], 6)


def test_another_book_adds_its_own_people_and_the_same_name_is_refused(thursdays: Programme) -> None:
    brought_in(book="Derby")
    others = {
        "Register": [
            ["No", "Name", "Country"],
            *[[n, name, "Iran"] for n, name in enumerate(["Ali", "Reza", "Neda", "Zahra", "Amir", "Parisa"], 1)],
        ]
    }
    brought_in(others, book="Burton")
    assert Person.objects.count() == 10
    with pytest.raises(Refused) as refused:
        brought_in(
            {"Register": [["No", "Name", "Country"], *[[n, f"Hana{n}", "Iran"] for n in range(1, 7)]]}, book="Burton"
        )
    assert (refused.value.code, Person.objects.count()) == ("other_book", 10)


def test_country_is_kept_only_when_people_agreed(thursdays: Programme, administrator: User) -> None:
    brought_in()
    assert set(Background.objects.values_list("nationality", flat=True)) == {""}
    brought_in(has_consent=True, by=administrator)
    consents = Consent.objects.values_list("person__register_number", "kind", "wording", "asked_by")
    assert sorted(consents) == [(n, "demographics_ok", "book-1", administrator.pk) for n in ("1", "3")]
    assert person("1").background.nationality == "Syria"


def test_backgrounds_hold_what_may_be_kept(thursdays: Programme) -> None:
    brought_in()
    fields = ("phone", "accommodation", "came_from_town", "note")
    kept = Background.objects.filter(person__register_number__in="123").order_by("person__register_number")
    assert list(kept.values_list(*fields)) == [
        ("+447700900123", "shared_house", "", "chef"),
        ("", "hotel", "", ""),
        ("", "", "Burton", "moved to Cardiff"),
    ]
    assert [*BookRow.objects.exclude(friends_phone="").values_list("friends_phone", flat=True)] == ["+447700900456"]


def test_who_told_them_is_one_of_the_list_or_an_answer_of_many(thursdays: Programme) -> None:
    told = ["friend Ali", "Red Cross", "red cross", "Red Cross ", "Uncle Bob"]
    outcome = brought_in(
        {"Register": [["No", "Name", "Who told you"], *[[n, f"Ali{n}", text] for n, text in enumerate(told)]]}
    )
    assert sorted(ReferralSource.objects.values_list("name", flat=True)) == ["A friend", "Red Cross"]
    assert [finding.cell for finding in outcome.findings if finding.reason is Reason.TOLD_UNKNOWN] == ["C6"]


def test_the_same_name_becomes_a_doubt_and_never_a_link(thursdays: Programme) -> None:
    older = PersonFactory(known_as="Haddad", other_names="Samira")
    brought_in()
    doubt = Doubt.objects.get()
    assert (doubt.newer, doubt.older, doubt.state, doubt.newer.linked_to) == (person("1"), older, "open", None)


def test_people_who_asked_to_be_forgotten_do_not_come_back(thursdays: Programme) -> None:
    brought_in()
    Person.objects.filter(register_number="1").update(
        known_as="", other_names="", folded="", anonymised_at=timezone.now()
    )
    outcome = brought_in(changed(lambda rows: rows["Ticks"][2].__setitem__(3, "x")))
    assert [finding.cell for finding in outcome.findings if finding.reason is Reason.FORGOTTEN] == ["4"]
    assert (Person.objects.filter(known_as="Samira").count(), Visit.objects.count()) == (0, 6)


@pytest.mark.parametrize("left", [0, 1])
def test_a_book_of_forgotten_people_is_known_without_its_name(left: int, thursdays: Programme, lead: User) -> None:
    brought_in()
    for one in Person.objects.order_by("known_as")[left:]:
        erase(one, by=lead)
    again = brought_in()
    assert (again.is_new_book, again.people_new, Person.objects.known().count()) == (False, 0, left)


def test_another_book_does_not_bring_back_who_was_forgotten(thursdays: Programme, lead: User) -> None:
    brought_in(book="Register 2025")
    brought_in(changed(lambda rows: rows["Register"][3].__setitem__(1, "Samara")), book="Register 2025")
    erase(person("1"), by=lead)
    erase(Person.objects.get(known_as__startswith="Omar"), by=lead)
    samara = changed(lambda rows: rows["Register"][3].__setitem__(1, "Samara"))
    brought_in(samara, book="Register May")
    again = Person.objects.known().filter(book_rows__book__name="Register May")
    assert sorted(again.values_list("known_as", flat=True)) == ["Karwan", "ليلى"]


def test_somebody_else_with_the_number_of_who_was_forgotten_comes_in(thursdays: Programme, lead: User) -> None:
    brought_in(book="Derby")
    erase(person("1"), by=lead)
    brought_in({"Register": [["No", "Name", "Country"], [1, "Neda", "Iran"]]}, book="Burton")
    assert person("1").known_as == "Neda"


def test_a_record_that_was_joined_leads_to_the_other(thursdays: Programme) -> None:
    brought_in()
    kept = PersonFactory()
    Person.objects.filter(register_number="2").update(linked_to=kept)
    brought_in(changed(lambda rows: rows["Ticks"][3].__setitem__(4, "x")))
    held = Visit.objects.filter(person=kept).order_by("session__held_on").values_list("session__held_on", flat=True)
    assert [*held] == [
        date(2026, 4, 9),
        date(2026, 4, 16),
    ]


def test_a_corrected_book_corrects_the_record_that_stays_from_every_row(thursdays: Programme, lead: User) -> None:
    brought_in()
    link(person("1"), person("3"), by=lead)

    def correct(rows: dict[str, list]) -> None:
        rows["Register"][3][5] = "hotel"
        rows["Register"][6][6] = "07700 900777"

    brought_in(changed(correct))
    background = person("1").background
    assert (background.accommodation, background.phone) == ("hotel", "+447700900777")
    assert person("3").background.phone == ""


def test_a_corrected_name_leaves_the_names_of_joined_records_to_be_found_by(thursdays: Programme, lead: User) -> None:
    brought_in()
    link(person("1"), person("2"), by=lead)
    brought_in(changed(lambda rows: rows["Register"][3].__setitem__(1, "Samara")))
    assert [[match.person.known_as for match in find(name)] for name in ("Samara", "Karwan")] == [
        ["Samara"],
        ["Samara"],
    ]


def import_while(deed: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> list[Exception | None]:
    """Bring a corrected book in; in the moment before it saves the corrections, somebody else does the deed.

    The import goes on when the deed is done, or waits for the import.
    """
    saving, done = threading.Event(), threading.Event()
    save = Changes.save

    def save_late(changes: Changes) -> None:
        saving.set()
        while not done.wait(timeout=0.02) and not is_anybody_waiting():
            pass
        save(changes)

    def meanwhile() -> None:
        saving.wait(timeout=10)
        deed()
        done.set()

    monkeypatch.setattr(Changes, "save", save_late)
    corrected = changed(lambda rows: rows["Register"][3].__setitem__(1, "Samara"))
    return at_once(lambda: brought_in(corrected), meanwhile)


def is_anybody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_somebody_erased_during_an_import_stays_erased(thursday: Traveller, monkeypatch: pytest.MonkeyPatch) -> None:
    brought_in()
    samira, lead = person("1"), UserFactory()
    assert import_while(lambda: erase(samira, by=lead), monkeypatch) == [None, None]
    samira.refresh_from_db()
    assert (samira.known_as, samira.folded, samira.anonymised_at is None) == ("", "", False)
    assert not Background.objects.filter(person=samira).exists()


@pytest.mark.django_db(transaction=True)
def test_names_typed_during_an_import_stay(thursday: Traveller, monkeypatch: pytest.MonkeyPatch) -> None:
    brought_in()
    samira, lead = person("1"), UserFactory()
    typed = {"known_as": "Sami", "other_names": "Hadad", "latin_spelling": "", "tell_apart": "cap"}
    assert import_while(lambda: set_names(samira, by=lead, **typed), monkeypatch) == [None, None]
    assert Person.objects.filter(pk=samira.pk).values(*typed).get() == typed


@pytest.mark.django_db(transaction=True)
def test_without_turns_an_import_brings_back_who_was_erased(
    thursday: Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin."""
    brought_in()
    samira, lead = person("1"), UserFactory()
    monkeypatch.setattr(importing, "wait_for_turn", lambda: None)
    monkeypatch.setattr(enrolling, "hold_people", lambda ids: {})
    import_while(lambda: erase(samira, by=lead), monkeypatch)
    samira.refresh_from_db()
    assert samira.known_as == "Samara"


def test_planned_sessions_that_were_held_are_closed_and_an_open_door_stays_open(thursdays: Programme) -> None:
    planned = SessionFactory(programme=thursdays, held_on=date(2026, 4, 2))
    today = SessionFactory(programme=thursdays, held_on=date(2026, 5, 14), state=State.OPEN)
    brought_in({"Ticks": [["No", "Name", "2/4/26", "14/5/26"], [1, "Samira", "x", "x"]]})
    states = dict(Session.objects.values_list("pk", "state"))
    assert (states, Visit.objects.count()) == ({planned.pk: "closed", today.pk: "open"}, 2)


def test_days_of_no_programme_ask_for_one(thursdays: Programme) -> None:
    rows = {"Ticks": [["No", "Name", "Tue 7 April 2026"], [1, "Samira", "x"]]}
    dry = brought_in(rows, is_dry=True)
    assert (dry.homeless, dry.homeless_visits) == ([date(2026, 4, 7)], 1)
    with pytest.raises(Refused) as refused:
        brought_in(rows)
    assert (refused.value.code, Person.objects.count()) == ("programme", 0)
    english = ProgrammeFactory(name="English class")
    brought_in(rows, programme=english)
    brought_in(rows)
    assert [*Session.objects.values_list("programme", "held_on", "timetable")] == [(english.pk, date(2026, 4, 7), None)]


def test_a_sheet_that_names_a_programme_is_about_it(thursdays: Programme) -> None:
    women = ProgrammeFactory(name="Women's group")
    brought_in({"Women's group": [["Name", "2/4/26"], ["Samira", "x"]]})
    assert Session.objects.get().programme == women


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_of_an_import_that_breaks_off_at_its_end() -> None:
    before = table_sizes()
    with pytest.raises(IntegrityError):
        brought_in(by=User(pk=999_999, username="gone"))
    assert table_sizes() == before


def test_a_workbook_without_people_is_refused(thursdays: Programme) -> None:
    with pytest.raises(Refused) as refused:
        brought_in({"Sheet1": [["a", "b"], [1, 2]]})
    assert refused.value.code == "nobody"


def test_the_list_of_problems_opens_elsewhere_and_holds_no_formula() -> None:
    findings = [
        Finding("=cmd|' /C calc'!A0", 4, 1, "text", Reason.NO_NAME),
        Finding("+Ticks & <b>", 0, None, "date", Reason.DATE_FUTURE),
    ]
    book = openpyxl.load_workbook(BytesIO(problems_as_workbook(findings)))
    head, *lines = book.active.iter_rows()
    assert [cell.value for cell in head][:3] == ["Sheet", "Row", "Column"]
    assert [[cell.value for cell in line][:4] for line in lines] == [
        ["'=cmd|' /C calc'!A0", "5", "B", "text"], ["'+Ticks & <b>", "1", "", "date"],
    ]  # fmt: skip
    assert {cell.data_type for line in lines for cell in line} <= {"s", "inlineStr", "n"}
    assert all(isinstance(cell.value, str | None) for line in lines for cell in line)


def told(file: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_workbook", str(file), *options, stdout=out)
    return out.getvalue()


def test_the_command_tells_and_keeps_the_list(tmp_path: Path, thursdays: Programme, administrator: User) -> None:
    file, problems = tmp_path / "book.xlsx", tmp_path / "problems.xlsx"
    file.write_bytes(content(**small_hub()))
    assert "Nothing was written." in told(file, "--dry-run", "--problems", str(problems))
    assert openpyxl.load_workbook(problems).active.max_row == 5
    assert "4 people, all new" in told(file, "--by", "samuel", "--book", "Derby")
    assert AuditEntry.objects.get().by == administrator
    assert not {"Samira", "Karwan", "Haddad"} & set(told(file).split())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--programme", "Chess"], "There is no programme of that name. There are: Thursday drop-in."),
        (["--by", "nobody"], "There is no account of that name."),
    ],
)
def test_the_command_refuses_in_words(tmp_path: Path, thursdays: Programme, options: list[str], sentence: str) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(content(**small_hub()))
    with pytest.raises(CommandError, match=sentence):
        told(file, *options)


def test_the_command_turns_other_files_away(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    with pytest.raises(CommandError, match="cannot be read"):
        told(file)
    with file.open("wb") as long:
        long.truncate(200 * 1024 * 1024)
    with pytest.raises(CommandError, match="longer than 10 MB"):
        told(file)
