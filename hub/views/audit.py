"""The audit trail, newest first, for administrators."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.access import Access, needs
from hub.filters import AuditFilter
from hub.models import AuditEntry

A_PAGE = 50


@needs(Access.ADMIN)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    entries = AuditEntry.objects.select_related("by", "session__programme").order_by("-at", "-pk")
    narrowed = AuditFilter(request.GET or None, queryset=entries)
    page = Paginator(narrowed.qs, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": narrowed,
        "page": page,
        "newer": _page_url(request, page.number - 1),
        "older": _page_url(request, page.number + 1),
    }
    return render(request, "hub/audit.html", context, status=narrowed.form.status)


def _page_url(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = number
    return f"?{query.urlencode()}"
