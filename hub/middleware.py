"""What every answer carries, and the guard in front of every view."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from hub.pages import refusal_page
from hub.refusals import Refused

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


class Guard:
    """Deny by default: a view without an access rule is closed, and a verb's refusal becomes its own page.

    It also gives each device a lasting random name, by which tries at signing in are counted.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.device, is_new = _device(request)
        response = self.get_response(request)
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
        return refusal_page(request, error) if isinstance(error, Refused) else None


def _device(request: HttpRequest) -> tuple[str, bool]:
    try:
        return request.get_signed_cookie(DEVICE_COOKIE), False
    except (KeyError, BadSignature):
        return secrets.token_urlsafe(16), True
