"""Answer with a page, with one part of it, or with a refusal."""

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


def refusal_page(request: HttpRequest, refused: Refused) -> HttpResponse:
    """The error page of the refusal's status, with its sentence."""
    return render(request, f"errors/{refused.status}.html", {"sentence": refused.sentence}, status=refused.status)


def method_page(request: HttpRequest, allowed: HttpResponse) -> HttpResponse:
    """The error page for an address that is not opened this way, with the methods that Django's answer `allowed`."""
    response = render(request, "errors/405.html", status=405)
    response["Allow"] = allowed["Allow"]
    return response
