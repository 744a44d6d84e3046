"""The bike room in the admin: rows with people behind them by ids and dates only."""

from django.contrib import admin

from bikes.models import (
    Bike,
    BikeChange,
    BikeOffer,
    BikePhoto,
    BikeRequest,
    BikeRequestChange,
    ContactTry,
    Handover,
    KitItem,
    KitMove,
    QueueStatus,
    Ruling,
    SafetyCheck,
    SafetyCheckItem,
    Skip,
    Triage,
)
from hub.admin import LookOnly


@admin.register(Bike)
class BikeAdmin(LookOnly):
    list_display = ["tag", "kind", "state", "came_in_on", "safe_until_on"]
    list_filter = ["state"]


@admin.register(BikePhoto)
class BikePhotoAdmin(LookOnly):
    list_display = fields = ["bike", "width", "height", "made_at"]


@admin.register(BikeRequest)
class BikeRequestAdmin(LookOnly):
    list_display = fields = ["id", "person", "state", "joined_on"]


@admin.register(BikeRequestChange)
class BikeRequestChangeAdmin(LookOnly):
    list_display = fields = ["id", "request", "from_state", "to_state", "by", "at"]
    list_select_related = ["by"]


@admin.register(BikeOffer)
class BikeOfferAdmin(LookOnly):
    list_display = fields = ["id", "bike", "request", "state", "offered_on", "due_on"]
    list_select_related = ["bike"]


@admin.register(ContactTry)
class ContactTryAdmin(LookOnly):
    list_display = fields = ["id", "offer", "way", "result", "at"]


@admin.register(Skip)
class SkipAdmin(LookOnly):
    list_display = fields = ["id", "bike", "request", "reason", "at"]
    list_select_related = ["bike"]


@admin.register(Handover)
class HandoverAdmin(LookOnly):
    list_display = fields = ["id", "bike", "person", "handed_over_at", "ended_as", "ended_at"]
    list_select_related = ["bike"]


admin.site.register([BikeChange, KitItem, KitMove, QueueStatus, Ruling, SafetyCheck, SafetyCheckItem, Triage], LookOnly)
