"""Who came to a session: the door while it is open, a lead on any day; and what stays when it is closed."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from time_machine import Traveller

from hub.calendar import close_session
from hub.models import Session, User
from hub.models.calendar import Audience
from tests.conftest import signed_in
from tests.factories.visitors import DoubtFactory, OpenSessionFactory, PersonFactory, PlaceFactory, VisitFactory
from tests.visitors.pressing import press
from visitors.checkin import check_in, count_head
from visitors.models import Person, Receipt, Tally, Visit


def test_everybody_is_there_newest_first(daniel: Client, session: Session, door_helper: User) -> None:
    VisitFactory.create_batch(20, session=session)
    check_in(PersonFactory(known_as="Samira"), session, receipt=uuid4(), by=door_helper)
    count_head(session, kind="child", receipt=uuid4(), by=door_helper)
    page = daniel.get(f"/sessions/{session.pk}/visits").content.decode()
    assert (page.count('<li id="visit-'), page.count('<li id="headcount-'), "1 child, no name" in page) == (21, 1, True)
    assert page.count('name="of"') == 2


def test_nobody_is_said(daniel: Client, session: Session) -> None:
    assert "Nobody came in by name or number." in daniel.get(f"/sessions/{session.pk}/visits").content.decode()


@pytest.mark.parametrize("how", [{"held_on": date(2026, 5, 13)}, {"state": "closed"}, {"state": "planned"}])
def test_another_day_is_a_leads_to_see(daniel: Client, rosa: Client, how: dict) -> None:
    visit = VisitFactory(session=OpenSessionFactory(**how), person__known_as="Samira")
    url = f"/sessions/{visit.session_id}/visits"
    assert (daniel.get(url).status_code, daniel.post(f"{url}/undoing").status_code) == (404, 404)
    page = rosa.get(url).content.decode()
    assert ("Samira" in page, "Back to the door" in page) == (True, False)


def test_a_women_only_session_is_not_the_doors(daniel: Client, rosa: Client) -> None:
    sewing = OpenSessionFactory(programme__audience=Audience.WOMEN)
    assert [client.get(f"/sessions/{sewing.pk}/visits").status_code for client in (daniel, rosa)] == [404, 200]


def test_a_lead_takes_a_line_off_after_the_close_and_both_counts_are_shown(
    rosa: Client, samira: Person, session: Session, lead: User, door_helper: User
) -> None:
    receipt = uuid4()
    check_in(samira, session, receipt=receipt, by=door_helper)
    count_head(session, kind="adult", receipt=uuid4(), by=door_helper)
    close_session(session, by=lead)
    status, page = press(rosa, f"/sessions/{session.pk}/visits/undoing", of=receipt)
    assert (status, "Taken back." in page, "Samira" in page) == (200, True, False)
    page = " ".join(rosa.get(f"/sessions/{session.pk}").content.decode().split())
    facts = [
        f'</svg>{label}</dt><dd class="v num">{value}</dd>'
        for label, value in (("People", 2), ("Adults", 2), ("Put right since, people", 1))
    ]
    assert [fact for fact in facts if fact not in page] == []
    assert (Tally.objects.get().adults, Visit.objects.count()) == (2, 0)


def test_taking_off_twice_is_harmless_and_somebody_elses_is_refused(
    daniel: Client, samira: Person, session: Session, lead: User, door_helper: User
) -> None:
    mine, theirs = uuid4(), uuid4()
    check_in(samira, session, receipt=mine, by=door_helper)
    count_head(session, kind="adult", receipt=theirs, by=lead)
    url = f"/sessions/{session.pk}/visits/undoing"
    for _twice in range(2):
        assert "Taken back." in press(daniel, url, of=mine)[1]
    status, page = press(daniel, url, of=theirs)
    assert (status, "Somebody else did this. Ask them, or a session lead." in page) == (200, True)
    assert (Visit.objects.count(), session.headcounts.count()) == (0, 1)


@pytest.mark.parametrize("sent", [{}, {"of": "x"}, {"of": "\x00"}, {"of": uuid4()}, {"of": uuid4(), "receipt": "x"}])
def test_nonsense_is_told_in_a_sentence(daniel: Client, session: Session, sent: dict) -> None:
    status, page = press(daniel, f"/sessions/{session.pk}/visits/undoing", **sent)
    said = "This was not saved here" in page or "This is not here any more." in page
    assert (status, said, Receipt.objects.count()) == (200, True, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_who_came_costs_the_same_for_many(
    rosa: Client, session: Session, lead: User, django_assert_num_queries, rows: int
) -> None:
    for _ in range(rows):
        check_in(PersonFactory(), session, receipt=uuid4(), by=lead)
        count_head(session, kind="child", receipt=uuid4(), by=lead)
    with django_assert_num_queries(5):  # sign-in 2, the session, who is here, the line
        rosa.get(f"/sessions/{session.pk}/visits")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_sessions_page_costs_the_same_for_many_people(
    rosa: Client, session: Session, lead: User, django_assert_num_queries, rows: int
) -> None:
    for number in range(rows):
        VisitFactory(session=session, is_first=True)
        PlaceFactory(session=session, number=number + 1)
        DoubtFactory(session=session)
    # sign-in 2, the session, its chip, its moves, closures; heads; outside, doubts, welcome lists
    with django_assert_num_queries(10):
        rosa.get(f"/sessions/{session.pk}")
    close_session(session, by=lead)
    with django_assert_num_queries(11):  # and the tally
        rosa.get(f"/sessions/{session.pk}")


def test_what_is_left_to_do_leads_somewhere(rosa: Client, session: Session, lead: User) -> None:
    PlaceFactory(session=session)
    DoubtFactory(session=session)
    VisitFactory(session=session, is_first=True)
    for _before_and_after_the_close in range(2):
        page = rosa.get(f"/sessions/{session.pk}").content.decode()
        assert ("1 person may be here twice" in page, "1 welcome list has gaps" in page) == (True, True)
        for url in ("/doubts", f"/sessions/{session.pk}/visits"):
            assert (f'href="{url}"' in page, rosa.get(url).status_code) == (True, 200)
        close_session(session, by=lead)


def test_who_waits_outside_is_told_on_the_day_and_the_link_leads_somewhere(
    rosa: Client, session: Session, lead: User, thursday: Traveller
) -> None:
    PlaceFactory(session=session)
    for url in ("/door/line", f"/sessions/{session.pk}/visits"):
        page = rosa.get(f"/sessions/{session.pk}").content.decode()
        assert re.findall('href="([^"]*)" aria-label="Look: 1 person waits outside"', page) == [url]
        assert rosa.get(url).status_code == 200
        close_session(session, by=lead)
    thursday.shift(timedelta(days=1))
    assert "waits outside" not in signed_in(lead).get(f"/sessions/{session.pk}").content.decode()


def test_a_trustee_sees_nobody(session: Session, trustee: User) -> None:
    assert signed_in(trustee).get(f"/sessions/{session.pk}/visits").status_code == 403
