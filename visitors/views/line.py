"""The line outside a full hall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hub.access import Access, needs
from hub.models import Session
from visitors.checkin import check_in
from visitors.forms import PressForm
from visitors.line import give_number, leave_line
from visitors.models import Place
from visitors.receipts import Welcome
from visitors.views.pressing import answer_press, session_at_hand


@needs(Access.DOOR, Access.LEAD)
@require_safe
def line(request: HttpRequest) -> HttpResponse:
    """Who waits outside, in the order of their numbers."""
    session = session_at_hand(request)
    return render(request, "visitors/line.html", {"session": session, "places": Place.objects.waiting(session)})


@needs(Access.DOOR, Access.LEAD)
@require_POST
def place_create(request: HttpRequest) -> HttpResponse:
    def give(session: Session, data: dict) -> Welcome:
        return give_number(session, receipt=data["receipt"], by=request.user)

    return answer_press(request, session_at_hand(request), PressForm(request.POST), give)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def place_calling(request: HttpRequest, pk: int) -> HttpResponse:
    """Their turn: somebody we know is checked in at once."""
    session = session_at_hand(request)
    place = get_object_or_404(
        Place.objects.select_related("person__linked_to"), pk=pk, session=session, person__isnull=False
    )

    def call(session: Session, data: dict) -> Welcome:
        return check_in(place.person, session, receipt=data["receipt"], by=request.user, is_called=True)

    return answer_press(request, session, PressForm(request.POST), call)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def place_leaving(request: HttpRequest, pk: int) -> HttpResponse:
    leave_line(get_object_or_404(Place, pk=pk, session=session_at_hand(request)))
    return redirect("visitors:line")
