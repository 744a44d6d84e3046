"""Names this room to Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Donations(AppConfig):
    name = "donations"
    verbose_name = _("Donations")
