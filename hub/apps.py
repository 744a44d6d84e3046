"""Names the hub, its admin and its static files to Django."""

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin_apps
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.autoreload import autoreload_started
from django.utils.translation import gettext_lazy as _

from hub import assets


class Hub(AppConfig):
    name = "hub"
    verbose_name = _("Hub")
    default = True

    def ready(self) -> None:
        from hub import checks  # noqa: F401, PLC0415 (checks register themselves once apps are loaded)


class Admin(admin_apps.AdminConfig):
    default = False
    default_site = "hub.admin_site.HubAdminSite"


class StaticFiles(StaticFilesConfig):
    """Serves what a page asks for, and none of the small files that hub.css and hub.js are joined from."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "css/*", "js/*", "django_htmx/*", "*.map", "*.part"]

    def ready(self) -> None:
        super().ready()
        if settings.DEBUG:
            assets.join()
            autoreload_started.connect(assets.watch)
