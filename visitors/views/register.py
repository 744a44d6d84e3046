"""A session lead looks for somebody: by some letters or a card, as at the door, and never by paging through all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hub.access import Access, needs
from visitors.doubts import open_doubts
from visitors.lookup import meant
from visitors.person_forms import FindForm


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The name goes in a POST, so that it stands in no address and no log."""
    form = FindForm(request.POST if request.method == "POST" else None)
    typed = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    context = {"form": form, "typed": typed, "matches": meant(typed), "doubts": open_doubts().count()}
    return render(request, "visitors/people.html", context, status=form.status)
