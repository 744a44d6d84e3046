"""Why something of an old bike list was not taken as it stands, and what to do."""

from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(Enum):
    """Why something of an old bike list was not taken as it stands."""

    def __init__(self, code: str, words: Promise, advice: Promise) -> None:
        self.code = code
        self.words = words
        self.advice = advice

    ASKED_MISSING = (
        "asked_missing",
        _("Nobody wrote when they asked for a bike"),
        _("Write the day before you bring the book in. Else their first day here counts."),
    )
    ASKED_UNREADABLE = (
        "asked_unreadable",
        _("The day they asked for a bike cannot be read"),
        _("Write it like this: 24/12/2026. Else their first day here counts."),
    )
    ASKED_FUTURE = (
        "asked_future",
        _("The day they asked for a bike is still to come"),
        _("Put it right before you bring the book in. Else today counts."),
    )
    HEIGHT_UNREADABLE = (
        "height_unreadable",
        _("This is not a height in numbers"),
        _("Ask how tall they are. Their place was kept."),
    )
    CHILD_TOO_TALL = (
        "child_too_tall",
        _("This is too tall for the child in the note"),
        _("Ask how tall the child is. The place was kept."),
    )
    SIZE_UNREADABLE = (
        "size_unreadable",
        _("This size cannot be read"),
        _("Ask the rider. Their place was kept."),
    )
    GOT_UNCLEAR = (
        "got_unclear",
        _("Nobody can say whether they got a bike"),
        _("Ask them. Their place was kept."),
    )
    GOT_CROSS = (
        "got_cross",
        _("A cross was taken for: got a bike"),
        _("If it means no, open their place again. Its day is kept."),
    )
    CHILDREN_MANY = (
        "children_many",
        _("The note speaks of several children"),
        _("One place was made. Add the other children on the bike list."),
    )
    CHILDREN_TOO_MANY = (
        "children_too_many",
        _("This is one child too many for the bike list"),
        _("Ask the family who still wants a bike."),
    )
    OTHER_RIDER = (
        "other_rider",
        _("The note speaks of somebody else who rides"),
        _("Ask who needs the bike. The place is in this name."),
    )
    STOLEN = (
        "stolen",
        _("The note speaks of a stolen bike"),
        _("Ask whether it was one of ours. Their place was kept."),
    )
    NOTE_UNKNOWN = (
        "bike_note_unknown",
        _("The bike list has no place for this note"),
        _("Look whether it matters. It was left out."),
    )
    SECOND_ROW = (
        "second_row",
        _("This rider stands on the old list twice"),
        _("The older row counts. Look whether both mean one rider."),
    )
    HAS_PLACE = (
        "has_place",
        _("This rider has or had a place on our bike list"),
        _("Look which day is right. Nothing was changed."),
    )
    HAS_OUR_BIKE = (
        "has_our_bike",
        _("This rider has a bike from us"),
        _("One rider, one bike. Nothing was changed."),
    )
