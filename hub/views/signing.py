"""Sign in, sign out, change the password."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import authenticate, login, update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from hub import accounts, throttle
from hub.access import needs, open_to_all
from hub.forms import PasswordForm, SignInForm
from hub.models import User
from hub.pages import answer_deed
from hub.refusals import Refused


class _SignIn(LoginView):
    """Django's way there and back again, with our form and our slowing down of whoever guesses."""

    template_name = "hub/sign-in.html"
    redirect_authenticated_user = True

    def get_form(self, form_class: type | None = None) -> SignInForm:
        return SignInForm(self.request.POST if self.request.method == "POST" else None)

    def get_redirect_url(self, **kwargs: Any) -> str:
        """Where to go after signing in: back to the page that asked for it, but never round to a sign-in page again."""
        url = super().get_redirect_url(**kwargs)
        return "" if urlsplit(url).path in {reverse("hub:sign-in"), reverse("admin:login")} else url

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if form.does(_recognise, request=request):
            login(request, form.made)
            return HttpResponseRedirect(self.get_success_url())
        response = self.render_to_response(self.get_context_data(form=form), status=form.status)
        if form.status == 429:
            response["Retry-After"] = str(int(throttle.WINDOW.total_seconds()))
        return response


@sensitive_variables()
def _recognise(*, username: str, password: str, request: HttpRequest) -> User:
    """Give the account whose name and password these are. The try counts before the password is looked at.

    Refused with one sentence for a wrong name, a wrong password and an ended account; with "wait" after too many tries.
    """
    this = throttle.note_try(_origin(request, username))
    user = authenticate(request, username=username, password=password)
    if user is None:
        raise Refused(_("That does not match. Try again, or ask your session lead."), code="match")
    throttle.note_success(this)
    return user


def _origin(request: HttpRequest, username: str) -> throttle.Origin:
    return throttle.Origin.of(username=username, device=request.device, address=_address(request))


def _address(request: HttpRequest) -> str:
    """The network address a request came from: what the proxy in front saw, if there is one."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


sign_in = open_to_all(require_http_methods(["GET", "HEAD", "POST"])(_SignIn.as_view()))
sign_out = open_to_all(require_POST(LogoutView.as_view()))


@sensitive_post_parameters()
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password. Guessing the old one at a tablet left alone is slowed down like signing in."""
    form = PasswordForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        this = throttle.note_try(_origin(request, request.user.username))
        fits = form.is_valid()
        if "old_password" not in form.errors:
            throttle.note_success(this)
        if fits:
            accounts.change_password(request.user, password=form.cleaned_data["new_password1"])
            update_session_auth_hash(request, request.user)
            return answer_deed(request, _("Your new password works from now on."), "hub:home")
    return render(request, "hub/password.html", {"form": form}, status=form.status)
