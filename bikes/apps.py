"""Names this room to Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Bikes(AppConfig):
    name = "bikes"
    verbose_name = _("Bikes")
