"""Until when an offer stands: so many days or sessions, whichever is later, and always on a day the hub is open."""

from datetime import date, timedelta

from bikes.models import BikeOffer, Ruling
from bikes.rulings import in_force
from hub.models import Session
from hub.models.calendar import Audience, Kind, State


def open_days(after: date) -> list[date]:
    """The days after `after` on which people can come and fetch a bike, as far as they are planned. One query."""
    sessions = Session.objects.filter(held_on__gt=after, programme__kind=Kind.DROP_IN).exclude(state=State.CANCELLED)
    everyones = sessions.filter(programme__audience=Audience.EVERYONE)
    return list(everyones.order_by("held_on").values_list("held_on", flat=True).distinct())


def due_on(offered_on: date, days: list[date], rules: Ruling, *, not_before: date | None = None) -> date:
    """The last day of an offer, given the open `days` after it. Where none are planned, the days alone count."""
    due = max(offered_on + timedelta(days=rules.offer_days), not_before or offered_on)
    if len(days) >= rules.offer_sessions:
        due = max(due, days[rules.offer_sessions - 1])
    return next((day for day in days if day >= due), due)


def move_on(offer: BikeOffer, stopped: timedelta) -> None:
    """The list stood still for so long: the offer lasts that much longer, to a day the hub is open."""
    due = offer.due_on + stopped
    offer.due_on = next((day for day in open_days(offer.offered_on) if day >= due), due)
    offer.save(update_fields=["due_on"])


def still_has_time(offer: BikeOffer, today: date) -> bool:
    """Whether the sessions that were promised did not all take place: then the offer waits for the next ones.

    It goes by the rules of the moment it was made.
    """
    days = open_days(offer.offered_on)
    due = due_on(offer.offered_on, days, in_force(offer.offered_at), not_before=offer.due_on)
    if due < today:
        return False
    offer.due_on = due
    offer.save(update_fields=["due_on"])
    return True
