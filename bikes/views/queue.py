"""The bike list: who waits, what is ready for whom, and whether it is open."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bikes.filters import QueueFilter
from bikes.forms import ListStateForm
from bikes.listing import counts, ready_bikes, rows, with_offers
from bikes.matching import in_turn
from bikes.models import BikeRequest
from bikes.opening import in_languages, sentence, set_status, status_now
from bikes.rulings import in_force
from bikes.sizes import Size
from bikes.waits import is_full, wait_of_size
from hub import audit
from hub.access import Access, needs
from hub.pages import answer_deed

A_PAGE = 25
SHOWN = 6  # ready bikes beside the list


@needs(Access.BIKES)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The list in its order. A filter that is nonsense shows everybody, with a sentence.

    A look at it is recorded once, not for each rider, and before anything is read.
    """
    audit.record("bikes.look", by=request.user)
    rules = in_force()
    narrowed = QueueFilter(request.GET, queryset=in_turn(with_offers(BikeRequest.objects.all()), rules))
    page = Paginator(narrowed.qs, A_PAGE).get_page(request.GET.get("page"))
    ready, places, size = ready_bikes(rules), counts(), _chosen_size(request.GET.get("size"))
    size = size or max([Size.LARGE, Size.MEDIUM, Size.SMALL, Size.CHILD], key=lambda each: places[each])
    context = {
        "filter": narrowed,
        "page": page,
        "rows": rows(page.object_list, ready, rules),
        "ready": ready,
        "more_ready": max(0, len(ready) - SHOWN),
        "first": next((each for each in ready if each.rider), None),
        "counts": places,
        "wait": wait_of_size(size),
        "wait_size": size,
        "status": status_now(),
        "sizes": [("", _("All")), *[(each.value, each.label) for each in Size]],
        "chosen": request.GET.get("size", ""),
        "newer": _page_url(request, page.number - 1),
        "older": _page_url(request, page.number + 1),
    }
    return render(request, "bikes/queue.html", context, status=narrowed.form.status)


@needs(Access.BIKES)
@require_http_methods(["GET", "HEAD", "POST"])
def list_state(request: HttpRequest) -> HttpResponse:
    """Open, close or stop the list."""
    status = status_now()
    standing = {"state": status.state, "reason": status.reason, "review_on": status.review_on}
    form = ListStateForm(request.POST if request.method == "POST" else None, initial=standing)
    if request.method == "POST" and form.does(lambda **sent: set_status(**sent, by=request.user)):
        return answer_deed(request, sentence(form.made), "bikes:queue")
    rules = in_force()
    advice = rules.full_weeks if status.state == status.State.OPEN and is_full(rules) else None
    context = {"form": form, "status": status, "words": sentence(status), "advice": advice}
    return render(request, "bikes/list-state.html", context, status=form.status)


@needs(Access.BIKES)
@require_safe
def poster(request: HttpRequest) -> HttpResponse:
    """What hangs on the wall while the list is as it is, in every language the hub speaks."""
    status = status_now()
    return render(request, "bikes/poster.html", {"lines": in_languages(status), "today": timezone.localdate()})


def _chosen_size(typed: str | None) -> Size | None:
    return Size(typed) if typed in Size.values and typed != Size.UNKNOWN else None


def _page_url(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
