"""Names this room to Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Visitors(AppConfig):
    name = "visitors"
    verbose_name = _("Visitors")

    def ready(self) -> None:
        from visitors import checks  # noqa: F401, PLC0415 (checks register themselves once apps are loaded)
