"""Who may be in a photo or a story, and who is no more: for whoever makes the leaflet or the web page."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub import audit
from hub.access import Access, needs
from visitors.consents import may_be_shown, no_longer_shown


@needs(Access.LEAD)
@require_safe
def photos(request: HttpRequest) -> HttpResponse:
    """Both lists, read in the transaction that records the look."""
    with transaction.atomic():
        audit.record("photos.look", by=request.user)
        context = {"shown": list(may_be_shown()), "no_longer": list(no_longer_shown())}
        return render(request, "visitors/photos.html", context)
