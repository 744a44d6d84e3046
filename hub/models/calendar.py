"""What happens again and again, on which dates, and when the hub is closed."""

import uuid
from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models.accounts import Access, User
from hub.words import no_hidden_characters

# The calendar's edges: no page, field or sum leaves them.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


class Kind(models.TextChoices):
    DROP_IN = "drop_in", _("Drop-in")
    CLASS = "class", _("Class")
    TRIP = "trip", _("Trip")
    FOOTBALL = "football", _("Football")
    ALLOTMENT = "allotment", _("Allotment")
    MEAL = "meal", _("Meal together")
    SORTING = "sorting", _("Sorting")
    OTHER = "other", _("Something else")


class Audience(models.TextChoices):
    """For whom it is. A label that decides where a session is listed; nobody is checked against it."""

    EVERYONE = "everyone", _("Everyone")
    WOMEN = "women", _("Women only")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class ProgrammeQuerySet(models.QuerySet):
    def with_hours(self, on: date | None = None) -> "ProgrammeQuerySet":
        """Fetch the weekday and hours that are in force on a day in the same query."""
        rows = Timetable.objects.filter(programme=OuterRef("pk"), from_on__lte=on or timezone.localdate())
        latest = rows.order_by("-from_on")
        return self.annotate(
            **{name: Subquery(latest.values(name)[:1]) for name in ("weekday", "starts", "ends", "place")}
        )


class Programme(models.Model):
    """Anything that happens again and again: the Thursday drop-in, an English class, football."""

    name = models.CharField(_("Name"), max_length=60, validators=[no_hidden_characters])
    kind = models.CharField(_("What it is"), max_length=20, choices=Kind, default=Kind.DROP_IN)
    audience = models.CharField(_("For whom"), max_length=20, choices=Audience, default=Audience.EVERYONE)
    ended_on = models.DateField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="programme_name_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="programme_kind_known"),
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="programme_audience_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Timetable(models.Model):
    """A programme's weekday and hours from a date on, until the next row of the programme takes over.

    Hours are wall-clock times of the hub's own time zone. No weekday means: no regular sessions from that date.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="timetables")
    from_on = models.DateField(_("From which day"))
    weekday = models.PositiveSmallIntegerField(_("Day"), choices=Weekday, null=True, blank=True)
    starts = models.TimeField(_("Starts"))
    ends = models.TimeField(_("Ends"))
    place = models.CharField(_("Where"), max_length=60, blank=True, validators=[no_hidden_characters])
    capacity = models.PositiveSmallIntegerField(
        _("Room for how many people"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "from_on"], name="timetable_one_a_day"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="timetable_ends_after_start"),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__lte=6), name="timetable_weekday_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} from {self.from_on}"


class ClosureQuerySet(models.QuerySet):
    def listed_for(self, user: User) -> "ClosureQuerySet":
        """Leave out closures of a programme that is not listed for everyone, unless the account leads sessions."""
        if Access.LEAD in user.accesses:
            return self
        return self.filter(Q(programme__isnull=True) | Q(programme__audience=Audience.EVERYONE))

    def touching(self, first: date, last: date) -> "ClosureQuerySet":
        """Closures with at least one day from `first` to `last`, both included."""
        return self.filter(from_on__lte=last, until_on__gte=first)


class Closure(models.Model):
    """Days on which the hub, or one programme of it, is closed. Both dates belong to the closure."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="closures")
    from_on = models.DateField(_("First day closed"))
    until_on = models.DateField(_("Last day closed"))
    reason = models.CharField(_("Why"), max_length=120, validators=[no_hidden_characters])
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ClosureQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="closure_until_after_from")]
        indexes = [models.Index(fields=["until_on"], name="closure_until")]

    def __str__(self) -> str:
        return f"{self.from_on} to {self.until_on}"

    def covers(self, programme_id: int, on: date) -> bool:
        return self.from_on <= on <= self.until_on and self.programme_id in {None, programme_id}


class State(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class Mode(models.TextChoices):
    """Who may still come in while a session is open. One more head without a name is always let in."""

    OPEN = "open", _("Everybody")
    MEMBERS_ONLY = "members_only", _("People we know")
    FULL = "full", _("Full")


class SessionQuerySet(models.QuerySet):
    def between(self, first: date, last: date) -> "SessionQuerySet":
        """Sessions held from `first` to `last`, both included, in the order of the clock."""
        return (
            self.filter(held_on__gte=first, held_on__lte=last).select_related("programme").order_by("starts_at", "pk")
        )

    def listed_for(self, user: User) -> "SessionQuerySet":
        """Leave out sessions that are not listed for everyone, unless the account leads sessions."""
        if Access.LEAD in user.accesses:
            return self
        return self.filter(programme__audience=Audience.EVERYONE)

    def locked(self) -> "SessionQuerySet":
        """Hold the row until the transaction ends, so that two people pressing at once take turns."""
        return self.select_for_update(of=("self",), no_key=True).select_related("programme")


class Session(models.Model):
    """One dated occurrence of a programme. Its moves are told by `SessionChange` rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="sessions")
    timetable = models.ForeignKey(Timetable, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    held_on = models.DateField(_("Day"))
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(_("Where"), max_length=60, blank=True, validators=[no_hidden_characters])
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    mode = models.CharField(max_length=20, choices=Mode, default=Mode.OPEN)

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "held_on"], name="session_one_a_day"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="session_state_known"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="session_mode_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"),
        ]
        indexes = [models.Index(fields=["held_on", "starts_at"], name="session_held_on")]

    def __str__(self) -> str:
        return f"{self.held_on} {self.pk}"

    @property
    def is_extra(self) -> bool:
        """Planned by hand, and so not touched when the timetable changes."""
        return self.timetable_id is None

    def is_open(self, at: datetime | None = None) -> bool:
        """Open, and still on its day: a session that nobody closed is over at midnight all the same."""
        return self.state == State.OPEN and timezone.localdate(at) == self.held_on

    def was_left_open(self, at: datetime | None = None) -> bool:
        return self.state == State.OPEN and timezone.localdate(at) > self.held_on

    def was_left_planned(self, at: datetime | None = None) -> bool:
        """Its day is over and nobody opened it or called it off."""
        return self.state == State.PLANNED and timezone.localdate(at) > self.held_on

    # What its page offers; a test holds each against what the verb of that name refuses.
    def can_open(self, at: datetime | None = None) -> bool:
        return self.state == State.PLANNED and timezone.localdate(at) == self.held_on

    def can_close(self) -> bool:
        return self.state == State.OPEN

    def can_cancel(self) -> bool:
        return self.state == State.PLANNED

    def can_reopen(self, at: datetime | None = None) -> bool:
        """Taking back a close: on the same day only."""
        return self.state == State.CLOSED and timezone.localdate(at) == self.held_on

    def can_put_back(self, at: datetime | None = None) -> bool:
        """Taking back that it was called off: until its day is over."""
        return self.state == State.CANCELLED and timezone.localdate(at) <= self.held_on

    @property
    def is_cancelled(self) -> bool:
        return self.state == State.CANCELLED


class SessionChange(models.Model):
    """One move of a session from state to state: who, when, why. Nobody means the planner did it."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="changes")
    from_state = models.CharField(max_length=20, choices=State)
    to_state = models.CharField(max_length=20, choices=State)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=120, blank=True, validators=[no_hidden_characters])

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(from_state__in=State.values), name="session_change_from_known"),
            models.CheckConstraint(condition=Q(to_state__in=State.values), name="session_change_to_known"),
            models.CheckConstraint(condition=~Q(from_state=F("to_state")), name="session_change_moves"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.to_state}"
