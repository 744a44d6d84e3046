"""The handover on one screen, its slip, and what becomes of the bike afterwards."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bikes import handing
from bikes.agreement import language_for
from bikes.bike_forms import HandoverForm, SwapForm, TheftForm
from bikes.board import named
from bikes.kit import stock
from bikes.models import BikeOffer, Handover
from bikes.views.looks import show_rider
from bikes.workshop import is_safe
from hub.access import Access, needs
from hub.fields import PlainForm
from hub.pages import answer_deed
from visitors.models import Card

ASKING = ["GET", "HEAD", "POST"]


@needs(Access.BIKES)
@require_http_methods(ASKING)
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything for one handover: the right person, a safe bike, kit, helmet, agreement, tap."""
    offer = get_object_or_404(BikeOffer.objects.select_related("bike", "request__person"), pk=pk)
    if done := Handover.objects.filter(offer=offer).first():
        return redirect("bikes:handover", done.pk)
    person = offer.request.person
    language = language_for(person)
    form = HandoverForm(
        request.POST if request.method == "POST" else None,
        initial={"agreed_in": language},
        is_young=handing.is_under_18(offer.request),
    )
    if request.method == "POST" and form.does(lambda given: handing.hand_over(offer, given, by=request.user)):
        return answer_deed(request, _("Handed over. Print the slip for them."), "bikes:handover", form.made.pk)
    context = {"offer": offer, "bike": offer.bike, "name": named(offer.bike), "person": person, "form": form}
    context |= {"card": Card.objects.held_by(person).first(), "is_safe": is_safe(offer.bike), "stock": stock()}
    context["language"] = language
    return show_rider(request, person, "bikes/offer-handover.html", context, form.status)


@needs(Access.BIKES)
@require_safe
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip for the rider, and below it what may have happened since."""
    held = _handover(pk)
    context = {"handover": held, "bike": held.bike, "name": named(held.bike), "language": held.agreed_in}
    context |= {"has_grown": handing.may_have_outgrown(held)}
    return show_rider(request, held.person, "bikes/handover.html", context)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def theft(request: HttpRequest, pk: int) -> HttpResponse:
    held = _handover(pk)
    form = TheftForm(request.POST if request.method == "POST" else None, initial={"crime_number": held.crime_number})
    said = _("Sorry. They can join the list again. They do not have to go to the police.")
    return _screen(request, held, form, handing.tell_theft, "bikes/handover-theft.html", said)


@needs(Access.BIKES)
@require_POST
def returning(request: HttpRequest, pk: int) -> HttpResponse:
    held = handing.take_return(_handover(pk), by=request.user)
    return answer_deed(request, _("It is back. Look it over like any other."), "bikes:bike", held.bike_id)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def swapping(request: HttpRequest, pk: int) -> HttpResponse:
    held = _handover(pk)
    first = held.offer.request
    form = SwapForm(request.POST if request.method == "POST" else None, initial={"height_cm": first.height_cm})
    said = _("The small bike is back. The child has its old place for a bigger one.")
    return _screen(request, held, form, handing.swap, "bikes/handover-swapping.html", said)


@needs(Access.BIKES)
@require_POST
def keeping(request: HttpRequest, pk: int) -> HttpResponse:
    """They moved away and keep it."""
    held = handing.leave_with(_handover(pk), by=request.user)
    return answer_deed(request, _("Noted: they keep it."), "bikes:bike", held.bike_id)


def _handover(pk: int) -> Handover:
    return get_object_or_404(Handover.objects.select_related("bike", "person", "offer__request"), pk=pk)


def _screen(
    request: HttpRequest, held: Handover, form: PlainForm, verb: Callable[..., Any], page: str, said: str
) -> HttpResponse:
    if request.method == "POST" and form.does(lambda **sent: verb(held, by=request.user, **sent)):
        return answer_deed(request, said, "bikes:handover", held.pk)
    context = {"handover": held, "bike": held.bike, "name": named(held.bike), "form": form}
    return show_rider(request, held.person, page, context, form.status)
