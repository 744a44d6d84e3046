"""How long we keep things: the page that trustees read, and their yearly yes to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.access import Access, needs
from hub.forms import ApprovalForm
from hub.models import Night
from hub.pages import answer_deed
from hub.retention import Periods, Rule, all_rules, approve, is_to_be_read, last_approval, periods_in_force

NIGHTS = 14  # so many nights stand on the page


@needs(Access.TRUSTEE, Access.LEAD, Access.ADMIN)
@require_safe
def keeping(request: HttpRequest) -> HttpResponse:
    """Every rule in plain words, what the trustees said of it, and what the last nights did."""
    periods, rules = periods_in_force(), all_rules()
    words = {rule.code: rule.what for rule in rules}
    nights = Night.objects.exclude(counts={}).order_by("-ran_at")[:NIGHTS]
    context = {
        "groups": [
            (_("About people who come"), [(rule, periods.say(rule.kept)) for rule in rules if not _is_hubs(rule)]),
            (_("About helpers and the hub"), [(rule, periods.say(rule.kept)) for rule in rules if _is_hubs(rule)]),
        ],
        "last": last_approval(),
        "is_to_be_read": is_to_be_read(),
        "may_approve": Access.TRUSTEE in request.user.accesses,
        "nights": [(night, [(words.get(code, code), n) for code, n in night.counts.items()]) for night in nights],
        "has_run": Night.objects.exists(),
    }
    return render(request, "hub/keeping.html", context)


@needs(Access.TRUSTEE)
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest) -> HttpResponse:
    last = last_approval()
    held = Periods(last.unseen_months, last.away_months) if last else periods_in_force()
    form = ApprovalForm(
        request.POST if request.method == "POST" else None, initial={"unseen": held.unseen, "away": held.away}
    )
    if request.method == "POST" and form.does(lambda **months: approve(Periods(**months), by=request.user)):
        return answer_deed(request, _("Noted. It holds from a week from today."), "hub:keeping")
    return render(request, "hub/keeping-approval.html", {"form": form}, status=form.status)


def _is_hubs(rule: Rule) -> bool:
    return rule.code.startswith("hub.")
