"""One session: what it is, what became of it, and the deeds that move it on."""

from collections.abc import Callable
from itertools import chain
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub import rooms
from hub.access import Access, needs
from hub.calendar import cancel_session, close_session, open_session, reopen_session
from hub.forms import CancellationForm
from hub.models import Closure, Session
from hub.models.calendar import State
from hub.pages import answer_deed, render_page
from hub.refusals import Refused

PAGE, PART = "hub/session.html", "hub/_session.html"


@needs(Access.LEAD)
@require_safe
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, _session(request, pk))


@needs(Access.LEAD)
@require_POST
def opening(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _move(request, pk, open_session)


@needs(Access.LEAD)
@require_POST
def closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _move(request, pk, close_session)


@needs(Access.LEAD)
@require_POST
def reopening(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _move(request, pk, reopen_session)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, pk: UUID) -> HttpResponse:
    session = _session(request, pk)
    form = CancellationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(lambda reason: cancel_session(session, reason=reason, by=request.user)):
        return answer_deed(request, _words_for(form.made), "hub:session", pk)
    return render(request, "hub/session-cancellation.html", {"form": form, "session": session}, status=form.status)


def _words_for(session: Session) -> str:
    """What to say once a session has come to the state it is in."""
    if session.state == State.CANCELLED and not session.can_put_back():
        return _("Noted. Thank you.")
    return {
        State.PLANNED: _("It stands in the calendar again."),
        State.OPEN: _("The session is open."),
        State.CLOSED: _("The session is closed. Thank you for today."),
        State.CANCELLED: _("This session is called off. You can put it back."),
    }[State(session.state)]


def _session(request: HttpRequest, pk: UUID) -> Session:
    return get_object_or_404(Session.objects.listed_for(request.user).select_related("programme"), pk=pk)


def _move(request: HttpRequest, pk: UUID, verb: Callable[..., Session]) -> HttpResponse:
    """Run the verb; say who did it if somebody else was quicker, and why if it is refused."""
    session = _session(request, pk)
    try:
        session = verb(session, by=request.user)
    except Refused as refused:
        if refused.code == "stale":
            raise
        session.refresh_from_db()
        return _show(request, session, refused=refused)
    said = _words_for(session)
    last = session.changes.select_related("by").first()
    if last and last.by_id not in {request.user.pk, None}:
        said = _("%(name)s did this already.") % {"name": last.by.called}
    messages.success(request, said)
    return _show(request, session) if request.htmx else redirect("hub:session", pk)


def _show(request: HttpRequest, session: Session, *, refused: Refused | None = None) -> HttpResponse:
    closures = Closure.objects.touching(session.held_on, session.held_on)
    context = {
        "session": session,
        "changes": session.changes.select_related("by"),
        "closure": next((c for c in closures if c.covers(session.programme_id, session.held_on)), None),
        "refused": refused,
        "facts": list(chain.from_iterable(rooms.ask_all("session_facts", session))),
        "left": list(chain.from_iterable(rooms.ask_all("left_to_do", session))),
    }
    return render_page(request, PAGE, PART, context, status=refused.status if refused else 200)
