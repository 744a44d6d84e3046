"""One person today: children along, the welcome list, who came together, their card. Open while they are here."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.access import Access, needs
from hub.fields import PlainForm
from hub.refusals import Refused
from visitors import languages
from visitors.alerts import ask_to_be_called, stop_calling
from visitors.cards import give, replace
from visitors.checkin import set_children
from visitors.forms import CardForm, ChildrenForm, LostCardForm, TickForm, TogetherForm
from visitors.households import come_apart, come_together, companions, lately_arrived
from visitors.models import Alert, Card, Person, Receipt, Visit
from visitors.models.visits import BANDS
from visitors.newcomers import tick, untick, welcome_list
from visitors.views.pressing import session_at_hand


@needs(Access.DOOR, Access.LEAD)
@require_safe
def person_today(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, _visit(request, pk))


@needs(Access.DOOR, Access.LEAD)
@require_POST
def person_children(request: HttpRequest, pk: UUID) -> HttpResponse:
    visit, form = _visit(request, pk), ChildrenForm(request.POST)
    if form.does(lambda **children: set_children(visit, children, by=request.user)):
        return redirect("visitors:person-today", pk)
    return _show(request, visit, children=form, status=form.status)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def provision_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A line of the welcome list is done. From the banner its own line answers, from the list the whole list."""
    visit, form = _visit(request, pk), _sent(TickForm(request.POST))
    noted = form.does(lambda **data: tick(visit.person, **data, session=visit.session, by=request.user))
    if request.htmx and request.htmx.target != "welcome-list":
        context = {"person": visit.person, "form": form, "given": form.made if noted else None}
        return render(request, "visitors/_told.html", context, status=form.status)
    if noted and not request.htmx:
        return redirect("visitors:person-today", pk)
    return _show(request, visit, tick_form=form, status=form.status)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def provision_undoing(request: HttpRequest, pk: UUID) -> HttpResponse:
    visit, form = _visit(request, pk), _sent(TickForm(request.POST))
    if form.does(lambda kind, **_data: untick(visit.person, kind, by=request.user)) and not request.htmx:
        return redirect("visitors:person-today", pk)
    return _show(request, visit, tick_form=form, status=form.status)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def together_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    visit, form = _visit(request, pk), _sent(TogetherForm(request.POST))
    come_together(visit.person, form.cleaned_data["other"])
    return redirect("visitors:person-today", pk)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def together_undoing(request: HttpRequest, pk: UUID) -> HttpResponse:
    come_apart(_visit(request, pk).person)
    return redirect("visitors:person-today", pk)


@needs(Access.LEAD)
@require_POST
def alert_create(request: HttpRequest, pk: UUID) -> HttpResponse:
    ask_to_be_called(_visit(request, pk).person, by=request.user)
    return redirect("visitors:person-today", pk)


@needs(Access.LEAD)
@require_POST
def alert_ending(request: HttpRequest, pk: UUID) -> HttpResponse:
    stop_calling(_visit(request, pk).person, by=request.user)
    return redirect("visitors:person-today", pk)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def person_card(request: HttpRequest, pk: UUID) -> HttpResponse:
    visit, form = _visit(request, pk), CardForm(request.POST)
    if form.does(lambda card: give(card, visit.person, by=request.user)):
        return redirect("visitors:person-today", pk)
    return _show(request, visit, card_form=form, status=form.status)


@needs(Access.DOOR, Access.LEAD)
@require_POST
def person_card_replacing(request: HttpRequest, pk: UUID, card: int) -> HttpResponse:
    """Out of use, and another in its place; pressed twice, the card that is lost already is still theirs."""
    visit = _visit(request, pk)
    theirs = Card.objects.filter(Q(person=visit.person) | Q(person__linked_to=visit.person))
    lost, form = get_object_or_404(theirs.select_related("person"), pk=card), LostCardForm(request.POST)
    if form.does(lambda card: replace(lost, card, by=request.user)):
        return redirect("visitors:person-today", pk)
    return _show(request, visit, lost=(lost, form), status=form.status)


def _visit(request: HttpRequest, person: UUID) -> Visit:
    """Their visit to the session at hand: the door sees nobody who is not here, or who was forgotten since."""
    visits = Visit.objects.select_related("person", "session__programme", "checked_in_by")
    visits = visits.filter(person__anonymised_at=None)
    return get_object_or_404(visits, session=session_at_hand(request), person=person)


def _sent(form: PlainForm) -> PlainForm:
    """A form of buttons alone: whatever it cannot have sent is not there any more."""
    if not form.is_valid():
        raise Refused(_("This is not here any more. Load the page again."), code="stale")
    return form


def _of_the_privacy_card(person: Person) -> list[languages.Language]:
    """In which languages it can be given: theirs, and English."""
    codes = dict.fromkeys([*person.languages, "en"])
    return [languages.LANGUAGES[code] for code in codes if code in languages.LANGUAGES]


def _show(
    request: HttpRequest,
    visit: Visit,
    *,
    children: ChildrenForm | None = None,
    tick_form: TickForm | None = None,
    card_form: CardForm | None = None,
    lost: tuple[Card, LostCardForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    person = visit.person
    is_lead = Access.LEAD in request.user.accesses
    held = Card.objects.held_by(person)
    presses = Receipt.objects.filter(visit=visit).exclude(kind=Receipt.Kind.UNDO).order_by("received_at")
    context = {
        "visit": visit,
        "person": person,
        "session": visit.session,
        "press": (presses if is_lead else presses.filter(by=request.user)).first(),
        "children": children or ChildrenForm(initial={band: getattr(visit, band) or None for band in BANDS}),
        "lines": welcome_list(person),
        "languages": _of_the_privacy_card(person),
        "companions": companions(person),
        "lately": lately_arrived(person, visit.session),
        "tick_form": tick_form,
        "held": [
            lost if lost and lost[0] == card else (card, LostCardForm(auto_id=f"card-{card.pk}-%s")) for card in held
        ],
        "card_form": card_form or CardForm(),
        "is_lead": is_lead,
        "is_called": is_lead and Alert.objects.live().filter(person=person).exists(),
    }
    if request.htmx:
        return render(request, "visitors/_welcome-list.html", context, status=status)
    return render(request, "visitors/person-today.html", context, status=status)
