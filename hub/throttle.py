"""Slow down whoever guesses passwords: counted in the database, so that every worker counts the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from hub.models import SignInTry
from hub.refusals import Refused

WINDOW = timedelta(minutes=10)
REMEMBERED = timedelta(days=90)  # a device that signed in to an account is known to it for this long

# Failed tries in the window. All tablets of a hall share one address, so that limit is loose. A device that has signed
# in to the account before answers for its own failures alone: nobody else's guessing locks it out.
FOR_ACCOUNT, FOR_DEVICE, FOR_ADDRESS = 10, 8, 60


@dataclass(frozen=True)
class Origin:
    """Where a try comes from: which account was named, on which device, from which network address."""

    account: str
    device: str
    address: str

    @classmethod
    def of(cls, *, username: str, device: str, address: str) -> "Origin":
        return cls(_digest("account", username.lower()), _digest("device", device), _digest("address", address))


def note_try(origin: Origin) -> SignInTry:
    """Count a try before its password is looked at, so that tries made at the same moment see each other.

    Refused with "wait" when the account, the device or the address has failed too often in ten minutes.
    """
    now = timezone.now()
    forget_tries(now)
    this = SignInTry.objects.create(account=origin.account, device=origin.device, address=origin.address, at=now)
    failed = SignInTry.objects.filter(worked=False, at__gt=now - WINDOW)
    limits = [(failed.filter(device=origin.device), FOR_DEVICE)]
    if not SignInTry.objects.filter(worked=True, account=origin.account, device=origin.device).exists():
        limits.append((failed.filter(account=origin.account), FOR_ACCOUNT))
        limits.append((failed.filter(address=origin.address), FOR_ADDRESS))
    if any(tries.count() > most for tries, most in limits):
        raise Refused(_("Too many tries. Wait ten minutes, or ask your session lead."), code="wait")
    return this


def forget_tries(at: datetime) -> int:
    """Delete tries that no limit counts any more, and devices that were not seen for long. Gives how many."""
    return SignInTry.objects.filter(Q(at__lt=at - REMEMBERED) | Q(at__lt=at - 2 * WINDOW, worked=False)).delete()[0]


def note_success(this: SignInTry) -> None:
    """The try worked: its device is known to the account from now on, and its failures there are forgotten."""
    SignInTry.objects.filter(account=this.account, device=this.device, worked=False).exclude(pk=this.pk).delete()
    this.worked = True
    this.save(update_fields=["worked"])


def _digest(kind: str, value: str) -> str:
    return salted_hmac(f"hub.throttle.{kind}", value, algorithm="sha256").hexdigest()[:32]
