"""Moved away and back: one person from their page, or everybody of a place from a list."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.access import Access, needs
from hub.pages import answer_deed
from hub.refusals import Refused
from visitors.models import Move, Person, Site, SiteMove
from visitors.moves import (
    came_back,
    empty_site,
    lately_emptied,
    look_at_place,
    moved_away,
    sites_with_people,
    still_away,
    undo_move,
    undo_site,
)
from visitors.person_forms import MovedForm, MoveForm, SiteMoveForm


@needs(Access.LEAD)
@require_POST
def person_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    person, form = _person(pk), MoveForm(request.POST)
    if not form.does(lambda on: moved_away(person, by=request.user, on=on)):
        raise form.refused or Refused(" ".join(form.errors["on"]), code="day")
    return answer_deed(request, _("Noted: they moved away."), "visitors:person", pk)


@needs(Access.LEAD)
@require_POST
def person_return(request: HttpRequest, pk: UUID) -> HttpResponse:
    came_back(_person(pk), by=request.user)
    return answer_deed(request, _("Noted: they are back."), "visitors:person", pk)


@needs(Access.LEAD)
@require_POST
def move_undoing(request: HttpRequest, pk: int) -> HttpResponse:
    """The move was a mistake. Of two presses the second finds it gone, and says the same."""
    move = Move.objects.select_related("person").filter(pk=pk).first()
    if move:
        undo_move(move, by=request.user)
    return answer_deed(request, _("Taken back: they did not move."), "visitors:person", _whose(request, move))


@needs(Access.LEAD)
@require_POST
def move_reopening(request: HttpRequest, pk: int) -> HttpResponse:
    move = get_object_or_404(Move.objects.select_related("person"), pk=pk)
    still_away(move, by=request.user)
    return answer_deed(request, _("Taken back: they are still away."), "visitors:person", move.person_id)


@needs(Access.LEAD)
@require_safe
def moves(request: HttpRequest) -> HttpResponse:
    """Places with people, and what was done to whole places lately."""
    context = {"sites": sites_with_people(), "acts": lately_emptied()}
    return render(request, "visitors/moves.html", context)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def site_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody of a place, to be moved in one press. Who is on the list was looked at, and that is recorded."""
    site = get_object_or_404(Site, pk=pk)
    living = look_at_place(site, by=request.user)
    form = SiteMoveForm(request.POST if request.method == "POST" else None, living=living)
    if request.method == "POST" and form.does(lambda on, people: _empty(site, people, on, request)):
        number = form.made.moves.count()
        said = ngettext("%(n)d person moved away.", "%(n)d people moved away.", number) % {"n": number}
        return answer_deed(request, said, "visitors:moves")
    return render(request, "visitors/site-move.html", {"site": site, "form": form}, status=form.status)


@needs(Access.LEAD)
@require_POST
def sitemove_undoing(request: HttpRequest, pk: int) -> HttpResponse:
    undo_site(get_object_or_404(SiteMove, pk=pk), by=request.user)
    return answer_deed(request, _("Taken back. Who is back already stays back."), "visitors:moves")


def _whose(request: HttpRequest, move: Move | None) -> UUID:
    form = MovedForm(request.POST)
    if move is None and not form.is_valid():
        raise Http404
    return move.person_id if move else form.cleaned_data["person"].pk


def _empty(site: Site, people: object, on: object, request: HttpRequest) -> SiteMove:
    return empty_site(site, [person.pk for person in people], by=request.user, on=on)


def _person(pk: UUID) -> Person:
    return get_object_or_404(Person, pk=pk, anonymised_at__isnull=True)
