"""No name stands where it would be kept: in an address, in a page's title, in the audit trail."""

import re
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.test import Client

from hub.models import AuditEntry, Session, User
from hub.models.calendar import Mode
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import DoubtFactory, PersonFactory, PlaceFactory
from tests.visitors.pressing import HTMX, TYPING, press
from visitors.checkin import check_in
from visitors.households import come_together
from visitors.models import Alert, Person

MARK = "Xanthippe"
ADDRESS = re.compile(r'\b(?:href|action|formaction|hx-get|hx-post|hx-vals|src)=(?:"([^"]*)"|\'([^\']*)\')')


@pytest.fixture
def marked(session: Session, lead: User) -> Person:
    """Somebody with a marked name in every place where the door shows people."""
    person = PersonFactory(known_as=MARK, other_names=f"{MARK}son", tell_apart=f"{MARK} hat", latin_spelling=MARK)
    check_in(person, session, receipt=uuid4(), by=lead, children={"children_0_4": 1})
    family = PersonFactory(known_as=f"{MARK}a")
    come_together(person, family)
    PlaceFactory(session=session, number=1, person=PersonFactory(known_as=f"{MARK}b"))
    check_in(PersonFactory(known_as=f"{MARK}c"), session, receipt=uuid4(), by=lead)
    DoubtFactory(newer=person, older=family, session=session, made_by=lead)
    Alert.objects.create(person=person)
    person.refresh_from_db()
    return person


def leaks(page: str) -> list[str]:
    """Titles and addresses on a page that hold the marked name."""
    found = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    found += [one or other for one, other in ADDRESS.findall(page)]
    assert found
    return [text for text in found if MARK.casefold() in unquote(text).casefold()]


@pytest.mark.parametrize("mode", list(Mode))
def test_no_page_holds_a_name_in_its_title_or_an_address(
    rosa: Client, marked: Person, session: Session, mode: Mode
) -> None:
    Session.objects.update(mode=mode)
    shown = {"/door", "/door/line", f"/door/people/{marked.pk}", f"/sessions/{session.pk}/visits", "/doubts"}
    for url in [*sorted(shown), "/door/new-face", "/door/now", f"/sessions/{session.pk}", "/", "/urgent-help"]:
        answer = rosa.get(url)
        page = answer.content.decode()
        assert (answer.status_code, leaks(page), MARK in page) == (200, [], url in shown or url == "/door/now"), url


@pytest.mark.parametrize("headers", [{}, HTMX, TYPING], ids=["plain", "htmx", "typing"])
def test_no_answer_to_a_press_holds_a_name_in_its_title_or_an_address(
    rosa: Client, marked: Person, headers: dict
) -> None:
    presses = [
        ("/door/find", {"q": MARK[:4]}),
        ("/door/visits", {"person": marked.pk}),
        ("/door/new-face/from-search", {"q": MARK}),
        ("/door/new-face/likely", {"known_as": MARK}),
        ("/door/new-face", {"known_as": MARK, "children_0_4": "many"}),
        (f"/door/people/{marked.pk}/provisions", {"kind": "clothes"}),
        (f"/door/people/{marked.pk}/provisions", {"kind": "clothes"}),
    ]
    for url, sent in presses:
        _status, page = press(rosa, url, headers=headers, **sent)
        assert (leaks(page) if "href" in page else [], url) == ([], url)


def test_no_redirect_holds_a_name(rosa: Client, marked: Person) -> None:
    sent = {"known_as": MARK, "receipt": uuid4()}
    for url in ("/door/new-face", f"/door/people/{marked.pk}/children", f"/door/people/{marked.pk}/alert/ending"):
        answer = rosa.post(url, sent)
        assert (answer.status_code, MARK in unquote(answer.headers["Location"])) == (302, False)


def test_no_audit_entry_holds_a_name(rosa: Client, marked: Person, session: Session) -> None:
    for url in (f"/door/people/{marked.pk}/alert/ending", f"/door/people/{marked.pk}/alert", "/door/mode"):
        press(rosa, url, mode="full")
    press(rosa, f"/doubts/{marked.doubts.get().pk}/same")
    press(rosa, f"/sessions/{session.pk}/closing")
    told = list(AuditEntry.objects.values())
    assert (len(told), MARK in repr(told)) == (6, False)  # a link is told of both records


def test_pages_with_people_are_kept_by_nobody(rosa: Client, marked: Person, session: Session) -> None:
    for url in ("/door", "/door/line", f"/door/people/{marked.pk}", f"/sessions/{session.pk}/visits", "/doubts"):
        assert rosa.get(url).headers["Cache-Control"] == "no-store"


def test_home_names_nobody(marked: Person) -> None:
    for access in ("door", "lead", "trustee", "admin"):
        assert MARK not in signed_in(UserFactory(accesses=[access])).get("/").content.decode()
