"""The register of people and what happens at the door."""

from visitors.models.books import Book, BookCount, BookRow
from visitors.models.people import Alert, Background, Card, Consent, Household, Person, ReferralSource, Site
from visitors.models.visits import Doubt, Headcount, Place, Provision, Receipt, Tally, Visit

__all__ = [
    "Alert",
    "Background",
    "Book",
    "BookCount",
    "BookRow",
    "Card",
    "Consent",
    "Doubt",
    "Headcount",
    "Household",
    "Person",
    "Place",
    "Provision",
    "Receipt",
    "ReferralSource",
    "Site",
    "Tally",
    "Visit",
]
