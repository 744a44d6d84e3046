"""Who came together: noted once, drawn together with all who came with either, and taken apart again."""

from functools import partial

import pytest

from hub.models import Session, User
from hub.refusals import Refused
from tests.factories.visitors import OpenSessionFactory, PersonFactory, VisitFactory
from tests.together import at_once
from visitors.forgetting import erase
from visitors.households import come_apart, come_together, companions, lately_arrived
from visitors.models import Household, Person
from visitors.tallies import freeze


def people(number: int) -> list[Person]:
    return PersonFactory.create_batch(number)


def families() -> set[frozenset[Person]]:
    """Who is of one household, read anew."""
    return {frozenset(household.people.all()) for household in Household.objects.all()}


@pytest.mark.usefixtures("db")
def test_two_come_together_and_noting_it_twice_changes_nothing() -> None:
    ana, ben = people(2)
    first = come_together(ana, ben)
    assert (come_together(ben, ana), families()) == (first, {frozenset({ana, ben})})


def test_nobody_comes_together_with_somebody_forgotten(session: Session, lead: User) -> None:
    ana, ben = people(2)
    for one in (ana, ben):
        VisitFactory(person=one, session=session)
    erase(ben, by=lead)
    for pair in ((ana, ben), (ben, ana)):
        with pytest.raises(Refused) as refused:
            come_together(*pair)
        assert refused.value.code == "stale"
    assert (families(), list(lately_arrived(ana, session))) == (set(), [])


@pytest.mark.usefixtures("db")
def test_a_third_joins_and_two_families_become_one() -> None:
    ana, ben, cem, dia, eva = people(5)
    come_together(ana, ben)
    come_together(cem, dia)
    come_together(eva, ben)
    assert families() == {frozenset({ana, ben, eva}), frozenset({cem, dia})}
    come_together(ana, dia)
    assert families() == {frozenset({ana, ben, cem, dia, eva})}


@pytest.mark.usefixtures("db")
def test_nobody_comes_together_with_themselves() -> None:
    (ana,) = people(1)
    with pytest.raises(Refused) as refused:
        come_together(ana, ana)
    assert (refused.value.code, refused.value.sentence) == ("same", "That is the same person. Choose somebody else.")
    assert families() == set()


@pytest.mark.usefixtures("db")
def test_who_comes_apart_leaves_the_others_together() -> None:
    ana, ben, cem = people(3)
    come_together(ana, ben)
    come_together(ben, cem)
    for _twice in range(2):
        come_apart(ana)
        assert families() == {frozenset({ben, cem})}


@pytest.mark.usefixtures("db")
def test_somebody_left_over_alone_is_no_household() -> None:
    ana, ben = people(2)
    come_together(ana, ben)
    come_apart(ana)
    assert (families(), Person.objects.filter(household=None).count()) == (set(), 2)


def test_companions_are_the_others_whom_we_still_know(db: None, django_assert_num_queries) -> None:
    ana, ben, cem = people(3)
    come_together(ana, ben)
    come_together(ana, cem)
    Person.objects.filter(pk=cem.pk).update(linked_to=PersonFactory())
    ana.refresh_from_db()
    with django_assert_num_queries(1):
        assert list(companions(ana)) == [ben]
    assert list(companions(PersonFactory())) == []


def test_those_who_lately_arrived_are_the_newest_outside_the_household(session: Session) -> None:
    visits = VisitFactory.create_batch(4, session=session)
    ana, ben, cem, dia = (visit.person for visit in visits)
    VisitFactory()
    come_together(ana, ben)
    ana.refresh_from_db()
    assert [visit.person for visit in lately_arrived(ana, session)] == [dia, cem]
    assert [visit.person for visit in lately_arrived(cem, session, most=2)] == [dia, ben]


@pytest.mark.django_db(transaction=True)
def test_two_tablets_on_one_pair_make_one_household() -> None:
    for _ in range(5):
        ana, ben = people(2)
        assert at_once(partial(come_together, ana, ben), partial(come_together, ben, ana)) == [None, None]
        assert frozenset({ana, ben}) in families()
    assert Household.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_crossing_pairs_of_two_families_never_wait_for_each_other() -> None:
    for _ in range(8):
        Person.objects.update(household=None)
        ana, ben, cem, dia = people(4)
        come_together(ana, ben)
        come_together(cem, dia)
        assert at_once(partial(come_together, ana, cem), partial(come_together, dia, ben)) == [None, None]
        assert frozenset({ana, ben, cem, dia}) in families()


@pytest.mark.django_db(transaction=True)
def test_somebody_who_joins_while_two_families_become_one_is_of_the_family() -> None:
    for _ in range(8):
        ana, ben, cem, dia, eva = people(5)
        come_together(ana, ben)
        come_together(cem, dia)
        assert at_once(partial(come_together, ana, cem), partial(come_together, eva, dia)) == [None, None]
        assert frozenset({ana, ben, cem, dia, eva}) in families()


@pytest.mark.django_db(transaction=True)
def test_coming_apart_while_the_family_grows_ends_one_way_or_the_other() -> None:
    for _ in range(8):
        ana, ben, cem, dia = people(4)
        come_together(ana, ben)
        come_together(cem, dia)
        assert at_once(partial(come_together, ana, cem), partial(come_apart, dia)) == [None, None]
        assert families() & {frozenset({ana, ben, cem}), frozenset({ana, ben, cem, dia})}


@pytest.mark.django_db(transaction=True)
def test_families_are_noted_while_the_session_closes() -> None:
    """The close writes to everybody who is here, and a family to its own: each takes them in the same order."""
    session = OpenSessionFactory()
    for visit in VisitFactory.create_batch(40, session=session):
        Person.objects.filter(pk=visit.person.pk).update(household=Household.objects.create())
    ana, ben = Person.objects.order_by("pk")[0], Person.objects.order_by("-pk")[0]
    for _ in range(5):
        Person.objects.update(last_seen_on=None)
        assert at_once(partial(freeze, session), partial(come_together, ana, ben)) == [None, None]
