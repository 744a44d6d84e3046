"""Bare views: the least that Django can do for a request, with the hub's own middleware around it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from hub.access import needs, open_to_all


@open_to_all
def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


@needs()
def signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.user.username)


urlpatterns = [path("empty", empty), path("signed-in", signed_in)]
