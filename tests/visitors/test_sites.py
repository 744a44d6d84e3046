"""People of one place live at another now."""

import pytest

from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories.visitors import PersonFactory
from visitors.models import Background, Person, Site
from visitors.sites import resettle


@pytest.fixture
def park(db: None) -> Site:
    return Site.objects.create(name="Hotel by the park")


@pytest.fixture
def lake(db: None) -> Site:
    return Site.objects.create(name="Lake house")


@pytest.fixture
def people(park: Site) -> list[Person]:
    made = [PersonFactory(known_as=name) for name in ("Amir", "Dilan", "Zahra")]
    Background.objects.bulk_create(Background(person=person, site=park) for person in made)
    return made


def homes() -> dict:
    return dict(Background.objects.values_list("person__known_as", "site__name"))


def test_those_chosen_live_elsewhere_and_each_is_recorded(
    people: list[Person], park: Site, lake: Site, lead: User
) -> None:
    amir, dilan, _zahra = people
    assert resettle(park, [amir.pk, dilan.pk], to=lake, by=lead) == 2
    assert homes() == {"Amir": "Lake house", "Dilan": "Lake house", "Zahra": "Hotel by the park"}
    assert sorted(AuditEntry.objects.values_list("act", "row")) == sorted(
        [("site.people", str(park.pk)), ("person.background", str(amir.pk)), ("person.background", str(dilan.pk))]
    )


def test_who_lives_elsewhere_already_is_left_alone(people: list[Person], park: Site, lake: Site, lead: User) -> None:
    Background.objects.filter(person=people[0]).update(site=None)
    assert resettle(park, [person.pk for person in people], to=lake, by=lead) == 2
    with pytest.raises(Refused, match="Nobody was chosen"):
        resettle(park, [person.pk for person in people], to=lake, by=lead)
    assert homes() == {"Amir": None, "Dilan": "Lake house", "Zahra": "Lake house"}


def test_the_same_place_and_one_that_is_gone_are_refused(
    people: list[Person], park: Site, lake: Site, lead: User
) -> None:
    with pytest.raises(Refused, match="live there already"):
        resettle(park, [people[0].pk], to=park, by=lead)
    Site.objects.filter(pk=lake.pk).delete()
    with pytest.raises(Refused, match="not here any more"):
        resettle(park, [people[0].pk], to=lake, by=lead)
    assert AuditEntry.objects.count() == 0
