"""The site of the one admin: open to administrators, signed in at the hub's own door."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _

from hub.models import Access

UNUSED = {"autocomplete", "view_on_site"}  # nothing leads there, and both stumble over what is typed


class HubAdminSite(admin.AdminSite):
    site_header = site_title = _("Drop-in Hub")
    index_title = _("Every row, to look at")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and Access.ADMIN in request.user.accesses

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [url for url in super().get_urls() if getattr(url, "name", None) not in UNUSED]

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if self.has_permission(request):
            return redirect("admin:index")
        return redirect_to_login(request.get_full_path(), reverse("hub:sign-in"))

    def password_change(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """The hub's own page, which signs out other devices and records the change."""
        return redirect("hub:password")
