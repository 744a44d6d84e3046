"""Offer a bike to whose turn it is, pass somebody over, and note what they say."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bikes.forms import DecliningForm, SkipForm, TryForm
from bikes.listing import rows, with_offers
from bikes.matching import longer_waiting, riders_for
from bikes.models import Bike, BikeOffer, BikeRequest
from bikes.offers import decline, note_try, offer_bike, pass_over, take_back
from bikes.opening import status_now
from bikes.rulings import in_force
from bikes.views.looks import show_rider
from bikes.views.places import show_place
from hub.access import Access, needs
from hub.pages import answer_deed

ASKING = ["GET", "HEAD", "POST"]


@needs(Access.BIKES)
@require_safe
def bike_offering(request: HttpRequest, pk: int) -> HttpResponse:
    """One bike, whose turn it is, and why not somebody else's."""
    bike = get_object_or_404(Bike, pk=pk)
    is_ready = Bike.objects.to_offer().filter(pk=pk).exists()
    rules = in_force()
    rider = with_offers(riders_for(bike, rules)).first() if is_ready else None
    longer = longer_waiting(bike, rider) if rider else {}
    context = {
        "bike": bike,
        "is_ready": is_ready,
        "row": rows([rider], [], rules)[0] if rider else None,
        "longer": longer,
        "longer_in_all": sum(longer.values()),
        "skips": bike.skips.select_related("request__person", "by").order_by("at"),
        "offer": BikeOffer.objects.live().filter(bike=bike).select_related("request__person").first(),
        "status": status_now(),
        "rules": rules,
    }
    return render(request, "bikes/bike-offering.html", context)


@needs(Access.BIKES)
@require_POST
def create(request: HttpRequest, pk: int, rider: int) -> HttpResponse:
    bike, place = get_object_or_404(Bike, pk=pk), _place(rider)
    offer = offer_bike(bike, place, by=request.user)
    said = _("Bike %(tag)s is kept for them. Tell them now.") % {"tag": bike.tag}
    return answer_deed(request, said, "bikes:request", offer.request_id)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def skip(request: HttpRequest, pk: int, rider: int) -> HttpResponse:
    bike, place = get_object_or_404(Bike, pk=pk), _place(rider)
    form = SkipForm(_sent(request))
    if form.is_bound and form.does(lambda reason: pass_over(bike, place, reason=reason, by=request.user)):
        return answer_deed(request, _("Passed over. They keep their place."), "bikes:bike-offering", pk)
    context = {"bike": bike, "place": place, "form": form}
    return show_rider(request, place.person, "bikes/skip.html", context, form.status)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def declining(request: HttpRequest, pk: int) -> HttpResponse:
    offer, form = _offer(pk), DecliningForm(_sent(request))
    if form.is_bound and form.does(lambda wants_another: decline(offer, wants_another=wants_another, by=request.user)):
        return answer_deed(request, _("Noted. The bike is free for the next."), "bikes:request", offer.request_id)
    context = {"offer": offer, "form": form}
    return show_rider(request, offer.request.person, "bikes/offer-declining.html", context, form.status)


@needs(Access.BIKES)
@require_POST
def undoing(request: HttpRequest, pk: int) -> HttpResponse:
    offer = take_back(_offer(pk), by=request.user)
    return answer_deed(request, _("Taken back. They keep their place."), "bikes:request", offer.request_id)


@needs(Access.BIKES)
@require_POST
def try_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody tried to tell them; what does not fit is said on the page it came from."""
    offer, form = _offer(pk), TryForm(request.POST)
    if form.does(lambda **said: note_try(offer, by=request.user, **said)):
        return answer_deed(request, _("Noted."), "bikes:request", offer.request_id)
    return show_place(request, offer.request_id, trying=form, status=form.status)


def _offer(pk: int) -> BikeOffer:
    return get_object_or_404(BikeOffer.objects.select_related("bike", "request__person"), pk=pk)


def _place(pk: int) -> BikeRequest:
    places = BikeRequest.objects.select_related("person").filter(person__anonymised_at__isnull=True)
    return get_object_or_404(places, pk=pk)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
