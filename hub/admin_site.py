"""The site of the one admin: open to administrators, signed in at the hub's own door."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.models import Access


class HubAdminSite(admin.AdminSite):
    site_header = site_title = _("Drop-in Hub")
    index_title = _("Every row, to look at")
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and Access.ADMIN in request.user.accesses

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return redirect_to_login(request.get_full_path(), reverse("hub:sign-in"))

    def password_change(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """The hub's own page, which signs out other devices and records the change."""
        return redirect("hub:password")
