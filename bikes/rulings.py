"""Which figures the bike room goes by now, and how the trustees change them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bikes.models import Ruling
from bikes.models.rulings import BOUNDS
from bikes.moving import hold_list
from hub import audit
from hub.models import User
from hub.refusals import Refused

FIGURES = [*BOUNDS, "priorities_count"]


def in_force(at: datetime | None = None) -> Ruling:
    """What holds at a moment, or now. One query. Before the trustees decided anything: the defaults, not saved."""
    begun = Ruling.objects.filter(from_at__lte=at or timezone.now())
    return begun.select_related("set_by").first() or Ruling()


def to_come() -> list[Ruling]:
    """What was decided and has not begun, the next first."""
    return list(Ruling.objects.filter(from_at__gt=timezone.now()).order_by("from_at", "pk"))


def set_rules(*, by: User, at: datetime | None = None, **figures: int | bool) -> Ruling:
    """From `at` on these figures hold; those not named stay. An offer that stands keeps its day.

    The same again changes nothing. Refused: a moment that is over, and a figure out of its bounds.
    """
    now = timezone.now()
    at = at or now
    if at < now:
        raise Refused(_("Choose today or a later day."), code="past")
    for name, (least, most) in BOUNDS.items():
        if name in figures and not least <= figures[name] <= most:
            said = {"least": least, "most": most}
            raise Refused(_("Write a number from %(least)d to %(most)d.") % said, code=name)
    with transaction.atomic():
        hold_list(to_change_it=True)
        before = in_force(at)
        wanted = {name: getattr(before, name) for name in FIGURES} | figures
        if all(getattr(before, name) == wanted[name] for name in FIGURES):
            return before
        made = Ruling.objects.create(**wanted, set_by=by, from_at=at)
        audit.record("bike.rules", by=by, row=made)
    return made
