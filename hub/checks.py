"""System checks: mistakes of ours that the machine can see."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections, models

from hub.embedded import OLDEST
from hub.retention import all_rules, columns_without_a_rule


@register()
def moments_and_days_are_named_alike(**_: Any) -> list[Error]:
    """A DateTimeField ends in `_at` (or is `at`), a DateField in `_on`; Django's own fields excepted."""
    wrong = []
    for model in apps.get_models():
        if model._meta.app_label not in settings.ROOMS:
            continue
        for field in model._meta.local_fields:
            ending = (
                "at" if isinstance(field, models.DateTimeField) else "on" if isinstance(field, models.DateField) else ""
            )
            if ending and field.name != "last_login" and field.name.rpartition("_")[2] != ending:
                wrong.append(Error(f"{field} must end in _{ending}.", obj=model, id="hub.E001"))
    return wrong


@register()
def every_column_has_one_rule(**_: Any) -> list[Error]:
    """Each room says how long each of its columns is kept, in one rule; a new column is not forgotten that way."""
    without, several, unknown = columns_without_a_rule(all_rules())
    hint = "Name it in the `kept.py` of its room."
    return [
        *(Error(f"No rule says how long {name} is kept.", hint=hint, id="hub.E003") for name in without),
        *(Error(f"More than one rule is about {name}.", hint=hint, id="hub.E004") for name in several),
        *(Error(f"A rule is about {name}, which is not there.", hint=hint, id="hub.E005") for name in unknown),
    ]


@register(Tags.database)
def postgresql_is_new_enough(databases: list[str] | None, **_: Any) -> list[Error]:
    """The hub needs PostgreSQL 17 or newer."""
    wrong = []
    for alias in databases or []:
        with connections[alias].cursor():
            version = connections[alias].connection.info.server_version // 10000
        if version < OLDEST:
            wrong.append(Error(f"This is PostgreSQL {version}; the hub needs {OLDEST} or newer.", id="hub.E002"))
    return wrong
