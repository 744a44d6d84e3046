"""How every press at the door is answered: with the banner and fresh counts, or with a sentence that says why not."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.access import Access
from hub.models import Session
from hub.refusals import Refused
from visitors import entrance
from visitors.counting import counts
from visitors.forms import PressForm
from visitors.models import Receipt
from visitors.receipts import ROWS, Welcome, same_answer

CHOSEN, LAST = "door_session", "door_receipt"
Press = Callable[[Session, dict], Welcome]


def chosen_session(request: HttpRequest) -> Session | None:
    """The open session this device was bound to, else the only one that is open."""
    sessions = entrance.open_sessions(request.user)
    chosen = _numbered(sessions, request.session.get(CHOSEN))
    return sessions[0] if chosen is None and len(sessions) == 1 else chosen


def session_at_hand(request: HttpRequest) -> Session:
    """The session that the page was made for, whatever this device was bound to meanwhile; else the chosen one.

    A press belongs to the session whose page it was made on, never to a day worked out from a clock. Refused: a
    session that is not open any more.
    """
    if made_for := request.POST.get("session"):
        session = _numbered(entrance.open_sessions(request.user), made_for)
        if session is None:
            raise Refused(_("This session is closed, so nothing was saved. Load the page again."), code="closed")
        return session
    session = chosen_session(request)
    if session is None:
        raise Refused(_("The door is not open. Ask a session lead to open the session."), code="closed")
    return session


def answer_press(request: HttpRequest, session: Session, form: PressForm, press: Press) -> HttpResponse:
    """One press, one answer: the banner with fresh counts to htmx, the whole page to everybody else."""
    try:
        if not form.is_valid():
            raise Refused(_("This is not here any more. Load the page again."), code="stale")
        welcome = press(session, form.cleaned_data)
    except Refused as refused:
        return show_door(request, session, refused=refused, status=refused.status)
    if not request.htmx:
        request.session[LAST] = str(welcome.receipt)
        return redirect("visitors:door")
    return show_door(request, welcome.session, welcome=welcome)


def show_door(request: HttpRequest, session: Session, *, status: int = 200, **more: object) -> HttpResponse:
    """The door's screen; to htmx the answer to a press, with the counts beside it."""
    welcome = more.get("welcome")
    is_arrival = isinstance(welcome, Welcome) and welcome.visit is not None
    context = {
        "session": session,
        "counts": counts(session),
        "said": entrance.said_to(welcome.person, session) if is_arrival else None,
        "is_lead": Access.LEAD in request.user.accesses,
        **more,
    }
    if request.htmx:
        context["here"] = entrance.just_in(welcome) if welcome else []
        return render(request, "visitors/_answer.html", context, status=status)
    context["here"] = entrance.who_is_here(session, request.user)
    return render(request, "visitors/door.html", context, status=status)


def last_welcome(request: HttpRequest, session: Session) -> Welcome | None:
    """What the press before this page came to, told once, so that loading again presses nothing."""
    number = request.session.pop(LAST, None)
    if number is None:
        return None
    receipt = Receipt.objects.select_related(*ROWS).filter(pk=UUID(number), session=session).first()
    return same_answer(receipt, session) if receipt else None


def _numbered(sessions: list[Session], number: str | None) -> Session | None:
    return next((session for session in sessions if str(session.pk) == number), None)
