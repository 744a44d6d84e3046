"""Names this room to Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Visitors(AppConfig):
    name = "visitors"
    verbose_name = _("Visitors")
