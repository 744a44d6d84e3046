"""What people ask of us about their own data: the list with its clock, and the screens to note and to answer."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub import audit
from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.entrance import new_receipt
from visitors.looking import note_look
from visitors.models import Person, RightsRequest
from visitors.rights import acknowledge, ask, finish, pause, resume, waiting
from visitors.rights_forms import AnswerForm, RequestForm

ASKING = ["GET", "HEAD", "POST"]


@needs(Access.LEAD, Access.ADMIN)
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What is open, due soonest first, read in the transaction that records the look."""
    with transaction.atomic():
        audit.record("requests.look", by=request.user)
        return render(request, "visitors/requests.html", {"requests": waiting()})


@needs(Access.LEAD, Access.ADMIN)
@require_http_methods(ASKING)
def request_create(request: HttpRequest) -> HttpResponse:
    """Somebody who is not in the register asks."""
    return _ask(request, None, "visitors:requests")


@needs(Access.LEAD)
@require_http_methods(ASKING)
def person_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    somebody = get_object_or_404(Person, pk=pk, anonymised_at__isnull=True)
    return _ask(request, somebody, "visitors:person", somebody.pk)


@needs(Access.LEAD, Access.ADMIN)
@require_http_methods(ASKING)
def rights_request(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request: what to do about it, and its answer. What was answered leads back to the list.

    It tells who asked and what they said, so it is a look at them; of somebody who is not here, at the request.
    """
    asked = _asked(pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(lambda **told: finish(asked, **told, by=request.user)):
        return answer_deed(request, _("Noted. Tell them too, if they do not know yet."), "visitors:requests")
    if asked.done_on:
        return redirect("visitors:requests")
    context = {"asked": asked, "form": form, "is_lead": Access.LEAD in request.user.accesses}
    with transaction.atomic():
        if asked.person:
            note_look(asked.person, by=request.user)
        else:
            audit.record("requests.look", by=request.user, row=asked)
        return render(request, "visitors/request.html", context, status=form.status)


@needs(Access.LEAD, Access.ADMIN)
@require_POST
def request_pausing(request: HttpRequest, pk: UUID) -> HttpResponse:
    pause(_asked(pk), by=request.user)
    return answer_deed(request, _("The clock stands until they answer you."), "visitors:request", pk)


@needs(Access.LEAD, Access.ADMIN)
@require_POST
def request_resuming(request: HttpRequest, pk: UUID) -> HttpResponse:
    resume(_asked(pk), by=request.user)
    return answer_deed(request, _("The clock runs again."), "visitors:request", pk)


@needs(Access.LEAD, Access.ADMIN)
@require_POST
def request_acknowledging(request: HttpRequest, pk: UUID) -> HttpResponse:
    acknowledge(_asked(pk), by=request.user)
    return answer_deed(request, _("Noted: they know that we have it."), "visitors:request", pk)


@needs(Access.DOOR, Access.LEAD, Access.TRUSTEE, Access.ADMIN)
@require_safe
def complaint_form(request: HttpRequest) -> HttpResponse:
    """A page for the hall, to be filled in by hand."""
    return render(request, "visitors/complaint-form.html")


def _asked(pk: UUID) -> RightsRequest:
    return get_object_or_404(RightsRequest.objects.select_related("person", "noted_by"), pk=pk)


def _ask(request: HttpRequest, somebody: Person | None, back: str, *args: UUID) -> HttpResponse:
    is_sent = request.method == "POST"
    form = RequestForm(request.POST) if is_sent else RequestForm(initial={"key": new_receipt()})
    if is_sent and form.does(lambda key, **told: ask(key, somebody, **told, by=request.user)):
        said = _("Noted. The clock runs from the day they asked.")
        if form.made.pk != form.cleaned_data["key"]:
            said = _("They asked this already, and it is still open.")
        return answer_deed(request, said, back, *args)
    return render(request, "visitors/request-create.html", {"form": form, "person": somebody}, status=form.status)
