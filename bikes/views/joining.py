"""Put somebody on the bike list: found by name in the bike room, or from their page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bikes.forms import AboutForm, RiderForm, SinceForm
from bikes.models import BikeRequest, Handover
from bikes.opening import sentence, status_now
from bikes.waiting import join, lapsed_places, next_child
from hub.access import Access, needs
from hub.pages import answer_deed
from hub.refusals import Refused
from visitors.lookup import find
from visitors.models import Person
from visitors.person_forms import FindForm

ASKING = ["GET", "HEAD", "POST"]


@needs(Access.BIKES, Access.LEAD)
@require_http_methods(ASKING)
def people(request: HttpRequest) -> HttpResponse:
    """Find somebody by two letters of a name. Names are sent, never written into an address."""
    form, matches = FindForm(request.POST if request.method == "POST" else None), []
    if form.is_bound and form.is_valid():
        try:
            matches = find(form.cleaned_data["q"])
        except Refused as refused:
            form.refused = refused
            form.add_error("q", refused.sentence)
    context = {"form": form, "matches": matches, "typed": form.data.get("q", "")[:120] if form.is_bound else ""}
    return render(request, "bikes/people.html", context, status=form.status)


@needs(Access.BIKES, Access.LEAD)
@require_http_methods(ASKING)
def person_joining(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One screen: who rides, and what we know of them. A place that stands already is shown instead of a second."""
    person = get_object_or_404(Person, pk=pk, anonymised_at__isnull=True, linked_to__isnull=True)
    sent = request.POST if request.method == "POST" else None
    rider = RiderForm(sent, children=_children(person), initial={"child": 0})
    is_child = rider.is_bound and rider.is_valid() and rider.cleaned_data["child"] > 0
    about, since = AboutForm(sent, is_child=is_child), _since(request, person, sent)
    if sent is not None and rider.is_valid() and (since is None or since.is_valid()):
        told = {"child": rider.cleaned_data["child"], **(since.cleaned_data if since else {})}
        if about.does(lambda **known: join(person, by=request.user, **told, **known)):
            return _joined(request, about.made)
    status = status_now()
    context = {
        "person": person,
        "rider": rider,
        "about": about,
        "since": since,
        "places": BikeRequest.objects.live().filter(person=person).order_by("child"),
        "lapsed": lapsed_places(person),
        "shut": "" if status.state == status.State.OPEN else sentence(status),
    }
    answer = max(form.status for form in (rider, about, since) if form)
    return render(request, "bikes/person-joining.html", context, status=answer)


def _joined(request: HttpRequest, place: BikeRequest) -> HttpResponse:
    said = _("On the list since %(day)s.") % {"day": date_format(place.joined_on, "j F Y")}
    if Access.BIKES in request.user.accesses:
        return answer_deed(request, said, "bikes:request", place.pk)
    return answer_deed(request, said, "visitors:person", place.person_id)


def _since(request: HttpRequest, person: Person, sent: Any) -> SinceForm | None:
    """The bike team may give somebody an earlier day whose bike was stolen."""
    stolen = Handover.objects.filter(person=person, ended_as=Handover.Ended.STOLEN)
    return SinceForm(sent) if Access.BIKES in request.user.accesses and stolen.exists() else None


def _children(person: Person) -> list[int]:
    """Every child of theirs that we have a number for, and the next."""
    known = set(BikeRequest.objects.filter(person=person, child__gte=1).values_list("child", flat=True))
    following = next_child(person)
    return sorted(known | ({following} if following else set()))
