"""What the door does for the bike room in one tap: yes to an offer, still wants one, on the list."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bikes.models import BikeOffer, BikeRequest
from bikes.offers import accept
from bikes.waiting import join, still_wants
from hub.access import Access, needs
from hub.models import User
from hub.pages import answer_deed
from hub.refusals import Refused
from visitors.models import Person, Visit

AT_THE_DOOR = [Access.DOOR, Access.LEAD, Access.BIKES]


@needs(*AT_THE_DOOR)
@require_POST
def offer_accepting(request: HttpRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(BikeOffer.objects.select_related("request"), pk=pk)
    _refuse_unless_here(offer.request.person_id, request.user)
    said = _("They want it. Show them the bike corner.")
    return _answer(request, lambda: accept(offer, by=request.user).request_id, said)


@needs(*AT_THE_DOOR)
@require_POST
def still_wanted(request: HttpRequest, pk: int) -> HttpResponse:
    place = get_object_or_404(BikeRequest.objects.select_related("person"), pk=pk)
    _refuse_unless_here(place.person_id, request.user)
    said = _("They keep their place on the bike list.")
    return _answer(request, lambda: still_wants(place, by=request.user).pk, said)


@needs(*AT_THE_DOOR)
@require_POST
def wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody who said at the door that they would like a bike. What they need is asked later."""
    person = get_object_or_404(Person, pk=pk, anonymised_at__isnull=True, linked_to__isnull=True)
    _refuse_unless_here(person.pk, request.user)
    return _answer(request, lambda: join(person, by=request.user).pk, _("They are on the bike list."))


def _refuse_unless_here(person: UUID, user: User) -> None:
    """The door changes nothing for people who are not here today."""
    if user.accesses & {Access.LEAD, Access.BIKES}:
        return
    if not Visit.objects.filter(person=person, session__held_on=timezone.localdate()).exists():
        raise Refused(_("They are not here today. Check them in first."), code="absent")


def _answer(request: HttpRequest, deed: Callable[[], int], said: str) -> HttpResponse:
    """The line under the banner answers to htmx; else the door again, or for the bike team the page of the place.

    `deed` gives the number of the place.
    """
    if request.htmx:
        try:
            deed()
        except Refused as refused:
            return render(request, "bikes/_door-told.html", {"refused": refused}, status=refused.status)
        return render(request, "bikes/_door-told.html", {"said": said})
    place = deed()
    if Access.BIKES in request.user.accesses:
        return answer_deed(request, said, "bikes:request", place)
    return redirect("visitors:door")
