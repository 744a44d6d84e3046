"""Who came to a session."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.access import Access, needs
from hub.models import Session
from visitors import entrance
from visitors.checkin import undo
from visitors.forms import UndoingForm
from visitors.models import Place

MOST = 1000


@needs(Access.DOOR, Access.LEAD)
@require_safe
def session_visits(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everybody, newest first: the door while the session is open, a lead on any day."""
    session = _session(request, pk)
    context = {
        "session": session,
        "outside": Place.objects.waiting(session),
        "here": entrance.who_is_here(session, request.user, most=MOST),
        "is_lead": Access.LEAD in request.user.accesses,
    }
    return render(request, "visitors/session-visits.html", context)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def session_undoing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take one line off the list; what is said stands above it."""
    session, form = _session(request, pk), UndoingForm(request.POST)
    if form.does(lambda of, receipt: undo(of, receipt=receipt, by=request.user)):
        messages.success(request, _("Taken back."))
    else:
        messages.error(request, form.refused.sentence if form.refused else _("This is not here any more."))
    return redirect("visitors:session-visits", session.pk)


def _session(request: HttpRequest, pk: UUID) -> Session:
    session = get_object_or_404(Session.objects.listed_for(request.user).select_related("programme"), pk=pk)
    if Access.LEAD not in request.user.accesses and not session.is_open():
        raise Http404
    return session
