"""Two records of one person: one place in the list, one bike, and all of it taken apart again."""

from datetime import date
from random import Random

import pytest
from django.apps import apps
from hypothesis import given, strategies
from hypothesis import settings as within
from hypothesis.extra.django import TestCase
from time_machine import Traveller

from bikes.models import BikeChange, BikeOffer, BikeRequest, BikeRequestChange, Handover
from bikes.waiting import leave
from hub.models import User
from tests.factories import UserFactory
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, HandoverFactory
from tests.factories.visitors import PersonFactory
from visitors.deaths import note_death
from visitors.linking import link, unlink
from visitors.models import LinkMove, Person

State = BikeRequest.State
TOLD = {BikeRequestChange, BikeChange}  # what happened is told, and never taken back


def everything() -> dict[str, list[dict]]:
    models = [model for model in apps.get_app_config("bikes").get_models() if model not in TOLD]
    rows = {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}
    for row in rows["bikes.BikeRequest"]:
        del row["since_at"]
    return rows


def riders(chance: Random) -> list[Person]:
    """Two people with places, offers and bikes of every kind; at most one of them has an offer for a rider."""
    people = [PersonFactory(), PersonFactory()]
    for child in (0, 1, 2):
        offered = chance.choice(people)
        for person in people:
            about = {"person": person, "child": child, "joined_on": date(2026, 1, chance.randrange(1, 28))}
            if child:
                about["wheel_inches"] = chance.choice([20, 24])
            kind = chance.choice(["none", "closed", "waiting", "offered" if person == offered else "waiting", "rides"])
            if kind == "closed":
                BikeRequestFactory(**about, state=chance.choice([State.LAPSED, State.WITHDRAWN, State.MOVED_AWAY]))
            elif kind == "waiting":
                BikeRequestFactory(**about, state=State.WAITING, missed=chance.randrange(2))
            elif kind == "offered":
                BikeOfferFactory(request=BikeRequestFactory(**about))
            elif kind == "rides":
                HandoverFactory(offer__request=BikeRequestFactory(**about))
    return people


class LinkAndUnlink(TestCase):
    @within(max_examples=60, deadline=None)
    @given(strategies.integers(0, 10**9))
    def test_leave_every_row_as_it_was(self, seed: int) -> None:
        kept, gone = riders(Random(seed))  # noqa: S311 (a test, the same every time)
        before = everything()
        made = link(kept, gone, by=UserFactory())
        live = BikeRequest.objects.live().filter(person=kept)
        assert not BikeRequest.objects.filter(person=gone).exists()
        assert len(set(live.values_list("child", flat=True))) == live.count()
        unlink(made, by=UserFactory())
        assert (everything(), LinkMove.objects.count()) == (before, 0)


@pytest.fixture
def two(thursday: Traveller, db: None) -> tuple[Person, Person]:
    return PersonFactory(), PersonFactory()


def test_the_older_place_stays_and_has_the_offer(two: tuple[Person, Person], lead: User) -> None:
    kept, gone = two
    older = BikeRequestFactory(person=gone, joined_on=date(2026, 1, 8))
    offer = BikeOfferFactory(request=BikeRequestFactory(person=kept, joined_on=date(2026, 3, 5)))
    younger = offer.request
    made = link(kept, gone, by=lead)
    for row in (older, younger, offer):
        row.refresh_from_db()
    assert (older.person, older.state, offer.request) == (kept, State.OFFERED, older)
    assert (younger.state, younger.closed_with) == (State.WITHDRAWN, made)
    unlink(made, by=lead)
    for row in (older, younger, offer):
        row.refresh_from_db()
    assert (older.person, older.state, offer.request) == (gone, State.WAITING, younger)
    assert (younger.state, younger.closed_with) == (State.OFFERED, None)


def test_of_two_offers_the_one_to_the_older_place_stays(two: tuple[Person, Person], lead: User) -> None:
    kept, gone = two
    stays = BikeOfferFactory(request=BikeRequestFactory(person=kept, joined_on=date(2026, 1, 8)))
    ends = BikeOfferFactory(request=BikeRequestFactory(person=gone, joined_on=date(2026, 3, 5)))
    unlink(link(kept, gone, by=lead), by=lead)
    for row in (stays, ends, ends.bike, ends.request):
        row.refresh_from_db()
    assert (stays.state, ends.state, ends.bike.state) == (BikeOffer.State.OFFERED, BikeOffer.State.WITHDRAWN, "ready")
    assert (ends.request.person, ends.request.state) == (gone, State.WAITING)


def test_children_of_two_records_keep_their_own_places(two: tuple[Person, Person], lead: User) -> None:
    kept, gone = two
    BikeRequestFactory(person=kept, child=1, wheel_inches=20)
    BikeRequestFactory(person=gone, child=1, wheel_inches=24)
    link(kept, gone, by=lead)
    places = BikeRequest.objects.live().filter(person=kept).order_by("child")
    assert list(places.values_list("child", "wheel_inches")) == [(1, 20), (2, 24)]


def test_a_second_bike_is_seen_as_one(two: tuple[Person, Person], lead: User) -> None:
    kept, gone = two
    first, second = (HandoverFactory(offer__request__person=person) for person in (gone, kept))
    link(kept, gone, by=lead)
    assert list(Handover.objects.order_by("pk").values_list("pk", "person", "is_second")) == [
        (first.pk, kept.pk, False),
        (second.pk, kept.pk, True),
    ]


def test_a_place_that_was_taken_anew_meanwhile_stands(two: tuple[Person, Person], lead: User) -> None:
    kept, gone = two
    older = BikeRequestFactory(person=gone, joined_on=date(2026, 1, 8))
    younger = BikeRequestFactory(person=kept, joined_on=date(2026, 3, 5))
    made = link(kept, gone, by=lead)
    leave(BikeRequest.objects.get(pk=older.pk), by=lead)
    anew = BikeRequestFactory(person=kept)
    unlink(made, by=lead)
    states = dict(BikeRequest.objects.values_list("pk", "state"))
    assert states == {older.pk: State.WITHDRAWN, younger.pk: State.WITHDRAWN, anew.pk: State.WAITING}


@pytest.mark.parametrize("dead", ["kept", "gone"])
def test_a_death_on_either_record_closes_the_place_until_they_are_taken_apart(
    bike_coordinator: User, thursday: Traveller, dead: str
) -> None:
    kept, gone = PersonFactory(first_seen_on=date(2026, 1, 8)), PersonFactory()
    died, lives = (kept, gone) if dead == "kept" else (gone, kept)
    place = BikeRequestFactory(person=lives)
    note_death(died, by=bike_coordinator)
    made = link(kept, gone, by=bike_coordinator)
    kept.refresh_from_db()
    place.refresh_from_db()
    assert (kept.died_on, place.state) == (date(2026, 5, 14), State.MOVED_AWAY)
    unlink(made, by=bike_coordinator)
    place.refresh_from_db()
    lives.refresh_from_db()
    assert (lives.died_on, place.person, place.state) == (None, lives, State.WAITING)
