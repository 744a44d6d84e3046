"""The register in the admin: ids and dates only. The way to a person is the person's own page."""

from django.contrib import admin

from hub.admin import LookOnly
from visitors.models import (
    Alert,
    Background,
    Book,
    BookCount,
    BookRow,
    Card,
    CardSheet,
    Consent,
    Disclosure,
    Doubt,
    Headcount,
    Household,
    Keep,
    Leaving,
    Link,
    LinkMove,
    Move,
    Person,
    Place,
    Provision,
    ReferralSource,
    RightsRequest,
    Site,
    SiteMove,
    Tally,
    Visit,
)


@admin.register(Person)
class PersonAdmin(LookOnly):
    list_display = fields = ["id", "first_seen_on", "last_seen_on", "moved_away_on", "died_on", "anonymised_at"]


@admin.register(Background)
class BackgroundAdmin(LookOnly):
    list_display = fields = ["person"]


@admin.register(Visit)
class VisitAdmin(LookOnly):
    list_display = fields = ["id", "person", "session", "checked_in_at"]
    list_select_related = ["session"]


@admin.register(Doubt)
class DoubtAdmin(LookOnly):
    list_display = fields = ["id", "newer", "older", "state", "made_at", "decided_at"]


@admin.register(Link)
class LinkAdmin(LookOnly):
    list_display = fields = ["id", "kept", "gone", "linked_at", "undone_at"]


@admin.register(LinkMove)
class LinkMoveAdmin(LookOnly):
    list_display = fields = ["id", "link", "model"]


@admin.register(Move)
class MoveAdmin(LookOnly):
    list_display = fields = ["id", "person", "from_on", "until_on"]


@admin.register(Card)
class CardAdmin(LookOnly):
    list_display = fields = ["id", "person", "given_at", "revoked_at"]


@admin.register(CardSheet)
class CardSheetAdmin(LookOnly):
    list_display = fields = ["id", "made_at", "made_by", "per_page"]


@admin.register(Alert)
class AlertAdmin(LookOnly):
    list_display = fields = ["id", "person", "from_at", "until_at"]


@admin.register(Consent)
class ConsentAdmin(LookOnly):
    list_display = fields = ["id", "person", "kind", "given_at", "withdrawn_at"]


@admin.register(Keep)
class KeepAdmin(LookOnly):
    list_display = fields = ["id", "person", "until_on"]


@admin.register(Leaving)
class LeavingAdmin(LookOnly):
    list_display = fields = ["person", "since_on"]


@admin.register(Provision)
class ProvisionAdmin(LookOnly):
    list_display = fields = ["id", "person", "kind", "given_on"]


@admin.register(Place)
class PlaceAdmin(LookOnly):
    list_display = fields = ["id", "session", "number", "given_at", "called_at"]


@admin.register(RightsRequest)
class RightsRequestAdmin(LookOnly):
    list_display = fields = ["id", "person", "kind", "asked_on", "due_on", "done_on", "outcome"]


@admin.register(Disclosure)
class DisclosureAdmin(LookOnly):
    list_display = fields = ["id", "asked_on", "decision", "decided_on", "first_by", "second_by"]
    list_select_related = ["first_by", "second_by"]


@admin.register(BookRow)
class BookRowAdmin(LookOnly):
    list_display = fields = ["id", "book", "person"]


admin.site.register([Book, BookCount, Headcount, Household, ReferralSource, Site, SiteMove, Tally], LookOnly)
