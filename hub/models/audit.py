"""The audit trail: who did what to which row, and never what stood there."""

from datetime import date, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

CODE = r"^[a-z0-9_.-]{1,40}$"


def kept_until() -> date:
    """Entries are kept for a year."""
    return timezone.localdate() + timedelta(days=366)


class AuditEntry(models.Model):
    """One deed or one look. It holds codes and ids only: no name, no free text, no old value.

    A trigger refuses every UPDATE, and every DELETE but the nightly one of entries past `kept_until_on`.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey("hub.User", on_delete=models.PROTECT, null=True, related_name="+")
    act = models.CharField(max_length=40)
    model = models.CharField(max_length=40, blank=True)
    row = models.CharField(max_length=40, blank=True)
    session = models.ForeignKey("hub.Session", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=40, blank=True)
    kept_until_on = models.DateField(default=kept_until)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["model", "row"], name="audit_model_row")]
        constraints = [
            models.CheckConstraint(condition=Q(act__regex=CODE), name="audit_act_is_code"),
            models.CheckConstraint(condition=Q(model="") | Q(model__regex=CODE), name="audit_model_is_code"),
            models.CheckConstraint(condition=Q(row="") | Q(row__regex=r"^[0-9a-f-]{1,40}$"), name="audit_row_is_id"),
            models.CheckConstraint(condition=Q(reason="") | Q(reason__regex=CODE), name="audit_reason_is_code"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.model} {self.row}"

    @property
    def model_words(self) -> str:
        """What kind of row it was, in the words of its room."""
        try:
            return str(apps.get_model(self.model)._meta.verbose_name) if self.model else ""
        except LookupError:
            return self.model
