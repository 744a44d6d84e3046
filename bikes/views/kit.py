"""The cupboard: how much is there, and the screen on which somebody counts."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bikes.bike_forms import KitForm
from bikes.kit import count_again, count_in, count_out, stock
from bikes.models import KitItem, KitMove
from hub.access import Access, needs
from hub.models import User
from hub.pages import answer_deed

LATELY = 12


@needs(Access.BIKES)
@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    moves = KitMove.objects.select_related("item", "by", "handover__bike")[:LATELY]
    return render(request, "bikes/kit.html", {"stock": stock(), "moves": moves})


@needs(Access.BIKES)
@require_http_methods(["GET", "HEAD", "POST"])
def counting(request: HttpRequest, kind: str) -> HttpResponse:
    """Note what came in, what is gone, or how much is really there."""
    item = next((item for item in stock() if item.kind == kind), None)
    if item is None:
        raise Http404
    form = KitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(lambda **sent: _count(item, by=request.user, **sent)):
        return answer_deed(request, _("Counted."), "bikes:kit")
    return render(request, "bikes/kit-counting.html", {"item": item, "form": form}, status=form.status)


def _count(item: KitItem, *, what: str, count: int, cost_pence: int, by: User) -> Any:
    if what == KitMove.Reason.COUNTED:
        return count_again(item.kind, count, by=by)
    if what == KitMove.Reason.LOST:
        return count_out(item.kind, count, by=by)
    cost = cost_pence if what == KitMove.Reason.BOUGHT else 0
    return count_in(item.kind, count, reason=what, cost_pence=cost, by=by)
