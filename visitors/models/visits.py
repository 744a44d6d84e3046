"""What happens at the door: visits, heads without a name, receipts, things given, doubts."""

import uuid

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import Session, User
from visitors.models.people import Person

BANDS = {
    "children_0_4": _("0 to 4"),
    "children_5_10": _("5 to 10"),
    "children_11_15": _("11 to 15"),
    "children_16_17": _("16 or 17"),
    "children_unsaid": _("Age not said"),
}


MOST_CHILDREN = 12


def children_field() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(MOST_CHILDREN)])


class VisitQuerySet(models.QuerySet):
    def here(self, session: Session) -> "VisitQuerySet":
        """Everybody with a name in this session, newest first."""
        return self.filter(session=session).select_related("person", "checked_in_by").order_by("-checked_in_at", "-pk")


class Visit(models.Model):
    """One person came to one session, with so many children along. There is one a person and session, ever."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="visits")
    checked_in_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    checked_in_at = models.DateTimeField(default=timezone.now)
    is_first = models.BooleanField(default=False)
    children_0_4 = children_field()
    children_5_10 = children_field()
    children_11_15 = children_field()
    children_16_17 = children_field()
    children_unsaid = children_field()

    objects = VisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "session"], name="visit_one_a_session"),
            *[
                models.CheckConstraint(condition=Q(**{f"{band}__lte": MOST_CHILDREN}), name=f"visit_{band}_few")
                for band in BANDS
            ],
        ]
        indexes = [models.Index(fields=["session", "-checked_in_at"], name="visit_newest_first")]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def children(self) -> int:
        return sum(getattr(self, band) for band in BANDS)


class Headcount(models.Model):
    """Somebody without a name: one row a tap, or a whole number out of an old book."""

    class Kind(models.TextChoices):
        ADULT = "adult", _("Adult")
        CHILD = "child", _("Child")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="headcounts")
    kind = models.CharField(max_length=10, choices=Kind)
    quantity = models.PositiveSmallIntegerField(default=1)
    counted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    counted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["adult", "child"]), name="headcount_kind_known"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="headcount_of_somebody"),
        ]
        indexes = [models.Index(fields=["session", "-counted_at"], name="headcount_newest_first")]

    def __str__(self) -> str:
        return str(self.pk)


class Receipt(models.Model):
    """The answer to one press at the door, kept under the number that the page gave it.

    The same number with the same content gets the same answer again; with another content it is refused.
    """

    class Kind(models.TextChoices):
        ARRIVE = "arrive", _("Arrive")
        UNDO = "undo", _("Undo")
        NEW_FACE = "new_face", _("New face")
        HEADCOUNT = "headcount", _("Headcount")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=10, choices=Kind)
    digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.SET_NULL, null=True, related_name="receipts")
    headcount = models.ForeignKey(Headcount, on_delete=models.SET_NULL, null=True, related_name="receipts")
    place = models.ForeignKey("Place", on_delete=models.SET_NULL, null=True, related_name="receipts")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    device = models.CharField(max_length=32, blank=True)
    seq = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["arrive", "undo", "new_face", "headcount"]), name="receipt_kind_known"
            ),
            models.UniqueConstraint(
                fields=["device", "seq"], condition=~Q(device="") & Q(seq__isnull=False), name="receipt_one_a_seq"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Given(models.TextChoices):
    """What is done for or given to somebody once, and what they were asked."""

    WELCOMED = "welcomed", _("Welcomed")
    SHOWN_ROUND = "shown_round", _("Shown round")
    PRIVACY_CARD = "privacy_card", _("Privacy card")
    ASKED_CLOTHES = "asked_clothes", _("Asked for clothes")
    CLOTHES = "clothes", _("Clothes")
    ASKED_ENGLISH = "asked_english", _("Asked about English")
    ASKED_BIKE = "asked_bike", _("Asked about a bike")
    ASKED_HELPING = "asked_helping", _("Asked about helping")


class Provision(models.Model):
    """Something done for or given to a person, once: the new-arrival list. A second wish shows the first date."""

    Kind = Given

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="provisions")
    kind = models.CharField(max_length=20, choices=Kind)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, related_name="+")
    given_on = models.DateField(default=timezone.localdate)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    wants = models.BooleanField(null=True)  # the answer, where something was asked

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="provision_once"),
            models.CheckConstraint(condition=Q(kind__in=Given.values), name="provision_kind_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Reason(models.TextChoices):
    """Why two names may be one person's."""

    SAME = "same", _("The same name.")
    ORDER = "order", _("The same names in another order.")
    SPELLING = "spelling", _("The same name in another spelling.")
    LONGER = "longer", _("One has a name more than the other.")
    NEARLY = "nearly", _("Nearly the same name.")


class Doubt(models.Model):
    """Two records may be one person: somebody was not sure, and a lead looks later. The door never waits for it.

    Pairs that were found by their names alone have a reason, and come after what a helper saw with their own eyes.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SAME = "same", _("The same person")
        DIFFERENT = "different", _("Different people")

    newer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="doubts")
    older = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="doubts_about")
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    likelihood = models.FloatField(default=1.0)  # from 0 to 1; 1 is what was seen at the door

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newer", "older"], name="doubt_one_a_pair"),
            models.CheckConstraint(condition=Q(reason="") | Q(reason__in=Reason.values), name="doubt_reason_known"),
            models.CheckConstraint(
                condition=Q(likelihood__gte=0, likelihood__lte=1), name="doubt_likelihood_from_0_to_1"
            ),
            models.CheckConstraint(condition=~Q(newer=F("older")), name="doubt_about_two"),
            models.CheckConstraint(condition=Q(state__in=["open", "same", "different"]), name="doubt_state_known"),
        ]
        indexes = [models.Index(fields=["-made_at"], condition=Q(state="open"), name="doubt_open")]

    def __str__(self) -> str:
        return str(self.pk)


class PlaceQuerySet(models.QuerySet):
    def waiting(self, session: Session) -> "PlaceQuerySet":
        """Who still stands in the line outside, in the order of their numbers."""
        still = self.filter(session=session, called_at__isnull=True, left_at__isnull=True)
        return still.select_related("person").order_by("number")


class Place(models.Model):
    """A place in the line outside a full hall: the number somebody was given, and whether they came in or left.

    Somebody whom nobody knows yet waits without a name.
    """

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="places")
    given_at = models.DateTimeField(default=timezone.now)
    called_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="place_number_once"),
            models.UniqueConstraint(fields=["session", "person"], name="place_one_a_person"),
            models.CheckConstraint(
                condition=Q(called_at__isnull=True) | Q(left_at__isnull=True), name="place_in_or_gone"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Tally(models.Model):
    """The heads of a session as they stood when it was closed. Closing it again counts again."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, primary_key=True, related_name="tally")
    adults = models.PositiveSmallIntegerField()
    children = models.PositiveSmallIntegerField()
    new_faces = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return str(self.pk)
