"""The session's page and its deeds, with and without htmx."""

from datetime import date

import pytest
from django.test import Client
from time_machine import Traveller

from hub.calendar import cancel_session, open_session, reopen_session
from hub.models import Access, Session, User
from hub.models.calendar import SessionQuerySet, State
from tests.conftest import signed_in
from tests.factories import ClosureFactory, ProgrammeFactory, SessionFactory, UserFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def test_open_goes_to_the_session_and_says_so(rosa: Client) -> None:
    session = SessionFactory(programme__name="Thursday drop-in")
    answer = rosa.post(f"/sessions/{session.pk}/opening", follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/sessions/{session.pk}", 302)]
    assert (
        "The session is open." in page,
        'Open since <bdi class="num" dir="ltr">9:05</bdi>' in page,
        "Close the session" in page,
    ) == (
        True,
        True,
        True,
    )


def test_open_with_htmx_answers_the_part_alone(rosa: Client) -> None:
    session = SessionFactory()
    answer = rosa.post(f"/sessions/{session.pk}/opening", headers=HTMX)
    part = answer.content.decode()
    assert (answer.status_code, "<html" in part, 'id="session"' in part) == (200, False, True)
    assert ("The session is open." in part, "Close the session" in part) == (True, True)


def test_the_second_lead_hears_who_was_first(rosa: Client) -> None:
    session = SessionFactory()
    open_session(session, by=UserFactory(called="Daniel"))
    page = rosa.post(f"/sessions/{session.pk}/opening", follow=True).content.decode()
    assert "Daniel did this already." in page


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_stale_page_hears_what_became_of_the_session(rosa: Client, lead: User, headers: dict) -> None:
    session = cancel_session(SessionFactory(), reason="Snow", by=lead)
    answer = rosa.post(f"/sessions/{session.pk}/opening", headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, "This session was called off. Put it back first" in page) == (422, True)
    assert ("Put it back" in page, "<html" in page) == (True, not headers)


def test_close_reopen_and_close_again(rosa: Client) -> None:
    session = SessionFactory()
    for deed in ("opening", "closing", "reopening", "closing"):
        assert rosa.post(f"/sessions/{session.pk}/{deed}").status_code == 302
    assert [change.to_state for change in session.changes.all()][::-1] == ["open", "closed", "open", "closed"]


def test_calling_off_asks_why_and_keeps_what_was_typed(rosa: Client) -> None:
    session = SessionFactory()
    url = f"/sessions/{session.pk}/cancellation"
    assert "Call this session off?" in rosa.get(url).content.decode()
    answer = rosa.post(url, {"reason": "  "})
    assert (answer.status_code, "Say why. People will ask." in answer.content.decode()) == (422, True)
    long = "The heating is broken and " * 6
    answer = rosa.post(url, {"reason": long})
    assert (answer.status_code, long.strip() in answer.content.decode()) == (422, True)
    assert rosa.post(url, {"reason": "The heating is broken"}).headers["Location"] == f"/sessions/{session.pk}"
    assert "The heating is broken" in rosa.get("/calendar").content.decode()


def test_calling_off_an_open_session_is_refused_beside_the_field(rosa: Client, lead: User) -> None:
    session = open_session(SessionFactory(), by=lead)
    answer = rosa.post(f"/sessions/{session.pk}/cancellation", {"reason": "Snow"})
    page = answer.content.decode()
    assert (answer.status_code, "Close it instead." in page, 'value="Snow"' in page) == (422, True, True)
    assert Session.objects.get().state == State.OPEN


def test_a_hidden_letter_in_a_reason_is_refused(rosa: Client) -> None:
    session = SessionFactory()
    for letter in ("\u202e", "\x00", "\x07", "\ue000"):
        answer = rosa.post(f"/sessions/{session.pk}/cancellation", {"reason": f"Snow{letter}!"})
        assert (answer.status_code, 'class="err"' in answer.content.decode()) == (422, True)


def test_a_lead_sees_women_only_and_others_do_not(rosa: Client, thursday: Traveller) -> None:
    session = SessionFactory(programme__name="Sewing", programme__audience="women")
    assert rosa.get(f"/sessions/{session.pk}").status_code == 200
    daniel = signed_in(UserFactory(accesses=[Access.DOOR]))
    assert "Sewing" not in daniel.get("/").content.decode()


def test_home_shows_the_lead_one_button_and_the_helper_none(rosa: Client, door_helper: User) -> None:
    session = SessionFactory(programme__name="Thursday drop-in")
    SessionFactory(programme__name="Football")
    deed = f'action="/sessions/{session.pk}/opening"'
    assert rosa.get("/").content.decode().count(deed) == 1
    page = signed_in(door_helper).get("/").content.decode()
    assert ("Thursday drop-in" in page, "Football" in page, "/sessions/" in page) == (True, True, False)


def test_pages_are_not_kept_by_browsers(rosa: Client) -> None:
    session = SessionFactory()
    for url in ("/", "/calendar", f"/sessions/{session.pk}"):
        assert rosa.get(url).headers["Cache-Control"] == "no-store"


def test_no_name_of_a_person_stands_in_a_title_or_an_address(rosa: Client) -> None:
    page = rosa.get("/").content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert ("Rosa" in page, "Rosa" in title) == (True, False)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_session_taken_off_meanwhile_is_a_409_with_a_sentence(
    rosa: Client, headers: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planner removes the row between this page's look at it and the press."""
    session = SessionFactory()
    locked = SessionQuerySet.locked
    monkeypatch.setattr(SessionQuerySet, "locked", lambda rows: locked(rows.none()))
    answer = rosa.post(f"/sessions/{session.pk}/opening", headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, "This session is no longer in the calendar." in page) == (409, True)


def test_a_page_of_a_closed_day_offers_nothing_to_open(rosa: Client) -> None:
    session = SessionFactory()
    ClosureFactory(reason="Floor is mended")
    page = rosa.get(f"/sessions/{session.pk}").content.decode()
    assert ("Floor is mended" in page, "Open the door" in page) == (True, False)


def test_explaining_a_day_that_is_over_promises_nothing(rosa: Client) -> None:
    session = SessionFactory(held_on=date(2026, 5, 7))
    answer = rosa.post(f"/sessions/{session.pk}/cancellation", {"reason": "Nobody had the key"}, follow=True)
    page = answer.content.decode()
    assert ("Noted. Thank you." in page, "put it back" in page.lower()) == (True, False)


def test_home_tells_what_is_closed_today_and_later(rosa: Client, thursday: Traveller) -> None:
    football = ProgrammeFactory(name="Football")
    ClosureFactory(programme=football, reason="Muddy pitch", until_on=date(2026, 5, 16))
    page = rosa.get("/").content.decode()
    assert page.count("No <bdi>Football</bdi>.") == 3
    assert "Nothing is on today." in page


def test_a_women_only_closure_is_not_told_to_everybody(rosa: Client, door_helper: User) -> None:
    ClosureFactory(programme=ProgrammeFactory(name="Sewing", audience="women"))
    pages = [client.get("/").content.decode() for client in (rosa, signed_in(door_helper))]
    assert ["Sewing" in page for page in pages] == [True, False]


def test_a_closure_that_is_over_offers_nothing_to_lift(rosa: Client) -> None:
    closure = ClosureFactory(from_on=date(2026, 5, 1), until_on=date(2026, 5, 2))
    url = f"/closures/{closure.pk}/lifting"
    assert "Open these days" not in rosa.get(url).content.decode()
    assert "These days are over." in rosa.post(url, follow=True).content.decode()


def test_close_and_reopen_with_htmx_answer_the_part_alone(rosa: Client, lead: User) -> None:
    session = open_session(SessionFactory(), by=lead)
    for deed, said in (("closing", "The session is closed."), ("reopening", "The session is open.")):
        part = rosa.post(f"/sessions/{session.pk}/{deed}", headers=HTMX).content.decode()
        assert (said in part, "<html" in part, 'id="session"' in part) == (True, False, True)


@pytest.mark.parametrize("moves", [1, 3])
def test_a_sessions_page_costs_the_same_for_many_moves(
    rosa: Client, lead: User, django_assert_num_queries, moves: int
) -> None:
    session = SessionFactory()
    for _ in range(moves):
        reopen_session(cancel_session(session, reason="Snow", by=lead), by=lead)
    with django_assert_num_queries(6):  # sign-in 2, the session, its chip, its moves, closures
        rosa.get(f"/sessions/{session.pk}")
