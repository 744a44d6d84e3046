"""What the register holds on one person from the door, in lines for them to read."""

from collections.abc import Iterator

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visitors.models import Alert, Card, Place, Provision, Receipt, Visit
from visitors.models.visits import BANDS
from visitors.wording import Row, by_whom, day_words, joined, moment_words, session_words


def visits(rows: QuerySet[Visit]) -> Iterator[Row]:
    for one in rows.select_related("session__programme", "checked_in_by").order_by("session__held_on", "pk"):
        children = [_children(band, n) for band in BANDS if (n := getattr(one, band))]
        is_first = _("your first time") if one.is_first else ""
        yield (
            session_words(one.session),
            joined(moment_words(one.checked_in_at), by_whom(one.checked_in_by), is_first, *children),
        )


def places(rows: QuerySet[Place]) -> Iterator[Row]:
    for one in rows.select_related("session__programme").order_by("given_at", "pk"):
        came = _("called in %(at)s") % {"at": moment_words(one.called_at)} if one.called_at else ""
        left = _("left %(at)s") % {"at": moment_words(one.left_at)} if one.left_at else ""
        number = _("number %(n)d") % {"n": one.number}
        yield session_words(one.session), joined(number, moment_words(one.given_at), came, left)


def provisions(rows: QuerySet[Provision]) -> Iterator[Row]:
    answers = {True: _("yes"), False: _("no"), None: ""}
    for one in rows.select_related("session__programme", "given_by").order_by("given_on", "pk"):
        session = session_words(one.session) if one.session else ""
        yield (
            str(one.get_kind_display()),
            joined(answers[one.wants], day_words(one.given_on), by_whom(one.given_by), session),
        )


def cards(rows: QuerySet[Card]) -> Iterator[Row]:
    for one in rows.order_by("given_at", "pk"):
        given = _("given on %(at)s") % {"at": moment_words(one.given_at)}
        over = _("out of use since %(at)s") % {"at": moment_words(one.revoked_at)} if one.revoked_at else ""
        yield one.number, joined(given, over)


def alerts(rows: QuerySet[Alert]) -> Iterator[Row]:
    """When, and never who asked or why: no reason is kept."""
    for one in rows.order_by("from_at", "pk"):
        until = _("until %(at)s") % {"at": moment_words(one.until_at)} if one.until_at else ""
        since = _("from %(at)s") % {"at": moment_words(one.from_at)}
        yield _("A session lead is called when you come"), joined(since, until, _("no reason is kept"))


def receipts(rows: QuerySet[Receipt]) -> Iterator[Row]:
    """How many of a kind. They hold times and numbers, so that a press is not counted twice."""
    kinds = dict(Receipt.Kind.choices)
    for kind, n in rows.order_by("kind").values_list("kind").annotate(n=Count("pk")):
        yield str(kinds[kind]), str(n)


def _children(band: str, n: int) -> str:
    if band == "children_unsaid":
        return ngettext("%(n)d child, age not said", "%(n)d children, age not said", n) % {"n": n}
    words = ngettext("%(n)d child of %(band)s", "%(n)d children of %(band)s", n)
    return words % {"n": n, "band": BANDS[band]}
