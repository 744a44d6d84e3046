"""Close the hub for some days, and end that early."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.access import Access, needs
from hub.closures import close_days, lift_closure
from hub.forms import ClosureForm
from hub.models import Closure
from hub.pages import answer_deed


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = ClosureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(close_days, by=request.user):
        return answer_deed(request, _("These days are closed now."), "hub:week", form.made.from_on)
    return render(request, "hub/closure-create.html", {"form": form}, status=form.status)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def lifting(request: HttpRequest, pk: int) -> HttpResponse:
    closure = get_object_or_404(Closure.objects.select_related("programme"), pk=pk)
    if request.method == "POST":
        lifted = lift_closure(closure, by=request.user)
        said = _("These days are open again. The sessions are planned.") if lifted else _("These days are over.")
        return answer_deed(request, said, "hub:week", closure.from_on)
    context = {"closure": closure, "is_over": closure.until_on < timezone.localdate()}
    return render(request, "hub/closure-lifting.html", context)
