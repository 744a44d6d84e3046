"""Who waits for a bike, since when, and whether the list is open."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bikes.models.bikes import CHILD_WHEELS, TEXT
from hub.models import User
from visitors.models import Link, Person

MOST_CHILDREN = 9


class State(models.TextChoices):
    """`no_reply` is a pause: two offers went unanswered, and the place is kept for a word from the rider."""

    WAITING = "waiting", _("Waiting")
    OFFERED = "offered", _("Offered a bike")
    ACCEPTED = "accepted", _("Said yes")
    NO_REPLY = "no_reply", _("Paused, no reply")
    COLLECTED = "collected", _("Has a bike")
    DECLINED = "declined", _("Said no")
    LAPSED = "lapsed", _("No reply three times")
    WITHDRAWN = "withdrawn", _("Left the list")
    MOVED_AWAY = "moved_away", _("Moved away")
    HAS_BIKE = "already_has_bike", _("Has a bike already")


LIVE = [State.WAITING, State.OFFERED, State.ACCEPTED, State.NO_REPLY]


class BikeRequestQuerySet(models.QuerySet):
    def live(self) -> "BikeRequestQuerySet":
        """On the list: waiting, paused, or with an offer."""
        return self.filter(state__in=LIVE)

    def waiting(self) -> "BikeRequestQuerySet":
        """Waiting for an offer, the longest first."""
        return self.filter(state=State.WAITING).in_turn()

    def in_turn(self) -> "BikeRequestQuerySet":
        """In the order of the list: by the day they joined."""
        return self.order_by("joined_on", "pk")

    def locked(self) -> "BikeRequestQuerySet":
        """Hold the rows until the transaction ends, so that two people pressing at once take turns."""
        return self.select_for_update(of=("self",), no_key=True)


class BikeRequest(models.Model):
    """One rider's place in the list: the person's own (`child` 0) or that of their first, second ... child.

    A child has no name here, only a wheel size and a height. The place is `joined_on`, which a trigger keeps from
    ever being changed; a request that was closed by mistake is opened again as the same row. Nothing here says
    anything about hours of helping.
    """

    State = State

    class Need(models.TextChoices):
        NOT_ASKED = "", _("Not asked")
        COLLEGE = "college", _("College")
        APPOINTMENTS = "appointments", _("Appointments")
        WORSHIP = "worship", _("Worship")
        HELPING = "volunteering", _("Volunteering")
        FAR = "far", _("Lives far from the centre")
        OTHER = "other", _("Something else")

    class Priority(models.TextChoices):
        NONE = "", _("None")
        SCHOOL_RUN = "school_run", _("Takes a child to school")
        FAR = "far", _("Lives three miles out or more")
        LESSON = "lesson", _("Finished the women's lessons")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bike_requests")
    child = models.PositiveSmallIntegerField(default=0)
    height_cm = models.PositiveSmallIntegerField(
        _("Height in cm"), null=True, blank=True, validators=[MinValueValidator(70), MaxValueValidator(220)]
    )
    inside_leg_cm = models.PositiveSmallIntegerField(
        _("Inside leg in cm"), null=True, blank=True, validators=[MinValueValidator(30), MaxValueValidator(110)]
    )
    wheel_inches = models.PositiveSmallIntegerField(_("Wheel in inches"), null=True, blank=True)
    can_ride = models.BooleanField(_("Can they ride?"), null=True, blank=True)
    wants_step_through = models.BooleanField(_("Needs a step-through frame"), default=False)
    need = models.CharField(_("What for"), max_length=20, choices=Need, blank=True, default=Need.NOT_ASKED)
    priority = models.CharField(max_length=20, choices=Priority, blank=True, default=Priority.NONE)
    joined_on = models.DateField(default=timezone.localdate, editable=False)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    since_at = models.DateTimeField(default=timezone.now, editable=False)
    missed = models.PositiveSmallIntegerField(default=0)  # offers without a reply
    still_wanted_on = models.DateField(null=True, blank=True)  # when they last said so
    closed_with = models.ForeignKey(Link, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = BikeRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "child"], condition=Q(state__in=LIVE), name="bike_request_one_live_a_rider"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="bike_request_state_known"),
            models.CheckConstraint(condition=Q(child__lte=MOST_CHILDREN), name="bike_request_child_of_few"),
            models.CheckConstraint(
                condition=Q(height_cm__isnull=True) | Q(height_cm__gte=70, height_cm__lte=220),
                name="bike_request_height_possible",
            ),
            models.CheckConstraint(
                condition=Q(inside_leg_cm__isnull=True) | Q(inside_leg_cm__gte=30, inside_leg_cm__lte=110),
                name="bike_request_leg_possible",
            ),
            models.CheckConstraint(
                condition=Q(wheel_inches__isnull=True) | Q(wheel_inches__in=CHILD_WHEELS, child__gte=1),
                name="bike_request_wheel_of_a_child",
            ),
        ]
        indexes = [
            models.Index(fields=["joined_on", "id"], condition=Q(state__in=LIVE), name="bike_request_in_turn"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


class BikeRequestChange(models.Model):
    """One move of a request: who, when, why. The first has no state before it; nobody means the hub did it."""

    request = models.ForeignKey(BikeRequest, on_delete=models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=20, choices=State, blank=True)
    to_state = models.CharField(max_length=20, choices=State)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=120, blank=True, validators=TEXT)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_state="") | Q(from_state__in=State.values), name="bike_request_change_from_known"
            ),
            models.CheckConstraint(condition=Q(to_state__in=State.values), name="bike_request_change_to_known"),
            models.CheckConstraint(condition=~Q(from_state=F("to_state")), name="bike_request_change_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.to_state}"


class QueueStatus(models.Model):
    """The list is open, closed to new people, or stopped, from a moment until the next row takes over."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED_TO_NEW = "closed_to_new", _("Closed to new people")
        SUSPENDED = "suspended", _("Stopped for now")

    class Reason(models.TextChoices):
        NONE = "", _("No reason needed")
        BIKES = "bikes", _("We have no bikes")
        MECHANICS = "mechanics", _("We have too few mechanics")
        SPACE = "space", _("We have no space")
        KIT = "kit", _("We have no locks and lights")
        SAFETY = "safety", _("Something must be made safe first")
        HOLIDAY = "holiday", _("We are on holiday")
        NUMBERS = "numbers", _("Very many people are waiting")

    state = models.CharField(max_length=20, choices=State)
    reason = models.CharField(_("Why"), max_length=20, choices=Reason, blank=True)
    review_on = models.DateField(_("When we look at it again"), null=True, blank=True)
    from_at = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField(null=True, blank=True)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "queue statuses"
        ordering = ["-from_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "closed_to_new", "suspended"]), name="queue_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | (~Q(reason="") & Q(review_on__isnull=False)),
                name="queue_shut_with_reason_and_review",
            ),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="queue_until_after_from"
            ),
            ExclusionConstraint(
                name="queue_one_state_at_a_time",
                expressions=[
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
        return f"{self.state} from {self.from_at}"
