"""One pair at a time: what speaks for one person or two, and what a lead says."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import Traveller

from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.conftest import THURSDAY, signed_in
from tests.factories import UserFactory
from tests.factories.visitors import DoubtFactory, OpenSessionFactory, PersonFactory, VisitFactory
from tests.together import at_once
from visitors.doubts import ask, compare, next_after, open_doubts, say_different
from visitors.models import Doubt, Link, Person
from visitors.models.visits import Reason


@pytest.fixture
def doubt(db: None, thursday: Traveller) -> Doubt:
    older = PersonFactory(known_as="Samira", languages=["ar", "fr"], first_seen_on=date(2026, 1, 8))
    newer = PersonFactory(known_as="Sameera", languages=["ar"], first_seen_on=date(2026, 5, 7))
    return Doubt.objects.create(newer=newer, older=older)


@pytest.fixture
def rosa(lead: User, thursday: Traveller) -> Client:
    return signed_in(lead)


def points(doubt: Doubt) -> list[tuple[str, bool]]:
    return [(point.words, point.is_for_one) for point in compare(doubt).points]


def test_what_fits_speaks_for_one(doubt: Doubt) -> None:
    for person in (doubt.older, doubt.newer):
        VisitFactory(person=person, children_0_4=2)
    assert points(doubt) == [
        ("The names sound alike.", True),
        ("Both speak Arabic.", True),
        ("Both come with children of the same age.", True),
    ]


def test_what_does_not_fit_speaks_for_two(doubt: Doubt) -> None:
    Person.objects.filter(pk=doubt.newer_id).update(folded="x", known_as="Bertalan", languages=["ti"])
    doubt.newer.refresh_from_db()
    session = OpenSessionFactory(held_on=date(2026, 5, 7))
    VisitFactory(person=doubt.older, session=session)
    VisitFactory(person=doubt.newer, session=session, children_0_4=1)
    assert points(doubt) == [
        ("The names sound different.", False),
        ("Both were here on 7 May 2026.", False),
        ("They share no language.", False),
        ("The children along were not the same.", False),
    ]


def test_who_was_here_together_often_is_told_with_the_last_day(doubt: Doubt) -> None:
    for week in (1, 8, 15):
        session = OpenSessionFactory(held_on=date(2026, 4, week))
        for person in (doubt.older, doubt.newer):
            VisitFactory(person=person, session=session)
    assert ("Both were here on 15 April 2026, and on 2 other days.", False) in points(doubt)


def test_the_record_that_was_here_first_stands_first(doubt: Doubt) -> None:
    Person.objects.filter(pk=doubt.newer_id).update(first_seen_on=date(2025, 1, 1))
    doubt.newer.refresh_from_db()
    assert [side.person for side in compare(doubt).sides] == [doubt.newer, doubt.older]


def test_later_goes_round(doubt: Doubt) -> None:
    second = Doubt.objects.create(newer=PersonFactory(), older=PersonFactory())
    assert (next_after(second), next_after(doubt)) == (doubt, second)
    second.delete()
    assert next_after(doubt) is None


def test_later_goes_from_the_likelier_to_the_less_likely(doubt: Doubt) -> None:
    likely, unlikely = (DoubtFactory(reason=Reason.NEARLY, likelihood=score) for score in (0.8, 0.6))
    assert [next_after(one) for one in (doubt, likely, unlikely)] == [likely, unlikely, doubt]


def test_open_doubts_are_the_undecided_newest_first(lead: User, django_assert_num_queries) -> None:
    older, newer = (DoubtFactory(made_by=lead, made_at=timezone.now() - timedelta(days=days)) for days in (2, 1))
    say_different(DoubtFactory(), by=lead)
    with django_assert_num_queries(1):
        found = [(doubt, doubt.newer.known_as, doubt.older.known_as, doubt.made_by.called) for doubt in open_doubts()]
    assert [doubt for doubt, *_names in found] == [newer, older]


def test_two_people_is_said_once(doubt: Doubt, lead: User, thursday: Traveller) -> None:
    say_different(doubt, by=lead)
    thursday.shift(timedelta(hours=1))
    said = say_different(doubt, by=UserFactory())
    assert (said.state, said.decided_by, said.decided_at) == ("different", lead, THURSDAY)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.row, entry.reason, entry.by) == ("doubt.decide", str(doubt.pk), "different", lead)


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_agree_at_once_are_one_decision() -> None:
    for number in range(1, 6):
        doubt = DoubtFactory()
        assert at_once(*[partial(say_different, doubt, by=UserFactory()) for _ in range(2)]) == [None, None]
        assert AuditEntry.objects.count() == number


def test_a_pair_found_by_its_names_says_why_on_both_pages(rosa: Client, doubt: Doubt) -> None:
    Doubt.objects.update(reason=Reason.SPELLING, likelihood=0.9)
    for address in ("/doubts", f"/doubts/{doubt.pk}"):
        page = rosa.get(address).content.decode()
        assert (str(Reason.SPELLING.label) in page, "Asked at the door" in page) == (True, False)


def test_the_page_costs_the_same_however_often_they_came(rosa: Client, doubt: Doubt, django_assert_num_queries) -> None:
    for _ in range(5):
        VisitFactory(person=doubt.older)
    with django_assert_num_queries(12):  # sign-in 2, savepoint 2, looks 4, doubt, next, next from the first, visits
        rosa.get(f"/doubts/{doubt.pk}")


def test_one_person_links_into_the_chosen_record_and_shows_the_undo(rosa: Client, doubt: Doubt) -> None:
    page = rosa.post(f"/doubts/{doubt.pk}/same", {"kept": doubt.newer_id}, follow=True).content.decode()
    made = Link.objects.get()
    assert (made.kept, made.gone, f"/links/{made.pk}/undoing" in page) == (doubt.newer, doubt.older, True)
    page = rosa.post(f"/links/{made.pk}/undoing", follow=True).content.decode()
    assert ("They are two records again." in page, Doubt.objects.get().state) == (True, "open")


@pytest.mark.parametrize("kept", [None, "x", "\x00"])
def test_the_older_record_stays_when_none_was_chosen(rosa: Client, doubt: Doubt, kept: str | None) -> None:
    rosa.post(f"/doubts/{doubt.pk}/same", {"kept": kept} if kept else {})
    assert Link.objects.get().kept == doubt.older


def test_a_third_record_is_refused(rosa: Client, doubt: Doubt) -> None:
    answer = rosa.post(f"/doubts/{doubt.pk}/same", {"kept": PersonFactory().pk})
    assert (answer.status_code, Link.objects.count()) == (409, 0)


def test_two_people_leads_to_the_next_pair(rosa: Client, doubt: Doubt) -> None:
    second = Doubt.objects.create(newer=PersonFactory(), older=PersonFactory())
    assert rosa.post(f"/doubts/{second.pk}/different").headers["Location"] == f"/doubts/{doubt.pk}"
    assert rosa.post(f"/doubts/{doubt.pk}/different").headers["Location"] == "/doubts"


def test_a_pair_that_is_one_leads_to_its_undo(rosa: Client, doubt: Doubt) -> None:
    rosa.post(f"/doubts/{doubt.pk}/same")
    assert rosa.get(f"/doubts/{doubt.pk}").headers["Location"] == "/links"


@pytest.mark.parametrize("pairs", [1, 3])
def test_the_lists_cost_the_same_for_many(rosa: Client, django_assert_num_queries, lead: User, pairs: int) -> None:
    for _ in range(pairs):
        Doubt.objects.create(newer=PersonFactory(), older=PersonFactory(), made_by=lead)
    with django_assert_num_queries(8):  # sign-in 2, savepoint 2, the look, doubts, how many, links
        rosa.get("/doubts")


def test_a_lead_asks_about_two_and_again_it_is_the_same_doubt(lead: User, db: None) -> None:
    older = PersonFactory(first_seen_on=date(2026, 1, 8))
    newer = PersonFactory(first_seen_on=date(2026, 5, 7))
    made = ask(older, newer, by=lead)
    assert (made.newer, made.older, made.made_by, made.state) == (newer, older, lead, Doubt.State.OPEN)
    assert (ask(newer, older, by=lead), Doubt.objects.count()) == (made, 1)
    assert list(AuditEntry.objects.values_list("act", "row")) == [("doubt.make", str(made.pk))]


def test_what_was_decided_for_two_is_not_asked_anew(doubt: Doubt, lead: User) -> None:
    say_different(doubt, by=lead)
    assert (ask(doubt.newer, doubt.older, by=lead).state, Doubt.objects.count()) == (Doubt.State.DIFFERENT, 1)


def test_one_record_and_one_not_in_use_are_not_asked_about(doubt: Doubt, lead: User) -> None:
    with pytest.raises(Refused, match="the same record"):
        ask(doubt.newer, doubt.newer, by=lead)
    Person.objects.filter(pk=doubt.newer_id).update(anonymised_at=timezone.now(), known_as="")
    with pytest.raises(Refused, match="not in use any more"):
        ask(doubt.newer, doubt.older, by=lead)


def test_two_leads_who_ask_about_two_at_once_make_one_doubt(lead: User, transactional_db: None) -> None:
    one, other = PersonFactory(), PersonFactory()
    assert at_once(lambda: ask(one, other, by=lead), lambda: ask(other, one, by=lead)) == [None, None]
    assert Doubt.objects.count() == 1


def test_a_lead_goes_from_a_page_to_the_two_side_by_side(rosa: Client) -> None:
    samira, again = PersonFactory(known_as="Samira"), PersonFactory(known_as="Sameera")
    assert f'href="/people/{samira.pk}/same"' in rosa.get(f"/people/{samira.pk}").content.decode()
    page = rosa.post(f"/people/{samira.pk}/same", {"q": "sami"}).content.decode()
    assert (f'value="{again.pk}"' in page, f'value="{samira.pk}"' in page) == (True, False)
    answer = rosa.post(f"/people/{samira.pk}/doubts", {"other": again.pk}, follow=True)
    assert (answer.redirect_chain, "Asked on 14 May" in answer.content.decode()) == (
        [(f"/doubts/{Doubt.objects.get().pk}", 302)],
        True,
    )


@pytest.mark.parametrize("other", ["", "x", "\x00", "itself"])
def test_nobody_or_oneself_is_refused_in_words(rosa: Client, other: str) -> None:
    samira = PersonFactory(known_as="Samira")
    answer = rosa.post(f"/people/{samira.pk}/doubts", {"other": samira.pk if other == "itself" else other})
    assert (answer.status_code, Doubt.objects.count()) == (422 if other == "itself" else 409, 0)


def test_nobody_else_is_said(rosa: Client) -> None:
    samira = PersonFactory(known_as="Samira")
    assert "Nobody else fits." in rosa.post(f"/people/{samira.pk}/same", {"q": "samira"}).content.decode()
