"""The new-face screen: one short form, and who the name may already be."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hub.access import Access, needs
from hub.models import Session
from visitors import entrance
from visitors.cards import in_stack
from visitors.forms import NewFaceForm
from visitors.receipts import Welcome
from visitors.registration import register
from visitors.views.pressing import LAST, session_at_hand

MOST_LIKELY = 3


@needs(Access.DOOR, Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def new_face(request: HttpRequest) -> HttpResponse:
    session = session_at_hand(request)
    asked = {name: request.GET.get(name) for name in ("place", "with_visit")}
    form = NewFaceForm(request.POST if request.method == "POST" else None, initial=_fresh(**asked))
    if request.method == "POST" and form.does(lambda **data: _register(request, session, form, data)):
        request.session[LAST] = str(form.made.receipt)
        return redirect("visitors:door")
    return _show(request, session, form, typed=request.POST.get("known_as", ""))


@needs(Access.DOOR, Access.LEAD)
@require_POST
def new_face_from_search(request: HttpRequest) -> HttpResponse:
    """The new-face screen, begun with the name that found nobody, or with the card that is nobody's yet."""
    typed = request.POST.get("q", "")[:60].replace("\x00", "").strip()
    if card := in_stack(typed):
        return _show(request, session_at_hand(request), NewFaceForm(initial=_fresh(card=card.shown)), typed="")
    return _show(request, session_at_hand(request), NewFaceForm(initial=_fresh(known_as=typed)), typed=typed)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def new_face_likely(request: HttpRequest) -> HttpResponse:
    """Who the name typed for a new face may already be."""
    session = session_at_hand(request)
    return render(request, "visitors/_likely.html", _likely(session, NewFaceForm(request.POST), request.POST))


def _fresh(**initial: Any) -> dict[str, Any]:
    return {"receipt": entrance.new_receipt(), **initial}


def _likely(session: Session, form: NewFaceForm, typed: dict[str, str] | str) -> dict:
    name = typed if isinstance(typed, str) else f"{typed.get('known_as', '')} {typed.get('other_names', '')}"
    rows = entrance.rows_for(name[:120].replace("\x00", ""), session, limit=MOST_LIKELY)
    said = {str(person): answer for person, answer in form.said_about().items()}
    return {"session": session, "rows": rows, "said_about": said}


def _show(request: HttpRequest, session: Session, form: NewFaceForm, *, typed: str) -> HttpResponse:
    context = {"form": form, **_likely(session, form, request.POST if form.is_bound else typed)}
    if not form.is_bound:
        form.fields["known_as"].widget.attrs["autofocus"] = True
    return render(request, "visitors/new-face.html", context, status=form.status)


def _register(request: HttpRequest, session: Session, form: NewFaceForm, data: dict[str, Any]) -> Welcome:
    said = form.said_about()
    return register(
        form.face(),
        session,
        receipt=data["receipt"],
        by=request.user,
        unsure=[person for person, answer in said.items() if answer == "unsure"],
        others=[person for person, answer in said.items() if answer == "other"],
        with_visit=data["with_visit"],
        place=data["place"],
    )
