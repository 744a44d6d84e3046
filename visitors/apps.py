"""Names this room to Django."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class Visitors(AppConfig):
    name = "visitors"
    verbose_name = _("Visitors")

    def ready(self) -> None:
        from visitors import checks, reindexing  # noqa: PLC0415 (models are there only once apps are loaded)

        def index_again(**_: Any) -> None:
            if not checks.names_are_indexed_by_the_rules_of_this_code(["default"]):
                return
            reindexing.index_outdated()

        post_migrate.connect(index_again, sender=self, weak=False)
