"""Answer with a page, with one part of it, or with a refusal."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from hub.refusals import Refused


def render_page(
    request: HttpRequest, page: str, part: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show `page`, or to htmx only the `part` file that the page itself includes."""
    return render(request, part if request.htmx else page, context, status=status)


def answer_deed(request: HttpRequest, said: str, to: Any, *args: Any) -> HttpResponse:
    """After a deed that worked: say so, and go to a page that can be loaded again without doing it twice."""
    if said:
        messages.success(request, said)
    return HttpResponseRedirect(resolve_url(to, *args))


def say_refusals(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer a verb's refusal with a page of its own sentence, for deeds that have no form to show it in."""

    @wraps(view)
    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return refusal_page(request, refused)

    return spoken


def refusal_page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The error page of the refusal's status, with its sentence."""
    return render(request, f"errors/{refused.status}.html", {"sentence": refused.sentence}, status=refused.status)
