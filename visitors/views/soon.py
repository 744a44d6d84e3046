"""Whom the coming week will forget, for session leads who may know better; and that somebody died."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub import audit
from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.deaths import note_death, take_back_death
from visitors.forgetting import keep_on, soon_forgotten
from visitors.looking import note_look
from visitors.models import Person


@needs(Access.LEAD)
@require_safe
def soon(request: HttpRequest) -> HttpResponse:
    """The list, read in the transaction that records the look."""
    with transaction.atomic():
        audit.record("person.soon", by=request.user)
        return render(request, "visitors/soon.html", {"people": soon_forgotten()})


@needs(Access.LEAD)
@require_POST
def keeping_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """They still belong here."""
    keep_on(_somebody(pk), by=request.user)
    return answer_deed(request, _("They stay for three months more."), "visitors:soon")


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def death(request: HttpRequest, pk: UUID) -> HttpResponse:
    somebody = _somebody(pk)
    if request.method == "POST":
        note_death(somebody, by=request.user)
        return answer_deed(request, _("Noted. Nothing will be asked of them any more."), "visitors:person", pk)
    with transaction.atomic():
        note_look(somebody, by=request.user)
        return render(request, "visitors/person-death.html", {"person": somebody})


@needs(Access.LEAD)
@require_POST
def death_undoing(request: HttpRequest, pk: UUID) -> HttpResponse:
    take_back_death(_somebody(pk), by=request.user)
    return answer_deed(request, _("Taken back."), "visitors:person", pk)


def _somebody(pk: UUID) -> Person:
    return get_object_or_404(Person, pk=pk, anonymised_at__isnull=True)
