"""What every answer carries, and the guard in front of every view."""

import logging
import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django_htmx.http import reswap

from hub.pages import method_page, refusal_page
from hub.refusals import Refused

# A database that is away, too slow, or held by somebody else for too long: it passes, and pressing again is right.
OUTAGES = (OperationalError, InterfaceError)
log = logging.getLogger(__name__)

DEVICE_COOKIE = "__Host-device" if settings.PRODUCTION else "device"
A_YEAR = 366 * 24 * 60 * 60

Answer = Callable[[HttpRequest], HttpResponse]


def answer_headers(get_response: Answer) -> Answer:
    """Mark our own answers, so that a page can tell them from a Wi-Fi portal's, and let nobody keep a copy."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["X-Hub"] = "1"
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        return response

    return answer


class Sessions(SessionMiddleware):
    """Django's, with our page for when a sign-in could not be kept."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (*OUTAGES, SessionInterrupted) as error:  # Django takes any failure to write for a sign-out meanwhile
            outage = _outage_behind(error)
            if outage is None:
                raise
            return outage_page(outage)


class Guard:
    """Deny by default: a view without an access rule is closed; a refusal and an outage become their own pages.

    It also gives each device a lasting random name, by which tries at signing in are counted.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.device, is_new = _device(request)
        try:
            _ = request.user.is_authenticated  # read the account here, where an outage has its page
            response = self.get_response(request)
        except OUTAGES as outage:
            response = outage_page(outage)
        if response.status_code == 405 and not request.htmx:
            response = method_page(request, response)
        if is_new and request.method == "POST":
            response.set_signed_cookie(
                DEVICE_COOKIE,
                request.device,
                max_age=A_YEAR,
                httponly=True,
                secure=settings.PRODUCTION,
                samesite="Strict",
            )
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if not hasattr(view, "access_rule"):
            raise PermissionDenied

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OUTAGES):
            return outage_page(error)
        if not isinstance(error, Refused):
            return None
        if request.htmx:
            part = render(request, "hub/_refusal.html", {"refused": error}, status=error.status)
            return reswap(part, "innerHTML")  # into the part that asked, which stays for the next press
        return refusal_page(request, error)


def outage_page(outage: Exception) -> HttpResponse:
    """The page for an outage. It asks the database for nothing."""
    log.error("The database did not answer: %s", getattr(outage.__cause__, "sqlstate", None) or "no connection")
    return HttpResponse(render_to_string("errors/503.html"), status=503, headers={"Retry-After": "5"})


def _outage_behind(error: BaseException | None) -> BaseException | None:
    while error is not None and not isinstance(error, OUTAGES):
        error = error.__context__
    return error


def _device(request: HttpRequest) -> tuple[str, bool]:
    try:
        return request.get_signed_cookie(DEVICE_COOKIE), False
    except (KeyError, BadSignature):
        return secrets.token_urlsafe(16), True
