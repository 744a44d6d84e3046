"""What the door was not sure of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.doubts import decide, open_doubts
from visitors.duplicates import note_pairs
from visitors.models import Doubt

MOST = 20  # pairs on one page


@needs(Access.LEAD)
@require_safe
def doubts(request: HttpRequest) -> HttpResponse:
    waiting = open_doubts()
    return render(request, "visitors/doubts.html", {"doubts": waiting[:MOST], "number": waiting.count()})


@needs(Access.LEAD)
@require_POST
def doubts_search(request: HttpRequest) -> HttpResponse:
    """Look through the whole register for names that may be one person's."""
    found = note_pairs()
    said = ngettext("%(n)d more pair was found.", "%(n)d more pairs were found.", found) % {"n": found}
    return answer_deed(request, said, "visitors:doubts")


@needs(Access.LEAD)
@require_POST
def doubt_same(request: HttpRequest, pk: int) -> HttpResponse:
    decide(get_object_or_404(Doubt, pk=pk), Doubt.State.SAME, by=request.user)
    return answer_deed(request, _("Noted: one person."), "visitors:doubts")


@needs(Access.LEAD)
@require_POST
def doubt_different(request: HttpRequest, pk: int) -> HttpResponse:
    decide(get_object_or_404(Doubt, pk=pk), Doubt.State.DIFFERENT, by=request.user)
    return answer_deed(request, _("Noted: two people. Nobody will ask again."), "visitors:doubts")
