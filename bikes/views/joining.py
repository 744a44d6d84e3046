"""Put somebody on the bike list: found by name in the bike room, or from their page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bikes.forms import AboutForm, RiderForm
from bikes.models import BikeRequest
from bikes.opening import sentence, status_now
from bikes.waiting import join, next_child
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
    places = list(BikeRequest.objects.live().filter(person=person).order_by("child"))
    rider = RiderForm(sent, children=_children(person), initial={"child": 0})
    is_child = rider.is_bound and rider.is_valid() and rider.cleaned_data["child"] > 0
    about = AboutForm(sent, is_child=is_child)
    if sent is not None and rider.is_valid():
        child = rider.cleaned_data["child"]
        if about.does(lambda **told: join(person, child=child, by=request.user, **told)):
            said = _("On the list since %(day)s.") % {"day": about.made.joined_on.strftime("%-d %B %Y")}
            if Access.BIKES in request.user.accesses:
                return answer_deed(request, said, "bikes:request", about.made.pk)
            return answer_deed(request, said, "visitors:person", pk)
    status = status_now()
    context = {
        "person": person,
        "rider": rider,
        "about": about,
        "places": places,
        "shut": "" if status.state == status.State.OPEN else sentence(status),
    }
    return render(request, "bikes/person-joining.html", context, status=max(rider.status, about.status))


def _children(person: Person) -> list[int]:
    """Every child of theirs that we have a number for, and the next."""
    known = set(BikeRequest.objects.filter(person=person, child__gte=1).values_list("child", flat=True))
    following = next_child(person)
    return sorted(known | ({following} if following else set()))
