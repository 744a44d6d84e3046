"""The person page for session leads, and the small screens on which they change it."""

from collections.abc import Callable
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub import rooms
from hub.access import Access, needs
from hub.fields import PlainForm
from hub.pages import answer_deed
from visitors import people
from visitors.alerts import ask_to_be_called, stop_calling
from visitors.consents import agree, agrees, withdraw
from visitors.looking import note_look
from visitors.models import Background, Consent, Person
from visitors.person_forms import BackgroundForm, ConsentForm, ContactForm, MoveForm, NamesForm
from visitors.portrait import portrait

ASKING = ["GET", "HEAD", "POST"]


@needs(Access.LEAD)
@require_safe
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person. A record that was joined to another leads to that."""
    somebody = _somebody(pk)
    if somebody.linked_to_id:
        return redirect("visitors:person", somebody.linked_to_id)
    buttons = list(chain.from_iterable(rooms.ask_all("door_buttons", somebody, None)))
    context = {"p": portrait(somebody, by=request.user), "moving": MoveForm(), "buttons": buttons}
    return render(request, "visitors/person.html", context)


@needs(Access.LEAD)
@require_http_methods(ASKING)
def names(request: HttpRequest, pk: UUID) -> HttpResponse:
    somebody = _somebody(pk)
    form = NamesForm(_sent(request), initial={name: getattr(somebody, name) for name in people.NAMES})
    return _screen(request, somebody, form, people.set_names, _("Names"))


@needs(Access.LEAD)
@require_http_methods(ASKING)
def background(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a lead asks; all of it only of somebody who agreed that we note it."""
    somebody = _somebody(pk)
    told = Background.objects.select_related("site", "referral").filter(person=somebody).first()
    may_note_all = agrees(somebody, Consent.Kind.DEMOGRAPHICS)
    form = BackgroundForm(_sent(request), initial=BackgroundForm.initial_of(told), may_note_all=may_note_all)
    return _screen(request, somebody, form, people.set_background, _("What they told us"))


@needs(Access.LEAD)
@require_http_methods(ASKING)
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    somebody = _somebody(pk)
    phone = Background.objects.filter(person=somebody).values_list("phone", flat=True).first()
    form = ContactForm(_sent(request), initial={"phone": phone})
    return _screen(request, somebody, form, people.set_contact, _("How to reach them"))


@needs(Access.LEAD)
@require_http_methods(ASKING)
def consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _screen(request, _somebody(pk), ConsentForm(_sent(request)), agree, _("What they agree to"))


@needs(Access.LEAD)
@require_POST
def consent_withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """They take it back, in one tap."""
    held = withdraw(get_object_or_404(Consent, pk=pk), by=request.user)
    return answer_deed(request, _("Noted, and what we held for it is gone."), "visitors:person", held.person_id)


@needs(Access.LEAD)
@require_POST
def alert(request: HttpRequest, pk: UUID) -> HttpResponse:
    ask_to_be_called(_somebody(pk), by=request.user)
    return answer_deed(request, _("The door will call you when they come."), "visitors:person", pk)


@needs(Access.LEAD)
@require_POST
def alert_ending(request: HttpRequest, pk: UUID) -> HttpResponse:
    stop_calling(_somebody(pk), by=request.user)
    return answer_deed(request, _("The door calls you no more."), "visitors:person", pk)


def _somebody(pk: UUID) -> Person:
    return get_object_or_404(Person, pk=pk, anonymised_at__isnull=True)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _screen(request: HttpRequest, somebody: Person, form: PlainForm, verb: Callable, title: str) -> HttpResponse:
    """Ask with the form, do with the verb. Showing what stands there is a look too."""
    if request.method == "POST" and form.does(lambda **told: verb(somebody, **told, by=request.user)):
        return answer_deed(request, _("Saved."), "visitors:person", somebody.pk)
    with transaction.atomic():
        note_look(somebody, by=request.user)
        context = {"form": form, "person": somebody, "title": title}
        return render(request, "visitors/person-screen.html", context, status=form.status)
