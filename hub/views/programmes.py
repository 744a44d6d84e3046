"""Programmes: what happens again and again, on which weekday and at what time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.access import Access, needs
from hub.forms import ExtraDayForm, ProgrammeForm, TimetableForm
from hub.models import Programme, Session
from hub.models.calendar import State
from hub.pages import answer_deed
from hub.planning import plan_sessions, planned_until
from hub.programmes import end_programme, plan_extra, restart_programme, set_timetable, start_programme


@needs(Access.LEAD)
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    everything = Programme.objects.with_hours().order_by("ended_on", "weekday", "name")
    context = {
        "running": [programme for programme in everything if programme.ended_on is None],
        "ended": [programme for programme in everything if programme.ended_on],
        "until": planned_until(),
    }
    return render(request, "hub/programmes.html", context)


@needs(Access.LEAD)
@require_POST
def planning(request: HttpRequest) -> HttpResponse:
    planned = plan_sessions()
    said = ngettext("%(n)d session is new in the calendar.", "%(n)d sessions are new in the calendar.", planned.added)
    return answer_deed(request, said % {"n": planned.added}, "hub:programmes")


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = ProgrammeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(start_programme, by=request.user):
        return answer_deed(request, _("Good. Now say when it happens."), "hub:programme-timetable", form.made.pk)
    return render(request, "hub/programme-create.html", {"form": form}, status=form.status)


@needs(Access.LEAD)
@require_safe
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_object_or_404(Programme, pk=pk)
    today = timezone.localdate()
    timetables = list(programme.timetables.order_by("-from_on"))
    context = {
        "programme": programme,
        "timetables": timetables,
        "current": next((timetable for timetable in timetables if timetable.from_on <= today), None),
        "coming": Session.objects.filter(programme=programme).between(today, today.replace(year=today.year + 1, day=1))[
            :9
        ],
    }
    return render(request, "hub/programme.html", context)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_object_or_404(Programme, pk=pk)
    form = TimetableForm(request.POST if request.method == "POST" else None, initial=_hours_of(programme))
    if request.method == "POST" and form.does(lambda **hours: set_timetable(programme, **hours, by=request.user)):
        return answer_deed(request, _("The calendar follows the new times."), "hub:programme", pk)
    return render(request, "hub/programme-timetable.html", {"form": form, "programme": programme}, status=form.status)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def extra_day(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_object_or_404(Programme, pk=pk)
    initial = {**_hours_of(programme), "held_on": None}
    form = ExtraDayForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.does(lambda **hours: plan_extra(programme, **hours, by=request.user)):
        return answer_deed(request, _("The extra day stands in the calendar."), "hub:week", form.made.held_on)
    return render(request, "hub/programme-extra-day.html", {"form": form, "programme": programme}, status=form.status)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_object_or_404(Programme, pk=pk)
    if request.method == "POST":
        end_programme(programme, by=request.user)
        return answer_deed(request, _("It has ended. Its past sessions stay."), "hub:programmes")
    ahead = Session.objects.filter(programme=programme, held_on__gte=timezone.localdate(), state=State.PLANNED).count()
    return render(request, "hub/programme-ending.html", {"programme": programme, "ahead": ahead})


@needs(Access.LEAD)
@require_POST
def restarting(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_object_or_404(Programme, pk=pk)
    restart_programme(programme, by=request.user)
    return answer_deed(request, _("It goes on, with the times it had."), "hub:programme", pk)


def _hours_of(programme: Programme) -> dict:
    """What the forms start with: the hours of today, or of the first day to come."""
    latest = programme.timetables.filter(from_on__lte=timezone.localdate()).order_by("-from_on").first()
    latest = latest or programme.timetables.order_by("from_on").first()
    if latest is None:
        return {"from_on": timezone.localdate()}
    fields = ("weekday", "starts", "ends", "place", "capacity")
    return {**{field: getattr(latest, field) for field in fields}, "from_on": timezone.localdate()}
