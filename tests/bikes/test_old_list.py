"""The rows of an old bike list become places in ours: once, with their old day, and nobody's place twice."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from bikes.models import BikeRequest, BikeRequestChange
from bikes.waiting import join, restore
from hub.models import User
from tests.factories.bikes import HandoverFactory, QueueStatusFactory
from tests.factories.visitors import PersonFactory
from tests.workbooks import sheets
from visitors.linking import link
from visitors.models import Book, Doubt, Person
from visitors.moves import moved_away
from visitors.workbook.importing import Outcome, import_workbook
from visitors.workbook.report import in_lines, report_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
State = BikeRequest.State
HEAD = ["Name", "No", "asked on", "height", "got bike?", "remarks"]
PEOPLE = [
    ["No", "Name", "Family name", "First came"],
    [1, "Samira", "Haddad", "2/4/26"],
    [2, "Karwan", "Salih", "9/4/26"],
    [3, "Reza", None, "9/4/26"],
    [4, "Reza", None, "16/4/26"],
    [5, "ليلى", None, "16/4/26"],
]
Row = tuple[str, int, date, int | None, str]


def brought_in(*rows: Iterable[Any], head: list[str] = HEAD, **options: Any) -> Outcome:
    return import_workbook(sheets(Register=PEOPLE, Bikes=[["BIKE LIST"], head, *rows]), **options)


def problems(outcome: Outcome) -> list[tuple[str, str]]:
    """Cell and reason of everything on the bike list."""
    return [(found.cell, found.reason.code) for found in outcome.findings if found.sheet == "Bikes"]


def places() -> list[Row]:
    rows = BikeRequest.objects.order_by("joined_on", "pk")
    return list(rows.values_list("person__known_as", "child", "joined_on", "height_cm", "state"))


def moves(place: BikeRequest) -> list[tuple[str, str, str]]:
    return list(place.changes.order_by("pk").values_list("from_state", "to_state", "reason"))


def test_a_row_becomes_a_place_with_its_old_day_and_height() -> None:
    outcome = brought_in(["Karwan", 2, "1/4/26", "5ft 7", "no", None], ["Samira Haddad", 1, "2 April", "172cm", None])
    assert places() == [
        ("Karwan", 0, date(2026, 4, 1), 170, "waiting"),
        ("Samira", 0, date(2026, 4, 2), 172, "waiting"),
    ]
    assert [moves(place) for place in BikeRequest.objects.all()] == [[("", "waiting", "old_list")]] * 2
    assert problems(outcome) == []


@pytest.mark.parametrize(
    ("written", "height"),
    [
        ("5ft 7", 170), ("172cm", 172), ("1.75m", 175), (1.75, 175), (180, 180), ("٥'٦", 168),
        ("tall", None), ("6", None),
    ],
)  # fmt: skip
def test_a_height_in_any_writing_is_read_or_listed(written: object, height: int | None) -> None:
    outcome = brought_in(["Karwan", 2, "1/4/26", written, None, None])
    assert places() == [("Karwan", 0, date(2026, 4, 1), height, "waiting")]
    assert problems(outcome) == ([] if height else [("D3", "height_unreadable")])


@pytest.mark.parametrize(
    ("written", "day", "problem"),
    [
        (datetime(2026, 4, 1), date(2026, 4, 1), None), ("01.04.2026", date(2026, 4, 1), None),
        ("1 April", date(2026, 4, 1), None), (46113, date(2026, 4, 1), None),
        ("April?", date(2026, 4, 9), "asked_unreadable"), ("31/2/26", date(2026, 4, 9), "asked_unreadable"),
        (None, date(2026, 4, 9), "asked_missing"), ("20/5/26", date(2026, 5, 14), "asked_future"),
    ],
)  # fmt: skip
def test_the_day_they_asked_is_kept_or_the_first_day_here_counts(
    written: object, day: date, problem: str | None
) -> None:
    outcome = brought_in(["Karwan", 2, written, "180cm", None, None], ["Samira", 1, "3/4/2026", "160cm"])
    assert BikeRequest.objects.get(person__register_number="2").joined_on == day
    cell = "3" if problem == "asked_missing" else "C3"
    assert problems(outcome) == ([(cell, problem)] if problem else [])


@pytest.mark.parametrize(
    ("written", "state", "problem"),
    [
        ("yes", State.HAS_BIKE, None), ("YES 12/4", State.HAS_BIKE, None), (True, State.HAS_BIKE, None),
        ("got one", State.HAS_BIKE, None), (datetime(2026, 4, 20), State.HAS_BIKE, None), (1, State.HAS_BIKE, None),
        ("✓", State.HAS_BIKE, None), ("x", State.HAS_BIKE, "got_cross"),
        ("no", State.WAITING, None), ("No!", State.WAITING, None), ("-", State.WAITING, None), (0, State.WAITING, None),
        ("not yet", State.WAITING, None), ("still waiting", State.WAITING, None), (False, State.WAITING, None),
        ("doesn't want", State.WITHDRAWN, None), ("no longer wants", State.WITHDRAWN, None),
        ("maybe", State.WAITING, "got_unclear"), ("yes?? ask Ali", State.WAITING, "got_unclear"),
        ("yes" * 5000, State.WAITING, "got_unclear"),
    ],
)  # fmt: skip
def test_who_got_a_bike_has_a_closed_place(written: object, state: str, problem: str | None) -> None:
    outcome = brought_in(["Karwan", 2, "1/4/26", "180cm", written, None])
    place = BikeRequest.objects.get()
    assert place.state == state
    assert moves(place)[1:] == ([] if state == State.WAITING else [("waiting", state, "old_list")])
    assert problems(outcome) == ([("E3", problem)] if problem else [])


@pytest.mark.parametrize(
    ("note", "about", "problem"),
    [
        ("ladies bike", {"wants_step_through": True}, None), ("step-through", {"wants_step_through": True}, None),
        ("college far", {"need": "college"}, None), ("lives far", {"need": "far"}, None),
        ("for church", {"need": "worship"}, None), ("can't ride", {"can_ride": False}, None),
        ("needs lessons", {"can_ride": False}, None), ("has one stolen", {}, "stolen"),
        ("for wife", {}, "other_rider"), ("for son 19", {}, "other_rider"), ("red one", {}, "bike_note_unknown"),
        ("moved to Cardiff", {}, "moved_away"), ("a" * 400, {}, "bike_note_unknown"),
    ],
)  # fmt: skip
def test_a_note_is_kept_as_what_a_place_can_hold_or_listed(note: str, about: dict, problem: str | None) -> None:
    outcome = brought_in(["Karwan", 2, "1/4/26", "180cm", None, note])
    usual = {"child": 0, "wants_step_through": False, "need": "", "can_ride": None, "state": State.WAITING}
    assert BikeRequest.objects.values(*usual).get() == usual | about
    assert problems(outcome) == ([("F3", problem)] if problem else [])


def test_a_childs_row_is_the_childs_place() -> None:
    outcome = brought_in(
        ["Karwan", 2, "1/4/26", "180cm", None, None],
        ["Karwan", 2, "2/4/26", "120cm", None, "for son, 8"],
        ["Karwan", 2, "3/4/26", "5ft 9", None, "kids bike 7yrs"],
        ["Karwan", 2, "4/4/26", "125", None, "daughter 8"],
    )
    assert places() == [
        ("Karwan", 0, date(2026, 4, 1), 180, "waiting"),
        ("Karwan", 1, date(2026, 4, 2), 120, "waiting"),
        ("Karwan", 2, date(2026, 4, 3), None, "waiting"),
    ]
    assert problems(outcome) == [("D5", "child_too_tall"), ("6", "second_row")]


def test_more_children_than_a_family_can_have_here_are_listed() -> None:
    ages = range(3, 13)
    outcome = brought_in(*(["Karwan", 2, "1/4/26", "100", None, f"son {age}"] for age in ages))
    assert (BikeRequest.objects.count(), problems(outcome)) == (9, [("12", "children_too_many")])


def test_a_row_without_a_number_is_the_one_person_of_that_name() -> None:
    outcome = brought_in(["Haddad Samira", None, "1/4/26", "160cm"], ["SALIH, karwan", None, "2/4/26", "170cm"])
    assert [row[0] for row in places()] == ["Samira", "Karwan"]
    assert (Person.objects.count(), problems(outcome)) == (5, [])
    assert ("person", "2 rows have no number, and one person has each name.") in outcome.told[0].sentences


def test_a_name_of_several_becomes_a_new_person_and_a_doubt_about_each() -> None:
    outcome = brought_in(["Reza", None, "1/4/26", "160cm"])
    new = BikeRequest.objects.get().person
    assert (new.register_number, new.first_seen_on) == ("", date(2026, 4, 1))
    doubts = Doubt.objects.filter(newer=new).order_by("older__register_number")
    assert list(doubts.values_list("older__register_number", "reason", "state")) == [
        ("3", "same", "open"),
        ("4", "same", "open"),
    ]
    assert problems(outcome) == [("3", "rider_unsure")]


def test_part_of_a_name_is_never_guessed() -> None:
    outcome = brought_in(["Samira", None, "1/4/26", "160cm"])
    doubt = Doubt.objects.get(newer=BikeRequest.objects.get().person)
    assert (doubt.older.register_number, doubt.reason) == ("1", "longer")
    assert problems(outcome) == [("3", "rider_unsure")]


def test_a_name_in_another_spelling_is_never_guessed() -> None:
    yusuf = PersonFactory(known_as="Yousif", other_names="Omer")
    outcome = brought_in(["Kerwan Saleh", None, "1/4/26", "160cm"], ["Yusuf Omar", None, "2/4/26", "170cm"])
    riders = [place.person for place in BikeRequest.objects.order_by("joined_on")]
    doubts = [Doubt.objects.get(newer=rider) for rider in riders]
    assert [doubt.older for doubt in doubts] == [Person.objects.get(register_number="2"), yusuf]
    assert problems(outcome) == [("3", "rider_unsure"), ("4", "rider_unsure")]


def test_a_name_that_nobody_has_becomes_a_new_person() -> None:
    outcome = brought_in(["Omar Saleh", None, "1/4/26", "160cm"], ["Hana", 77, "1/4/26", "160cm"])
    assert list(Person.objects.filter(bike_requests__isnull=False).values_list("known_as", "register_number")) == [
        ("Omar Saleh", ""),
        ("Hana", "77"),
    ]
    assert problems(outcome) == [("3", "rider_new"), ("4", "rider_new")]


def test_two_rows_of_one_new_name_are_two_people_and_a_doubt() -> None:
    outcome = brought_in(["Omar Saleh", None, "1/4/26", "160cm"], ["Omar Saleh", None, "2/4/26", "180cm"])
    older, newer = (place.person for place in BikeRequest.objects.order_by("joined_on"))
    assert Doubt.objects.get(newer=newer).older == older
    assert problems(outcome) == [("3", "rider_new"), ("4", "rider_unsure")]


def test_somebody_whom_only_the_hub_knows_is_found_by_name_or_by_number() -> None:
    omar = PersonFactory(known_as="Omar", other_names="Saleh")
    hana = PersonFactory(known_as="Hana", other_names="Tesfaye", register_number="77")
    outcome = brought_in(["omar saleh", None, "1/4/26", "160cm"], ["Hana", 77, "2/4/26", "160cm"])
    assert [place.person for place in BikeRequest.objects.order_by("pk")] == [omar, hana]
    assert (Person.objects.count(), outcome.people_new, problems(outcome)) == (7, 5, [])


def test_a_name_that_two_in_the_hub_have_is_a_new_person() -> None:
    both = [PersonFactory(known_as="Omar", other_names="Saleh") for _one in range(2)]
    outcome = brought_in(["Omar Saleh", None, "1/4/26", "160cm"])
    assert {doubt.older for doubt in Doubt.objects.filter(newer=BikeRequest.objects.get().person)} == {*both}
    assert problems(outcome) == [("3", "rider_unsure")]


def test_a_number_with_another_name_is_believed_and_listed() -> None:
    outcome = brought_in(["Dilan", 2, "1/4/26", "160cm"], ["Leila", 5, "1/4/26", "160cm"], ["Riza", 3, "2/4/26"])
    assert [row[0] for row in places()] == ["Karwan", "ليلى", "Reza"]
    assert problems(outcome) == [("A3", "number_names")]


def test_numbers_that_only_count_the_lines_of_the_list_are_nobodys() -> None:
    names = ["Omar Saleh", "Haddad Samira", "Salih Karwan", "Hana Tesfaye", "Abel Girma"]
    brought_in(*([name, line, "1/4/26", "160cm"] for line, name in enumerate(names, 1)))
    assert [row[0] for row in places()] == ["Omar Saleh", "Samira", "Karwan", "Hana Tesfaye", "Abel Girma"]


def test_of_two_rows_for_one_rider_the_older_counts() -> None:
    outcome = brought_in(["Karwan", 2, "8/4/26", "170cm"], ["Karwan Salih", None, "1/4/26", "172cm"])
    assert (places(), problems(outcome)) == (
        [("Karwan", 0, date(2026, 4, 1), 172, "waiting")],
        [("3", "second_row")],
    )


def test_who_got_a_bike_and_asked_again_has_both_places() -> None:
    brought_in(["Karwan", 2, "1/4/26", "170cm", "yes"], ["Karwan", 2, "8/4/26", "170cm", "no"])
    assert [(row[2].day, row[4]) for row in places()] == [(1, State.HAS_BIKE), (8, State.WAITING)]


def test_twice_adds_nothing() -> None:
    rows = [
        ["Karwan", 2, "what?", "tall", None, None], ["Reza", None, "1/4/26", "160cm", "yes"],
        ["Karwan", 2, "2/4/26", "120cm", None, "son 8"], ["Omar Saleh", None, None, "160cm"],
        ["Karwan", 2, "2/4/26", "180cm"],
    ]  # fmt: skip
    brought_in(*rows)
    before = (places(), BikeRequestChange.objects.count(), Person.objects.count(), Doubt.objects.count())
    again = brought_in(*rows)
    assert (places(), BikeRequestChange.objects.count(), Person.objects.count(), Doubt.objects.count()) == before
    assert (Book.objects.count(), again.told[0].sentences[0]) == (1, ("info", "4 places are known already."))


def test_a_dry_run_writes_nothing_and_says_the_same() -> None:
    rows = [["Karwan", 2, "1/4/26", "tall"], ["Reza", None, "1/4/26", "160cm", "yes"]]
    dry = brought_in(*rows, is_dry=True)
    assert (BikeRequest.objects.count(), Person.objects.count(), Doubt.objects.count()) == (0, 0, 0)
    said = list(in_lines(report_on(brought_in(*rows), is_dry=False)))
    assert list(in_lines(report_on(dry, is_dry=True))) == said
    assert [line for line in said if line.startswith("The bike list")] == [
        "The bike list: 2 new places.",
        "The bike list: 1 waits.",
        "The bike list: 1 has a bike already: the place is closed.",
    ]


def test_a_corrected_book_closes_and_measures_and_leaves_what_was_changed_here(bike_coordinator: User) -> None:
    brought_in(["Karwan", 2, "1/4/26", "tall"], ["Samira", 1, "1/4/26", "160cm"])
    BikeRequest.objects.filter(person__register_number="1").update(height_cm=163)
    corrected = [["Karwan", 2, "1/4/26", "182cm", "yes"], ["Samira", 1, "1/4/26", "170cm"]]
    brought_in(*corrected, by=bike_coordinator)
    karwan, samira = BikeRequest.objects.order_by("-person__register_number")
    assert (karwan.height_cm, moves(karwan)[1:]) == (182, [("waiting", State.HAS_BIKE, "old_list")])
    assert (samira.height_cm, samira.state) == (163, State.WAITING)
    restore(karwan, reason="It was another Karwan", by=bike_coordinator)
    brought_in(*corrected)
    karwan.refresh_from_db()
    assert (karwan.state, karwan.joined_on) == (State.WAITING, date(2026, 4, 1))


def test_a_place_on_our_own_list_stays_as_it_is(bike_coordinator: User) -> None:
    brought_in()
    own = join(Person.objects.get(register_number="2"), by=bike_coordinator, height_cm=181)
    outcome = brought_in(["Karwan", 2, "1/4/26", "170cm", "yes"])
    assert places() == [("Karwan", 0, date(2026, 5, 14), 181, "waiting")]
    assert (BikeRequest.objects.get(), problems(outcome)) == (own, [("3", "has_place")])


def test_who_has_a_bike_from_us_gets_no_place() -> None:
    brought_in()
    HandoverFactory(person=Person.objects.get(register_number="2"), offer__request__person=PersonFactory())
    outcome = brought_in(["Karwan", 2, "1/4/26", "170cm", "no"])
    assert problems(outcome) == [("3", "has_our_bike")]


def test_who_moved_away_has_a_closed_place_that_stands_again_when_they_are_back(lead: User) -> None:
    brought_in()
    moved_away(Person.objects.get(register_number="2"), by=lead)
    outcome = brought_in(["Karwan", 2, "1/4/26", "170cm"])
    place = BikeRequest.objects.get()
    assert (moves(place)[1:], problems(outcome)) == ([("waiting", State.MOVED_AWAY, "old_list")], [])


def test_who_was_forgotten_gets_no_place_and_is_listed() -> None:
    brought_in()
    Person.objects.filter(register_number="2").update(known_as="", folded="", anonymised_at=timezone.now())
    outcome = brought_in(["Karwan", 2, "1/4/26", "170cm"])
    assert (places(), problems(outcome)) == ([], [("3", "forgotten")])


def test_a_joined_record_leads_to_the_one_that_stays(lead: User) -> None:
    rows = [["Samira", 1, "1/4/26", "160cm"], ["Karwan", 2, "2/4/26", "170cm"]]
    brought_in(*rows)
    link(Person.objects.get(register_number="1"), Person.objects.get(register_number="2"), by=lead)
    before = places()
    outcome = brought_in(*rows)
    assert (places(), problems(outcome)) == (before, [("4", "second_row")])


def test_a_list_that_is_shut_takes_those_who_asked_before() -> None:
    QueueStatusFactory(state="suspended", reason="bikes", review_on=date(2026, 7, 1))
    brought_in(["Karwan", 2, "1/4/26", "170cm"])
    assert [row[4] for row in places()] == [State.WAITING]


def test_a_bike_list_can_come_alone() -> None:
    alone = {"Bike list": [HEAD, ["Omar Saleh", 7, "1/4/26", "170cm"], ["Hana", 8, "2/4/26", "1.60m", "yes"]]}
    import_workbook(sheets(**alone))
    import_workbook(sheets(**alone))
    assert [row[0] for row in places()] == ["Omar Saleh", "Hana"]


def test_a_list_of_bikes_is_no_list_of_riders() -> None:
    stock = [["Name", "bike type", "frame size", "lock"], ["Raleigh", "hybrid", "52", "yes"], ["Apollo", "road", "55"]]
    outcome = import_workbook(sheets(Register=PEOPLE, Stock=stock))
    assert (places(), outcome.told) == ([], [])
    assert [taken.what for taken in outcome.reading.taken] == ["bikes", "people"]


def test_a_column_that_is_never_kept_is_not_handed_on() -> None:
    outcome = brought_in(
        ["Karwan", "1/4/26", "A1234567", "07700 900123"], head=["Name", "asked on", "HO ref", "mobile"]
    )
    assert [[column.heading for column, _cell in rider.cells] for rider in outcome.reading.riders] == [["asked on"]]


@pytest.mark.parametrize(
    "row",
    [
        ["=1+1", 2, "=A1", "=cmd|' /C calc'!A0", "=1", "@SUM(A1)"],
        ["x" * 30_000, "9" * 400, "9" * 400, "9" * 30_000, "yes " * 9000, "can " * 9000],
        ["\u202eevil", 2, -1, -1.5, 2**40, "\x07" .strip("\x07") or None],
        ["<b>Karwan</b>", 2, "<script>", "<script>", "<script>", "'; DROP TABLE bikes_bikerequest; --"],
        ["A1234567 HO", None, 1e300, 1e300, 1e300, "A1234567"],
        [None, None, "1/4/26", "170cm", "yes", "ladies"], ["TOTAL", None, None, 12, None, None],
        [datetime(2026, 1, 1), True, True, True, datetime(1900, 1, 1), datetime(2090, 1, 1)],
    ],
)  # fmt: skip
def test_hostile_rows_harm_nobody(row: list[Any]) -> None:
    brought_in(row, ["Samira", 1, "1/4/26", "160cm"])
    assert ("Samira", 0, date(2026, 4, 1), 160, "waiting") in places()
    before = (places(), Person.objects.count())
    brought_in(row, ["Samira", 1, "1/4/26", "160cm"])
    assert (places(), Person.objects.count()) == before


def test_a_failure_takes_the_whole_book_back() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE bikes_bikerequestchange ADD CONSTRAINT out_of_order CHECK (by_id IS NOT NULL)")
    with pytest.raises(IntegrityError, match="out_of_order"):
        brought_in(["Karwan", 2, "1/4/26", "170cm"])
    assert (Person.objects.count(), BikeRequest.objects.count(), Book.objects.count()) == (0, 0, 0)


def test_a_long_list_costs_as_many_queries_as_a_short_one(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(70):
        brought_in(*([f"Rider {chr(97 + n % 26)}{chr(97 + n // 26)}", 100 + n, "1/4/26", "160cm"] for n in range(200)))
    assert BikeRequest.objects.count() == 200


def test_a_long_list_in_every_hand_comes_to_its_figures() -> None:
    """126 rows, as such lists are kept: 21 say that they got a bike, one in five has no height in numbers."""
    people = [["No", "Name", "First came"], *([n, f"Rider {n}", "2/4/26"] for n in range(1, 127))]
    days = [datetime(2026, 4, 20), "20.04.2026", "20/4/26", "20 April", "Mon 20th Apr 2026", "2026-04-20"]
    heights = ["172cm", "5ft 8", "1.72m", 172, "tall"]
    got = ["yes", "no", None, "no", "NO", None, "YES 12/4", None, None, "no", None, None, "x", *[None] * 5]
    rows = [[f"Rider {n}", n, days[n % 6], heights[n % 5], got[n % 18]] for n in range(1, 127)]
    outcome = import_workbook(sheets(Register=people, Bikes=[["BIKE LIST"], ["ask every week!!"], HEAD, *rows]))
    places = BikeRequest.objects.order_by().values_list
    assert sorted(Counter(places("state", flat=True)).items()) == [("already_has_bike", 21), ("waiting", 105)]
    assert set(places("joined_on", flat=True)) == {date(2026, 4, 20)}
    assert sorted(Counter(places("height_cm", flat=True)).items(), key=str) == [(172, 75), (173, 26), (None, 25)]
    assert Counter(code for _cell, code in problems(outcome)) == {"height_unreadable": 25, "got_cross": 7}
