"""Which bike was offered to whom, how they were told, and who was passed over."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bikes.models.bikes import Bike
from bikes.models.requests import BikeRequest
from hub.models import User


class State(models.TextChoices):
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Said yes")
    COLLECTED = "collected", _("Fetched")
    DECLINED = "declined", _("Said no")
    NO_REPLY = "no_reply", _("No reply")
    NOT_REACHED = "not_reached", _("We could not reach them")
    WITHDRAWN = "withdrawn", _("Taken back")


LIVE = [State.OFFERED, State.ACCEPTED]


class BikeOfferQuerySet(models.QuerySet):
    def live(self) -> "BikeOfferQuerySet":
        """Offers that stand."""
        return self.filter(state__in=LIVE)

    def locked(self) -> "BikeOfferQuerySet":
        """Hold the rows until the transaction ends, so that two people pressing at once take turns."""
        return self.select_for_update(of=("self",), no_key=True)


class BikeOffer(models.Model):
    """One bike is kept for one rider until `due_on`. A bike and a request each have at most one that stands.

    The bike is `reserved` as long as an offer of it stands; a trigger refuses that state without one, or with a
    safety check that was over on the day of the offer.
    """

    State = State

    bike = models.ForeignKey(Bike, on_delete=models.PROTECT, related_name="offers")
    request = models.ForeignKey(BikeRequest, on_delete=models.PROTECT, related_name="offers")
    state = models.CharField(max_length=20, choices=State, default=State.OFFERED)
    offered_on = models.DateField(default=timezone.localdate)
    offered_at = models.DateTimeField(default=timezone.now)
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    reminded_on = models.DateField(null=True)  # when coordinators were told that it is nearly over
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = BikeOfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bike"], condition=Q(state__in=LIVE), name="bike_offer_one_live_a_bike"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state__in=LIVE), name="bike_offer_one_live_a_rider"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="bike_offer_state_known"),
            models.CheckConstraint(condition=Q(due_on__gte=F("offered_on")), name="bike_offer_due_after_offered"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE, ended_at__isnull=True) | (~Q(state__in=LIVE) & Q(ended_at__isnull=False)),
                name="bike_offer_ended_with_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(state__in=LIVE), name="bike_offer_due")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


class ContactTry(models.Model):
    """One try at telling a rider about an offer. A number that fails is no missed offer."""

    class Way(models.TextChoices):
        WHATSAPP = "whatsapp", _("WhatsApp")
        TEXT = "text", _("Text message")
        PHONE = "phone", _("Phone call")
        DOOR = "door", _("At the door")

    class Result(models.TextChoices):
        REACHED = "reached", _("We spoke, or they answered")
        LEFT = "left", _("Message sent")
        SILENT = "silent", _("Nobody answered")
        FAILED = "failed", _("The number does not work")

    offer = models.ForeignKey(BikeOffer, on_delete=models.CASCADE, related_name="tries")
    way = models.CharField(max_length=10, choices=Way)
    result = models.CharField(max_length=10, choices=Result)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "contact tries"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(way__in=["whatsapp", "text", "phone", "door"]), name="contact_try_way_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=["reached", "left", "silent", "failed"]), name="contact_try_result_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Skip(models.Model):
    """Somebody was passed over for a bike that fits. Trustees see how often and why, never who."""

    class Reason(models.TextChoices):
        NOT_REACHED = "not_reached", _("We cannot reach them")
        ASKED_TO_WAIT = "asked_to_wait", _("They asked us to wait")
        LEARNS_FIRST = "learns_first", _("They learn to ride first")
        DOES_NOT_SUIT = "does_not_suit", _("This bike does not suit what they need it for")
        OTHER_SIZE = "other_size", _("They tried it and it does not fit")

    bike = models.ForeignKey(Bike, on_delete=models.CASCADE, related_name="skips")
    request = models.ForeignKey(BikeRequest, on_delete=models.CASCADE, related_name="skips")
    reason = models.CharField(_("Why"), max_length=20, choices=Reason)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bike", "request"], name="skip_once_a_bike"),
            models.CheckConstraint(
                condition=Q(reason__in=["not_reached", "asked_to_wait", "learns_first", "does_not_suit", "other_size"]),
                name="skip_reason_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
