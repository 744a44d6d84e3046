"""The stack of cards: how many are left, new ones, and the sheets to print."""

from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hub.access import Access, needs
from hub.pages import answer_deed
from visitors.cards import discard, make
from visitors.entrance import new_receipt
from visitors.forms import CardSheetForm
from visitors.models import Card, CardSheet

MOST_SHEETS = 20  # on the page
IN_STACK = Q(cards__person__isnull=True, cards__revoked_at__isnull=True)


@needs(Access.LEAD)
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    return _show(request, CardSheetForm(initial={"sheet": new_receipt()}))


@needs(Access.LEAD)
@require_POST
def card_sheet_create(request: HttpRequest) -> HttpResponse:
    form = CardSheetForm(request.POST)
    if form.does(lambda **data: make(**data, by=request.user)):
        return redirect("visitors:card-sheet", form.made.pk)
    return _show(request, form)


@needs(Access.LEAD)
@require_safe
def card_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A sheet to print, with the cards that are nobody's yet: none is printed twice for two people."""
    sheet = get_object_or_404(CardSheet, pk=pk)
    left = list(Card.objects.in_stack().filter(sheet=sheet).order_by("pk"))
    pages = [page.object_list for page in Paginator(left, sheet.per_page)] if left else []
    return render(request, "visitors/card-sheet.html", {"sheet": sheet, "pages": pages, "left": len(left)})


@needs(Access.LEAD)
@require_POST
def card_sheet_discarding(request: HttpRequest, pk: UUID) -> HttpResponse:
    gone = discard(get_object_or_404(CardSheet, pk=pk), by=request.user)
    said = ngettext("%(n)d card is out of use.", "%(n)d cards are out of use.", gone) % {"n": gone}
    return answer_deed(request, said if gone else _("They were out of use already."), "visitors:cards")


def _show(request: HttpRequest, form: CardSheetForm) -> HttpResponse:
    sheets = CardSheet.objects.annotate(left=Count("cards", filter=IN_STACK)).filter(left__gt=0)
    context = {
        "form": form,
        "left": Card.objects.in_stack().count(),
        "sheets": sheets.select_related("made_by").order_by("-made_at")[:MOST_SHEETS],
    }
    return render(request, "visitors/cards.html", context, status=form.status)
