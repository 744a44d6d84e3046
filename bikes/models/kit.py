"""Who rides which bike, with what went along, and how much kit is in the cupboard."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bikes.models.bikes import TEXT, Bike
from bikes.models.offers import BikeOffer
from bikes.models.requests import MOST_CHILDREN
from hub.models import User
from visitors.languages import CHOICES as LANGUAGES
from visitors.models import Person


class Handover(models.Model):
    """A bike is with its rider, from the handover until it comes back, is stolen or goes another way.

    Lock and both lights always go along; under 18 a helmet too. A rider has one bike; `is_second` marks the younger
    of two that one person turned out to have when two records were joined.
    """

    class Helmet(models.TextChoices):
        GIVEN = "given", _("Helmet given")
        DECLINED = "declined", _("Helmet declined")

    class Ended(models.TextChoices):
        RETURNED = "returned", _("Came back")
        STOLEN = "stolen", _("Stolen")
        SWAPPED = "swapped", _("Swapped for a bigger one")
        KEPT = "kept", _("Moved away with it")

    bike = models.ForeignKey(Bike, on_delete=models.PROTECT, related_name="handovers")
    offer = models.OneToOneField(BikeOffer, on_delete=models.PROTECT, related_name="handover")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bikes_had")
    child = models.PositiveSmallIntegerField(default=0)
    handed_over_at = models.DateTimeField(default=timezone.now)
    handed_over_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    has_lock = models.BooleanField(default=False)
    has_front_light = models.BooleanField(default=False)
    has_rear_light = models.BooleanField(default=False)
    helmet = models.CharField(max_length=10, choices=Helmet)
    has_hi_vis = models.BooleanField(default=False)
    has_bell = models.BooleanField(default=False)
    has_pump = models.BooleanField(default=False)
    wants_skills_session = models.BooleanField(default=False)
    agreed_in = models.CharField(max_length=5, choices=LANGUAGES, blank=True)  # the agreement's language
    agreed_at = models.DateTimeField(default=timezone.now)
    size_looked_on = models.DateField(null=True)  # when a bigger bike was last offered to a child
    is_second = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_as = models.CharField(max_length=10, choices=Ended, blank=True)
    crime_number = models.CharField(max_length=30, blank=True, validators=TEXT)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(has_lock=True, has_front_light=True, has_rear_light=True),
                name="handover_with_lock_and_lights",
            ),
            models.CheckConstraint(condition=Q(helmet__in=["given", "declined"]), name="handover_helmet_known"),
            models.CheckConstraint(condition=Q(child=0) | Q(helmet="given"), name="handover_child_with_helmet"),
            models.CheckConstraint(condition=Q(child__lte=MOST_CHILDREN), name="handover_child_of_few"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_as="")
                | Q(ended_at__isnull=False, ended_as__in=["returned", "stolen", "swapped", "kept"]),
                name="handover_ended_as_something",
            ),
            models.UniqueConstraint(fields=["bike"], condition=Q(ended_at__isnull=True), name="handover_one_a_bike"),
            models.UniqueConstraint(
                fields=["person", "child"],
                condition=Q(ended_at__isnull=True, is_second=False),
                name="handover_one_a_rider",
            ),
        ]
        indexes = [models.Index(fields=["handed_over_at"], name="handover_at")]

    def __str__(self) -> str:
        return str(self.pk)


class KitItem(models.Model):
    """How many of one thing are in the cupboard. `KitMove` rows tell how they came in and went out."""

    class Kind(models.TextChoices):
        LOCK = "lock", _("Locks")
        FRONT_LIGHT = "front_light", _("Front lights")
        REAR_LIGHT = "rear_light", _("Rear lights")
        HELMET = "helmet", _("Helmets")
        HELMET_CHILD = "helmet_child", _("Children's helmets")
        HI_VIS = "hi_vis", _("Hi-vis")
        BELL = "bell", _("Bells")
        PUMP = "pump", _("Pumps")

    kind = models.CharField(max_length=20, choices=Kind, primary_key=True)
    in_stock = models.PositiveIntegerField(default=0)
    low_at = models.PositiveSmallIntegerField(_("Warn when so few are left"), default=5)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "lock",
                        "front_light",
                        "rear_light",
                        "helmet",
                        "helmet_child",
                        "hi_vis",
                        "bell",
                        "pump",
                    ]
                ),
                name="kit_item_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class KitMove(models.Model):
    """So many came in (more than nothing) or went out (less), why, and at what cost altogether."""

    class Reason(models.TextChoices):
        BOUGHT = "bought", _("Bought")
        GIVEN = "given", _("Given to us")
        HANDOVER = "handover", _("Went with a bike")
        BACK = "back", _("Came back")
        LOST = "lost", _("Lost or broken")
        COUNTED = "counted", _("Counted again")

    item = models.ForeignKey(KitItem, on_delete=models.PROTECT, related_name="moves")
    count = models.IntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, null=True, blank=True, related_name="kit")
    cost_pence = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(count=0), name="kit_move_of_something"),
            models.CheckConstraint(
                condition=Q(reason__in=["bought", "given", "handover", "back", "lost", "counted"]),
                name="kit_move_reason_known",
            ),
            models.CheckConstraint(
                condition=~Q(reason="handover") | Q(handover__isnull=False, count__lt=0),
                name="kit_move_with_its_handover",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.count}"
