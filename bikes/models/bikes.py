"""Bikes on their way from a gift to a rider: what they are, where they hang, and who looked them over."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bikes.rules import PHOTO_MOST_BYTES
from hub.models import User
from hub.words import no_hidden_characters, no_official_numbers

TEXT = [no_hidden_characters, no_official_numbers]
CHILD_WHEELS = [12, 14, 16, 18, 20, 24]
TAG = r"^[A-Z0-9]{1,8}$"
FRAME_NUMBER = r"^[A-Z0-9./-]{3,30}$"


class State(models.TextChoices):
    DONATED = "donated", _("Came in")
    TRIAGED = "triaged", _("Looked over")
    IN_REPAIR = "in_repair", _("In repair")
    SAFETY_CHECKED = "safety_checked", _("Checked once")
    READY = "ready", _("Ready")
    RESERVED = "reserved", _("Kept for somebody")
    HANDED_OVER = "handed_over", _("With its rider")
    RETURNED = "returned", _("Came back")
    STOLEN = "stolen", _("Stolen")
    RETIRED = "retired", _("Gone for good")


RELEASED = [State.READY, State.RESERVED, State.HANDED_OVER]


class BikeQuerySet(models.QuerySet):
    def locked(self) -> "BikeQuerySet":
        """Hold the rows until the transaction ends, so that two people pressing at once take turns."""
        return self.select_for_update(of=("self",), no_key=True)

    def to_offer(self, on: date | None = None) -> "BikeQuerySet":
        """Bikes that are ready and whose safety check is still good on that day."""
        return self.filter(state=State.READY, safe_until_on__gte=on or timezone.localdate())


class Bike(models.Model):
    """One bike. Its moves from state to state are told by `BikeChange` rows, and only verbs write both.

    A child's bike goes by its wheel, an adult's by its frame; both by the heights they fit. `safe_until_on` is the
    day to which its last pass is good: a bike that was never passed has none, and one that goes back to repair loses
    it. Who gave it is a word such as a shop's or "neighbour", never a rider.
    """

    State = State

    class Kind(models.TextChoices):
        HYBRID = "hybrid", _("Hybrid")
        MOUNTAIN = "mountain", _("Mountain bike")
        ROAD = "road", _("Road bike")
        TOWN = "town", _("Town bike")
        FOLDING = "folding", _("Folding bike")
        CHILD = "child", _("Child's bike")
        OTHER = "other", _("Another kind")

    tag = models.CharField(
        _("Tag number"),
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"\A[A-Z0-9]{1,8}\Z", _("Use capitals and numbers only. For example: 0417"))],
    )
    kind = models.CharField(_("What it is"), max_length=20, choices=Kind, default=Kind.HYBRID)
    colour = models.CharField(_("Colour"), max_length=30, blank=True, validators=TEXT)
    frame_cm = models.PositiveSmallIntegerField(_("Frame in cm"), null=True, blank=True)
    frame_inches = models.DecimalField(_("Frame in inches"), max_digits=3, decimal_places=1, null=True, blank=True)
    child_wheel = models.PositiveSmallIntegerField(_("Wheel of a child's bike, in inches"), null=True, blank=True)
    fits_height_min = models.PositiveSmallIntegerField(_("Fits from, in cm"), null=True, blank=True)
    fits_height_max = models.PositiveSmallIntegerField(_("Fits to, in cm"), null=True, blank=True)
    is_step_through = models.BooleanField(_("Step-through frame"), default=False)
    frame_number = models.CharField(_("Frame number"), max_length=30, blank=True)
    has_no_frame_number = models.BooleanField(_("No frame number was found"), default=False)
    register_number = models.CharField(_("BikeRegister number"), max_length=20, blank=True, validators=TEXT)
    stolen_checked_on = models.DateField(_("Looked up as not stolen on"), null=True, blank=True)
    came_from = models.CharField(_("Who gave it"), max_length=60, blank=True, validators=TEXT)
    came_in_on = models.DateField(_("Came in on"), default=timezone.localdate)
    place = models.CharField(_("Where it hangs"), max_length=30, blank=True, validators=TEXT)
    parts_needed = models.CharField(_("Parts needed"), max_length=200, blank=True, validators=TEXT)
    repair_minutes = models.PositiveIntegerField(_("Minutes of repair"), default=0)
    cost_pence = models.PositiveIntegerField(_("Cost in pence"), default=0)
    safe_until_on = models.DateField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=20, choices=State, default=State.DONATED)
    since_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = BikeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="bike_state_known"),
            models.CheckConstraint(condition=Q(tag__regex=TAG), name="bike_tag_is_short"),
            models.CheckConstraint(
                condition=Q(child_wheel__isnull=True) | Q(child_wheel__in=CHILD_WHEELS), name="bike_child_wheel_known"
            ),
            models.CheckConstraint(
                condition=Q(frame_number="") | Q(frame_number__regex=FRAME_NUMBER, has_no_frame_number=False),
                name="bike_frame_number_spelt",
            ),
            models.CheckConstraint(
                condition=Q(fits_height_min__isnull=True, fits_height_max__isnull=True)
                | Q(fits_height_min__gte=70, fits_height_max__lte=220, fits_height_max__gte=F("fits_height_min")),
                name="bike_heights_in_order",
            ),
            # what must be known before a bike can go to anybody
            models.CheckConstraint(
                condition=~Q(state__in=RELEASED)
                | Q(safe_until_on__isnull=False, stolen_checked_on__isnull=False, fits_height_min__isnull=False)
                & (~Q(frame_number="") | Q(has_no_frame_number=True)),
                name="bike_released_when_safe",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "since_at"], name="bike_board"),
            models.Index(fields=["frame_number"], condition=~Q(frame_number=""), name="bike_frame_number"),
        ]

    def __str__(self) -> str:
        return self.tag


class BikeChange(models.Model):
    """One move of a bike: who, when, why. The first has no state before it; nobody means the hub did it by itself."""

    bike = models.ForeignKey(Bike, on_delete=models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=20, choices=State, blank=True)
    to_state = models.CharField(max_length=20, choices=State)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=120, blank=True, validators=TEXT)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_state="") | Q(from_state__in=State.values), name="bike_change_from_known"
            ),
            models.CheckConstraint(condition=Q(to_state__in=State.values), name="bike_change_to_known"),
            models.CheckConstraint(condition=~Q(from_state=F("to_state")), name="bike_change_moves"),
        ]
        indexes = [models.Index(fields=["to_state", "at"], name="bike_change_figures")]

    def __str__(self) -> str:
        return f"{self.bike_id} {self.to_state}"


class BikePhoto(models.Model):
    """The picture of a bike, made small and without its place. It stands apart, so that no list loads it."""

    bike = models.OneToOneField(Bike, on_delete=models.CASCADE, primary_key=True, related_name="photo")
    data = models.BinaryField()
    digest = models.CharField(max_length=64)  # names the picture in its address, so that a new one is fetched
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=LessThanOrEqual(
                    Func(F("data"), function="octet_length", output_field=models.IntegerField()), PHOTO_MOST_BYTES
                ),
                name="bike_photo_small",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Triage(models.Model):
    """What was decided when a bike was looked over, with the parts it needs."""

    class Result(models.TextChoices):
        REPAIR = "repair", _("Repair it")
        PARTS = "parts", _("Use it for parts")
        SELL = "sell", _("Sell it")
        SCRAP = "scrap", _("Scrap it")

    bike = models.ForeignKey(Bike, on_delete=models.CASCADE, related_name="triages")
    result = models.CharField(max_length=10, choices=Result)
    parts_needed = models.CharField(max_length=200, blank=True, validators=TEXT)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=["repair", "parts", "sell", "scrap"]), name="triage_result_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SafetyCheck(models.Model):
    """One round along the frame: first by a mechanic, then by somebody else. Both sign, or it is no pass.

    A pass is good until `good_until_on`. A bike has at most one round that waits for its second checker.
    """

    class State(models.TextChoices):
        HALF = "half", _("Waits for the second person")
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Failed")

    bike = models.ForeignKey(Bike, on_delete=models.CASCADE, related_name="checks")
    state = models.CharField(max_length=10, choices=State, default=State.HALF)
    mechanic = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(default=timezone.now)
    second = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    second_at = models.DateTimeField(null=True)
    good_until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["half", "passed", "failed"]), name="safety_check_state_known"
            ),
            models.CheckConstraint(
                condition=Q(second__isnull=True) | ~Q(second=F("mechanic")), name="safety_check_by_two_people"
            ),
            models.CheckConstraint(
                condition=~Q(state="passed")
                | Q(second__isnull=False, second_at__isnull=False, good_until_on__isnull=False),
                name="safety_check_passed_by_both",
            ),
            models.UniqueConstraint(fields=["bike"], condition=Q(state="half"), name="safety_check_one_half_a_bike"),
        ]
        indexes = [models.Index(fields=["bike", "-checked_at"], name="safety_check_last")]

    def __str__(self) -> str:
        return str(self.pk)


class Item(models.TextChoices):
    """What is looked at, along the frame in the shape of an M."""

    FRONT_WHEEL = "front_wheel", _("Front wheel: true, all spokes, tight")
    FRONT_TYRE = "front_tyre", _("Front tyre: good, pumped up")
    FRONT_BRAKE = "front_brake", _("Front brake: worked by the right lever")
    HEADSET = "headset", _("Steering: smooth, no play, turns far enough")
    BARS = "bars", _("Bars and stem: cannot turn, ends covered")
    BOTTOM_BRACKET = "bottom_bracket", _("Bottom bracket: no play")
    CRANKS = "cranks", _("Cranks and pedals: tight, with reflectors")
    CHAIN = "chain", _("Chain: clean, not worn")
    SADDLE = "saddle", _("Saddle: tight, not past its mark")
    REAR_BRAKE = "rear_brake", _("Rear brake: stops the wheel")
    REAR_WHEEL = "rear_wheel", _("Rear wheel: true, all spokes, tight")
    REAR_TYRE = "rear_tyre", _("Rear tyre: good, pumped up")
    GEARS = "gears", _("Gears: every one works")
    FRAME = "frame", _("Frame and fork: no cracks or dents")
    REFLECTORS = "reflectors", _("Reflectors: red behind, white in front")


class SafetyCheckItem(models.Model):
    """One thing that was looked at in a round, and whether it is good."""

    class Result(models.TextChoices):
        PASS = "pass", _("Good")
        FAIL = "fail", _("Not good")
        NOT_THERE = "na", _("Has none")

    check_round = models.ForeignKey(SafetyCheck, on_delete=models.CASCADE, related_name="items")
    item = models.CharField(max_length=20, choices=Item)
    result = models.CharField(max_length=4, choices=Result)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_round", "item"], name="safety_check_item_once"),
            models.CheckConstraint(condition=Q(item__in=Item.values), name="safety_check_item_known"),
            models.CheckConstraint(condition=Q(result__in=["pass", "fail", "na"]), name="safety_check_result_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
