"""Sign in, sign out, change the password."""

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hub import accounts
from hub.access import needs, open_to_all
from hub.forms import PasswordForm, SignInForm
from hub.pages import answer_deed


class _SignIn(LoginView):
    template_name = "hub/sign-in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(form=form), status=form.status)
        if form.is_throttled:
            response["Retry-After"] = "600"
        return response


sign_in = open_to_all(require_http_methods(["GET", "HEAD", "POST"])(_SignIn.as_view()))
sign_out = open_to_all(require_POST(LogoutView.as_view()))


@sensitive_post_parameters()
@needs()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        accounts.change_password(request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        return answer_deed(request, _("Your new password works from now on."), "hub:home")
    return render(request, "hub/password.html", {"form": form}, status=form.status)
