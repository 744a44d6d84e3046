"""Every address of the hub's ground floor. The other rooms hang theirs in below, by name."""

from datetime import date

from django.contrib import admin
from django.urls import include, path, register_converter

from hub.access import Access, guard_tree
from hub.views import (
    accounts,
    audit,
    calendar,
    closures,
    errors,
    health,
    home,
    keeping,
    notices,
    programmes,
    sessions,
    signing,
)


class DayInUrl:
    """A day as 2026-12-24, between 2000 and 2099, so that no arithmetic on it can leave the calendar."""

    regex = r"20[0-9]{2}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayInUrl, "day")

hub_urls = [
    path("", home.home, name="home"),
    path("sign-in", signing.sign_in, name="sign-in"),
    path("sign-out", signing.sign_out, name="sign-out"),
    path("password", signing.password, name="password"),
    path("healthz", health.healthz, name="healthz"),
    path("urgent-help", notices.urgent_help, name="urgent-help"),
    path("door-cards", notices.door_cards, name="door-cards"),
    path("words", notices.notices, name="notices"),
    path("keeping", keeping.keeping, name="keeping"),
    path("keeping/approval", keeping.approval, name="keeping-approval"),
    path("calendar", calendar.calendar, name="calendar"),
    path("calendar/week/<day:on>", calendar.week, name="week"),
    path("calendar/month/<day:on>", calendar.month, name="month"),
    path("sessions/<uuid:pk>", sessions.session, name="session"),
    path("sessions/<uuid:pk>/opening", sessions.opening, name="session-opening"),
    path("sessions/<uuid:pk>/closing", sessions.closing, name="session-closing"),
    path("sessions/<uuid:pk>/reopening", sessions.reopening, name="session-reopening"),
    path("sessions/<uuid:pk>/cancellation", sessions.cancellation, name="session-cancellation"),
    path("closures/new", closures.create, name="closure-create"),
    path("closures/<int:pk>/lifting", closures.lifting, name="closure-lifting"),
    path("programmes", programmes.programmes, name="programmes"),
    path("programmes/planning", programmes.planning, name="programmes-planning"),
    path("programmes/new", programmes.create, name="programme-create"),
    path("programmes/<int:pk>", programmes.programme, name="programme"),
    path("programmes/<int:pk>/timetable", programmes.timetable, name="programme-timetable"),
    path("programmes/<int:pk>/extra-day", programmes.extra_day, name="programme-extra-day"),
    path("programmes/<int:pk>/ending", programmes.ending, name="programme-ending"),
    path("programmes/<int:pk>/restarting", programmes.restarting, name="programme-restarting"),
    path("accounts", accounts.accounts, name="accounts"),
    path("accounts/new", accounts.create, name="account-create"),
    path("accounts/<int:pk>", accounts.account, name="account"),
    path("accounts/<int:pk>/renewal", accounts.renewal, name="account-renewal"),
    path("accounts/<int:pk>/ending", accounts.ending, name="account-ending"),
    path("accounts/<int:pk>/password", accounts.password, name="account-password"),
    path("accounts/<int:pk>/access/<slug:access>/giving", accounts.giving, name="account-access-giving"),
    path("accounts/<int:pk>/access/<slug:access>/taking", accounts.taking, name="account-access-taking"),
    path("audit", audit.audit, name="audit"),
]

urlpatterns = [
    path("", include((hub_urls, "hub"))),
    path("", include("visitors.urls")),
    path("bikes/", include("bikes.urls")),
    path("admin/", guard_tree(admin.site.urls, Access.ADMIN)),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
