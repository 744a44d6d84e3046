"""The audit trail holds codes only, stands with its deed, and cannot be changed."""

import re
from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from time_machine import Traveller

from hub import audit
from hub.acts import WORDS
from hub.calendar import open_session
from hub.models import AuditEntry, User
from tests.conftest import signed_in
from tests.factories import SessionFactory


def test_record_holds_who_what_and_which_row(lead: User) -> None:
    session = SessionFactory()
    entry = audit.record("session.open", by=lead, row=session, session=session, reason="late")
    entry.refresh_from_db()
    assert (entry.by, entry.act, entry.model, entry.row) == (lead, "session.open", "hub.session", str(session.pk))


@pytest.mark.parametrize("field", ["act", "model", "row", "reason"])
def test_the_database_refuses_words_in_the_trail(db: None, field: str) -> None:
    words = {"act": "session.open", field: "Rosa Behrami"}
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.create(**words)


def test_nobody_changes_an_entry(lead: User) -> None:
    audit.record("session.open", by=lead)
    for sql in ("UPDATE hub_auditentry SET act = 'x'", "DELETE FROM hub_auditentry"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert AuditEntry.objects.get().act == "session.open"


def test_the_night_forgets_what_is_past_its_date_and_nothing_else(lead: User, thursday: Traveller) -> None:
    audit.record("session.open", by=lead)
    AuditEntry.objects.create(act="session.close", kept_until_on=date(2026, 5, 13))
    assert audit.forget_old() == 1
    assert audit.forget_old() == 0
    assert AuditEntry.objects.get().act == "session.open"


def test_the_night_cannot_forget_too_early(lead: User) -> None:
    audit.record("session.open", by=lead)
    night = "SET LOCAL hub.forgetting = 'nightly'; DELETE FROM hub_auditentry"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(night)


def test_after_the_nights_work_the_door_is_shut_again(lead: User) -> None:
    audit.forget_old()
    AuditEntry.objects.create(act="session.close", kept_until_on=date(2020, 1, 1))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM hub_auditentry")


def test_an_entry_lasts_a_year(lead: User, thursday: Traveller) -> None:
    assert audit.record("session.open", by=lead).kept_until_on == date(2027, 5, 15)


def test_the_deed_and_its_entry_stand_or_fall_together(lead: User, thursday: Traveller) -> None:
    session = SessionFactory()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE hub_auditentry ADD CONSTRAINT none_today CHECK (act <> 'session.open')")
    with pytest.raises(IntegrityError, match="none_today"):
        open_session(session, by=lead)
    session.refresh_from_db()
    assert (session.state, session.changes.count(), AuditEntry.objects.count()) == ("planned", 0, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_reader_costs_the_same_for_many(
    administrator: User, lead: User, django_assert_num_queries, rows: int
) -> None:
    for _ in range(rows):
        session = SessionFactory()
        audit.record("session.open", by=lead, row=session, session=session)
    client = signed_in(administrator)
    with django_assert_num_queries(6):  # sign-in 2, people and deeds to choose from 2, count, rows
        page = client.get("/audit").content.decode()
    assert page.count("<b>Opened a session</b>") == rows


def test_the_reader_narrows_down(administrator: User, lead: User, thursday: Traveller) -> None:
    audit.record("session.open", by=lead)
    audit.record("account.end", by=administrator)
    client = signed_in(administrator)
    page = client.get("/audit", {"by": lead.pk, "act": "session.open", "from_on": "14/5/2026"}).content.decode()
    assert ("<b>Opened a session</b>" in page, "<b>Ended an account</b>" in page) == (True, False)
    assert "Nothing fits." in client.get("/audit", {"until_on": "2026-05-13"}).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"from_on": "31/02/2026"},
        {"from_on": "0001-01-01"},
        {"by": "999999999999999999999"},
        {"by": "x\x00"},
        {"act": "nothing\x00"},
    ],
)
def test_the_reader_answers_nonsense_with_a_sentence(administrator: User, query: dict) -> None:
    answer = signed_in(administrator).get("/audit", query)
    assert (answer.status_code, 'class="err"' in answer.content.decode()) == (422, True)


def test_a_page_that_is_not_there_shows_the_nearest(administrator: User, lead: User) -> None:
    audit.record("session.open", by=lead)
    for page in ("0", "99", "x", "\x00"):
        assert "Page 1 of 1" in signed_in(administrator).get("/audit", {"page": page}).content.decode()


def test_every_deed_that_is_recorded_has_words() -> None:
    code = "".join(
        path.read_text()
        for path in settings.ROOT.glob("*/**/*.py")
        if path.relative_to(settings.ROOT).parts[0] in settings.ROOMS
    )
    recorded = set(re.findall(r'(?:record\(|act=)"([a-z.]+)"', code))
    assert recorded == set(WORDS)


def test_the_night_forgets_by_the_clock_of_the_database(lead: User, settings) -> None:
    """Just after midnight in summer the hub's day is one ahead of the database's: nothing breaks."""
    with time_machine.travel("2026-06-30T23:30:00+00:00", tick=False):
        AuditEntry.objects.create(act="session.close", kept_until_on=date(2026, 6, 30))
        assert audit.forget_old() == 0
