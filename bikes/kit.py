"""The cupboard: how many locks, lights, helmets and the rest are there, and every one that comes in or goes out."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from bikes.models import Handover, KitItem, KitMove
from hub import audit
from hub.models import User
from hub.refusals import Refused

MOST, DEAREST = 500, 5_000_00  # pieces and pence of one note
Kind = KitItem.Kind
Reason = KitMove.Reason
COMES = [Reason.BOUGHT, Reason.GIVEN, Reason.BACK]


def stock() -> list[KitItem]:
    """Every kind in the order of the list, those never counted with none. One query."""
    kept = {item.kind: item for item in KitItem.objects.all()}
    return [kept.get(kind) or KitItem(kind=kind) for kind in Kind]


def count_in(kind: str, count: int, *, reason: str = Reason.BOUGHT, cost_pence: int = 0, by: User) -> KitItem:
    """So many came in: bought (for how much altogether), given, or back from a rider."""
    if not 1 <= count <= MOST or not 0 <= cost_pence <= DEAREST or reason not in COMES:
        raise Refused(_("Write how many, from 1 to 500."), code="count")
    return _move(kind, count, reason=reason, cost_pence=cost_pence, by=by)


def count_out(kind: str, count: int, *, by: User) -> KitItem:
    """So many are lost or broken. Refused: more than there are."""
    if not 1 <= count <= MOST:
        raise Refused(_("Write how many, from 1 to 500."), code="count")
    return _move(kind, -count, reason=Reason.LOST, by=by)


def count_again(kind: str, there: int, *, by: User) -> KitItem:
    """Somebody counted what lies there: from now on it is that many. The same number changes nothing."""
    if not 0 <= there <= MOST:
        raise Refused(_("Write how many, from 0 to 500."), code="count")
    with transaction.atomic():
        [item] = _held([kind])
        return _write(item, there - item.in_stock, reason=Reason.COUNTED, by=by) if there != item.in_stock else item


def go_along(handover: Handover, kinds: Iterable[str], *, by: User) -> None:
    """One of each goes with a bike, in the transaction of its handover. Refused: what is not there."""
    for item in _held(kinds):
        if item.in_stock < 1:
            said = _("None left: %(kit)s. Count in what there is first.")
            raise Refused(said % {"kit": item.get_kind_display().lower()}, code="stock")
        _write(item, -1, reason=Reason.HANDOVER, by=by, handover=handover)


def _move(kind: str, count: int, *, reason: str, by: User, cost_pence: int = 0) -> KitItem:
    with transaction.atomic():
        [item] = _held([kind])
        if item.in_stock + count < 0:
            raise Refused(_("There are only %(n)d.") % {"n": item.in_stock}, code="stock")
        return _write(item, count, reason=reason, by=by, cost_pence=cost_pence)


def _held(kinds: Iterable[str]) -> list[KitItem]:
    """The kinds as they are now, to the end of the transaction, in one order for everybody."""
    wanted = sorted(set(kinds))
    if set(wanted) - set(Kind.values):
        raise Refused(_("We do not count this. Choose from the list."), code="kind")
    KitItem.objects.bulk_create([KitItem(kind=kind) for kind in wanted], ignore_conflicts=True)
    return list(KitItem.objects.select_for_update(no_key=True).filter(kind__in=wanted).order_by("kind"))


def _write(item: KitItem, count: int, *, by: User, **told: object) -> KitItem:
    move = KitMove.objects.create(item=item, count=count, by=by, **told)
    item.in_stock += count
    item.save(update_fields=["in_stock"])
    if move.handover_id is None:
        audit.record("kit.move", by=by, row=move, reason=move.reason)
    return item
