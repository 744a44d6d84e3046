"""Make, renew and end accounts, and give or take back what they may do."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from hub import audit
from hub.clock import months_later, wall_clock
from hub.models import Access, Grant, User
from hub.refusals import Refused

# Words a tired person can copy from a slip of paper: no letter that looks like another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"

FORMER = "former-helper-"  # how the accounts are called whose people were forgotten
REMEMBERED_MONTHS = 12

# Asked at every request, and so written out: Django would take longer to word it than PostgreSQL to answer it.
WITH_ACCESS = """
    SELECT account.*, ARRAY(SELECT access FROM hub_grant WHERE user_id = account.id AND from_at <= %(now)s
                            AND (until_at IS NULL OR until_at > %(now)s) ORDER BY access) AS live_access
    FROM hub_user account WHERE id = %(id)s
"""


class Backend(ModelBackend):
    """Sign in with name and password; an ended account is nobody at once, and so is a demo account in production."""

    def user_can_authenticate(self, user: User) -> bool:
        return user.is_active and not (user.is_demo and settings.PRODUCTION)

    def get_user(self, user_id: int) -> User | None:
        user = next(iter(User.objects.raw(WITH_ACCESS, {"id": user_id, "now": timezone.now()})), None)
        return user if user and self.user_can_authenticate(user) else None


def new_password() -> str:
    """A password to hand over on paper, for the first time signing in: 12 letters and numbers in three groups."""
    return "-".join(get_random_string(4, LETTERS) for _group in range(3))


def make_account(
    *, username: str, called: str, accesses: list[Access], by: User | None, password: str, is_demo: bool = False
) -> User:
    """Make an account with its accesses. It ends by itself after three months unless somebody renews it.

    Refused: a name in use.
    """
    if username.startswith(FORMER):
        raise Refused(_("Names that begin like this are ours. Choose another."), code="taken")
    ends_on, secret = timezone.localdate() + User.LASTS, make_password(password)
    made = {"username": username, "called": called, "password": secret, "ends_on": ends_on, "is_demo": is_demo}
    try:
        with transaction.atomic():
            user = User.objects.create(**made)
            audit.record("account.make", by=by, row=user)
            for access in accesses:
                give_access(user, access, by=by)
    except IntegrityError:
        raise Refused(_("This name is in use. Add a letter or a number."), code="taken") from None
    return user


def renew_account(user: User, *, by: User) -> date:
    """Let an account live for three months from today, also one that had ended. Gives its new last day."""
    with transaction.atomic():
        user = _locked(user)
        user.ended_at = None
        user.ends_on = timezone.localdate() + User.LASTS
        user.save(update_fields=["ended_at", "ends_on"])
        audit.record("account.renew", by=by, row=user)
    return user.ends_on


def end_account(user: User, *, by: User, at: datetime | None = None) -> None:
    """End an account now: its very next request is a stranger's, also after it is renewed. Twice changes nothing.

    Refused: one's own, and the last administrator's, so that nobody is locked out of the hub.
    """
    if user == by:
        raise Refused(_("You cannot end your own account. Ask another administrator."), code="own")
    with transaction.atomic():
        _refuse_last_administrator(user)
        user = _locked(user)
        if user.ended_at is None:
            user.ended_at = at or timezone.now()
            user.times_ended += 1
            user.save(update_fields=["ended_at", "times_ended"])
            audit.record("account.end", by=by, row=user)


def reset_password(user: User, *, by: User) -> str:
    """Give an account a new password to hand over, and sign it out everywhere. Gives the password, once."""
    password = new_password()
    with transaction.atomic():
        user = _locked(user)
        user.password = make_password(password)
        user.password_changed_at = timezone.now()
        user.save(update_fields=["password", "password_changed_at"])
        audit.record("account.password", by=by, row=user)
    return password


def change_password(user: User, *, password: str) -> None:
    """Give oneself a new password. It signs out every other device of the account."""
    with transaction.atomic():
        user.password = make_password(password)
        user.password_changed_at = timezone.now()
        user.save(update_fields=["password", "password_changed_at"])
        audit.record("account.password", by=user, row=user)


def give_access(user: User, access: Access, *, by: User | None, until_on: date | None = None) -> Grant:
    """Give an account an access, until the end of a day or until it is taken back. Giving it twice changes nothing.

    Refused: a last day that is over.
    """
    if until_on and until_on < timezone.localdate():
        raise Refused(_("This day is over. Choose today or a later day."), code="past")
    until_at = wall_clock(until_on + timedelta(days=1), time()) if until_on else None
    with transaction.atomic():
        _locked(user)
        if standing := Grant.objects.live().filter(user=user, access=access).first():
            return standing
        grant = Grant.objects.create(user=user, access=access, given_by=by, until_at=until_at)
        audit.record("access.give", by=by, row=user, reason=access)
    return grant


def take_access(user: User, access: Access, *, by: User) -> None:
    """Take an access back, from now on. Taking it twice changes nothing.

    Refused: the last administrator's.
    """
    with transaction.atomic():
        if access == Access.ADMIN:
            _refuse_last_administrator(user)
        _locked(user)
        now = timezone.now()
        if Grant.objects.live(now).filter(user=user, access=access).update(until_at=now):
            audit.record("access.take", by=by, row=user, reason=access)


def forget_ended(at: datetime) -> int:
    """Forget whose the accounts were that ended a year ago; their deeds stay, as a former helper's. Gives how many."""
    before = months_later(timezone.localdate(at), -REMEMBERED_MONTHS)
    ended = User.objects.filter(Q(ended_at__date__lt=before) | Q(ends_on__lt=before))
    former = Concat(Value(FORMER), Cast("pk", CharField()))
    with transaction.atomic():
        return ended.exclude(username=former).update(
            username=former, called=_("A former helper"), password=make_password(None), last_login=None
        )


def _locked(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


def _refuse_last_administrator(user: User) -> None:
    """Hold the administrators' grants, so that two of them cannot end each other at the same moment."""
    grants = list(Grant.objects.select_for_update().filter(access=Access.ADMIN).order_by("pk"))
    live = {grant.user_id for grant in Grant.objects.live().filter(pk__in=[grant.pk for grant in grants])}
    active = User.objects.filter(pk__in=live, ended_at__isnull=True, ends_on__gte=timezone.localdate())
    if set(active.values_list("pk", flat=True)) == {user.pk}:
        raise Refused(_("This is the last administrator. Make another one first."), code="last")
