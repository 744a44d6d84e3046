"""Who may open which address. Every view wears exactly one rule; an address without a rule is closed to all."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver
from django_htmx.http import HttpResponseClientRedirect

from hub.models import Access

View = Callable[..., HttpResponse]
ANYONE = frozenset()  # the rule of an open address
SIGNED_IN = frozenset(Access)  # any access at all

__all__ = ["ANYONE", "SIGNED_IN", "Access", "guard_tree", "needs", "open_to_all"]


def needs(*accesses: Access) -> Callable[[View], View]:
    """Open a view to accounts with one of `accesses`; without arguments to every account with any access.

    A stranger is sent to sign in (and comes back afterwards); an account without the access is refused with 403.
    """
    rule = frozenset(accesses) or SIGNED_IN

    def dress(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if not rule & request.user.accesses:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.access_rule = _only_rule(view, rule)
        return guarded

    return dress


def open_to_all(view: View) -> View:
    """Open a view to everybody, signed in or not. The list of such views is written down in a test."""
    view.access_rule = _only_rule(view, ANYONE)
    return view


def guard_tree(tree: tuple, *accesses: Access) -> tuple:
    """Put one rule on every view of somebody else's URL tree, such as the admin's."""
    for pattern in tree[0]:
        _guard(pattern, needs(*accesses))
    return tree


def _guard(pattern: URLPattern | URLResolver, dress: Callable[[View], View]) -> None:
    if isinstance(pattern, URLResolver):
        for inner in pattern.url_patterns:
            _guard(inner, dress)
    else:
        pattern.callback = dress(pattern.callback)


def _only_rule(view: View, rule: frozenset) -> frozenset:
    if hasattr(view, "access_rule"):
        raise TypeError(f"{view.__name__} wears two access rules")
    return rule


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url("hub:sign-in"))
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
    return redirect_to_login(back, resolve_url("hub:sign-in"))
