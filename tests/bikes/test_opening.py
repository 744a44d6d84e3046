"""The list is open, closed to new people or stopped, and stopped time stops every clock."""

from datetime import date, timedelta

import pytest
from time_machine import Traveller

from bikes.models import QueueStatus
from bikes.offers import lapse_offers, offer_bike
from bikes.opening import sentence, set_status, status_now
from hub.models import User
from hub.refusals import Refused
from tests.factories import SessionFactory
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, ReadyBikeFactory

State = QueueStatus.State
JULY = date(2026, 7, 2)


def rows() -> list[tuple]:
    return list(QueueStatus.objects.order_by("from_at").values_list("state", "reason", "review_on", "until_at"))


def test_the_list_is_open_until_somebody_says_otherwise(db: None) -> None:
    assert (status_now().state, sentence(status_now())) == (
        State.OPEN,
        "The bike list is open. Ask a helper if you would like a bike.",
    )


def test_each_state_is_a_row_with_reason_and_review(bike_coordinator: User, thursday: Traveller) -> None:
    closed = set_status(State.CLOSED_TO_NEW, reason="numbers", review_on=JULY, by=bike_coordinator)
    assert set_status(State.CLOSED_TO_NEW, reason="numbers", review_on=JULY, by=bike_coordinator) == closed
    assert sentence(closed) == "The bike list is full today. Ask again around 2 July."
    thursday.shift(timedelta(days=7))
    stopped = set_status(State.SUSPENDED, reason="space", review_on=JULY, by=bike_coordinator)
    assert sentence(stopped) == (
        "Bikes are stopped for now. We have no space. Who waits keeps their place. Ask again around 2 July."
    )
    set_status(State.OPEN, by=bike_coordinator)
    assert rows() == [
        ("closed_to_new", "numbers", JULY, stopped.from_at),
        ("suspended", "space", JULY, QueueStatus.objects.get(state="open").from_at),
        ("open", "", None, None),
    ]


@pytest.mark.parametrize(
    ("reason", "review_on", "code"),
    [
        ("", JULY, "reason"),
        ("space", None, "review"),
        ("space", date(2026, 5, 14), "review"),
        ("space", date(2027, 6, 1), "review"),
    ],
)
def test_nothing_is_closed_without_reason_and_review(
    bike_coordinator: User, thursday: Traveller, reason: str, review_on: date | None, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        set_status(State.SUSPENDED, reason=reason, review_on=review_on, by=bike_coordinator)
    assert (refusal.value.code, rows()) == (code, [])


def test_stopped_time_stops_the_clock_of_every_offer(bike_coordinator: User, thursday: Traveller) -> None:
    offer = BikeOfferFactory()
    SessionFactory(held_on=date(2026, 6, 4))
    SessionFactory(held_on=date(2026, 6, 11))
    set_status(State.SUSPENDED, reason="space", review_on=JULY, by=bike_coordinator)
    thursday.shift(timedelta(days=16))
    assert lapse_offers(date(2026, 5, 30)) == 0
    set_status(State.OPEN, by=bike_coordinator)
    offer.refresh_from_db()
    assert (offer.state, offer.due_on) == ("offered", date(2026, 6, 11))  # 21 May and 16 days, on an open day


def test_nothing_is_offered_while_the_list_is_stopped(bike_coordinator: User, thursday: Traveller) -> None:
    bike, place = ReadyBikeFactory(), BikeRequestFactory()
    set_status(State.SUSPENDED, reason="space", review_on=JULY, by=bike_coordinator)
    with pytest.raises(Refused) as refusal:
        offer_bike(bike, place, by=bike_coordinator)
    assert refusal.value.code == "suspended"
    set_status(State.CLOSED_TO_NEW, reason="space", review_on=JULY, by=bike_coordinator)
    assert offer_bike(bike, place, by=bike_coordinator).bike == bike
