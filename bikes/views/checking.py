"""The list along the frame, for the mechanic first and then for somebody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bikes.bike_forms import CheckForm
from bikes.board import named
from bikes.checking import ICONS, sign_first, sign_second
from bikes.models import Bike, SafetyCheck
from hub.access import Access, needs
from hub.models import User
from hub.pages import answer_deed


@needs(Access.BIKES)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever did the first round is told that somebody else signs second."""
    bike = get_object_or_404(Bike, pk=pk)
    half = bike.checks.filter(state=SafetyCheck.State.HALF).select_related("mechanic").first()
    form = CheckForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _sign(bike, half, form, request.user):
        return answer_deed(request, _said(form.made), "bikes:bike", bike.pk)
    rows = [(ICONS[name], form[name]) for name in form.fields]
    context = {"bike": bike, "name": named(bike), "form": form, "half": half, "rows": rows}
    context["is_own"] = half is not None and half.mechanic_id == request.user.pk
    return render(request, "bikes/bike-check.html", context, status=form.status)


def _sign(bike: Bike, half: SafetyCheck | None, form: CheckForm, by: User) -> bool:
    if half:
        return form.does(lambda answers: sign_second(half, answers, by=by))
    return form.does(lambda answers: sign_first(bike, answers, by=by))


def _said(check: SafetyCheck) -> str:
    if check.state == SafetyCheck.State.FAILED:
        return _("Noted. The bike is back in repair.")
    if check.state == SafetyCheck.State.HALF:
        return _("Signed. Now somebody else checks it too.")
    return _("Both signed. Safe until %(day)s.") % {"day": date_format(check.good_until_on, "j F")}
