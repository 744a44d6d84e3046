"""The words for a rider, and the link that sends them."""

from datetime import date

import pytest
from time_machine import Traveller

from bikes.telling import telling, whatsapp_link
from tests.factories import SessionFactory
from tests.factories.bikes import BikeOfferFactory
from visitors.models import Background


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("07700 900123", "447700900123"),
        ("+44 7700 900123", "447700900123"),
        ("0044 7700 900123", "447700900123"),
        ("+251 91 123 4567", "251911234567"),
        ("447700900123", "447700900123"),
    ],
)
def test_a_number_is_called_from_anywhere(phone: str, number: str) -> None:
    assert whatsapp_link(phone, "Salām & hello") == f"https://wa.me/{number}?text=Sal%C4%81m%20%26%20hello"


@pytest.mark.parametrize("phone", ["", "ask Rosa", "12345"])
def test_what_is_no_number_gives_no_link(phone: str) -> None:
    assert whatsapp_link(phone, "hello") == ""


def test_the_message_says_when_to_come_until_when_and_that_they_can_join_again(thursday: Traveller, db: None) -> None:
    offer = BikeOfferFactory(request__person__known_as="Samira", due_on=date(2026, 5, 28))
    Background.objects.create(person=offer.request.person, phone="07700 900123")
    SessionFactory(held_on=date(2026, 5, 21))
    told = telling(offer)
    assert told.plain == (
        "Hello Samira, a bike is ready for you. Please come on Thursday 21 May. Answer YES if you want it. "
        "After Thursday 28 May we ask the next person. You can always join again."
    )
    assert (told.own, told.phone, told.whatsapp.startswith("https://wa.me/447700900123?text=Hello%20Samira")) == (
        "",
        "07700 900123",
        True,
    )


def test_their_own_language_comes_first_where_the_hub_speaks_it(settings, thursday: Traveller, db: None) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "Arabic")]
    offer = BikeOfferFactory(request__person__languages=["fa", "ar"])
    assert telling(offer).language == "ar"
