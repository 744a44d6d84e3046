"""Two records that are one person: which one stays, and what the link changed, so that it can be undone."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from hub.models import User
from visitors.models.people import Person


class LinkQuerySet(models.QuerySet):
    def live(self) -> "LinkQuerySet":
        """Links that stand."""
        return self.filter(undone_at__isnull=True)


class Link(models.Model):
    """The `gone` record is the same person as the `kept` one. It keeps its id, number and card, and points there."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links")
    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="links_away")
    linked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    linked_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="link_of_two"),
            models.UniqueConstraint(fields=["gone"], condition=Q(undone_at__isnull=True), name="link_away_once"),
        ]
        indexes = [models.Index(fields=["-linked_at"], name="link_newest_first")]

    def __str__(self) -> str:
        return str(self.pk)


class LinkMove(models.Model):
    """One row that a link changed (`was` and `now` hold the same columns), removed (no `now`) or made (no `was`)."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="moves")
    model = models.CharField(max_length=40)
    row = models.CharField(max_length=40)
    was = models.JSONField(null=True)
    now = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(was__isnull=False) | Q(now__isnull=False), name="link_move_of_something"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
