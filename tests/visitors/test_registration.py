"""A new face: one press makes the record and checks it in."""

from uuid import uuid4

import pytest

from hub.models import AuditEntry, Session, User
from hub.models.calendar import Mode, State
from hub.refusals import Refused
from tests.factories.visitors import PersonFactory, VisitFactory
from visitors.lookup import find
from visitors.models import Background, Consent, Doubt, Household, Person, Provision, Receipt, Visit
from visitors.registration import NewFace, register


def test_a_name_is_enough(session: Session, door_helper: User) -> None:
    welcome = register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper)
    visit = Visit.objects.get()
    assert (welcome.outcome, welcome.visit, visit.is_first) == ("stored", visit, True)
    assert (visit.person.first_seen_on, [m.person for m in find("zah")]) == (session.held_on, [visit.person])


def test_what_they_care_to_say_is_kept_in_its_place(session: Session, door_helper: User) -> None:
    face = NewFace(
        "Zahra",
        other_names="Hosseini",
        tell_apart="Two small girls",
        languages=["fa", "en"],
        age="grown_up",
        children={"children_0_4": 1, "children_5_10": 1},
        wishes=["bike", "english"],
        phone="07700 900123",
    )
    register(face, session, receipt=uuid4(), by=door_helper)
    person, background = Person.objects.get(), Background.objects.get()
    assert (person.languages, person.tell_apart) == (["fa", "en"], "Two small girls")
    assert (background.age_band, background.phone, background.nationality) == ("grown_up", "07700 900123", "")
    assert set(Provision.objects.values_list("kind", "wants")) == {("asked_bike", True), ("asked_english", True)}
    assert (Consent.objects.get().kind, Visit.objects.get().children) == ("contact_ok", 2)


def test_the_same_press_twice_makes_one_person(session: Session, door_helper: User) -> None:
    receipt = uuid4()
    first, again = (register(NewFace("Zahra"), session, receipt=receipt, by=door_helper) for _ in range(2))
    assert (first.person, Person.objects.count(), Receipt.objects.count()) == (again.person, 1, 1)


def test_not_sure_comes_in_now_and_is_a_doubt_for_later(session: Session, door_helper: User) -> None:
    older = PersonFactory(known_as="Zahra")
    register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper, unsure=[older.pk])
    doubt = Doubt.objects.get()
    assert (doubt.older, doubt.newer.visits.count(), doubt.state) == (older, 1, "open")


@pytest.mark.parametrize(("mode", "code"), [(Mode.MEMBERS_ONLY, "members_only"), (Mode.FULL, "full")])
def test_no_new_face_while_only_known_people_come_in_or_the_hall_is_full(
    session: Session, door_helper: User, mode: str, code: str
) -> None:
    Session.objects.update(mode=mode)
    with pytest.raises(Refused) as refused:
        register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper)
    assert (refused.value.code, Person.objects.count(), Receipt.objects.count()) == (code, 0, 0)


def test_somebody_else_is_remembered_and_nobody_is_asked_again(session: Session, door_helper: User) -> None:
    older, unsure = PersonFactory(), PersonFactory()
    forgotten = PersonFactory(linked_to=older)
    said = {"others": [older.pk, forgotten.pk, uuid4()], "unsure": [unsure.pk]}
    register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper, **said)
    kept = set(Doubt.objects.values_list("older", "state", "decided_by", "session"))
    assert kept == {
        (older.pk, "different", door_helper.pk, session.pk),
        (unsure.pk, "open", None, session.pk),
    }


def test_who_came_with_somebody_is_of_their_household(session: Session, door_helper: User) -> None:
    visit = VisitFactory(session=session)
    newer = register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper, with_visit=visit).person
    assert set(Household.objects.get().people.all()) == {newer, visit.person}


def test_a_wish_said_twice_is_one_wish(session: Session, door_helper: User) -> None:
    register(NewFace("Zahra", wishes=["bike", "bike", "moon"]), session, receipt=uuid4(), by=door_helper)
    assert list(Provision.objects.values_list("kind", "wants", "given_by")) == [("asked_bike", True, door_helper.pk)]


@pytest.mark.parametrize("state", [State.PLANNED, State.CLOSED, State.CANCELLED])
def test_no_new_face_in_a_session_that_is_not_open(session: Session, door_helper: User, state: State) -> None:
    Session.objects.update(state=state)
    with pytest.raises(Refused) as refused:
        register(NewFace("Zahra"), session, receipt=uuid4(), by=door_helper)
    assert (refused.value.code, Person.objects.count(), Receipt.objects.count()) == ("closed", 0, 0)


def test_a_refused_new_face_leaves_nothing_behind(session: Session, door_helper: User) -> None:
    receipt = uuid4()
    register(NewFace("Zahra"), session, receipt=receipt, by=door_helper)
    with pytest.raises(Refused, match="used before") as refused:
        register(NewFace("Zahra", phone="07700 900123"), session, receipt=receipt, by=door_helper)
    assert (refused.value.code, refused.value.status) == ("stale", 409)
    assert (Person.objects.count(), Consent.objects.count(), AuditEntry.objects.count()) == (1, 0, 0)
