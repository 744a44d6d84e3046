"""Narrow down the audit trail."""

import django_filters
from django.utils.translation import gettext_lazy as _

from hub.acts import in_words
from hub.fields import Day, DayInput, PlainForm
from hub.models import AuditEntry, User


def _acts() -> list[tuple[str, str]]:
    acts = AuditEntry.objects.order_by("act").values_list("act", flat=True).distinct()
    return [(act, in_words(act)) for act in acts]


class DayFilter(django_filters.DateFilter):
    field_class = Day


class AuditFilter(django_filters.FilterSet):
    by = django_filters.ModelChoiceFilter(
        queryset=User.objects.order_by("called"), label=_("Who"), empty_label=_("Anybody")
    )
    act = django_filters.ChoiceFilter(label=_("What"), empty_label=_("Anything"), choices=_acts)
    from_on = DayFilter("at", "date__gte", label=_("From"), widget=DayInput())
    until_on = DayFilter("at", "date__lte", label=_("To"), widget=DayInput())

    class Meta:
        model = AuditEntry
        form = PlainForm
        fields: list[str] = []
