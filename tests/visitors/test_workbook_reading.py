"""What a careful reader finds in a messy book: days, ticks, people, heads, and a line for everything else."""

from collections import Counter
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbooks import REGISTER, TODAY, YELLOW, saved, sheets, small_hub, workbook
from visitors.workbook import dates, meanings
from visitors.workbook.cells import address, words
from visitors.workbook.headings import Role, role_of
from visitors.workbook.opening import open_workbook
from visitors.workbook.people import age_band_in, children_in, phone_in
from visitors.workbook.reading import Reading, read_book
from visitors.workbook.ticks import Came, Heads, Mark, read_heads, read_tick


def read(**rows) -> Reading:
    return read_book(sheets(**rows), today=TODAY)


def reasons(reading: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in reading.ledger.findings:
        found.setdefault(finding.reason.code, []).append(f"{finding.sheet}!{finding.cell}")
    return found


def came(reading: Reading) -> dict[str, list[str]]:
    return {
        entry.fields["known_as"]: sorted(reading.days[day].on.isoformat() for day in entry.visits)
        for entry in reading.entries
    }


HEADINGS = {
    Role.NUMBER: "No|Nr.|#|Number|ID|Reg. No.|رقم|Membership number",
    Role.NAME: "Name|Full name|NAME:|الاسم|Visitor|Name & surname",
    Role.KNOWN_AS: "First name|Known as|What we call you|Nickname",
    Role.FAMILY: "Surname|Family|Family name|Last name|Other names",
    Role.PHONE: "Phone|Mob|Tel|WhatsApp|Mobile / WhatsApp|Phone no.",
    Role.COUNTRY: "Country|Nationality|From|Where from?",
    Role.LANGUAGES: "Language(s)|Speaks|Languages spoken",
    Role.STAYING: "Lives|Address|Hotel|Where staying|Accommodation",
    Role.FIRST_CAME: "First came|Date joined|Since|1st visit",
    Role.TOLD: "Who told you|How did you hear about us?|Referred by",
    Role.CHILDREN: "Kids|Children|No. of kids|Children (ages)",
    Role.NOTES: "Notes|Comments|Remarks",
    Role.NEVER: "DOB|Home Office ref|ARC no|Status|Solicitor|Room No",
    Role.ASKED: "asked on|Asked|Date asked|Asked for bike|On list since",
    Role.BIKE: "height|Height (cm)|got bike?|Wants a bike|inside leg|Wheel size|bike type",
    Role.TOTAL: "Total|Total visits",
}


@pytest.mark.parametrize(
    ("heading", "role"), [(word, role) for role, said in HEADINGS.items() for word in said.split("|")]
)
def test_headings_are_known_in_many_hands(heading: str, role: Role) -> None:
    assert role_of(heading) is role


@pytest.mark.parametrize("text", ["hello", "Thu 12 March", "x", "", "Samira", "!!!", "a" * 100, None, 7])
def test_what_is_no_heading_is_none(text) -> None:
    assert role_of(text) is None


DAYS = {
    "12/3/26": (2026, 3, 12), "Thu 12 March": (None, 3, 12), "12.3": (None, 3, 12), "3rd Apr": (None, 4, 3),
    "12-03-2026": (2026, 3, 12), "2026-03-12": (2026, 3, 12), "Thursday 12th March 2026": (2026, 3, 12),
    "March 12": (None, 3, 12), "١٢/٣/٢٠٢٦": (2026, 3, 12), "12 Mar '26": (2026, 3, 12), "12/3 women": (None, 3, 12),
    "\u200b12/3/26\u00a0": (2026, 3, 12), 46093: (2026, 3, 12), 12.3: (None, 3, 12), "20260312": (2026, 3, 12),
}  # fmt: skip


@pytest.mark.parametrize(("cell", "said"), DAYS.items(), ids=map(str, DAYS))
def test_days_are_read_in_any_hand_the_british_way(cell, said) -> None:
    found = dates.read(cell)
    assert (found.year, found.month, found.day) == said


@pytest.mark.parametrize(
    "cell", ["w/c 12 March", "31/2/26", "3/25/26", "12.1.1999", 12.1, "5", "3 people", "07700 900123", True, "May 2026"]
)
def test_what_is_no_day_is_not_guessed(cell) -> None:
    assert dates.read(cell) is None


def test_years_come_from_the_neighbours_even_over_new_year() -> None:
    said = [dates.read(text) for text in ("18/12", "1/1/26", "8/1", "31/12")]
    assert dates.settle(said, year=None, known=set(), today=TODAY) == [
        date(2025, 12, 18), date(2026, 1, 1), date(2026, 1, 8), date(2025, 12, 31),
    ]  # fmt: skip


def test_a_weekday_that_does_not_fit_is_no_day() -> None:
    said = [dates.read("Fri 12 March"), dates.read("12/3/26")]
    assert dates.settle(said, year=None, known=set(), today=TODAY) == [None, date(2026, 3, 12)]


TICKED = {
    text: Mark(Came.YES) for text in ("x", " X ", "✓", "✔", 1, "1", "yes", "Y", True, "late", "L", "١", "x!", "10:15")
}
TICKED |= {time(10, 15): Mark(Came.YES), "x + 2 kids": Mark(Came.YES, 2), "1+1 child": Mark(Came.YES, 1)}
NOT_TICKED = {text: Mark(Came.NO) for text in (0, "0", "-", "–", "no", "N", False, "absent")}
UNCLEAR = {text: Mark(Came.UNCLEAR) for text in (2, "2", "?", "x?", "ill", "✗", "x+2", "99", -1, 1.5)}


@pytest.mark.parametrize(("cell", "mark"), [*TICKED.items(), *NOT_TICKED.items(), *UNCLEAR.items()], ids=repr)
def test_ticks_are_told_from_other_marks(cell, mark: Mark) -> None:
    assert read_tick(cell) == mark


def test_empty_cells_are_no_tick() -> None:
    assert [read_tick(cell) for cell in (None, "", "  ", "\u200b")] == [None] * 4


def test_heads_are_counted_and_nothing_else_is() -> None:
    assert [read_heads(cell, are_children=False) for cell in (3, "5", "+2", "3 kids", "-", None, "some", True)] == [
        Heads(3), Heads(5), Heads(2), Heads(0, 3), Heads(), Heads(), None, None,
    ]  # fmt: skip


PHONES = {
    "07700 900123": "+447700900123", "7700900123": "+447700900123", "+44 7700 900123": "+447700900123",
    "0044 (0)7700-900123": "+447700900123", "+49 151 23456789": "+4915123456789", "٠٧٧٠٠ ٩٠٠١٢٣": "",
    "12345": "", "07700 9001": "", "01332 123456": "+441332123456",
}  # fmt: skip


@pytest.mark.parametrize(("text", "number"), PHONES.items())
def test_phones_come_out_in_their_international_form(text: str, number: str) -> None:
    assert phone_in(text) == number


def test_children_are_counted_by_their_ages_where_they_are_said() -> None:
    said = (2, "2 (3yrs, 7yrs)", "1 baby", "none", "2 (6 months)", "lots", "3 boys")
    assert [children_in(cell) for cell in said] == [
        {"children_unsaid": 2}, {"children_0_4": 1, "children_5_10": 1}, {"children_0_4": 1}, {},
        {"children_0_4": 1, "children_unsaid": 1}, None, None,
    ]  # fmt: skip


def test_ages_become_bands() -> None:
    assert [age_band_in(cell) for cell in (27, "17", "adult", "old", "70 yrs")] == [
        "25_34",
        "under_18",
        "grown_up",
        None,
        "65",
    ]


def test_kurdish_alone_is_a_question_and_no_country() -> None:
    assert meanings.languages_in("Kurdish") == ([], True, False)
    assert meanings.languages_in("Kurdish Sorani, English") == (["ckb", "en"], False, False)
    assert meanings.languages_in("Badini/a little arabic") == (["kmr", "ar"], False, False)
    assert meanings.languages_in("Lingala") == (["other"], False, True)
    assert (meanings.is_kurdish_alone("Kurdish "), meanings.is_kurdish_alone("Kurdistan (Iraq)")) == (True, False)


def test_homes_are_kept_as_what_they_are_and_not_by_whom_they_are_paid() -> None:
    homes = {"NASS house": "shared_house", "Section 4": "shared_house", "Station hotel": "hotel", "own flat": "tenancy",
             "with friend": "friends", "NFA": "homeless", "host family": "hosted"}  # fmt: skip
    assert {text: meanings.home_in(text)[0] for text in homes} == homes
    assert [meanings.home_in(text) for text in ("Long Eaton", "12 High Street")] == [("", "Long Eaton"), ("", "")]


def test_a_small_hub_is_read_to_the_last_cell() -> None:
    reading = read(**small_hub())
    assert [(taken.sheet, taken.what) for taken in reading.taken] == [
        ("Register", "people"), ("Ticks", "ticks"), ("Bikes", "riders"),
    ]  # fmt: skip
    assert came(reading) == {
        "Samira": ["2026-04-02", "2026-04-16"],
        "Karwan": ["2026-04-09"],
        "ليلى": ["2026-04-09", "2026-04-16"],
        "Omar Saleh": ["2026-04-09"],
    }
    assert +reading.heads == Counter({(0, False): 3, (2, False): 2})
    samira, karwan, leila, _omar = reading.entries
    assert samira.fields == {
        "known_as": "Samira", "other_names": "Haddad", "nationality": "Syria", "languages": ["ar"],
        "accommodation": "shared_house", "phone": "+447700900123", "note": "chef",
    }  # fmt: skip
    assert karwan.fields == {"known_as": "Karwan", "accommodation": "hotel", "friends_phone": "+447700900456"}
    assert (leila.fields["latin_spelling"], leila.first_came) == ("Leila", date(2026, 4, 9))
    assert reasons(reading) == {
        "kurdish_country": ["Register!D5"],
        "kurdish_which": ["Register!E5"],
        "moved_away": ["Register!J7"],
        "no_name": ["Register!B8"],
    }
    assert reading.ledger.left_why == {"official": 1, "no_phone": 1, "total": 6, "not ticked": 2}


def test_tables_start_anywhere_with_headings_over_two_lines() -> None:
    book = workbook(
        March=[
            [],
            [None, None, "Sign in sheet"],
            [None, None, None, "Family", "March 2026"],
            [None, "#", "First name", "name", 5, 12, 19],
            [None, 7, "Ali", "Reza", "x", None, "x"],
            [None, "#", "First name", "name", 5, 12, 19],
            [None, 8, "Zahra", None, None, "✓", None],
        ]
    )
    book["March"].merge_cells("E3:G3")
    reading = read_book(open_workbook(saved(book)), today=TODAY)
    assert came(reading) == {"Ali": ["2026-03-05", "2026-03-19"], "Zahra": ["2026-03-12"]}
    assert [(entry.number, entry.fields.get("other_names")) for entry in reading.entries] == [
        ("7", "Reza"),
        ("8", None),
    ]
    assert (reasons(reading), reading.filled) == ({}, reading.ledger.taken)


def test_sheets_for_months_and_years_say_which_year() -> None:
    reading = read(
        **{
            "2025": [["Name", "27/11", "4/12"], ["Ali", "x", "x"]],
            "January 26": [["Name", "8th", "15th"], ["Ali", 1, "no"]],
        }
    )
    assert came(reading) == {"Ali": ["2025-11-27", "2025-12-04", "2026-01-08"]}


def test_a_sheet_for_each_session_counts_whoever_is_on_it() -> None:
    reading = read(
        **{
            "12.3.26": [["No", "Name"], [1, "Ali"], [2, "Zahra"], [3, "Omar"], [None, "others", None]],
            "Thu 19 March 2026": [["No", "Name", "Came"], [1, "Sara"], [2, "Omar", "x"], [3, "Ali", "late"]],
        }
    )
    assert came(reading) == {
        "Ali": ["2026-03-12", "2026-03-19"],
        "Zahra": ["2026-03-12"],
        "Omar": ["2026-03-12", "2026-03-19"],
        "Sara": [],
    }
    assert [(taken.what, taken.is_everybody, taken.are_lines) for taken in reading.taken] == [
        ("session", True, True), ("session", False, True),
    ]  # fmt: skip


def test_what_nobody_can_read_is_listed_once_with_its_place() -> None:
    reading = read(
        Ticks=[
            ["No", "Name", "5/3/26", "w/c 9 March", None, "4/6/26", "Shoe size"],
            [1, "Ali", "2", "x", "x", "x", 43],
            [2, "Zahra", "maybe", None, "x", None, 38],
            [3, None, "x", None, None, None, None],
            [None, None, 5, None, None, None, None],
            [None, "Please hand in on Friday", None, None, None, None, None],
        ]
    )
    assert reasons(reading) == {
        "tick_unclear": ["Ticks!C2", "Ticks!C3"],
        "tick_future": ["Ticks!F2"],
        "no_name": ["Ticks!A4"],
        "count_unnamed": ["Ticks!C5"],
        "name_only": ["Ticks!B6"],
        "date_unreadable": ["Ticks!D1"],
        "column_undated": ["Ticks!E1"],
        "column_unknown": ["Ticks!G1"],
    }
    assert reading.ledger.taken + reading.ledger.left + reading.ledger.listed == reading.filled


def test_colours_are_a_problem_only_where_they_mean_something() -> None:
    book = workbook(
        Ticks=[
            ["No", "Name", *[f"{day}/3/26" for day in (5, 12, 19, 26)]],
            *[[n, f"Name{'abcdef'[n]}"] for n in range(1, 6)],
        ]
    )
    for place in ("C2", "E4"):
        book["Ticks"][place].fill = YELLOW
    for column in "CDEF":
        book["Ticks"][f"{column}6"].fill = YELLOW
    reading = read_book(open_workbook(saved(book)), today=TODAY)
    assert reasons(reading) == {"colour_only": ["Ticks!C2", "Ticks!E4"]}


def test_numbers_and_names_that_disagree_are_said() -> None:
    reading = read(
        Register=[["No", "Name", "Country"], [1, "Ali", "Iran"], [1, "Omar", "Syria"], [2, "Sara", "Iraq"]],
        Ticks=[["No", "Name", "5/3/26"], [1, "Ali", "x"], [2, "Filmon", "x"]],
    )
    assert came(reading) == {"Ali": ["2026-03-05"], "Omar": [], "Sara": ["2026-03-05"]}
    assert reasons(reading) == {"number_twice": ["Register!A3"], "number_names": ["Ticks!A3"]}


def test_people_without_numbers_are_known_by_name_in_their_order() -> None:
    reading = read(
        Register=[["Name", "Country"], ["Ali", "Iran"], ["Omar", "Syria"], ["ali", "Iraq"]],
        Ticks=[["Name", "5/3/26", "12/3/26"], ["Ali ", "x", None], ["ALI", None, "x"], ["Omar", "x", "x"]],
    )
    assert [sorted(entry.visits) for entry in reading.entries] == [[0], [0, 1], [1]]
    assert reasons(reading) == {"name_twice": ["Register!A4", "Ticks!A2", "Ticks!A3"]}


def test_columns_that_are_never_kept_are_left_and_named() -> None:
    reading = read(Register=[["No", "Name", "DOB", "Status", "Phone"], [1, "Ali", "1/1/90", "refused", None]])
    assert (reading.entries[0].fields, reading.ledger.left_why) == ({"known_as": "Ali"}, {"never kept": 2})
    assert [meaning for _column, meaning in reading.taken[0].columns][2:4] == ["never kept", "never kept"]


def test_too_long_is_listed_and_never_cut() -> None:
    reading = read(Register=[["No", "Name", "Notes"], [1, "A" * 61, "x"], [2, "Ali", "n" * 281]])
    assert ([entry.fields for entry in reading.entries], reasons(reading)) == (
        [{"known_as": "Ali"}], {"no_name": ["Register!A2"], "too_long": ["Register!C3"]},
    )  # fmt: skip


def test_places_are_called_as_spreadsheets_do() -> None:
    assert [address(0, 0), address(11, 25), address(4, 26), address(0, 701)] == ["A1", "Z12", "AA5", "ZZ1"]


def test_words_lose_what_nobody_sees() -> None:
    assert [words(cell) for cell in ("\u200bAli\u00a0 Reza\t", 5.0, "می\u200cخواهم", "\ufeff")] == [
        "Ali Reza",
        "5",
        "می\u200cخواهم",
        "",
    ]


CELLS = st.one_of(
    st.none(), st.sampled_from(["x", "X", "1", "0", "-", "yes", "late", "✓", "TOTAL", "?", "2", "Name", "No"]),
    st.just("no name given"),
    st.integers(-5, 50_000), st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans(),
    st.text(max_size=12).filter(lambda text: text.isprintable()), st.dates(date(1999, 1, 1), date(2101, 1, 1)),
    st.sampled_from(["Ali", "Omar Saleh", "ليلى", "ዮናስ", "12/3/26", "5 April", "07700 900123", "Kurdish", "A1234567"]),
)  # fmt: skip
LINES = st.sampled_from([
    ["No", "Name", "5/3/26", "12/3", "Thu 19 March"], REGISTER, ["Name", "2/4/26"],
    ["First name", "Surname", "Kids", "Notes"],
    ["الاسم", "رقم", "5.3.26"], ["Name", "No", "asked on", "height", "got bike?", "remarks"],
])  # fmt: skip
GRID = st.lists(st.one_of(LINES, st.lists(CELLS, max_size=12)), max_size=14)


@settings(max_examples=150)
@given(
    st.dictionaries(st.sampled_from(["Register", "Ticks", "March 2026", "5.3.26", "Bikes", "2025"]), GRID, min_size=1)
)
def test_no_mess_makes_it_stumble_and_every_cell_is_accounted_for(rows) -> None:
    book = workbook(**rows)
    for sheet in book:
        sheet.append(["end"])
    reading = read_book(open_workbook(saved(book)), today=TODAY)
    ledger = reading.ledger
    assert ledger.taken + ledger.left + ledger.listed == reading.filled
    assert all(reading.days[day].on <= TODAY for entry in reading.entries for day in entry.visits)


def test_a_days_own_date_is_kept_as_it_is() -> None:
    reading = read(Ticks=[["Name", datetime(2026, 3, 5), date(2026, 3, 12)], ["Ali", "x", "x"]])
    assert came(reading) == {"Ali": ["2026-03-05", "2026-03-12"]}
