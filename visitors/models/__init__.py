"""The register of people and what happens at the door."""

from visitors.models.books import Book, BookCount, BookRow
from visitors.models.cards import Card, CardSheet
from visitors.models.links import Link, LinkMove
from visitors.models.lists import ReferralSource, Site
from visitors.models.moves import Move, SiteMove
from visitors.models.people import Alert, Background, Consent, Household, Keep, Leaving, Person
from visitors.models.rights import Disclosure, RightsRequest
from visitors.models.visits import Doubt, Headcount, Place, Provision, Receipt, Tally, Visit

__all__ = [
    "Alert",
    "Background",
    "Book",
    "BookCount",
    "BookRow",
    "Card",
    "CardSheet",
    "Consent",
    "Disclosure",
    "Doubt",
    "Headcount",
    "Household",
    "Keep",
    "Leaving",
    "Link",
    "LinkMove",
    "Move",
    "Person",
    "Place",
    "Provision",
    "Receipt",
    "ReferralSource",
    "RightsRequest",
    "Site",
    "SiteMove",
    "Tally",
    "Visit",
]
