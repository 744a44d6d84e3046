"""The screen on which a lead forgets somebody who asks for it: what goes, what stays, one press."""

from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub import rooms
from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.forgetting import erase
from visitors.looking import note_look
from visitors.models import Card, Consent, Move, Person, Provision, RightsRequest, Visit


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def person_erasing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What goes and what stays, in numbers. Pressed twice, they are forgotten already."""
    somebody = get_object_or_404(Person, pk=pk)
    if request.method == "POST":
        erase(somebody, by=request.user)
        return answer_deed(request, _("Deleted. We know them no more."), "visitors:people")
    if somebody.anonymised_at:
        return redirect("visitors:people")
    if somebody.linked_to_id:
        return redirect("visitors:person-erasing", somebody.linked_to_id)
    with transaction.atomic():
        note_look(somebody, by=request.user)
        return render(request, "visitors/person-erasing.html", {"person": somebody, **_counts(somebody)})


def _counts(person: Person) -> dict[str, Any]:
    """How many rows go, and how many stay without a name, here and in the other rooms."""
    theirs = Q(person=person) | Q(person__linked_to=person)
    return {
        "goes": {
            "consents": Consent.objects.filter(theirs).count(),
            "cards": Card.objects.filter(theirs, revoked_at__isnull=True).count(),
            "requests": RightsRequest.objects.live().filter(theirs).count(),
            "joined": person.linked_from.count(),
        },
        "stays": {
            "visits": Visit.objects.filter(theirs).count(),
            "provisions": Provision.objects.filter(theirs).count(),
            "moves": Move.objects.filter(theirs).count(),
        },
        "stays_elsewhere": list(chain.from_iterable(rooms.ask_all("stays_without_a_name", person))),
    }
