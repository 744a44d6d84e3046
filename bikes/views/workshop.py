"""The board, and the screens on which a bike comes in, is looked over, repaired, released, sent back or given up."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bikes import workshop
from bikes.bike_forms import BikeForm, FindForm, KnownForm, ReasonForm, ReceiveForm, RepairForm, TriageForm
from bikes.board import COLUMNS, KINDS, bikes_in, board, elsewhere, named, tags_of, with_tag
from bikes.handing import find_again, with_those_who_left
from bikes.models import Bike, BikePhoto
from bikes.story import story_of
from hub.access import Access, needs
from hub.fields import PlainForm
from hub.pages import answer_deed

ASKING = ["GET", "HEAD", "POST"]
A_PAGE = 60


@needs(Access.BIKES)
@require_safe
def board_page(request: HttpRequest) -> HttpResponse:
    context = {"columns": board(request.user), "elsewhere": elsewhere(), "left": with_those_who_left().count()}
    return render(request, "bikes/workshop.html", {**context, "today": timezone.localdate()})


@needs(Access.BIKES)
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Bikes that are with people who moved away."""
    page = Paginator(with_those_who_left(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "bikes/workshop-left.html", {"page": page})


@needs(Access.BIKES)
@require_safe
def column(request: HttpRequest, slug: str) -> HttpResponse:
    """Every bike of one column, or of those that left the workshop."""
    kind = KINDS.get(slug)
    if kind is None:
        raise Http404
    page = Paginator(bikes_in(kind), A_PAGE).get_page(request.GET.get("page"))
    tags = tags_of(Bike.objects.filter(pk__in=[bike.pk for bike in page.object_list]), by=request.user)
    if kind not in COLUMNS:
        tags.reverse()
    context = {"kind": kind, "page": page, "tags": tags, "kinds": KINDS.values(), "is_here": kind in COLUMNS}
    return render(request, "bikes/bikes.html", context)


@needs(Access.BIKES)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The bike that wears a tag. A tag is nobody's secret and may stand in an address."""
    form = FindForm(request.GET)
    found = with_tag(form.cleaned_data["tag"]) if form.is_valid() else None
    if found is None:
        return render(request, "bikes/bike-find.html", {"form": form})
    return redirect("bikes:bike", found.pk)


@needs(Access.BIKES)
@require_safe
def bike(request: HttpRequest, pk: int) -> HttpResponse:
    """One bike with all that is known of it, and what happened to it."""
    held = get_object_or_404(Bike, pk=pk)
    [tag] = tags_of(Bike.objects.filter(pk=pk), by=request.user)
    context = {"tag": tag, "bike": tag.bike, "story": story_of(held), "lacks": workshop.lacking(held)}
    context |= {"is_safe": workshop.is_safe(held), "pounds": f"{held.cost_pence / 100:.2f}"}
    context["photo"] = BikePhoto.objects.filter(bike=held).values_list("digest", flat=True).first()
    context["riders"] = held.handovers.select_related("person").order_by("-handed_over_at")
    return render(request, "bikes/bike.html", context)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def create(request: HttpRequest) -> HttpResponse:
    form = ReceiveForm(_sent(request), initial={"tag": workshop.next_tag()})
    if request.method == "POST" and form.does(lambda tag, **about: workshop.receive(tag, by=request.user, **about)):
        return answer_deed(
            request, _("Tag %(tag)s is in. Tie it to the bike.") % {"tag": form.made.tag}, "bikes:workshop"
        )
    return render(request, "bikes/workshop-create.html", {"form": form}, status=form.status)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def about(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Bike, pk=pk)
    form = BikeForm(_sent(request), initial=BikeForm.initial_of(held))
    return _screen(request, held, form, workshop.describe, _("What we know of it"), _("Save"))


@needs(Access.BIKES)
@require_http_methods(ASKING)
def triage(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Bike, pk=pk)
    form = TriageForm(_sent(request), initial={"place": held.place, "parts_needed": held.parts_needed})
    return _screen(request, held, form, workshop.triage, _("What shall become of it?"), _("Save"))


@needs(Access.BIKES)
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    held = workshop.start_repair(get_object_or_404(Bike, pk=pk), by=request.user)
    return answer_deed(request, _("Tag %(tag)s is yours to repair.") % {"tag": held.tag}, "bikes:workshop")


@needs(Access.BIKES)
@require_http_methods(ASKING)
def repair(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what it took; when it is done, the check comes next."""
    held = get_object_or_404(Bike, pk=pk)
    form = RepairForm(_sent(request), initial={"parts_needed": held.parts_needed})
    if request.method == "POST" and form.does(lambda **sent: workshop.note_repair(held, by=request.user, **sent)):
        if request.POST.get("then") == "check":
            return redirect("bikes:bike-check", held.pk)
        return answer_deed(request, _("Noted."), "bikes:workshop")
    return render(request, "bikes/bike-repair.html", _about(held, form), status=form.status)


@needs(Access.BIKES)
@require_http_methods(ASKING)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The last facts, then the bike may be offered."""
    held = get_object_or_404(Bike, pk=pk)
    form = KnownForm(_sent(request), initial=KnownForm.initial_of(held))
    return _screen(request, held, form, workshop.describe_and_release, _("Ready to go out?"), _("It is ready"))


@needs(Access.BIKES)
@require_http_methods(ASKING)
def sending_back(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Bike, pk=pk)
    form = ReasonForm(_sent(request), help_text=_("For example: the rear brake rubs."))
    return _screen(request, held, form, workshop.send_back, _("Back to repair?"), _("Send it back"))


@needs(Access.BIKES)
@require_http_methods(ASKING)
def retiring(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Bike, pk=pk)
    form = ReasonForm(_sent(request), help_text=_("For example: sold, or used for parts."))
    return _screen(request, held, form, workshop.retire, _("Gone for good?"), _("It is gone"))


@needs(Access.BIKES)
@require_POST
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """A stolen bike turned up."""
    held = find_again(get_object_or_404(Bike, pk=pk), by=request.user)
    return answer_deed(request, _("Good. Look it over like any other."), "bikes:bike", held.pk)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _about(held: Bike, form: PlainForm, **more: Any) -> dict[str, Any]:
    return {"bike": held, "name": named(held), "form": form, **more}


def _screen(
    request: HttpRequest, held: Bike, form: PlainForm, verb: Callable[..., Any], title: str, deed: str
) -> HttpResponse:
    """Ask one thing about a bike and do it."""
    if request.method == "POST" and form.does(lambda **sent: verb(held, by=request.user, **sent)):
        return answer_deed(request, _("Saved."), "bikes:bike", held.pk)
    return render(request, "bikes/bike-screen.html", _about(held, form, title=title, deed=deed), status=form.status)
