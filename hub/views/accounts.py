"""Accounts: who may sign in, until when, and for what. For administrators."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.access import Access, needs
from hub.accounts import (
    end_account,
    give_access,
    make_account,
    new_password,
    renew_account,
    reset_password,
    take_access,
)
from hub.forms import AccountForm, GivingForm
from hub.models import Grant, User
from hub.pages import answer_deed


@needs(Access.ADMIN)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    everyone = list(User.objects.with_access().order_by("called", "pk"))
    context = {
        "living": [user for user in everyone if user.is_active],
        "ended": [user for user in everyone if not user.is_active],
    }
    return render(request, "hub/accounts.html", context)


@sensitive_post_parameters()
@needs(Access.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST if request.method == "POST" else None)
    password = new_password()
    if request.method == "POST" and form.does(make_account, by=request.user, password=password):
        return _hand_over(request, form.made, password)
    return render(request, "hub/account-create.html", {"form": form}, status=form.status)


@needs(Access.ADMIN)
@require_safe
def account(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User.objects.with_access(), pk=pk)
    grants = Grant.objects.filter(user=user).select_related("given_by").order_by("-from_at", "-pk")
    context = {
        "account": user,
        "held": [(access, access in user.accesses) for access in Access],
        "grants": grants,
    }
    return render(request, "hub/account.html", context)


@needs(Access.ADMIN)
@require_POST
def renewal(request: HttpRequest, pk: int) -> HttpResponse:
    last = renew_account(_account(pk), by=request.user)
    return answer_deed(request, _("Works until %(day)s.") % {"day": date_format(last, "j F Y")}, "hub:account", pk)


@needs(Access.ADMIN)
@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    end_account(_account(pk), by=request.user)
    return answer_deed(request, _("This account has ended. Renew it to undo that."), "hub:account", pk)


@needs(Access.ADMIN)
@require_POST
def password(request: HttpRequest, pk: int) -> HttpResponse:
    user = _account(pk)
    return _hand_over(request, user, reset_password(user, by=request.user))


@needs(Access.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def giving(request: HttpRequest, pk: int, access: str) -> HttpResponse:
    user, access = _account(pk), _access(access)
    form = GivingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.does(
        lambda until_on: give_access(user, access, by=request.user, until_on=until_on)
    ):
        said = _("%(name)s now has: %(access)s.") % {"name": user.called, "access": access.label}
        return answer_deed(request, said, "hub:account", pk)
    context = {"form": form, "account": user, "access": access}
    return render(request, "hub/account-access-giving.html", context, status=form.status)


@needs(Access.ADMIN)
@require_POST
def taking(request: HttpRequest, pk: int, access: str) -> HttpResponse:
    user, access = _account(pk), _access(access)
    take_access(user, access, by=request.user)
    said = _("%(name)s no longer has: %(access)s.") % {"name": user.called, "access": access.label}
    return answer_deed(request, said, "hub:account", pk)


def _account(pk: int) -> User:
    return get_object_or_404(User, pk=pk)


def _access(word: str) -> Access:
    if word not in Access.values:
        raise Http404
    return Access(word)


def _hand_over(request: HttpRequest, user: User, password: str) -> HttpResponse:
    """Show a new password once, on a page that is not kept anywhere."""
    messages.success(request, _("Write this down now. It is shown only once."))
    return render(request, "hub/account-password.html", {"account": user, "password": password})
