"""The figures the bike room goes by, as the trustees decided them, each set of them from a moment on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bikes import rules
from hub.models import User

# The least and the most of each figure; the page and the database hold to the same.
BOUNDS = {
    "offer_days": (1, 60),
    "offer_sessions": (1, 12),
    "ask_weeks": (1, 60),
    "unseen_sessions": (1, 60),
    "full_weeks": (1, 156),
    "check_weeks": (1, 60),
    "repair_stands": (1, 60),
}


class Ruling(models.Model):
    """What the trustees decided. The newest that has begun is in force; before the first, bikes/rules.py is."""

    offer_days = models.PositiveSmallIntegerField(_("Days an offer lasts"), default=rules.OFFER_LASTS.days)
    offer_sessions = models.PositiveSmallIntegerField(_("Drop-ins an offer lasts"), default=rules.OFFER_SESSIONS)
    ask_weeks = models.PositiveSmallIntegerField(
        _("Weeks until we ask: still want one?"), default=rules.ASK_EVERY.days // 7
    )
    unseen_sessions = models.PositiveSmallIntegerField(
        _("Missed drop-ins until we say: not seen for long"), default=rules.UNSEEN_SESSIONS
    )
    full_weeks = models.PositiveSmallIntegerField(
        _("Weeks of waiting that make the list full"), default=rules.FULL_AFTER.days // 7
    )
    check_weeks = models.PositiveSmallIntegerField(
        _("Weeks a safety check is good"), default=rules.CHECK_LASTS.days // 7
    )
    repair_stands = models.PositiveSmallIntegerField(_("Repair stands"), default=rules.REPAIR_STANDS)
    priorities_count = models.BooleanField(_("Reasons to go first count"), default=rules.PRIORITIES_COUNT)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    from_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-from_at", "-pk"]
        indexes = [models.Index(fields=["-from_at", "-id"], name="ruling_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(**{f"{name}__range": ends}), name=f"ruling_{name}_sane")
            for name, ends in BOUNDS.items()
        ]

    def __str__(self) -> str:
        return str(self.pk)
