"""The figures the bike room goes by, each in one place. Some only until the trustees decide: bikes/rulings.py."""

from datetime import timedelta

OFFER_LASTS = timedelta(days=7)  # an offer stands so long, or until so many sessions were held, whichever is later
OFFER_SESSIONS = 2
PAUSED_AFTER = 2  # offers without a reply until a request waits for a word from the rider
LAPSED_AFTER = 3  # and until it leaves the list
ASK_EVERY = timedelta(weeks=8)  # "Still want a bike?"
UNSEEN_SESSIONS = 12  # not seen for so many sessions: listed for closing, never closed silently
FULL_AFTER = timedelta(weeks=26)  # with a longer wait than this, close the list to new people
CHECK_LASTS = timedelta(weeks=8)  # a safety check, while the bike stands in store
TOLERANCE_CM = 3
REPLACED_EVERY = timedelta(days=365)  # one bike in place of a stolen one in so long a time
SIZE_LOOK_AFTER = timedelta(days=365)  # a child has grown: ask whether a bigger bike is wanted
PRIORITIES_COUNT = False  # reasons to go first. When they count, everybody sees them. Hours of helping never count.
PHOTO_MOST_BYTES = 200_000
REPAIR_STANDS = 6
