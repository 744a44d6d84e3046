"""Somebody who asks reads all that the bike room holds on them."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from bikes.answers import door_buttons, facts_about, stays_without_a_name
from bikes.handing import take_return
from bikes.models import ContactTry, Handover, Skip
from bikes.offers import offer_bike, pass_over, take_back
from bikes.waiting import join, restore
from hub.models import User
from tests.conftest import signed_in
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, HandoverFactory, ReadyBikeFactory
from tests.factories.visitors import PersonFactory
from visitors.copies import copy_of

pytestmark = pytest.mark.usefixtures("thursday", "db")


def test_a_place_with_all_that_happened_to_it(lead: User) -> None:
    place = BikeRequestFactory(
        joined_on=date(2026, 1, 8), state="withdrawn", can_ride=False, need="college", inside_leg_cm=80, missed=1
    )
    place = restore(place, reason="They were away", by=lead)
    offer = BikeOfferFactory(request=place, bike__tag="0417")
    ContactTry.objects.create(offer=offer, way="phone", result="silent")
    Skip.objects.create(request=place, bike=ReadyBikeFactory(tag="0409"), reason="asked_to_wait")
    (chapter,) = facts_about(place.person)
    assert (chapter.title, chapter.rows) == (
        "Your place on the bike list",
        [
            ("Since", "8 January 2026"),
            ("Now", "Offered a bike"),
            ("Height", "174 cm"),
            ("Inside leg", "80 cm"),
            ("Can ride", "learns first"),
            ("What for", "College"),
            ("14 May 2026", "Waiting: They were away"),
            ("14 May 2026", "Bike 0417, kept until 21 May 2026: Offered"),
            ("14 May 2026", "Phone call: Nobody answered"),
            ("14 May 2026", "Passed over for bike 0409: They asked us to wait"),
        ],
    )


def test_a_bike_they_had_and_what_became_of_it() -> None:
    handover = HandoverFactory(
        offer__bike__tag="0417",
        offer__bike__frame_number="WBK00042",
        offer__request__child=1,
        ended_as=Handover.Ended.STOLEN,
        ended_at=timezone.now(),
        crime_number="26/123",
        agreed_in="ti",
    )
    assert [(chapter.title, chapter.rows) for chapter in facts_about(handover.person)][1] == (
        "A bike you had from us, for child 1",
        [
            ("Tag number", "0417"),
            ("Frame number", "WBK00042"),
            ("Given to you on", "14 May 2026"),
            ("With it went", "lock, front light, rear light"),
            ("Helmet", "Helmet given"),
            ("You agreed in", "Tigrinya"),
            ("14 May 2026", "Stolen"),
            ("Crime number", "26/123"),
        ],
    )


def test_somebody_without_a_bike_has_no_chapter() -> None:
    assert list(facts_about(PersonFactory())) == []


def test_what_stays_of_somebody_who_is_forgotten() -> None:
    handover = HandoverFactory()
    facts = [(fact.label, fact.value) for fact in stays_without_a_name(handover.person)]
    assert facts == [("Places on the bike list, with the size", 1), ("Bikes they had from us", 1)]
    assert list(stays_without_a_name(PersonFactory())) == []


def test_a_copy_tells_what_was_done_with_their_places_offers_and_bikes(lead: User, bike_coordinator: User) -> None:
    place = join(PersonFactory(), by=bike_coordinator, height_cm=174)
    pass_over(ReadyBikeFactory(), place, reason="asked_to_wait", by=bike_coordinator)
    take_back(offer_bike(ReadyBikeFactory(), place, by=bike_coordinator), by=bike_coordinator)
    take_return(HandoverFactory(offer__request__person=place.person, offer__request__child=1), by=bike_coordinator)
    offer_bike(ReadyBikeFactory(), BikeRequestFactory(joined_on=date(2026, 1, 1)), by=bike_coordinator)
    (done,) = [chapter for chapter in copy_of(place.person, by=lead).chapters if "done with it" in chapter.title]
    assert [words.partition(",")[0] for _at, words in done.rows] == [
        "Put somebody on the bike list",
        "Passed somebody over for a bike",
        "Offered a bike",
        "Took a bike offer back",
        "Took a bike back",
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_a_copy_costs_the_same_however_much_there_is(
    many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = PersonFactory()
    for number in range(many):
        offer = BikeOfferFactory(request=BikeRequestFactory(person=person, child=number))
        Skip.objects.create(request=offer.request, bike=ReadyBikeFactory(), reason="asked_to_wait")
        ContactTry.objects.create(offer=offer, way="phone", result="silent")
    with django_assert_num_queries(8):
        assert len(list(facts_about(person))) == many


def test_a_persons_page_leads_to_the_bike_list(lead: User) -> None:
    person = PersonFactory()
    (button,) = door_buttons(person, None)
    page = signed_in(lead).get(f"/people/{person.pk}").content.decode()
    assert f'href="{button.url}"' in page
    assert signed_in(lead).get(button.url).status_code == 200
