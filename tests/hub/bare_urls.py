"""A URL map with a view that nobody gave a rule."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from hub import urls


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open by mistake")


urlpatterns = [path("bare", bare), path("", include(urls.urlpatterns))]
