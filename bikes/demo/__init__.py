"""Invented bikes and riders for the demo: a list with a year and a half behind it, the same for the same day."""

from datetime import date
from random import Random

from bikes.demo.history import live
from bikes.demo.present import load_present
from bikes.demo.riders import riders
from bikes.demo.writing import write
from bikes.models import Bike, BikeRequest
from hub.models import Access, User


def load(today: date) -> None:
    """Fill the bike room of a fresh demo. Does nothing where there is a bike or a place already, or nobody to ride."""
    if Bike.objects.exists() or BikeRequest.objects.exists():
        return
    chance = Random(417)  # noqa: S311 (a demo, the same every time)
    joining = riders(chance, today)
    if not joining:
        return
    mechanic, second = (User.objects.get(username=name) for name in (Access.BIKES, Access.LEAD))
    write(live(chance, joining, today), mechanic=mechanic, second=second)
    load_present(chance, today, by=mechanic, second=second)
