"""Sweep up behind those who were forgotten: what a press in that very moment left on their record."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from visitors.forgetting import REMOVED
from visitors.models import Doubt, Person, Receipt


def empty_again(at: datetime) -> int:
    """Take away what hangs on forgotten people again. Gives how many rows. Harmless to repeat.

    The door waits for nobody, so a press that began before somebody was forgotten may end after it. What stays of a
    background is told from the rest by nothing, so it is left alone.
    """
    forgotten = Person.objects.filter(anonymised_at__lte=at).values("pk")
    with transaction.atomic():
        swept = sum(model.objects.filter(person__in=forgotten).delete()[0] for model in REMOVED)
        swept += Doubt.objects.filter(Q(newer__in=forgotten) | Q(older__in=forgotten)).delete()[0]
        return swept + Receipt.objects.filter(person__in=forgotten).update(person=None, digest="")
