"""A person's copy of all that we hold on them: a page to print, and a file. No name stands in an address."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from hub.access import Access, needs
from visitors.copies import copy_of
from visitors.models import Person

FILE = "what-we-hold.json"


@needs(Access.LEAD)
@require_safe
def person_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To print. A record that was joined to another leads to that one's copy, which holds both."""
    somebody = _somebody(pk)
    if somebody.linked_to_id:
        return redirect("visitors:person-copy", somebody.linked_to_id)
    return render(request, "visitors/person-copy.html", {"copy": copy_of(somebody, by=request.user)})


@needs(Access.LEAD)
@require_safe
def person_copy_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same as data, to be taken elsewhere."""
    somebody = _somebody(pk)
    if somebody.linked_to_id:
        return redirect("visitors:person-copy-file", somebody.linked_to_id)
    copy = copy_of(somebody, by=request.user)
    chapters = [
        {"title": chapter.title, "rows": [{"what": what, "held": held} for what, held in chapter.rows]}
        for chapter in copy.chapters
    ]
    told = {"made_at": copy.made_at.isoformat(), "chapters": chapters}
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{FILE}"'
    return response


def _somebody(pk: UUID) -> Person:
    return get_object_or_404(Person, pk=pk, anonymised_at__isnull=True)
