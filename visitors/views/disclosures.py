"""Who asked us about people who come here: the trustees' log, and the screens on which two of them decide."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.disclosures import agree, decide, newest_first, note_asker
from visitors.entrance import new_receipt
from visitors.models import Disclosure
from visitors.rights_forms import AskerForm, DecisionForm

ASKING = ["GET", "HEAD", "POST"]
A_PAGE = 30


@needs(Access.TRUSTEE)
@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    page = Paginator(newest_first(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "visitors/disclosures.html", {"page": page})


@needs(Access.TRUSTEE)
@require_http_methods(ASKING)
def disclosure_create(request: HttpRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = AskerForm(request.POST) if is_sent else AskerForm(initial={"key": new_receipt()})
    if is_sent and form.does(lambda **told: note_asker(**told, by=request.user)):
        return answer_deed(request, _("Noted."), "visitors:disclosures")
    return render(request, "visitors/disclosure-create.html", {"form": form}, status=form.status)


@needs(Access.TRUSTEE)
@require_safe
def disclosure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What one trustee decided, for another to agree with. What is not decided yet leads to that."""
    asked = _asked(pk)
    if asked.decision == Disclosure.Decision.WAITING:
        return redirect("visitors:disclosure-decision", pk)
    context = {"asked": asked, "is_mine": asked.first_by_id == request.user.pk}
    return render(request, "visitors/disclosure.html", context)


@needs(Access.TRUSTEE)
@require_http_methods(ASKING)
def disclosure_decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    asked = _asked(pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(lambda decision: decide(asked, decision, by=request.user)):
        return _decided(request, form.made)
    return render(request, "visitors/disclosure-decision.html", {"form": form, "asked": asked}, status=form.status)


@needs(Access.TRUSTEE)
@require_POST
def disclosure_agreeing(request: HttpRequest, pk: UUID) -> HttpResponse:
    agree(_asked(pk), request.POST.get("decision", ""), by=request.user)
    return answer_deed(request, _("You two have agreed. It stands."), "visitors:disclosures")


def _decided(request: HttpRequest, asked: Disclosure) -> HttpResponse:
    """What came of it: nothing yet, what another trustee had decided already, or a decision of one's own."""
    if asked.decision == Disclosure.Decision.WAITING:
        return answer_deed(request, _("Noted. Nothing is decided yet."), "visitors:disclosures")
    if asked.first_by_id != request.user.pk:
        said = _("This is what is decided already. Press: I agree.")
        return answer_deed(request, said, "visitors:disclosure", asked.pk)
    return answer_deed(request, _("Noted. Another trustee has to agree."), "visitors:disclosures")


def _asked(pk: UUID) -> Disclosure:
    return get_object_or_404(Disclosure.objects.select_related("first_by", "second_by"), pk=pk)
