"""Show a page that names a rider, in the transaction that records the look."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from visitors.looking import note_look
from visitors.models import Person


def show_rider(
    request: HttpRequest, rider: Person, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    with transaction.atomic():
        note_look(rider, by=request.user)
        return render(request, template, context, status=status)
