"""What people ask of us about their own data, and what others ask of us about them."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import User
from visitors.models.people import TEXT, Person

WRITE_BACK_IN = timedelta(days=30)  # so long we may take to say that a complaint has reached us


class RightsRequestQuerySet(models.QuerySet):
    def live(self) -> "RightsRequestQuerySet":
        """What nobody has answered yet."""
        return self.filter(done_on__isnull=True)


class RightsRequest(models.Model):
    """Somebody asks for what is theirs: to see, to put right, to be deleted, to be left in peace, to be heard.

    The page makes the key: one press, one row. Who is not in the register asks without a person. The clock stands
    while we wait for an answer of theirs (`clarifying_since_on`); what it stood is in `paused_days` and in `due_on`.
    """

    class Kind(models.TextChoices):
        COPY = "copy", _("See what we hold")
        CORRECT = "correct", _("Put something right")
        ERASE = "erase", _("Be deleted")
        STOP = "stop", _("No more messages")
        COMPLAINT = "complaint", _("A complaint")

    class Outcome(models.TextChoices):
        DONE = "done", _("We did it")
        REFUSED = "refused", _("We could not do it")
        TAKEN_BACK = "taken_back", _("They took it back")

    class Refusal(models.TextChoices):
        UNSURE = "unsure", _("We could not tell that it was them")
        OTHERS = "others", _("It would tell about somebody else")
        LAW = "law", _("The law makes us keep it")
        AGAIN = "again", _("We had answered the same just before")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="rights_requests")
    kind = models.CharField(max_length=10, choices=Kind)
    asked_on = models.DateField(default=timezone.localdate)
    due_on = models.DateField()
    clarifying_since_on = models.DateField(null=True, blank=True)
    paused_days = models.PositiveSmallIntegerField(default=0)
    acknowledged_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    refusal = models.CharField(max_length=10, choices=Refusal, blank=True)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=280, blank=True, validators=TEXT)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(done_on__isnull=True), name="rights_one_live_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("asked_on")), name="rights_due_after_asked"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, outcome="") | Q(done_on__isnull=False) & ~Q(outcome=""),
                name="rights_done_with_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome="refused") & ~Q(refusal="") | ~Q(outcome="refused") & Q(refusal=""),
                name="rights_refused_with_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(kind="complaint"), name="rights_complaint_acknowledged"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["copy", "correct", "erase", "stop", "complaint"]), name="rights_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="rights_open_by_due")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def icon(self) -> str:
        """The symbol of its kind."""
        return {"copy": "note", "correct": "person", "erase": "close", "stop": "phone", "complaint": "message"}[
            self.kind
        ]

    @property
    def awaits_acknowledgement(self) -> bool:
        return self.kind == self.Kind.COMPLAINT and self.acknowledged_on is None and self.done_on is None

    def next_due_on(self, today: date) -> date:
        """The day by which we owe the next step. While the clock stands it moves on with every day."""
        due_on = self.due_on
        if self.clarifying_since_on:
            due_on += today - self.clarifying_since_on
        return min(due_on, self.asked_on + WRITE_BACK_IN) if self.awaits_acknowledgement else due_on

    @property
    def days_left(self) -> int:
        """Days until the next step is due; below nought it is late."""
        today = timezone.localdate()
        return (self.next_due_on(today) - today).days

    @property
    def days_late(self) -> int:
        return -self.days_left


class Disclosure(models.Model):
    """Somebody asked us about people who come here: who, by which power, and what two trustees decided.

    Who writes it down or decides (`first_by`) never agrees alone: the decision stands once another trustee has
    agreed to it (`second_by`). No name of anybody who comes here belongs in it.
    """

    class Decision(models.TextChoices):
        WAITING = "waiting", _("Waits for the Chair")
        GIVEN = "given", _("We tell them")
        REFUSED = "refused", _("We tell them nothing")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked_on = models.DateField(default=timezone.localdate)
    asker = models.CharField(max_length=120, validators=TEXT)
    power = models.CharField(max_length=160, blank=True, validators=TEXT)
    wanted = models.CharField(max_length=280, validators=TEXT)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    first_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    second_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second_by__isnull=True) | ~Q(second_by=F("first_by")), name="disclosure_by_two"
            ),
            models.CheckConstraint(
                condition=Q(decision="waiting", decided_on__isnull=True)
                | Q(decision__in=["given", "refused"], decided_on__isnull=False),
                name="disclosure_decided_with_its_day",
            ),
            models.CheckConstraint(
                condition=Q(second_by__isnull=True, agreed_at__isnull=True)
                | Q(second_by__isnull=False, agreed_at__isnull=False) & ~Q(decision="waiting"),
                name="disclosure_agreed_once_decided",
            ),
        ]
        indexes = [models.Index(fields=["-asked_on"], name="disclosure_newest_first")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def waits_for_second(self) -> bool:
        """It is decided by one trustee, and no other has agreed yet."""
        return self.decision != self.Decision.WAITING and self.second_by_id is None
