"""The one admin, for administrators: a look at every row, and deeds only on the pages made for them."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from hub.models import (
    Approval,
    AuditEntry,
    Closure,
    Grant,
    Night,
    Notice,
    Programme,
    Session,
    SessionChange,
    Timetable,
    User,
)


class LookOnly(admin.ModelAdmin):
    """Rows that a verb writes: shown here, changed on the page that each row links to."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside a list write, for any other lookup answers about fields that are not shown."""
        written = {f"{name}{end}" for name in self.get_list_filter(request) for end in ("__exact", "__id__exact")}
        return lookup in written and "\x00" not in value


def _link(route: str, *args: Any) -> str:
    return format_html('<a href="{}">{}</a>', reverse(route, args=args), _("Open the page"))


admin.site.unregister(Group)  # access is given by Grant rows alone


@admin.register(User)
class UserAdmin(LookOnly):
    list_display = ["username", "called", "ends_on", "ended_at", "last_login", "page"]
    exclude = ["password"]

    @admin.display(description=_("Page"))
    def page(self, user: User) -> str:
        return _link("hub:account", user.pk)


@admin.register(Grant)
class GrantAdmin(LookOnly):
    list_display = ["user", "access", "given_by", "from_at", "until_at", "page"]
    list_filter = ["access"]
    list_select_related = ["user", "given_by"]

    @admin.display(description=_("Page"))
    def page(self, grant: Grant) -> str:
        return _link("hub:account", grant.user_id)


@admin.register(Programme)
class ProgrammeAdmin(LookOnly):
    list_display = ["name", "kind", "audience", "ended_on", "page"]

    @admin.display(description=_("Page"))
    def page(self, programme: Programme) -> str:
        return _link("hub:programme", programme.pk)


@admin.register(Timetable)
class TimetableAdmin(LookOnly):
    list_display = ["programme", "from_on", "weekday", "starts", "ends", "page"]
    list_select_related = ["programme"]

    @admin.display(description=_("Page"))
    def page(self, timetable: Timetable) -> str:
        return _link("hub:programme", timetable.programme_id)


@admin.register(Session)
class SessionAdmin(LookOnly):
    list_display = ["programme", "held_on", "starts_at", "state", "page"]
    list_filter = ["state", "programme"]
    list_select_related = ["programme"]
    ordering = ["-starts_at"]

    @admin.display(description=_("Page"))
    def page(self, session: Session) -> str:
        return _link("hub:session", session.pk)


@admin.register(SessionChange)
class SessionChangeAdmin(LookOnly):
    list_display = ["session", "from_state", "to_state", "by", "at", "reason"]
    list_select_related = ["session", "by"]


@admin.register(Closure)
class ClosureAdmin(LookOnly):
    list_display = ["from_on", "until_on", "programme", "reason", "page"]
    list_select_related = ["programme"]

    @admin.display(description=_("Page"))
    def page(self, closure: Closure) -> str:
        return _link("hub:closure-lifting", closure.pk)


@admin.register(Notice)
class NoticeAdmin(LookOnly):
    list_display = ["subject", "words", "set_by", "set_at", "page"]
    list_select_related = ["set_by"]

    @admin.display(description=_("Page"))
    def page(self, notice: Notice) -> str:
        return _link("hub:notices")


@admin.register(Approval)
class ApprovalAdmin(LookOnly):
    list_display = ["approved_at", "approved_by", "unseen_months", "away_months", "page"]
    list_select_related = ["approved_by"]

    @admin.display(description=_("Page"))
    def page(self, approval: Approval) -> str:
        return _link("hub:keeping")


@admin.register(Night)
class NightAdmin(LookOnly):
    list_display = ["ran_at", "counts"]


@admin.register(AuditEntry)
class AuditEntryAdmin(LookOnly):
    list_display = ["at", "by", "act", "model", "row", "reason"]
    list_select_related = ["by"]
    ordering = ["-at"]

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> None:
        return None
