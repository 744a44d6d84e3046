"""Two records of one person: joined so that nothing is lost, taken apart so that everything is as it was."""

from datetime import date, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey
from django.utils import timezone
from hypothesis import given, strategies
from hypothesis import settings as within
from hypothesis.extra.django import TestCase
from time_machine import Traveller

from hub import rooms
from hub.models import AuditEntry, Session, User
from hub.refusals import Refused
from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, OpenSessionFactory, PersonFactory, VisitFactory
from tests.visitors.mess import everything, make_mess
from visitors.checkin import check_in, undo
from visitors.consents import Kind, agree, may_be_shown, no_longer_shown, withdraw
from visitors.counting import counts
from visitors.fading import forget_old_journals
from visitors.forgetting import erase
from visitors.households import come_apart, come_together
from visitors.linking import FOLLOWING, STAYING, gather_late, link, unlink
from visitors.lookup import by_number, find
from visitors.models import Background, Consent, Doubt, Household, Link, LinkMove, Person, Provision, Receipt, Visit
from visitors.people import set_background, set_contact, set_names
from visitors.reindexing import index_outdated

KEYS_OF_A_PERSON = {("person", "linked_to"), ("doubt", "newer"), ("doubt", "older"), ("move", "person")}


@pytest.fixture
def session(thursday: Traveller, db: None) -> Session:
    return OpenSessionFactory(capacity=10)


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira", first_seen_on=date(2026, 1, 8))


@pytest.fixture
def again(db: None) -> Person:
    """Samira, whom the door took for a new face."""
    return PersonFactory(known_as="Sameera", other_names="Haddad", first_seen_on=date(2026, 5, 14))


class LinkAndUnlink(TestCase):
    @within(max_examples=40, deadline=None)
    @given(strategies.integers(0, 10**9))
    def test_leave_every_row_as_it_was(self, seed: int) -> None:
        kept, gone, *_others = make_mess(Random(seed), 4)  # noqa: S311 (a test, the same every time)
        before = everything()
        made = link(kept, gone, by=UserFactory())
        assert everything() != before
        unlink(made, by=UserFactory())
        assert (everything(), LinkMove.objects.count()) == (before, 0)

    @within(max_examples=20, deadline=None)
    @given(strategies.integers(0, 10**9))
    def test_chains_come_apart_link_by_link(self, seed: int) -> None:
        chance, by = Random(seed), UserFactory()  # noqa: S311 (a test, the same every time)
        left = make_mess(chance, 4)
        seen, made = [everything()], []
        while len(left) > 1:
            kept, gone = chance.sample(left, 2)
            made.append(link(kept, gone, by=by))
            left.remove(gone)
            seen.append(everything())
        for one, before in zip(reversed(made), reversed(seen[:-1]), strict=True):
            unlink(one, by=by)
            assert everything() == before


def keys_to_a_person() -> list[ForeignKey]:
    fields = [field for model in apps.get_models() for field in model._meta.local_fields]
    return [field for field in fields if field.related_model is Person]


def found(name: str) -> list[Person]:
    return [match.person for match in find(name)]


def test_every_key_to_a_person_is_thought_of() -> None:
    """A new table that points at people says what becomes of its rows when two records are one."""
    keys = {
        (key.model._meta.model_name, key.name) for key in keys_to_a_person() if key.model._meta.app_label == "visitors"
    }
    following = {(model._meta.model_name, "person") for model in FOLLOWING}
    assert keys == following | set(STAYING) | KEYS_OF_A_PERSON


def test_every_room_with_a_key_to_a_person_answers_when_records_are_linked() -> None:
    pointing = {key.model._meta.app_label for key in keys_to_a_person()} - {"visitors"}
    answering = {
        answers.__name__.partition(".")[0]
        for answers in rooms._answering_rooms(tuple(settings.ROOMS))
        if hasattr(answers, "linked")
    }
    assert pointing - answering == set()


def test_a_link_brings_every_visit_receipt_and_mark_along(
    samira: Person, again: Person, session: Session, lead: User
) -> None:
    check_in(again, session, receipt=uuid4(), by=lead)
    link(samira, again, by=lead)
    again.refresh_from_db()
    samira.refresh_from_db()
    assert (again.linked_to, samira.other_names) == (samira, "Haddad")
    assert [m.person for m in find("samira haddad")] == [samira]
    assert (Visit.objects.get().person, Receipt.objects.get().person) == (samira, samira)
    assert list(AuditEntry.objects.values_list("act", "row").order_by("pk")) == [
        ("person.link", str(samira.pk)),
        ("person.link", str(again.pk)),
    ]


def test_who_was_here_twice_was_here_once_and_the_older_visit_stays(
    samira: Person, again: Person, session: Session, lead: User, thursday: Traveller
) -> None:
    first = check_in(again, session, receipt=uuid4(), by=lead).visit
    thursday.shift(60)
    press = uuid4()
    check_in(samira, session, receipt=press, by=lead)
    made = link(samira, again, by=lead)
    assert (list(Visit.objects.values_list("pk", "person")), counts(session).inside) == ([(first.pk, samira.pk)], 1)
    assert {receipt.visit for receipt in Receipt.objects.all()} == {first}
    assert undo(press, receipt=uuid4(), by=lead).outcome == "already"  # the other press still stands
    unlink(made, by=lead)
    assert counts(session).inside == 2


def test_a_first_visit_is_first_only_once(samira: Person, again: Person, session: Session, lead: User) -> None:
    VisitFactory(person=samira, is_first=True, session__held_on=date(2026, 1, 8))
    VisitFactory(person=again, is_first=True, session=session)
    made = link(samira, again, by=lead)
    assert (counts(session).new_faces, Visit.objects.filter(is_first=True).count()) == (0, 1)
    unlink(made, by=lead)
    assert counts(session).new_faces == 1


def test_both_cards_and_numbers_keep_working(samira: Person, again: Person, session: Session, lead: User) -> None:
    CardFactory(number="K7WM4PXD", person=again)
    Person.objects.filter(pk=again.pk).update(register_number="0417")
    link(samira, again, by=lead)
    assert (by_number("K7WM4PXD"), by_number("0417")) == (again, again)
    assert check_in(by_number("K7WM4PXD"), session, receipt=uuid4(), by=lead).visit.person == samira


def test_a_press_sent_again_after_the_link_gets_its_answer(
    samira: Person, again: Person, session: Session, lead: User
) -> None:
    press = uuid4()
    visit = check_in(again, session, receipt=press, by=lead).visit
    link(samira, again, by=lead)
    again.refresh_from_db()
    welcome = check_in(again, session, receipt=press, by=lead)
    assert (welcome.outcome, welcome.visit, welcome.is_replay) == ("stored", visit, True)


def test_somebody_is_found_by_the_names_of_all_their_records(lead: User, db: None) -> None:
    kept, gone = PersonFactory(known_as="Bertalan", other_names="Kovacs"), PersonFactory(known_as="Zahra")
    first = link(gone, PersonFactory(known_as="Ciwan"), by=lead)
    second = link(kept, gone, by=lead)
    assert [found(name) for name in ("bertalan", "zahra", "ciwan")] == [[kept]] * 3
    set_names(kept, by=lead, known_as="Yonas")
    assert [found(name) for name in ("yonas", "zahra", "ciwan", "bertalan")] == [[kept]] * 3 + [[]]
    Person.objects.update(name_version=0, folded="", name_marks=[])
    index_outdated()
    assert [found(name) for name in ("yonas", "zahra", "ciwan")] == [[kept]] * 3
    unlink(second, by=lead)
    assert [found(name) for name in ("yonas", "zahra", "ciwan")] == [[kept], [gone], [gone]]
    unlink(first, by=lead)
    assert [found("zahra"), found("ciwan")] == [[gone], [first.gone]]


def test_the_doubt_is_settled_and_open_again_after_the_undo(samira: Person, again: Person, lead: User) -> None:
    doubt = Doubt.objects.create(newer=again, older=samira)
    made = link(samira, again, by=lead)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.decided_by) == ("same", lead)
    unlink(made, by=lead)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.decided_by, doubt.decided_at) == ("open", None, None)


def test_doubts_about_others_go_along_and_an_older_answer_stays(samira: Person, again: Person, lead: User) -> None:
    other, third = PersonFactory(), PersonFactory()
    told = Doubt.objects.create(newer=other, older=samira, state="different", made_at=timezone.now() - timedelta(9))
    Doubt.objects.create(newer=again, older=other)
    mine = Doubt.objects.create(newer=again, older=third)
    link(samira, again, by=lead)
    assert set(Doubt.objects.values_list("pk", "newer", "older", "state")) == {
        (told.pk, other.pk, samira.pk, "different"),
        (mine.pk, samira.pk, third.pk, "open"),
    }


def test_answers_fill_gaps_and_never_replace(samira: Person, again: Person, lead: User) -> None:
    Background.objects.create(person=samira, age_band="25_34")
    Background.objects.create(person=again, age_band="grown_up", phone="07700 900123")
    made = link(samira, again, by=lead)
    assert Background.objects.values_list("age_band", "phone").get(person=samira) == ("25_34", "07700 900123")
    unlink(made, by=lead)
    assert Background.objects.values_list("age_band", "phone").get(person=samira) == ("25_34", "")


def test_what_is_done_since_stays_with_the_kept_one(
    samira: Person, again: Person, session: Session, lead: User
) -> None:
    Background.objects.create(person=again, phone="07700 900123")
    made = link(samira, again, by=lead)
    again.refresh_from_db()
    since = check_in(again, session, receipt=uuid4(), by=lead).visit
    Background.objects.filter(person=samira).update(phone="07700 900456")
    unlink(made, by=lead)
    assert (Visit.objects.get(pk=since.pk).person, Background.objects.get(person=samira).phone) == (
        samira,
        "07700 900456",
    )


def test_a_row_made_since_stands_before_one_that_was_removed(samira: Person, again: Person, lead: User) -> None:
    agree(again, Consent.Kind.PHOTO, by=lead)
    agree(samira, Consent.Kind.PHOTO, by=lead)
    made = link(samira, again, by=lead)
    withdraw(Consent.objects.get(), by=lead)
    newer = agree(samira, Consent.Kind.PHOTO, by=lead)
    unlink(made, by=lead)
    assert list(Consent.objects.filter(withdrawn_at=None)) == [newer]


def test_a_household_that_came_apart_meanwhile_is_not_put_back(samira: Person, again: Person, lead: User) -> None:
    other = PersonFactory()
    come_together(again, other)
    made = link(samira, again, by=lead)
    come_apart(other)
    unlink(made, by=lead)
    assert (Household.objects.count(), Person.objects.filter(household__isnull=False).count()) == (0, 0)


def test_what_they_take_back_is_gone_everywhere(samira: Person, again: Person, lead: User) -> None:
    """Also in the record that was joined, and in what could put it back."""
    Background.objects.create(person=again, phone="07700 900123")
    agree(again, Consent.Kind.CONTACT, by=lead)
    made = link(samira, again, by=lead)
    assert "07700 900123" in str(list(LinkMove.objects.values_list("now", flat=True)))
    withdraw(Consent.objects.get(), by=lead)
    assert "07700 900123" not in str(list(LinkMove.objects.values_list("was", "now")))
    unlink(made, by=lead)
    assert set(Background.objects.values_list("phone", flat=True)) == {""}


def test_what_they_take_back_leaves_the_other_answers_to_be_taken_apart(
    samira: Person, again: Person, lead: User
) -> None:
    set_background(again, by=lead, note="Likes to cook", came_from_town="Derby")
    set_contact(again, by=lead, phone="07700 900123")
    made = link(samira, again, by=lead)
    withdraw(Consent.objects.get(), by=lead)
    unlink(made, by=lead)
    assert list(Background.objects.values_list("person", "note", "phone")) == [(again.pk, "Likes to cook", "")]
    erase(again, by=lead)
    assert Background.objects.count() == 0


def test_what_they_take_back_is_gone_from_a_chain_of_links(samira: Person, again: Person, lead: User) -> None:
    third = PersonFactory(first_seen_on=date(2026, 1, 1))
    set_contact(samira, by=lead, phone="07700 900123")
    link(again, samira, by=lead)
    link(third, again, by=lead)
    withdraw(Consent.objects.get(), by=lead)
    assert "900123" not in str(list(LinkMove.objects.values_list("was", "now")))
    assert set(Background.objects.values_list("phone", flat=True)) == {""}


def test_what_both_said_and_one_took_back_does_not_live_again(samira: Person, again: Person, lead: User) -> None:
    for person, kind in ((samira, Kind.PHOTO_PUBLIC), (again, Kind.PHOTO), (samira, Kind.STORY), (again, Kind.STORY)):
        agree(person, kind, by=lead)
    made = link(samira, again, by=lead)
    for consent in may_be_shown():
        withdraw(consent, by=lead)
    unlink(made, by=lead)
    assert list(may_be_shown()) == []


def test_a_consent_that_went_with_its_record_is_stale(samira: Person, again: Person, lead: User) -> None:
    consent = agree(again, Kind.CONTACT, by=lead)
    link(samira, again, by=lead)
    moved = Consent.objects.get()
    erase(samira, by=lead)
    for old in (consent, moved):
        with pytest.raises(Refused) as refused:
            withdraw(old, by=lead)
        assert refused.value.code == "stale"


def test_who_was_forgotten_is_not_taken_apart(samira: Person, again: Person, lead: User) -> None:
    made = link(samira, again, by=lead)
    erase(samira, by=lead)
    with pytest.raises(Refused) as refused:
        unlink(made, by=lead)
    assert refused.value.code == "stale"


def test_no_doubt_comes_back_about_somebody_forgotten(samira: Person, again: Person, lead: User) -> None:
    other = PersonFactory()
    for older in (samira, again):
        Doubt.objects.create(newer=other, older=older)
    made = link(samira, again, by=lead)
    erase(other, by=lead)
    unlink(made, by=lead)
    assert Doubt.objects.count() == 0


def test_linking_twice_either_way_round_is_one_link(samira: Person, again: Person, lead: User) -> None:
    made = link(samira, again, by=lead)
    assert [link(samira, again, by=lead), link(again, samira, by=lead), Link.objects.get()] == [made] * 3


def test_unlinking_twice_changes_nothing(samira: Person, again: Person, lead: User) -> None:
    made = link(samira, again, by=lead)
    unlink(made, by=lead)
    told = AuditEntry.objects.count()
    assert (unlink(made, by=lead).undone_by, AuditEntry.objects.count()) == (lead, told)


def test_a_record_that_was_joined_to_a_third_is_refused(samira: Person, again: Person, lead: User) -> None:
    third = PersonFactory()
    link(samira, again, by=lead)
    for pair in [(again, third), (third, again)]:
        with pytest.raises(Refused, match="joined to another") as refused:
            link(*pair, by=lead)
        assert refused.value.code == "stale"


def test_one_record_or_a_forgotten_one_is_refused(samira: Person, again: Person, lead: User) -> None:
    with pytest.raises(Refused, match="one record already"):
        link(samira, samira, by=lead)
    Person.objects.filter(pk=again.pk).update(anonymised_at=timezone.now())
    with pytest.raises(Refused, match="forgotten"):
        link(samira, again, by=lead)
    assert Link.objects.count() == 0


def test_a_chain_points_to_its_end_and_the_last_link_is_undone_first(samira: Person, again: Person, lead: User) -> None:
    third = PersonFactory()
    first, second = link(again, third, by=lead), link(samira, again, by=lead)
    assert set(Person.objects.filter(linked_to=samira)) == {again, third}
    with pytest.raises(Refused, match="joined to another since") as refused:
        unlink(first, by=lead)
    assert refused.value.code == "later"
    unlink(second, by=lead)
    third.refresh_from_db()
    assert third.linked_to == again
    unlink(first, by=lead)
    assert Person.objects.known().count() == 3


def test_after_thirty_days_the_journal_is_gone_and_undo_says_so(
    samira: Person, again: Person, session: Session, lead: User, thursday: Traveller
) -> None:
    VisitFactory(person=again, session=session)
    made = link(samira, again, by=lead)
    thursday.shift(timedelta(days=30))
    forget_old_journals(timezone.now())
    assert LinkMove.objects.exists()
    thursday.shift(timedelta(days=1))
    forget_old_journals(timezone.now())
    assert (LinkMove.objects.count(), Visit.objects.get().person) == (0, samira)
    with pytest.raises(Refused, match="After 30 days") as refused:
        unlink(made, by=lead)
    assert refused.value.code == "late"


def test_a_visit_pressed_in_the_moment_of_the_link_is_brought_along_at_night(
    samira: Person, again: Person, session: Session, lead: User
) -> None:
    made = link(samira, again, by=lead)
    late = VisitFactory(person=again, session=session)
    Provision.objects.create(person=again, kind="welcomed", given_on=session.held_on)
    assert (gather_late(), gather_late()) == (1, 0)
    assert (Visit.objects.get().person, Provision.objects.get().person) == (samira, samira)
    unlink(made, by=lead)
    assert Visit.objects.get(pk=late.pk).person == again


def test_a_link_costs_the_same_for_many_visits(
    samira: Person, again: Person, lead: User, django_assert_max_num_queries
) -> None:
    for number in range(12):
        visit = VisitFactory(person=again, session__held_on=date(2026, 1, 1) + timedelta(number))
        said = {"kind": "arrive", "digest": "x", "outcome": "stored", "session": visit.session}
        Receipt.objects.create(person=again, visit=visit, **said)
    with django_assert_max_num_queries(80):
        made = link(samira, again, by=lead)
    with django_assert_max_num_queries(60):
        unlink(made, by=lead)


def test_the_earlier_death_stands_and_goes_back(samira: Person, again: Person, lead: User) -> None:
    Person.objects.filter(pk=samira.pk).update(died_on=date(2026, 5, 12))
    Person.objects.filter(pk=again.pk).update(died_on=date(2026, 5, 10))
    made = link(samira, again, by=lead)
    joined = Person.objects.get(pk=samira.pk).died_on
    unlink(made, by=lead)
    samira.refresh_from_db()
    assert (joined, samira.died_on) == (date(2026, 5, 10), date(2026, 5, 12))


def test_of_two_photos_the_more_careful_one_stands(samira: Person, again: Person, lead: User) -> None:
    for person, kind in ((samira, Kind.PHOTO_PUBLIC), (again, Kind.PHOTO_INSIDE)):
        agree(person, kind, by=lead)
    before = everything()
    made = link(samira, again, by=lead)
    standing = [(consent.person, consent.kind) for consent in may_be_shown()]
    taken_back = [(consent.person, consent.kind) for consent in no_longer_shown()]
    assert (standing, taken_back) == ([(samira, Kind.PHOTO_INSIDE)], [(samira, Kind.PHOTO_PUBLIC)])
    unlink(made, by=lead)
    assert everything() == before


def test_a_photo_that_was_agreed_to_anew_does_not_hinder_taking_apart(
    samira: Person, again: Person, lead: User
) -> None:
    for person, kind in ((samira, Kind.PHOTO_PUBLIC), (again, Kind.PHOTO)):
        agree(person, kind, by=lead)
    made = link(samira, again, by=lead)
    anew = agree(samira, Kind.PHOTO_PUBLIC, by=lead)
    unlink(made, by=lead)
    assert list(Consent.objects.filter(person=samira, withdrawn_at=None)) == [anew]
