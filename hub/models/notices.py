"""What only the trustees can say: their words for the door and the numbers to call, each with its date."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models.accounts import User
from hub.words import no_hidden_characters


class Subject(models.TextChoices):
    LEAD_PHONE = "lead_phone", _("Phone of the lead on duty")
    SAFEGUARDING = "safeguarding", _("Safeguarding lead")
    LOCAL_LINE = "local_line", _("A line to call near here")
    PROMISE = "promise", _("What you promise about names")
    IF_ASKED = "if_asked", _("Whom to ask for")


class NoticeQuerySet(models.QuerySet):
    def in_force(self) -> "NoticeQuerySet":
        """The newest words on each subject, in one query."""
        return self.order_by("subject", "-set_at", "-pk").distinct("subject")


class Notice(models.Model):
    """The words on one subject from a moment on. Empty words mean that nothing is said again."""

    subject = models.CharField(max_length=20, choices=Subject)
    words = models.CharField(max_length=200, blank=True, validators=[no_hidden_characters])
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(default=timezone.now)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(subject__in=Subject.values), name="notice_subject_known")]
        indexes = [models.Index(fields=["subject", "-set_at"], name="notice_newest")]

    def __str__(self) -> str:
        return f"{self.subject} {self.pk}"
