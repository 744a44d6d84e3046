"""Mistakes of ours that the machine sees."""

import pytest
from django.core.checks import run_checks
from django.db import connection, models
from django.test.utils import isolate_apps

from hub import checks


def test_the_hub_passes_its_own_checks(db: None) -> None:
    assert run_checks(databases=["default"]) == []


@isolate_apps("hub")
def test_a_moment_or_a_day_with_another_name_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Tea(models.Model):
        brewed = models.DateTimeField()
        drunk_at = models.DateField()
        cold_at = models.DateTimeField()
        best_before_on = models.DateField()

        class Meta:
            app_label = "hub"

        def __str__(self) -> str:
            return ""

    monkeypatch.setattr(checks.apps, "get_models", lambda: [Tea])
    assert [error.msg for error in checks.moments_and_days_are_named_alike()] == [
        "hub.Tea.brewed must end in _at.",
        "hub.Tea.drunk_at must end in _on.",
    ]


def test_an_old_postgresql_is_seen(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "OLDEST", 99)
    version = connection.pg_version // 10000
    assert [error.msg for error in checks.postgresql_is_new_enough(["default"])] == [
        f"This is PostgreSQL {version}; the hub needs 99 or newer."
    ]
