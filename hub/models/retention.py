"""How long the trustees say that things are kept, and what each night forgot."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models.accounts import User


class Unseen(models.IntegerChoices):
    """Months since somebody was seen last."""

    SIX = 6, _("6 months")
    TWELVE = 12, _("12 months")
    EIGHTEEN = 18, _("18 months")
    TWENTY_FOUR = 24, _("24 months")


class Away(models.IntegerChoices):
    """Months since somebody moved away."""

    ONE = 1, _("1 month")
    THREE = 3, _("3 months")
    SIX = 6, _("6 months")


class Approval(models.Model):
    """The trustees read the page on what is kept, and say for how long. It holds from a week later, so that whoever
    is due earlier by it stands on the list of the week before."""

    NOTICE = timedelta(days=7)

    unseen_months = models.PositiveSmallIntegerField(_("When we have not seen somebody for"), choices=Unseen)
    away_months = models.PositiveSmallIntegerField(_("When somebody moved away for"), choices=Away)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(unseen_months__in=Unseen.values), name="approval_unseen_known"),
            models.CheckConstraint(condition=Q(away_months__in=Away.values), name="approval_away_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Night(models.Model):
    """What one night forgot: how many rows by each rule, and nothing else. `failed` names what it could not do."""

    ran_at = models.DateTimeField(default=timezone.now)
    counts = models.JSONField(default=dict)
    failed = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.pk)
