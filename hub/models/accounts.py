"""Who may sign in, what each may see and do, and the tries at signing in."""

from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, OuterRef, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from hub.words import no_hidden_characters


class Access(models.TextChoices):
    """What an account may see and do. A fixed list: a new access is a new line here."""

    DOOR = "door", _("Door")
    LEAD = "lead", _("Session lead")
    BIKES = "bikes", _("Bikes")
    ROTA = "rota", _("Rota")
    STORE = "store", _("Storeroom")
    TRUSTEE = "trustee", _("Trustee")
    SAFEGUARDING = "safeguarding", _("Safeguarding")
    ADMIN = "admin", _("Administrator")


class UserQuerySet(models.QuerySet):
    def with_access(self, at: datetime | None = None) -> "UserQuerySet":
        """Fetch each account's live accesses in the same query."""
        grants = Grant.objects.live(at).filter(user=OuterRef("pk")).order_by("access")
        return self.annotate(live_access=ArraySubquery(grants.values("access")))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def get_by_natural_key(self, username: str) -> "User":
        """Find an account by the name typed at sign-in; capitals do not matter."""
        return self.get(username=username.lower())


class User(AbstractBaseUser):
    """An account of one helper. It ends by itself; ended, it is dead on the next request."""

    LASTS = timedelta(days=90)

    username = models.CharField(
        _("Name for signing in"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(r"\A[a-z0-9][a-z0-9.-]*\Z", _("Use small letters a to z, numbers, dots and hyphens: rosa.m"))
        ],
    )
    called = models.CharField(_("What we call them"), max_length=60, validators=[no_hidden_characters])
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_on = models.DateField(_("Last day"))
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    password_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    times_ended = models.PositiveSmallIntegerField(default=0, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "username"
    objects = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(username=Lower("username")), name="user_username_lower"),
        ]

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:
        return self.ended_at is None and self.ends_on >= timezone.localdate()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a browser's sign-in is held against on each request: a new password or an end makes it worthless."""
        mark = f"{self.password}{self.times_ended}"
        return salted_hmac("hub.models.accounts.sign-in", mark, secret=secret, algorithm="sha256").hexdigest()

    @cached_property
    def accesses(self) -> frozenset[Access]:
        """The accesses that are live now; from the account's own query when it was fetched `with_access`."""
        if "live_access" in self.__dict__:
            return frozenset(map(Access, self.live_access))
        return frozenset(map(Access, Grant.objects.live().filter(user=self).values_list("access", flat=True)))

    @property
    def access_labels(self) -> list[str]:
        """What the account does here, in words and always in the same order."""
        return [str(access.label) for access in Access if access in self.accesses]

    # What the admin asks of an account.
    @property
    def is_staff(self) -> bool:
        return Access.ADMIN in self.accesses

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff


class GrantQuerySet(models.QuerySet):
    def live(self, at: datetime | None = None) -> "GrantQuerySet":
        at = at or timezone.now()
        return self.filter(Q(until_at__isnull=True) | Q(until_at__gt=at), from_at__lte=at)


class Grant(models.Model):
    """One account has one access from a moment on, until it is taken back or ends by itself."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    access = models.CharField(max_length=20, choices=Access)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    from_at = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(access__in=Access.values), name="grant_access_known"),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="grant_until_after_from"
            ),
            ExclusionConstraint(
                name="grant_one_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("access", RangeOperators.EQUAL),
                    (
                        Func(
                            "from_at",
                            "until_at",
                            RangeBoundary(),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.access}"


class SignInTry(models.Model):
    """One try at signing in. Account, device and address are kept as keyed digests, and for a short time only."""

    at = models.DateTimeField(default=timezone.now)
    account = models.CharField(max_length=32)
    device = models.CharField(max_length=32)
    address = models.CharField(max_length=32)
    worked = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["account", "-at"], name="try_account_at"),
            models.Index(fields=["device", "-at"], name="try_device_at"),
            models.Index(fields=["address", "-at"], name="try_address_at"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
