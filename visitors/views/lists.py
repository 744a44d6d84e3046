"""The lists that leads keep in order: places, who sends people to us, towns, and which languages are spoken."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.access import Access, needs
from hub.fields import PlainForm
from hub.pages import answer_deed
from hub.refusals import Refused
from visitors.list_forms import JoinForm, ResettleForm, ShownTownsForm, SiteNameForm, SourceNameForm, TownForm
from visitors.lists import PLACES, SOURCES, Entry, Kind, add, join, rename, restore, retire, was_joined, with_people
from visitors.models import Site
from visitors.moves import look_at_place
from visitors.sites import resettle
from visitors.spoken import languages_told
from visitors.towns import respell, towns

ASKING = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Screens:
    """One list as it is shown: its words and its form."""

    kind: Kind
    icon: str
    title: Promise
    new: Promise
    form: type[PlainForm]


SITES = Screens(PLACES, "home", gettext_lazy("Places people live"), gettext_lazy("New place"), SiteNameForm)
WAYS = Screens(SOURCES, "people", gettext_lazy("Who sends people to us"), gettext_lazy("New way to us"), SourceNameForm)


@needs(Access.LEAD)
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """All of them on one page, with how many people each line has."""
    told, unsaid = languages_told()
    kept = [(screens, with_people(screens.kind)) for screens in (SITES, WAYS)]
    context = {"kept": kept, "towns": towns(), "told": told, "unsaid": unsaid}
    return render(request, "visitors/lists.html", context)


@needs(Access.LEAD)
@require_http_methods(ASKING)
def entry_create(request: HttpRequest, screens: Screens) -> HttpResponse:
    form = screens.form(_sent(request))
    if request.method == "POST" and form.does(lambda name: add(screens.kind, name, by=request.user)):
        return answer_deed(request, _("Noted."), "visitors:lists")
    return render(request, "visitors/list-name.html", {"form": form, "title": screens.new}, status=form.status)


@needs(Access.LEAD)
@require_safe
def entry(request: HttpRequest, pk: int, screens: Screens) -> HttpResponse:
    """One line of a list, and what can be done with it."""
    context = {"entry": get_object_or_404(with_people(screens.kind), pk=pk), "screens": screens}
    return render(request, "visitors/list-entry.html", context)


@needs(Access.LEAD)
@require_http_methods(ASKING)
def entry_name(request: HttpRequest, pk: int, screens: Screens) -> HttpResponse:
    one = _entry(screens, pk)
    form = screens.form(_sent(request), initial={"name": one.name})
    if request.method == "POST" and form.does(lambda name: rename(one, name, by=request.user)):
        return _done(request, _("Renamed."), screens, pk)
    context = {"form": form, "title": _("A new name"), "entry": one, "screens": screens}
    return render(request, "visitors/list-name.html", context, status=form.status)


@needs(Access.LEAD)
@require_POST
def entry_retiring(request: HttpRequest, pk: int, screens: Screens) -> HttpResponse:
    retire(_entry(screens, pk), by=request.user)
    return _done(request, _("Nobody is offered it any more."), screens, pk)


@needs(Access.LEAD)
@require_POST
def entry_restoring(request: HttpRequest, pk: int, screens: Screens) -> HttpResponse:
    restore(_entry(screens, pk), by=request.user)
    return _done(request, _("It is offered again."), screens, pk)


@needs(Access.LEAD)
@require_http_methods(ASKING)
def entry_joining(request: HttpRequest, pk: int, screens: Screens) -> HttpResponse:
    """Two lines of a list are one. It cannot be taken apart, and the screen says so."""
    if was_joined(screens.kind, pk) and not screens.kind.rows.objects.filter(pk=pk).exists():
        return redirect("visitors:lists")
    one = get_object_or_404(with_people(screens.kind), pk=pk)
    form = JoinForm(_sent(request), gone=one)
    if request.method == "POST" and form.does(lambda into: join(one, into, by=request.user)):
        return answer_deed(request, _changed(form.made), "visitors:lists")
    context = {"form": form, "entry": one, "screens": screens}
    return render(request, "visitors/list-joining.html", context, status=form.status)


@needs(Access.LEAD)
@require_http_methods(ASKING)
def site_people(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody of a place, to be noted at another in one press. That the list was looked at is recorded."""
    site = get_object_or_404(Site, pk=pk)
    form = ResettleForm(_sent(request), living=look_at_place(site, by=request.user), site=site)
    if request.method == "POST" and form.does(
        lambda people, to: resettle(site, [person.pk for person in people], to=to, by=request.user)
    ):
        return _done(request, _changed(form.made), SITES, pk)
    return render(request, "visitors/site-people.html", {"site": site, "form": form}, status=form.status)


@needs(Access.LEAD)
@require_POST
def town_spelling(request: HttpRequest) -> HttpResponse:
    """Ask which spellings of those that were shown are one town; with an answer, write them alike."""
    shown = ShownTownsForm(request.POST)
    if not shown.rows:
        raise Refused(_("This is not here any more. Load the page again."), code="stale")
    form = TownForm(request.POST if "to" in request.POST else None, shown=shown)
    if form.is_bound and form.does(lambda towns, to: respell(towns, to=to, by=request.user)):
        return answer_deed(request, _changed(form.made), "visitors:lists")
    return render(request, "visitors/town-spelling.html", {"form": form, "shown": shown.rows}, status=form.status)


def _entry(screens: Screens, pk: int) -> Entry:
    return get_object_or_404(screens.kind.rows, pk=pk)


def _sent(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _done(request: HttpRequest, said: str, screens: Screens, pk: int) -> HttpResponse:
    return answer_deed(request, said, f"visitors:{screens.kind.code}", pk)


def _changed(people: int) -> str:
    return ngettext("Changed for %(n)d person.", "Changed for %(n)d people.", people) % {"n": people}
