"""The door: find, check in, take back, count, welcome a new face."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from hub.access import Access, needs
from hub.models import Session
from hub.refusals import Refused
from visitors import entrance
from visitors.checkin import Welcome, check_in, count_head, same_answer, set_mode, undo
from visitors.counting import counts
from visitors.forms import HeadcountForm, ModeForm, NewFaceForm, PressForm, UndoingForm, VisitForm
from visitors.lookup import by_number
from visitors.models import Receipt
from visitors.registration import register

CHOSEN, LAST = "door_session", "door_receipt"
Press = Callable[[Session, dict], Welcome]


@needs(Access.DOOR, Access.LEAD)
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    session = _chosen(request)
    if session is None:
        return render(request, "visitors/door-shut.html", {"sessions": entrance.open_sessions(request.user)})
    return _show(request, session, welcome=_last_welcome(request, session))


@needs(Access.DOOR, Access.LEAD)
@require_POST
def choose_session(request: HttpRequest) -> HttpResponse:
    for session in entrance.open_sessions(request.user):
        if str(session.pk) == request.POST.get("session"):
            request.session[CHOSEN] = str(session.pk)
    return redirect("visitors:door")


@needs(Access.DOOR, Access.LEAD)
@require_POST
def find_people(request: HttpRequest) -> HttpResponse:
    """Rows while somebody types; Enter, or a scanner's, checks in at once if it was the number of a card."""
    session = _chosen_or_refuse(request)
    typed = request.POST.get("q", "")[:120].replace("\x00", "")
    is_typing = request.headers.get("HX-Trigger-Name") == "q"
    person = None if is_typing else by_number(typed)
    if person:
        form = VisitForm({"person": person.pk, "receipt": request.POST.get("receipt")})
        return retarget(reswap(_press(request, session, form, _checking_in(request)), "outerHTML"), "#result")
    context = {"session": session, "typed": typed, "rows": entrance.rows_for(typed, session)}
    return render(request, "visitors/_rows.html", context) if request.htmx else _show(request, **context)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def visit_create(request: HttpRequest) -> HttpResponse:
    return _press(request, _chosen_or_refuse(request), VisitForm(request.POST), _checking_in(request))


@needs(Access.DOOR, Access.LEAD)
@require_POST
def headcount_create(request: HttpRequest) -> HttpResponse:
    def count(session: Session, data: dict) -> Welcome:
        return count_head(session, **data, by=request.user)

    return _press(request, _chosen_or_refuse(request), HeadcountForm(request.POST), count)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def undoing_create(request: HttpRequest) -> HttpResponse:
    def take_back(session: Session, data: dict) -> Welcome:
        return undo(data["of"], receipt=data["receipt"], by=request.user)

    return _press(request, _chosen_or_refuse(request), UndoingForm(request.POST), take_back)


@needs(Access.LEAD)
@require_POST
def mode(request: HttpRequest) -> HttpResponse:
    session, form = _chosen_or_refuse(request), ModeForm(request.POST)
    if form.is_valid():
        set_mode(session, form.cleaned_data["mode"], by=request.user)
    return redirect("visitors:door")


@needs(Access.DOOR, Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def new_face(request: HttpRequest) -> HttpResponse:
    session = _chosen_or_refuse(request)
    form = NewFaceForm(request.POST if request.method == "POST" else None, initial={"receipt": entrance.new_receipt()})
    if request.method == "POST" and form.does(lambda **_data: _register(request, session, form)):
        request.session[LAST] = str(form.made.receipt)
        return redirect("visitors:door")
    typed = request.POST.get("known_as", "")
    context = {"form": form, "session": session, "rows": entrance.rows_for(typed, session)[:3]}
    return render(request, "visitors/new-face.html", context, status=form.status)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def new_face_from_search(request: HttpRequest) -> HttpResponse:
    """The new-face screen, begun with the name that found nobody."""
    session = _chosen_or_refuse(request)
    typed = request.POST.get("q", "")[:60].replace("\x00", "").strip()
    form = NewFaceForm(initial={"receipt": entrance.new_receipt(), "known_as": typed})
    context = {"form": form, "session": session, "rows": entrance.rows_for(typed, session)[:3]}
    return render(request, "visitors/new-face.html", context)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def new_face_likely(request: HttpRequest) -> HttpResponse:
    """Who the name typed for a new face may already be."""
    session = _chosen_or_refuse(request)
    typed = request.POST.get("known_as", "")[:120].replace("\x00", "")
    context = {"session": session, "rows": entrance.rows_for(typed, session)[:3]}
    return render(request, "visitors/_likely.html", context)


def _checking_in(request: HttpRequest) -> Press:
    def arrive(session: Session, data: dict) -> Welcome:
        return check_in(data["person"], session, receipt=data["receipt"], by=request.user)

    return arrive


def _register(request: HttpRequest, session: Session, form: NewFaceForm) -> Welcome:
    data = form.cleaned_data
    maybe = [person.pk for person in data["maybe"]]
    return register(form.face(), session, receipt=data["receipt"], by=request.user, maybe=maybe)


def _press(request: HttpRequest, session: Session, form: PressForm, press: Press) -> HttpResponse:
    """One press, one answer: the banner with fresh counts to htmx, the whole page to everybody else."""
    try:
        if not form.is_valid():
            raise Refused(_("This is not here any more. Load the page again."), code="stale")
        welcome = press(session, form.cleaned_data)
    except Refused as refused:
        return _show(request, session, refused=refused, status=refused.status)
    request.session[LAST] = str(welcome.receipt)
    if not request.htmx:
        return redirect("visitors:door")
    return _show(request, session, welcome=welcome)


def _show(request: HttpRequest, session: Session, *, status: int = 200, **more: object) -> HttpResponse:
    welcome = more.get("welcome")
    context = {
        "session": session,
        "counts": counts(session),
        "said": entrance.prompts_for([welcome.person.pk])[welcome.person.pk] if welcome and welcome.person else [],
        "is_lead": Access.LEAD in request.user.accesses,
        **more,
    }
    if request.htmx:
        return render(request, "visitors/_answer.html", context, status=status)
    return render(
        request, "visitors/door.html", {**context, "here": entrance.who_is_here(session, request.user)}, status=status
    )


def _chosen(request: HttpRequest) -> Session | None:
    """The open session this device was bound to, else the only one that is open."""
    sessions = entrance.open_sessions(request.user)
    for session in sessions:
        if str(session.pk) == request.session.get(CHOSEN):
            return session
    return sessions[0] if len(sessions) == 1 else None


def _chosen_or_refuse(request: HttpRequest) -> Session:
    session = _chosen(request)
    if session is None:
        raise Refused(_("The door is not open. Ask a session lead to open the session."), code="closed")
    return session


def _last_welcome(request: HttpRequest, session: Session) -> Welcome | None:
    """What the press before this page came to, told once, so that loading again presses nothing."""
    number = request.session.pop(LAST, None)
    if number is None:
        return None
    rows = ("person", "visit__checked_in_by", "headcount")
    receipt = Receipt.objects.select_related(*rows).filter(pk=UUID(number), session=session).first()
    return same_answer(receipt, session) if receipt else None
