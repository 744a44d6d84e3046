"""One place in the list, and the small screens on which it is changed."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bikes.forms import AboutForm, LeavingForm, RestoringForm, TryForm
from bikes.listing import rows, with_offers
from bikes.matching import bikes_for
from bikes.models import BikeRequest
from bikes.rulings import in_force
from bikes.telling import telling
from bikes.views.looks import show_rider
from bikes.waiting import REOPENED, leave, restore, set_about
from bikes.waits import people_before
from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.looking import note_look
from visitors.models import Background

ASKING = ["GET", "HEAD", "POST"]


@needs(Access.BIKES)
@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One rider. Their number and the offer are looked at here, and the look is written down."""
    return show_place(request, pk)


def show_place(request: HttpRequest, pk: int, *, trying: TryForm | None = None, status: int = 200) -> HttpResponse:
    """The page of a place; a try that did not fit stands on it with what is wrong."""
    held = _place(pk)
    with transaction.atomic():
        note_look(held.person, by=request.user)
        offer = held.standing[0] if held.standing else None
        context = {
            "row": rows([held], [], in_force())[0],
            "place": held,
            "offer": offer,
            "telling": telling(offer) if offer else None,
            "tries": offer.tries.select_related("by") if offer else [],
            "trying": trying or TryForm(),
            "phone": Background.objects.filter(person=held.person).values_list("phone", flat=True).first(),
            "changes": held.changes.select_related("by"),
            "bikes": bikes_for(held)[:3] if held.state == BikeRequest.State.WAITING else [],
            "skips": held.skips.select_related("bike").order_by("-at"),
            "can_restore": held.state in REOPENED,
        }
        return render(request, "bikes/place.html", context, status=status)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def about(request: HttpRequest, pk: int) -> HttpResponse:
    held = _place(pk)
    form = AboutForm(_sent(request), is_child=held.child > 0, initial=AboutForm.initial_of(held))
    if form.is_bound and form.does(lambda **told: set_about(held, by=request.user, **told)):
        return answer_deed(request, _("Saved."), "bikes:request", pk)
    return _screen(request, held, form, "bikes/place-about.html")


@needs(Access.BIKES)
@require_http_methods(ASKING)
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    held, form = _place(pk), LeavingForm(_sent(request))
    if form.is_bound and form.does(lambda state: leave(held, state=state, by=request.user)):
        return answer_deed(request, _("Closed. It can be opened again with its old day."), "bikes:request", pk)
    return _screen(request, held, form, "bikes/place-leaving.html")


@needs(Access.BIKES)
@require_http_methods(ASKING)
def restoring(request: HttpRequest, pk: int) -> HttpResponse:
    held, form = _place(pk), RestoringForm(_sent(request))
    if form.is_bound and form.does(lambda reason: restore(held, reason=reason, by=request.user)):
        return answer_deed(request, _("On the list again, with the old day."), "bikes:request", pk)
    return _screen(request, held, form, "bikes/place-restoring.html")


@needs(Access.BIKES)
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """A piece of paper for the rider: since when, about how many before, what happens next. Never a promise."""
    held = _place(pk)
    row = rows([held], [], in_force())[0]
    context = {"place": held, "row": row, "before": people_before(held, in_force())}
    return show_rider(request, held.person, "bikes/slip.html", context)


def _screen(request: HttpRequest, held: BikeRequest, form: Any, template: str) -> HttpResponse:
    return show_rider(request, held.person, template, {"form": form, "place": held}, form.status)


def _place(pk: int) -> BikeRequest:
    places = with_offers(BikeRequest.objects.filter(person__anonymised_at__isnull=True))
    return get_object_or_404(places, pk=pk)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
