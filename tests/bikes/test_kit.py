"""The cupboard: what comes in and goes out adds up, and nothing goes that is not there."""

import pytest

from bikes.kit import count_again, count_in, count_out, stock
from bikes.models import KitItem, KitMove
from hub.models import AuditEntry, User
from tests.bikes.test_waiting import code_of

pytestmark = pytest.mark.django_db


def there() -> dict[str, int]:
    return {item.kind: item.in_stock for item in stock() if item.in_stock}


def test_what_comes_in_and_goes_out_adds_up(bike_coordinator: User) -> None:
    count_in("lock", 20, cost_pence=24_000, by=bike_coordinator)
    count_in("lock", 3, reason="given", by=bike_coordinator)
    count_out("lock", 2, by=bike_coordinator)
    count_again("lock", 19, by=bike_coordinator)
    count_again("lock", 19, by=bike_coordinator)
    moves = list(KitMove.objects.order_by("pk").values_list("count", "reason", "cost_pence"))
    assert (there(), moves) == (
        {"lock": 19},
        [(20, "bought", 24_000), (3, "given", 0), (-2, "lost", 0), (-2, "counted", 0)],
    )
    assert AuditEntry.objects.filter(act="kit.move").count() == 4


def test_every_kind_is_listed_before_anything_was_counted() -> None:
    assert [(item.kind, item.in_stock) for item in stock()] == [(kind, 0) for kind in KitItem.Kind.values]


def test_more_than_there_is_does_not_go_out(bike_coordinator: User) -> None:
    count_in("pump", 2, by=bike_coordinator)
    assert code_of(count_out, "pump", 3, by=bike_coordinator) == "stock"
    assert there() == {"pump": 2}


@pytest.mark.parametrize(
    ("verb", "kind", "count", "more", "code"),
    [
        (count_in, "lock", 0, {}, "count"),
        (count_in, "lock", 501, {}, "count"),
        (count_in, "lock", 1, {"cost_pence": -1}, "count"),
        (count_in, "lock", 1, {"reason": "handover"}, "count"),
        (count_in, "saddle", 1, {}, "kind"),
        (count_out, "lock", -1, {}, "count"),
        (count_again, "lock", -1, {}, "count"),
        (count_again, "", 1, {}, "kind"),
    ],
)
def test_nonsense_is_refused_and_nothing_written(
    bike_coordinator: User, verb, kind: str, count: int, more: dict, code: str
) -> None:
    assert code_of(verb, kind, count, by=bike_coordinator, **more) == code
    assert KitMove.objects.count() == 0
