"""What the door was not sure of, one pair at a time, and the links that came of it."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub import audit
from hub.access import Access, needs
from hub.pages import answer_deed
from hub.refusals import Refused
from visitors.doubts import ask, compare, next_after, open_doubts, say_different
from visitors.duplicates import note_pairs
from visitors.linking import lately_linked, link, unlink
from visitors.looking import note_look
from visitors.lookup import meant
from visitors.models import Doubt, Link, Person
from visitors.person_forms import FindForm, KeptForm, OtherForm

MOST = 20  # pairs, or links, on one page


@needs(Access.LEAD)
@require_safe
def doubts(request: HttpRequest) -> HttpResponse:
    """Every open doubt, to begin with any, read in the transaction that records the look."""
    waiting = open_doubts()
    with transaction.atomic():
        audit.record("doubts.look", by=request.user)
        context = {"doubts": waiting[:MOST], "number": waiting.count(), "has_links": lately_linked().exists()}
        return render(request, "visitors/doubts.html", context)


@needs(Access.LEAD)
@require_safe
def doubt(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair, side by side: a look at both."""
    one = _doubt(pk)
    if one.state == Doubt.State.SAME:
        return redirect("visitors:links")
    with transaction.atomic():
        for person in (one.older, one.newer):
            note_look(person, by=request.user)
        context = {"doubt": one, "pair": compare(one), "later": next_after(one)}
        return render(request, "visitors/doubt.html", context)


@needs(Access.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def person_same(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who else is this? Looked for as among the people, by a POST."""
    person, form = _in_use(pk), FindForm(request.POST if request.method == "POST" else None)
    typed = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    matches = [match for match in meant(typed) if match.person != person]
    context = {"person": person, "form": form, "typed": typed, "matches": matches}
    return render(request, "visitors/person-same.html", context, status=form.status)


@needs(Access.LEAD)
@require_POST
def person_doubt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A lead saw it themselves: the two stand side by side at once."""
    person, form = _in_use(pk), OtherForm(request.POST)
    if not form.is_valid():
        raise Refused(_("This is not here any more. Load the page again."), code="stale")
    return redirect("visitors:doubt", ask(person, form.cleaned_data["other"], by=request.user).pk)


@needs(Access.LEAD)
@require_POST
def doubts_search(request: HttpRequest) -> HttpResponse:
    """Look through the whole register for names that may be one person's."""
    found = note_pairs()
    said = ngettext("%(n)d more pair was found.", "%(n)d more pairs were found.", found) % {"n": found}
    return answer_deed(request, said, "visitors:doubts")


@needs(Access.LEAD)
@require_POST
def doubt_same(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: the record that was not chosen points to the one that was."""
    one, form = _doubt(pk), KeptForm(request.POST)
    kept = form.cleaned_data["kept"] if form.is_valid() else one.older
    if kept not in {one.newer, one.older}:
        raise Refused(_("This pair is not here any more. Load the page again."), code="stale")
    link(kept, one.newer if kept == one.older else one.older, by=request.user)
    return answer_deed(request, _("Now they are one record."), "visitors:links")


@needs(Access.LEAD)
@require_POST
def doubt_different(request: HttpRequest, pk: int) -> HttpResponse:
    one = _doubt(pk)
    later = next_after(one)
    say_different(one, by=request.user)
    said = _("Noted: two people. Nobody will ask again.")
    return (
        answer_deed(request, said, "visitors:doubt", later.pk)
        if later
        else answer_deed(request, said, "visitors:doubts")
    )


@needs(Access.LEAD)
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Links made lately, which can be undone, the last one first."""
    context = {"links": lately_linked()[:MOST], "waiting": open_doubts().first()}
    return render(request, "visitors/links.html", context)


@needs(Access.LEAD)
@require_POST
def link_undoing(request: HttpRequest, pk: int) -> HttpResponse:
    unlink(get_object_or_404(Link.objects.select_related("kept", "gone"), pk=pk), by=request.user)
    return answer_deed(request, _("They are two records again."), "visitors:links")


def _in_use(pk: UUID) -> Person:
    return get_object_or_404(Person.objects.known(), pk=pk)


def _doubt(pk: int) -> Doubt:
    return get_object_or_404(Doubt.objects.select_related("newer", "older", "made_by", "decided_by"), pk=pk)
