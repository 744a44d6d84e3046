"""Who moved away, from when until when: one by one, or everybody of a place at once."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from hub.models import User
from visitors.models.lists import Site
from visitors.models.people import Person
from visitors.models.visits import Visit


class SiteMove(models.Model):
    """Everybody of a place was moved away on one day: one act, which can be taken back as one."""

    site = models.ForeignKey(Site, on_delete=models.SET_NULL, null=True, related_name="moves")
    from_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class MoveQuerySet(models.QuerySet):
    def live(self) -> "MoveQuerySet":
        """Of those who are away now."""
        return self.filter(until_on__isnull=True)


class Move(models.Model):
    """Somebody lives elsewhere from a day on, until they come back. `Person.moved_away_on` says the same in short."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="moves")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    back_with = models.ForeignKey(Visit, on_delete=models.SET_NULL, null=True, related_name="+")
    of_site = models.ForeignKey(SiteMove, on_delete=models.PROTECT, null=True, related_name="moves")

    objects = MoveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(until_on__isnull=True), name="move_one_live"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="move_until_after_from"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True, ended_at__isnull=True)
                | Q(until_on__isnull=False, ended_at__isnull=False),
                name="move_ended_with_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
