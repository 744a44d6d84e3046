"""The lists of places and of who sends people to us: added to, renamed, retired, and two made one."""

from datetime import date
from uuid import uuid4

import pytest
from time_machine import Traveller

from hub.models import AuditEntry, Session, User
from hub.refusals import Refused
from tests.factories.visitors import OpenSessionFactory, PersonFactory
from tests.together import at_once
from visitors.linking import link, unlink
from visitors.lists import KINDS, PLACES, SOURCES, add, join, rename, restore, retire, with_people
from visitors.models import Background, Person, ReferralSource, Site, SiteMove
from visitors.people import set_background
from visitors.registration import NewFace, register


def living_at(site: Site | None, **told: object) -> Person:
    person = PersonFactory()
    Background.objects.create(person=person, site=site, **told)
    return person


def acts() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", "row"))


@pytest.fixture
def park(db: None) -> Site:
    return Site.objects.create(name="Hotel by the park")


@pytest.fixture
def lake(db: None) -> Site:
    return Site.objects.create(name="Lake house")


def test_every_key_to_a_list_is_known_to_it() -> None:
    pointing = {
        kind.code: {
            (key.related_model, key.field.name)
            for key in kind.rows._meta.get_fields(include_hidden=True)
            if key.one_to_many
        }
        for kind in KINDS.values()
    }
    assert pointing == {kind.code: set(kind.keys) for kind in KINDS.values()}


def test_a_name_is_added_once_in_capitals_or_not(lead: User, db: None) -> None:
    made = add(PLACES, "Riverside", by=lead)
    with pytest.raises(Refused, match="stands on the list already"):
        add(PLACES, "RIVERSIDE", by=lead)
    assert acts() == [("list.make", str(made.pk))]


def test_two_leads_who_add_one_name_at_once_make_one(lead: User, transactional_db: None) -> None:
    done = at_once(lambda: add(SOURCES, "Red Cross", by=lead), lambda: add(SOURCES, "red cross", by=lead))
    assert ([type(one) for one in done].count(Refused), ReferralSource.objects.count()) == (1, 1)


def test_a_new_name_is_everybodys_and_can_be_put_back(park: Site, lead: User) -> None:
    rename(park, "Park hotel", by=lead)
    rename(park, "Park hotel", by=lead)
    rename(park, "Hotel by the park", by=lead)
    assert (Site.objects.get().name, acts()) == ("Hotel by the park", [("list.rename", str(park.pk))] * 2)


def test_a_name_that_another_has_is_refused(park: Site, lake: Site, lead: User) -> None:
    with pytest.raises(Refused, match="stands on the list already"):
        rename(park, "lake house", by=lead)
    assert (Site.objects.get(pk=park.pk).name, acts()) == ("Hotel by the park", [])


def test_what_is_gone_is_not_renamed(park: Site, lead: User) -> None:
    Site.objects.all().delete()
    with pytest.raises(Refused, match="not on the list any more"):
        rename(park, "Park hotel", by=lead)


def test_what_is_retired_is_not_offered_and_stays_where_it_is(
    park: Site, lake: Site, lead: User, thursday: Traveller
) -> None:
    person = living_at(park)
    retire(park, by=lead)
    retire(park, by=lead)
    assert (Site.objects.get(pk=park.pk).retired_on, Background.objects.get(person=person).site) == (
        date(2026, 5, 14),
        park,
    )
    assert (list(Site.objects.offered()), list(Site.objects.offered(beside=park.pk))) == ([lake], [park, lake])
    restore(park, by=lead)
    restore(park, by=lead)
    assert (list(Site.objects.offered()), [act for act, _row in acts()]) == (
        [park, lake],
        ["list.retire", "list.restore"],
    )


def test_the_list_counts_who_lives_there_now_and_the_retired_come_last(park: Site, lake: Site, lead: User) -> None:
    living_at(park), living_at(lake), living_at(lake)
    Person.objects.filter(pk=living_at(park).pk).update(moved_away_on=date(2026, 4, 2))
    assert [(row.name, row.people) for row in with_people(PLACES)] == [("Lake house", 2), ("Hotel by the park", 1)]
    retire(lake, by=lead)
    assert [row.name for row in with_people(PLACES)] == ["Hotel by the park", "Lake house"]


def test_two_become_one_with_everybody_and_what_was_done_to_it(park: Site, lake: Site, lead: User) -> None:
    people = [living_at(park), living_at(park), living_at(lake)]
    SiteMove.objects.create(site=park, from_on=date(2026, 4, 2))
    assert join(park, lake, by=lead) == 2
    assert join(park, lake, by=lead) == 0
    assert (list(Site.objects.all()), SiteMove.objects.get().site) == ([lake], lake)
    assert set(Background.objects.values_list("person", "site")) == {(person.pk, lake.pk) for person in people}
    assert acts() == [("list.join", str(park.pk)), ("list.join", str(lake.pk))]


def test_one_is_not_joined_with_itself_or_with_what_is_gone(park: Site, lake: Site, lead: User) -> None:
    with pytest.raises(Refused, match="This is the same"):
        join(park, park, by=lead)
    Site.objects.filter(pk=lake.pk).delete()
    with pytest.raises(Refused, match="not here any more"):
        join(park, lake, by=lead)
    assert Site.objects.get() == park


def test_two_leads_who_join_both_ways_at_once_leave_one(park: Site, lake: Site, lead: User, transactional_db) -> None:
    done = at_once(lambda: join(park, lake, by=lead), lambda: join(lake, park, by=lead))
    assert ([type(one) for one in done].count(Refused), Site.objects.count()) == (1, 1)


def test_a_link_is_undone_exactly_after_its_place_was_joined_to_another(park: Site, lake: Site, lead: User) -> None:
    kept, gone = living_at(None), living_at(park)
    made = link(kept, gone, by=lead)
    assert join(park, lake, by=lead) == 1
    unlink(made, by=lead)
    told = dict(Background.objects.values_list("person", "site"))
    assert told == {kept.pk: None, gone.pk: lake.pk}


def test_a_link_that_made_a_background_takes_it_away_again(park: Site, lake: Site, lead: User) -> None:
    kept, gone = PersonFactory(), living_at(park)
    made = link(kept, gone, by=lead)
    join(park, lake, by=lead)
    unlink(made, by=lead)
    assert list(Background.objects.values_list("person", "site")) == [(gone.pk, lake.pk)]


def test_the_door_and_a_lead_never_trip_over_a_line_that_is_joined_in_that_moment(
    lead: User, thursday: Traveller, transactional_db: None
) -> None:
    session, person = OpenSessionFactory(), PersonFactory()
    for number in range(5):
        gone, into = (ReferralSource.objects.create(name=f"{word} {number}") for word in ("Gone", "Right"))
        face = NewFace(known_as=f"Zahra {number}", referral=gone.pk)
        done = at_once(
            lambda face=face: register(face, session, receipt=uuid4(), by=lead),
            lambda gone=gone: set_background(person, by=lead, referral=gone),
            lambda gone=gone, into=into: join(gone, into, by=lead),
        )
        new = Background.objects.get(person__known_as=face.known_as)
        assert (done[0], done[2], new.referral in {into, None}) == (None, None, True)
        assert type(done[1]) in {Refused, type(None)}


def test_a_line_that_is_gone_is_left_out_at_the_door_and_refused_to_a_lead(
    lead: User, session: Session, park: Site
) -> None:
    source = ReferralSource.objects.create(name="A friend")
    ReferralSource.objects.filter(pk=source.pk).delete()
    made = register(NewFace(known_as="Zahra", referral=source.pk), session, receipt=uuid4(), by=lead)
    assert Background.objects.get(person=made.person).referral is None
    with pytest.raises(Refused, match="not on the list any more"):
        set_background(made.person, by=lead, referral=source)
