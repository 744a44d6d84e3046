"""Forgotten by rule and at once: who is due, who is still needed, what stays of them."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub import rooms
from hub.models import AuditEntry, Night, Session, User
from hub.refusals import Refused
from hub.retention import Periods, approve, only_one_night
from tests.conftest import LONDON
from tests.factories.hub import SessionFactory
from tests.factories.visitors import CardFactory, DoubtFactory, OpenSessionFactory, PersonFactory, VisitFactory
from tests.together import at_once
from visitors import forgetting
from visitors.forgetting import A_WEEK, Due, announce, due, erase, forget_unseen, keep_on, soon_forgotten
from visitors.linking import link
from visitors.lookup import by_number, find
from visitors.models import Background, Card, Doubt, Household, Leaving, Link, Person, Visit
from visitors.moves import moved_away

TODAY = date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 9, 5, tzinfo=LONDON)


@pytest.fixture
def session(thursday: Traveller, db: None) -> Session:
    return OpenSessionFactory(capacity=10)


def seen(on: date, **values) -> Person:
    return PersonFactory(first_seen_on=min(on, date(2025, 1, 9)), last_seen_on=on, **values)


def forget(at: datetime = NOW) -> int:
    """The night, after the list of the week before."""
    announce(at - A_WEEK)
    return forget_unseen(at)


def names(people) -> list[str]:
    return sorted(person.known_as for person in people)


@pytest.mark.parametrize(
    ("last", "moved", "is_due"),
    [
        (date(2025, 5, 14), None, False),
        (date(2025, 5, 13), None, True),
        (date(2026, 2, 13), date(2026, 2, 14), False),
        (date(2026, 2, 13), date(2026, 2, 13), True),
        (date(2026, 2, 20), date(2026, 2, 13), False),
    ],
)
def test_due_is_who_was_not_seen_for_a_year_or_is_away_for_three_months(
    last: date, moved: date | None, is_due: bool, thursday: Traveller, db: None
) -> None:
    person = seen(last, moved_away_on=moved)
    assert list(due(TODAY, Periods())) == ([person] if is_due else [])


def test_due_knows_a_visit_that_nobody_closed(thursday: Traveller, db: None) -> None:
    person = seen(date(2025, 1, 9))
    VisitFactory(person=person, session=SessionFactory(held_on=date(2026, 4, 2)))
    assert list(due(TODAY, Periods())) == []


def test_the_night_forgets_who_is_due_and_counts_them(thursday: Traveller, db: None) -> None:
    seen(date(2025, 1, 9), known_as="Samira")
    stays = seen(date(2026, 5, 7), known_as="Daniel")
    assert (forget(NOW), forget(NOW)) == (1, 0)
    assert names(Person.objects.known()) == ["Daniel"]
    stays.refresh_from_db()
    assert stays.anonymised_at is None
    entry = AuditEntry.objects.get(act="person.forget")
    assert (entry.by, entry.row) == (None, str(Person.objects.get(anonymised_at__isnull=False).pk))


def test_the_night_asks_every_room_first(thursday: Traveller, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = seen(date(2025, 1, 9))
    asked = []

    def ask(question: str, *about):
        asked.append((question, *about))
        return iter([{needed.pk}]) if question == "still_needs" else iter([])

    announce(NOW - A_WEEK)
    monkeypatch.setattr(rooms, "ask_all", ask)
    assert (forget_unseen(NOW), asked) == (0, [("still_needs", [needed.pk])])


def test_who_is_kept_on_stays_for_three_months_more(lead: User, thursday: Traveller) -> None:
    person = seen(date(2025, 1, 9))
    assert keep_on(person, by=lead) == keep_on(person, by=lead)
    assert (forget(NOW), forget(NOW + timedelta(days=90))) == (0, 0)
    thursday.shift(timedelta(days=91))
    assert forget(NOW + timedelta(days=91)) == 1
    assert AuditEntry.objects.filter(act="person.keep").count() == 1


def test_nobody_forgotten_is_kept_on(lead: User, thursday: Traveller) -> None:
    person = seen(date(2025, 1, 9))
    erase(person, by=lead)
    with pytest.raises(Refused) as refused:
        keep_on(person, by=lead)
    assert refused.value.code == "stale"


def test_the_list_of_next_week_says_the_day_each_is_due(thursday: Traveller, db: None) -> None:
    late, soon = seen(date(2025, 5, 15), known_as="Late"), seen(date(2025, 1, 9), known_as="Soon")
    away = seen(date(2026, 2, 1), moved_away_on=date(2026, 2, 18), known_as="Away")
    seen(date(2025, 5, 21), known_as="After")
    since = date(2026, 5, 7)
    Leaving.objects.bulk_create(Leaving(person=person, since_on=since) for person in (late, soon, away))
    assert soon_forgotten() == [
        Due(soon, TODAY),
        Due(late, date(2026, 5, 16)),
        Due(away, date(2026, 5, 19)),
    ]


def test_a_shorter_period_is_heard_a_week_before_it_holds(trustee: User, thursday: Traveller) -> None:
    seen(date(2025, 10, 1))
    approve(Periods(6, 1), by=trustee)
    assert nights_until_forgotten(thursday) == (7, 7)


def nights_until_forgotten(thursday: Traveller) -> tuple[int, int]:
    """How many days they stood on the leads' list, and the night that forgot them."""
    listed = 0
    for night in range(40):
        if forget_unseen(timezone.now()):
            return listed, night
        listed += len(soon_forgotten())
        thursday.shift(timedelta(days=1))
    return listed, -1


def test_nobody_is_forgotten_who_did_not_stand_on_the_list_for_a_week(lead: User, thursday: Traveller) -> None:
    """Whatever makes somebody due of a sudden: first an old book, then a move noted late, a keeping that runs out."""
    seen(date(2024, 1, 9))
    assert nights_until_forgotten(thursday) == (7, 7)
    away = seen(date(2026, 2, 1))
    moved_away(away, by=lead, on=date(2026, 2, 2))
    assert nights_until_forgotten(thursday) == (0, -1)  # three months run from the day it was noted
    kept = seen(date(2024, 1, 9))
    keep_on(kept, by=lead)
    thursday.shift(timedelta(days=80))
    listed, _night = nights_until_forgotten(thursday)
    assert listed >= 7


def test_who_is_seen_again_leaves_the_list(thursday: Traveller, db: None) -> None:
    person = seen(date(2024, 1, 9))
    announce(NOW)
    VisitFactory(person=person, session=SessionFactory(held_on=TODAY))
    announce(NOW + timedelta(days=1))
    assert (soon_forgotten(), Leaving.objects.count()) == ([], 0)


def test_one_record_that_breaks_keeps_no_other_here(
    thursday: Traveller, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, other = seen(date(2024, 1, 9)), seen(date(2025, 1, 9))
    really = forgetting._forget

    def break_at_one(person: Person, *told, **more) -> None:
        if person == broken:
            raise LookupError
        really(person, *told, **more)

    monkeypatch.setattr(forgetting, "_forget", break_at_one)
    with pytest.raises(LookupError):
        forget()
    other.refresh_from_db()
    assert other.anonymised_at == NOW


def test_erasing_leaves_the_visits_and_no_name(session: Session, lead: User) -> None:
    person = PersonFactory(
        known_as="Samira", other_names="Haddad", tell_apart="Green scarf", register_number="A-17", languages=["ar"],
        household=Household.objects.create(),
    )  # fmt: skip
    Background.objects.create(person=person, phone="+447700900123", gender="woman")
    visit = VisitFactory(person=person, session=session)
    card = CardFactory(person=person)
    DoubtFactory(newer=person)
    erase(person, by=lead)
    person.refresh_from_db()
    assert [getattr(person, name) for name in forgetting.EMPTIED] == list(forgetting.EMPTIED.values())
    assert (person.folded, person.name_marks, person.anonymised_at) == ("", [], NOW)
    assert list(Visit.objects.filter(session=session)) == [visit]
    counted = [model.objects.count() for model in (Background, Doubt, Household)]
    assert (counted, find("Samira", limit=8), by_number("A-17")) == ([0, 0, 0], [], None)
    card = Card.objects.get(pk=card.pk)
    assert (card.person, card.given_at, card.revoked_at) == (None, None, NOW)
    assert list(AuditEntry.objects.filter(act="person.erase").values_list("row", "by")) == [(str(person.pk), lead.pk)]


def test_erasing_twice_changes_nothing(lead: User, thursday: Traveller) -> None:
    person = PersonFactory()
    erase(person, by=lead)
    erase(person, by=lead, at=NOW + timedelta(days=1))
    person.refresh_from_db()
    assert (person.anonymised_at, AuditEntry.objects.filter(act="person.erase").count()) == (NOW, 1)


def test_erasing_the_kept_record_erases_the_gone_one_and_the_journal(lead: User, thursday: Traveller) -> None:
    kept, gone = PersonFactory(known_as="Samira"), PersonFactory(known_as="Samirah")
    link(kept, gone, by=lead)
    with pytest.raises(Refused) as refused:
        erase(gone, by=lead)
    assert refused.value.code == "stale"
    erase(kept, by=lead)
    assert (names(Person.objects.all()), Link.objects.count()) == (["", ""], 0)
    assert Person.objects.get(pk=gone.pk).linked_to == kept


@pytest.mark.parametrize(("others", "left"), [(3, 0), (4, 1)])
def test_a_night_leaves_what_five_people_share(others: int, left: int, thursday: Traveller, db: None) -> None:
    for _other in range(others):
        Background.objects.create(person=PersonFactory(), nationality="Eritrea", gender="woman")
    person = seen(date(2025, 1, 9))
    Background.objects.create(person=person, nationality="Eritrea", gender="woman", note="Likes tea")
    forget(NOW)
    kept = Background.objects.filter(person=person).values_list("nationality", "gender", "note")
    assert list(kept) == [("Eritrea", "woman", "")] * left


def test_erasing_leaves_nothing_that_five_people_share(lead: User, thursday: Traveller) -> None:
    for _other in range(5):
        person = PersonFactory()
        Background.objects.create(person=person, nationality="Eritrea")
    erase(person, by=lead)
    assert Background.objects.filter(person=person).count() == 0


def test_every_room_is_told(lead: User, thursday: Traveller, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr(rooms, "tell_all", lambda *told: heard.append(told))
    person = PersonFactory()
    erase(person, by=lead)
    assert heard == [("anonymised", person)]


def test_nightly_forgets_reports_and_does_nothing_the_second_time(thursday: Traveller, db: None, capsys) -> None:
    Leaving.objects.create(person=seen(date(2025, 1, 9)), since_on=TODAY - A_WEEK)
    call_command("nightly")
    call_command("nightly")
    assert capsys.readouterr().out.splitlines() == [
        "0 sessions planned.",
        "visitors.person: 1 forgotten.",
        "0 sessions planned.",
    ]
    assert list(Night.objects.order_by("pk").values_list("counts", flat=True)) == [{"visitors.person": 1}, {}]


def test_who_comes_after_the_night_made_its_list_is_not_forgotten(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The night looks once more before each."""
    person = seen(date(2025, 1, 9))

    def come(question: str, *about):
        if not Visit.objects.exists():
            VisitFactory(person=person, session=session)
        return iter([])

    monkeypatch.setattr(rooms, "ask_all", come)
    assert (forget(NOW), Visit.objects.count()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_two_nights_at_once_are_one(thursday: Traveller, capsys: pytest.CaptureFixture) -> None:
    at_work, done = threading.Event(), threading.Event()

    def other() -> None:
        with only_one_night() as is_mine:
            assert is_mine
            at_work.set()
            done.wait(timeout=10)

    def this() -> None:
        at_work.wait(timeout=10)
        call_command("nightly")
        done.set()

    assert at_once(other, this) == [None, None]
    assert (Night.objects.count(), capsys.readouterr().out) == (
        0,
        "Another night is at work, so this one leaves it at that.\n",
    )
    call_command("nightly")
    assert Night.objects.count() == 1


def test_a_lead_sees_who_is_forgotten_soon_and_keeps_them_on(session: Session, rosa: Client) -> None:
    seen(date(2025, 5, 15), known_as="Samira")
    announce(NOW)
    assert "1 person is forgotten this week" in rosa.get("/").content.decode()
    page = rosa.get("/people/soon-forgotten").content.decode()
    assert ("Samira" in page, "Forgotten on Thursday 21 May" in page) == (True, True)
    assert AuditEntry.objects.filter(act="person.soon").count() == 1
    person = Person.objects.get()
    page = rosa.post(f"/people/{person.pk}/keeping-on", follow=True).content.decode()
    assert ("They stay for three months more." in page, "Nobody is forgotten this week." in page) == (True, True)
    assert "forgotten this week" not in rosa.get("/").content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_costs_the_same_for_any_number(
    people: int, session: Session, rosa: Client, django_assert_num_queries
) -> None:
    for _person in range(people):
        seen(date(2025, 5, 15))
    announce(NOW)
    rosa.get("/people/soon-forgotten")
    with django_assert_num_queries(10):
        rosa.get("/people/soon-forgotten")
