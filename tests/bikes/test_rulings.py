"""The figures the trustees set: which holds when, what they change, and who may change them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bikes.listing import rows, with_offers
from bikes.matching import first_riders
from bikes.models import BikeRequest, Ruling
from bikes.offers import offer_bike
from bikes.rulings import FIGURES, in_force, set_rules
from bikes.waits import people_before
from hub.models import AuditEntry, User
from tests.bikes.test_waiting import code_of
from tests.conftest import signed_in
from tests.factories.bikes import BikeRequestFactory, ReadyBikeFactory

pytestmark = pytest.mark.usefixtures("thursday", "db")
SENT = {
    "offer_days": "14",
    "offer_sessions": "2",
    "ask_weeks": "8",
    "unseen_sessions": "12",
    "full_weeks": "26",
    "check_weeks": "8",
    "repair_stands": "6",
    "priorities_count": "False",
}


def test_before_anything_was_decided_the_defaults_hold() -> None:
    held = in_force()
    assert (held.pk, [getattr(held, name) for name in FIGURES]) == (None, [7, 2, 8, 12, 26, 8, 6, False])


def test_the_newest_that_has_begun_holds_and_the_same_again_changes_nothing(trustee: User) -> None:
    now = timezone.now()
    first = set_rules(by=trustee, check_weeks=4)
    assert set_rules(by=trustee, check_weeks=4) == first
    later = set_rules(by=trustee, at=now + timedelta(days=3), offer_days=10)
    assert (in_force(), in_force(now + timedelta(days=4))) == (first, later)
    assert (later.check_weeks, later.offer_days) == (4, 10)
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["bike.rules"] * 2


def test_what_is_over_or_out_of_bounds_is_refused(trustee: User) -> None:
    assert code_of(set_rules, by=trustee, at=timezone.now() - timedelta(days=1), offer_days=9) == "past"
    assert code_of(set_rules, by=trustee, offer_days=61) == "offer_days"
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.create(offer_days=0)
    assert Ruling.objects.count() == 0


def test_a_changed_figure_changes_the_next_offer_and_not_one_that_stands(trustee: User, bike_coordinator: User) -> None:
    bikes, places = ReadyBikeFactory.create_batch(2), BikeRequestFactory.create_batch(2)
    before = offer_bike(bikes[0], places[0], by=bike_coordinator)
    set_rules(by=trustee, offer_days=14)
    after = offer_bike(bikes[1], places[1], by=bike_coordinator)
    before.refresh_from_db()
    assert (before.due_on, after.due_on) == (date(2026, 5, 21), date(2026, 5, 28))


def test_priorities_change_who_is_first_and_everybody_sees_why(trustee: User, bike_coordinator: User) -> None:
    bike, first = ReadyBikeFactory(), BikeRequestFactory(joined_on=date(2026, 1, 1))
    school = BikeRequestFactory(joined_on=date(2026, 2, 1), priority="school_run")
    client = signed_in(bike_coordinator)
    assert first_riders([bike], in_force()) == {bike.pk: first.pk}
    assert "Takes a child to school" not in client.get("/bikes/queue").content.decode()
    set_rules(by=trustee, priorities_count=True)
    assert first_riders([bike], in_force()) == {bike.pk: school.pk}
    [row] = rows(with_offers(BikeRequest.objects.filter(pk=school.pk)), [], in_force())
    assert str(row.goes_first.words) == "First: Takes a child to school"
    assert "First: Takes a child to school" in client.get("/bikes/queue").content.decode()
    assert "Reasons to go first count now." in client.get(f"/bikes/{bike.pk}/offering").content.decode()
    set_rules(by=trustee, priorities_count=False)
    assert first_riders([bike], in_force()) == {bike.pk: first.pk}


def test_only_trustees_change_the_rules_on_their_screen(trustee: User, bike_coordinator: User, lead: User) -> None:
    for other in (bike_coordinator, lead):
        client = signed_in(other)
        assert (client.get("/bikes/rules").status_code, client.post("/bikes/rules/change", SENT).status_code) == (
            200,
            403,
        )
    assert Ruling.objects.count() == 0
    assert signed_in(trustee).post("/bikes/rules/change", SENT).status_code == 302
    assert (in_force().offer_days, in_force().set_by) == (14, trustee)


@pytest.mark.parametrize(
    "wrong",
    [{"offer_days": "0"}, {"ask_weeks": "x" * 500}, {"priorities_count": "perhaps"}, {"from_on": "2020-01-01"}],
)
def test_a_hostile_form_changes_nothing(trustee: User, wrong: dict) -> None:
    assert signed_in(trustee).post("/bikes/rules/change", SENT | wrong).status_code in {409, 422}
    assert Ruling.objects.count() == 0


def test_how_many_come_first_goes_by_the_order_that_holds() -> None:
    """With reasons first, a reason of somebody who joined later counts, and the day of those without one does not."""
    old, mine, late = (BikeRequestFactory(joined_on=date(2026, month, 1)) for month in (1, 2, 3))
    BikeRequest.objects.filter(pk=late.pk).update(priority="far")
    late.refresh_from_db()
    BikeRequestFactory.create_batch(9, joined_on=date(2026, 4, 1), priority="far")
    plain, first = Ruling(), Ruling(priorities_count=True)
    seen = [(people_before(place, rules).low) for place in (old, mine, late) for rules in (plain, first)]
    assert seen == [0, 10, 0, 10, 0, 0]
