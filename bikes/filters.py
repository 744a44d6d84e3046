"""Narrow down the bike list."""

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bikes.listing import ends_soon, not_seen_since
from bikes.models import BikeOffer, BikeRequest
from bikes.models.offers import LIVE as LIVE_OFFERS
from bikes.models.requests import LIVE
from bikes.rulings import in_force
from bikes.sizes import IN_SIZE, Size
from hub.fields import PlainForm

STATES = [
    ("waiting", _("Waiting")),
    ("offered", _("Offered")),
    ("due", _("Offers that end soon")),
    ("no_reply", _("Paused")),
    ("ask", _("Height not known")),
    ("closed", _("Closed")),
]
SEEN = [("today", _("Here today")), ("gone", _("Not seen for long"))]


class QueueFilter(django_filters.FilterSet):
    """Without a state: everybody who is on the list."""

    size = django_filters.ChoiceFilter(label=_("Size"), empty_label=_("All"), choices=Size.choices, method="in_size")
    step = django_filters.ChoiceFilter(
        label=_("Frame"), empty_label=_("Any"), choices=[("yes", _("Step-through"))], method="step_through"
    )
    state = django_filters.ChoiceFilter(label=_("Now"), empty_label=_("On the list"), choices=STATES, method="in_state")
    seen = django_filters.ChoiceFilter(label=_("Last here"), empty_label=_("Whenever"), choices=SEEN, method="seen_on")

    class Meta:
        model = BikeRequest
        form = PlainForm
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.filter(state__in=LIVE)
        return super().filter_queryset(queryset)

    def in_size(self, places: QuerySet, name: str, size: str) -> QuerySet:
        return places.filter(IN_SIZE[Size(size)])

    def step_through(self, places: QuerySet, name: str, value: str) -> QuerySet:
        return places.filter(wants_step_through=True)

    def in_state(self, places: QuerySet, name: str, state: str) -> QuerySet:
        if state == "closed":
            return places.exclude(state__in=LIVE)
        if state == "offered":
            return places.filter(state__in=["offered", "accepted"])
        if state == "due":
            ending = BikeOffer.objects.filter(state__in=LIVE_OFFERS, due_on__lte=ends_soon(timezone.localdate()))
            return places.filter(pk__in=ending.values("request"))
        if state == "ask":
            return places.filter(state__in=LIVE, height_cm__isnull=True, wheel_inches__isnull=True)
        return places.filter(state=state)

    def seen_on(self, places: QuerySet, name: str, seen: str) -> QuerySet:
        if seen == "today":
            return places.filter(person__last_seen_on=timezone.localdate())
        since = not_seen_since(in_force())
        if since is None:
            return places.none()
        return places.filter(Q(person__last_seen_on__isnull=True) | Q(person__last_seen_on__lt=since))
