"""The door: find, check in, take back, count."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget

from hub.access import Access, needs
from hub.models import Session
from hub.refusals import Refused
from visitors import entrance
from visitors.cards import in_stack
from visitors.checkin import check_in, count_head, set_mode, undo
from visitors.counting import counts
from visitors.forms import HeadcountForm, ModeForm, UndoingForm, VisitForm
from visitors.lookup import by_number
from visitors.receipts import Welcome
from visitors.views.pressing import (
    CHOSEN,
    Press,
    answer_press,
    chosen_session,
    last_welcome,
    session_at_hand,
    show_door,
)

LONGEST = 120  # letters of a search that are read


@needs(Access.DOOR, Access.LEAD)
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    session = chosen_session(request)
    if session is None:
        return render(request, "visitors/door-shut.html", {"sessions": entrance.open_sessions(request.user)})
    return show_door(request, session, welcome=last_welcome(request, session))


@needs(Access.DOOR, Access.LEAD)
@require_POST
def choose_session(request: HttpRequest) -> HttpResponse:
    for session in entrance.open_sessions(request.user):
        if str(session.pk) == request.POST.get("session"):
            request.session[CHOSEN] = str(session.pk)
    return redirect("visitors:door")


@needs(Access.DOOR, Access.LEAD)
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What the other tablets did meanwhile; nothing at all when nothing changed, for data costs."""
    session = session_at_hand(request)
    context = {"session": session, "counts": counts(session)}
    if request.GET.get("stamp") == context["counts"].stamp(session):
        return HttpResponse(status=204)
    return render(request, "visitors/_now.html", {**context, "here": entrance.who_is_here(session, request.user)})


@needs(Access.DOOR, Access.LEAD)
@require_POST
def find_people(request: HttpRequest) -> HttpResponse:
    """Rows while somebody types; Enter, or a scanner's, checks in at once if it was the number of a card."""
    session = session_at_hand(request)
    typed = request.POST.get("q", "")[:LONGEST].replace("\x00", "")
    is_typing = request.headers.get("HX-Trigger-Name") == "q"
    try:
        person = None if is_typing else by_number(typed)
        if person:
            form = VisitForm({"person": person.pk, "receipt": request.POST.get("receipt")})
            return _into_banner(answer_press(request, session, form, _checking_in(request)))
        rows = entrance.rows_for(typed, session)
    except Refused as refused:
        return _into_banner(show_door(request, session, refused=refused, status=refused.status))
    free = None if is_typing or rows else in_stack(typed)
    context = {"session": session, "typed": typed, "rows": rows, "free_card": free}
    return render(request, "visitors/_rows.html", context) if request.htmx else show_door(request, **context)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def visit_create(request: HttpRequest) -> HttpResponse:
    return answer_press(request, session_at_hand(request), VisitForm(request.POST), _checking_in(request))


@needs(Access.DOOR, Access.LEAD)
@require_POST
def headcount_create(request: HttpRequest) -> HttpResponse:
    def count(session: Session, data: dict) -> Welcome:
        return count_head(session, **data, by=request.user)

    return answer_press(request, session_at_hand(request), HeadcountForm(request.POST), count)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def undoing_create(request: HttpRequest) -> HttpResponse:
    def take_back(session: Session, data: dict) -> Welcome:
        return undo(data["of"], receipt=data["receipt"], by=request.user)

    return answer_press(request, session_at_hand(request), UndoingForm(request.POST), take_back)


@needs(Access.LEAD)
@require_POST
def mode(request: HttpRequest) -> HttpResponse:
    session, form = session_at_hand(request), ModeForm(request.POST)
    if form.is_valid():
        set_mode(session, form.cleaned_data["mode"], by=request.user)
    return redirect("visitors:door")


def _checking_in(request: HttpRequest) -> Press:
    def arrive(session: Session, data: dict) -> Welcome:
        return check_in(data["person"], session, receipt=data["receipt"], by=request.user)

    return arrive


def _into_banner(response: HttpResponse) -> HttpResponse:
    return retarget(reswap(response, "outerHTML"), "#result")
