"""The safety check along the frame: every item answered, two different people, good for eight weeks."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bikes.models import Bike, BikeOffer, Item, SafetyCheck, SafetyCheckItem
from bikes.moving import hold_bike, move_bike
from bikes.offers import take_back
from bikes.rulings import in_force
from bikes.workshop import back_to_repair, lacking
from hub import audit
from hub.models import User
from hub.refusals import Refused

Result = SafetyCheckItem.Result
MAY_LACK = {Item.GEARS, Item.CHAIN}  # a single-speed has no gears, a belt is no chain; nothing else may be missing
ICONS = {  # the symbol beside each item
    Item.FRONT_WHEEL: "wheel",
    Item.FRONT_TYRE: "wheel",
    Item.FRONT_BRAKE: "hand",
    Item.HEADSET: "repeat",
    Item.BARS: "bars",
    Item.BOTTOM_BRACKET: "crank",
    Item.CRANKS: "crank",
    Item.CHAIN: "chain",
    Item.SADDLE: "saddle",
    Item.REAR_BRAKE: "hand",
    Item.REAR_WHEEL: "wheel",
    Item.REAR_TYRE: "wheel",
    Item.GEARS: "gears",
    Item.FRAME: "bike",
    Item.REFLECTORS: "light",
}
FIRST_IN = [Bike.State.IN_REPAIR, Bike.State.SAFETY_CHECKED, Bike.State.READY, Bike.State.RESERVED]  # anew, too


def sign_first(bike: Bike, answers: Mapping[str, str], *, by: User, at: datetime | None = None) -> SafetyCheck:
    """The mechanic went along the frame. All good: it waits for a second person. Otherwise it goes back to repair.

    `answers` hold one of `Result` for every `Item`. Refused: an item without an answer, and a bike that waits for its
    second person already.
    """
    _refuse_gaps(answers)
    with transaction.atomic():
        if failed_in(answers):
            _free(bike, by=by)
        held = hold_bike(bike)
        if held.checks.filter(state=SafetyCheck.State.HALF).exists():
            raise Refused(_("The first person signed already. Load the page again."), code="stale")
        if held.state not in FIRST_IN:
            raise Refused(_("This bike is not in repair. Load the page again."), code="stale")
        check = SafetyCheck.objects.create(bike=held, mechanic=by, checked_at=at or timezone.now())
        _settle(check, held, answers, by=by)
        if check.state == SafetyCheck.State.HALF and held.state == Bike.State.IN_REPAIR:
            move_bike(held, Bike.State.SAFETY_CHECKED, by=by)
        audit.record("workshop.check", by=by, row=held, reason=check.state)
    return check


def sign_second(check: SafetyCheck, answers: Mapping[str, str], *, by: User, at: datetime | None = None) -> SafetyCheck:
    """Somebody else went along the frame again. All good: the bike is safe for eight weeks, and ready if all is known.

    Twice changes nothing. Refused: the person who did the first round, and an item without an answer.
    """
    _refuse_gaps(answers)
    at = at or timezone.now()
    with transaction.atomic():
        if failed_in(answers):
            _free(check.bike, by=by)
        held = hold_bike(check.bike)
        check = SafetyCheck.objects.get(pk=check.pk)
        if check.state == SafetyCheck.State.PASSED and check.second_id == by.pk:
            return check
        if check.state != SafetyCheck.State.HALF:
            raise Refused(_("This check is over. Load the page again."), code="stale")
        if check.mechanic_id == by.pk:
            raise Refused(_("You did the first round. Ask somebody else to sign second."), code="same")
        check.second, check.second_at = by, at
        _settle(check, held, answers, by=by)
        if check.state == SafetyCheck.State.HALF:
            _pass(check, held, by=by, at=at)
        audit.record("workshop.check", by=by, row=held, reason=check.state)
    return check


def failed_in(answers: Mapping[str, str]) -> list[Item]:
    """The items that are not good, in the order of the list."""
    return [item for item in Item if answers.get(item) == Result.FAIL]


def in_short(item: str) -> str:
    """An item without what is looked for: the words before the colon."""
    return str(Item(item).label).partition(":")[0]


def _settle(check: SafetyCheck, held: Bike, answers: Mapping[str, str], *, by: User) -> None:
    """Write the answers of this round over those before; a failed item sends the bike back with its name."""
    check.items.all().delete()
    SafetyCheckItem.objects.bulk_create(
        SafetyCheckItem(check_round=check, item=item, result=answers[item]) for item in Item
    )
    if failed := failed_in(answers):
        if held.state == Bike.State.RESERVED:
            raise Refused(_("This bike was offered to somebody in this moment. Press once more."), code="stale")
        check.state = SafetyCheck.State.FAILED
        check.save(update_fields=["state", "second", "second_at"])
        back_to_repair(held, reason=_named(failed), by=by)


def _named(failed: list[Item]) -> str:
    """As many items as a reason has room for."""
    words = _("Not good: %(items)s") % {"items": ", ".join(in_short(item) for item in failed)}
    return words if len(words) <= 120 else words[:119] + "…"


def _pass(check: SafetyCheck, held: Bike, *, by: User, at: datetime) -> None:
    lasts = timedelta(weeks=in_force(at).check_weeks)
    check.state, check.good_until_on = SafetyCheck.State.PASSED, timezone.localdate(at) + lasts
    check.save(update_fields=["state", "second", "second_at", "good_until_on"])
    held.safe_until_on = check.good_until_on
    held.save(update_fields=["safe_until_on"])
    if held.state == Bike.State.SAFETY_CHECKED and not lacking(held):
        move_bike(held, Bike.State.READY, by=by, at=at)


def _free(bike: Bike, *, by: User) -> None:
    """An unsafe bike is kept for nobody: its rider waits again, at their old place. Held in the order of offers."""
    if offer := BikeOffer.objects.live().filter(bike=bike).first():
        take_back(offer, by=by)


def _refuse_gaps(answers: Mapping[str, str]) -> None:
    if any(answers.get(item) not in Result.values for item in Item):
        raise Refused(_("Say of each thing whether it is good."), code="gaps")
    lacks = [item for item in Item if answers[item] == Result.NOT_THERE and item not in MAY_LACK]
    if lacks:
        raise Refused(_("No bike goes without this: %(item)s.") % {"item": in_short(lacks[0])}, code="na")
