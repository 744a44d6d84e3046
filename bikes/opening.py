"""Whether the bike list is open, closed to new people, or stopped: dated rows, with a reason that people can read."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bikes.deadlines import move_on
from bikes.models import BikeOffer, QueueStatus
from bikes.moving import hold_list
from hub import audit
from hub.models import User
from hub.refusals import Refused

LONGEST = timedelta(days=366)


def status_now() -> QueueStatus:
    """The state of the list. Until somebody first changes it, it is open."""
    return QueueStatus.objects.filter(until_at__isnull=True).first() or QueueStatus(state=QueueStatus.State.OPEN)


def set_status(
    state: str, *, reason: str = "", review_on: date | None = None, by: User, at: datetime | None = None
) -> QueueStatus:
    """Open, close or stop the list from now on. Nobody loses their place by it; what is offered stays offered.

    When the list was stopped and is not any more, every offer that stands lasts so many days longer. The same again
    changes nothing. Refused: to close or stop without a reason and a day to look at it again.
    """
    at = at or timezone.now()
    if state == QueueStatus.State.OPEN:
        reason, review_on = "", None
    else:
        _refuse_unless_explained(reason, review_on, timezone.localdate(at))
    with transaction.atomic():
        hold_list(to_change_it=True)
        before = status_now()
        if (before.state, before.reason, before.review_on) == (state, reason, review_on):
            return before
        if before.pk:
            before.until_at = at
            before.save(update_fields=["until_at"])
            if before.state == QueueStatus.State.SUSPENDED:
                _give_back_time(before, at)
        made = QueueStatus.objects.create(state=state, reason=reason, review_on=review_on, from_at=at, set_by=by)
        audit.record("bike.list", by=by, row=made, reason=state, at=at)
    return made


def refuse_unless_open() -> None:
    """Refuse a new place in a list that takes nobody. The caller holds the list."""
    status = status_now()
    if status.state != QueueStatus.State.OPEN:
        raise Refused(sentence(status), code=status.state)


def refuse_if_stopped() -> None:
    """Refuse an offer while the list is stopped. The caller holds the list."""
    status = status_now()
    if status.state == QueueStatus.State.SUSPENDED:
        raise Refused(_("The list is stopped, so nothing is offered. Open it first."), code=status.state)


def sentence(status: QueueStatus) -> str:
    """What to say to somebody who asks for a bike."""
    if status.state == QueueStatus.State.OPEN:
        return _("The bike list is open. Ask a helper if you would like a bike.")
    day = date_format(status.review_on, "j F")
    if status.state == QueueStatus.State.SUSPENDED:
        said = {"reason": status.get_reason_display(), "day": day}
        return _("Bikes are stopped for now. %(reason)s. Who waits keeps their place. Ask again around %(day)s.") % said
    return _("The bike list is full today. Ask again around %(day)s.") % {"day": day}


def in_languages(status: QueueStatus) -> list[tuple[str, bool, str]]:
    """The same in every language the hub speaks: its code, whether it is written from the right, the sentence."""
    said = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said.append((code, translation.get_language_bidi(), sentence(status)))
    return said


def _refuse_unless_explained(reason: str, review_on: date | None, today: date) -> None:
    if not reason:
        raise Refused(_("Say why. People will ask."), code="reason")
    if review_on is None:
        raise Refused(_("Choose a day on which you look at it again."), code="review")
    if not today < review_on <= today + LONGEST:
        raise Refused(_("Choose a day after today, within a year."), code="review")


def _give_back_time(stopped: QueueStatus, at: datetime) -> None:
    days = timezone.localdate(at) - timezone.localdate(stopped.from_at)
    for offer in BikeOffer.objects.live().locked().order_by("pk"):
        move_on(offer, days)
