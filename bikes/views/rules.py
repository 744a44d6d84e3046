"""The figures the bike room goes by: a page to read, and the trustees' screen to change them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bikes.forms import RulesForm
from bikes.rulings import FIGURES, in_force, set_rules, to_come
from hub.access import Access, needs
from hub.pages import answer_deed


@needs(Access.BIKES, Access.LEAD, Access.TRUSTEE)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """What holds now, and what was decided for later."""
    may_change = Access.TRUSTEE in request.user.accesses
    return render(request, "bikes/rules.html", {"now": in_force(), "later": to_come(), "may_change": may_change})


@needs(Access.TRUSTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    held = in_force()
    initial = {name: getattr(held, name) for name in FIGURES} | {"priorities_count": str(held.priorities_count)}
    form = RulesForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.does(lambda **figures: set_rules(by=request.user, **figures)):
        return answer_deed(request, _("Noted. Offers that stand keep their day."), "bikes:rules")
    return render(request, "bikes/rules-change.html", {"form": form}, status=form.status)
