"""The bike room's tables: bikes, who waits for one, what is offered to whom, and the kit that goes along."""

from bikes.models.bikes import Bike, BikeChange, BikePhoto, Item, SafetyCheck, SafetyCheckItem, Triage
from bikes.models.kit import Handover, KitItem, KitMove
from bikes.models.offers import BikeOffer, ContactTry, Skip
from bikes.models.requests import BikeRequest, BikeRequestChange, QueueStatus
from bikes.models.rulings import Ruling

__all__ = [
    "Bike",
    "BikeChange",
    "BikeOffer",
    "BikePhoto",
    "BikeRequest",
    "BikeRequestChange",
    "ContactTry",
    "Handover",
    "Item",
    "KitItem",
    "KitMove",
    "QueueStatus",
    "Ruling",
    "SafetyCheck",
    "SafetyCheckItem",
    "Skip",
    "Triage",
]
