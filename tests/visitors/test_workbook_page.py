"""The page for an old book: look, send the same file again, get the list; nothing is kept in between."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session as SignIn
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from hub.models import User
from tests.conftest import signed_in
from tests.factories import ProgrammeFactory, TimetableFactory
from tests.workbooks import content, small_hub
from visitors.models import Person, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thursday")]
NAMES = ("Samira", "Haddad", "Karwan", "Omar Saleh", "ليلى", "Leila")


@pytest.fixture
def client(administrator: User) -> Client:
    TimetableFactory(programme__name="Thursday drop-in", from_on=date(2026, 5, 1))
    return signed_in(administrator)


def send(client: Client, data: bytes | None, **more: str) -> HttpResponse:
    file = {} if data is None else {"workbook": SimpleUploadedFile("Samira.xlsx", data)}
    return client.post("/workbook", {**file, **more})


def seen(answer: HttpResponse) -> str:
    return re.search(r'name="seen" value="([^"]+)"', answer.content.decode())[1]


def test_the_page_says_what_will_happen(client: Client) -> None:
    page = client.get("/workbook").content.decode()
    assert ('enctype="multipart/form-data"' in page, "The file is never kept here." in page) == (True, True)


def test_looking_shows_the_notes_and_writes_nothing(client: Client) -> None:
    answer = send(client, content(**small_hub()), deed="look")
    page = answer.content.decode()
    assert (answer.status_code, "4 people, all new" in page, "Nothing is in yet." in page) == (200, True, True)
    assert [name for name in NAMES if name in page] == []
    assert Person.objects.count() == 0


def test_the_same_file_again_comes_in_and_twice_is_harmless(client: Client) -> None:
    data = content(**small_hub())
    seal = seen(send(client, data, deed="look"))
    answers = [send(client, data, deed="import", seen=seal) for _ in range(2)]
    pages = [answer.content.decode() for answer in answers]
    assert ["The book is in" in page for page in pages] == [True, True]
    assert ("all known already" in pages[1], Visit.objects.count()) == (True, 6)


def test_the_bike_list_has_a_part_of_its_own(client: Client) -> None:
    answer = send(client, content(**small_hub()), deed="look")
    part = re.search(
        r'<section class="card" aria-labelledby="room-1">.*?</section>', answer.content.decode(), re.DOTALL
    )
    sentences = re.findall(r"<span>(.*?)</span>", part[0])
    assert (">The bike list</h2>" in part[0], sentences) == (True, ["1 new place.", "1 waits."])


def test_another_file_is_turned_away(client: Client) -> None:
    seal = seen(send(client, content(**small_hub()), deed="look"))
    answer = send(client, content(Other=[["No", "Name"], [1, "Ali"]]), deed="import", seen=seal)
    assert (answer.status_code, "This is another file than the one you saw." in answer.content.decode()) == (422, True)
    assert Person.objects.count() == 0


def test_a_forged_or_missing_seal_is_turned_away(client: Client) -> None:
    for more in ({"seen": "made-up"}, {}):
        answer = send(client, content(**small_hub()), deed="import", **more)
        assert (answer.status_code, Person.objects.count()) == (422, 0)


def test_the_list_of_problems_is_a_workbook(client: Client) -> None:
    data = content(**small_hub())
    answer = send(client, data, deed="problems", seen=seen(send(client, data, deed="look")))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert (answer["Content-Disposition"], sheet.max_row) == ('attachment; filename="problems.xlsx"', 5)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "Choose the workbook first."),
        (b"", "This file is empty."),
        (b"No,Name\n1,Ali", "This is a text file (.csv)."),
        (b"PK" + b"\0" * settings.LONGEST_WORKBOOK, "This file is longer than 10 MB."),
    ],
)
def test_what_is_no_workbook_is_said_beside_the_box(client: Client, data: bytes | None, sentence: str) -> None:
    answer = send(client, data, deed="look")
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_days_without_a_drop_in_ask_for_a_programme(client: Client) -> None:
    english = ProgrammeFactory(name="English class")
    data = content(Ticks=[["No", "Name", "Tue 7 April 2026"], [1, "Samira", "x"]])
    first = send(client, data, deed="look")
    assert "Tuesday 7 April 2026" in first.content.decode()
    assert send(client, data, deed="import", seen=seen(first)).status_code == 422
    second = send(client, data, deed="look", programme=str(english.pk))
    assert send(client, data, deed="import", seen=seen(second)).status_code == 200
    assert Visit.objects.get().session.programme == english


def test_nothing_of_the_book_stays_in_the_sign_in(client: Client) -> None:
    data = content(**small_hub())
    send(client, data, deed="import", seen=seen(send(client, data, deed="look")))
    kept = [str(row.get_decoded()) for row in SignIn.objects.all()]
    assert [name for name in NAMES for words in kept if name in words] == []


def test_forgery_is_looked_for_although_the_address_takes_files(administrator: User) -> None:
    strict = signed_in(administrator, enforce_csrf_checks=True)
    assert send(strict, content(**small_hub()), deed="look").status_code == 403
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', strict.get("/workbook").content.decode())[1]
    assert send(strict, content(**small_hub()), deed="look", csrfmiddlewaretoken=token).status_code == 200


def test_nobody_else_has_a_file_read(lead: User) -> None:
    assert send(signed_in(lead), content(**small_hub()), deed="look").status_code == 403
