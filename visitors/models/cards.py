"""Cards that are made before anybody has them: a sheet of them, and each with its opaque number."""

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import User
from visitors.models.people import Person


class CardSheet(models.Model):
    """Cards that were made with one press, to be printed together. The page makes the key: one press, one sheet."""

    class PerPage(models.IntegerChoices):
        TEN = 10, _("10 large cards")
        TWENTY_ONE = 21, _("21 small cards")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    per_page = models.PositiveSmallIntegerField(choices=PerPage)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(per_page__in=[10, 21]), name="card_sheet_per_page_known"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CardQuerySet(models.QuerySet):
    def in_stack(self) -> "CardQuerySet":
        """Cards that are nobody's yet."""
        return self.filter(person__isnull=True, revoked_at__isnull=True)

    def held_by(self, person: Person) -> "CardQuerySet":
        """Their cards in use, with those of records that were joined to theirs."""
        return self.filter(Q(person=person) | Q(person__linked_to=person), revoked_at__isnull=True)


class Card(models.Model):
    """A card out of a stack: an opaque number, bound to a person when it is given, dead once it is revoked."""

    number = models.CharField(
        max_length=12, unique=True, validators=[RegexValidator(r"\A[A-HJ-NP-Z2-9]{4,12}\Z", _("That is not a card."))]
    )
    sheet = models.ForeignKey(CardSheet, on_delete=models.PROTECT, null=True, blank=True, related_name="cards")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="cards")
    given_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, given_at__isnull=True)
                | Q(person__isnull=False, given_at__isnull=False),
                name="card_given_with_its_date",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="card_one_in_use_a_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def fours(self) -> list[str]:
        """The number in pieces that eyes and mouths can hold."""
        return [self.number[start : start + 4] for start in range(0, len(self.number), 4)]

    @property
    def shown(self) -> str:
        """The number as it is printed."""
        return "-".join(self.fours)

    @staticmethod
    def tidy(typed: str) -> str:
        """What a scanner or a thumb typed, as card numbers are kept: capitals, no spaces, no hyphens."""
        return typed.upper().replace(" ", "").replace("-", "")
