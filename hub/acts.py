"""The audit trail's codes in words, for the person who reads it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise] = {
    "access.give": _("Gave access"),
    "access.take": _("Took access back"),
    "account.end": _("Ended an account"),
    "account.make": _("Made an account"),
    "account.password": _("Changed a password"),
    "account.renew": _("Renewed an account"),
    "alert.end": _("Ended a call for the lead"),
    "alert.set": _("Asked to be called"),
    "card.discard": _("Threw cards of the stack away"),
    "card.give": _("Gave a card"),
    "card.make": _("Made cards"),
    "card.revoke": _("Put a card out of use"),
    "closure.lift": _("Opened closed days again"),
    "closure.make": _("Closed some days"),
    "consent.give": _("Noted what somebody agreed to"),
    "consent.withdraw": _("Noted that somebody took it back"),
    "doubt.decide": _("Decided a doubt"),
    "keeping.approve": _("Approved what we keep"),
    "look.many": _("Opened very many people's pages"),
    "move.undo": _("Took back a move"),
    "notice.set": _("Changed the words for the door"),
    "person.alive": _("Took back that somebody died"),
    "person.back": _("Noted that somebody is back"),
    "person.background": _("Changed what somebody told us"),
    "person.contact": _("Changed how to reach somebody"),
    "person.death": _("Noted that somebody died"),
    "person.erase": _("Forgot somebody who asked for it"),
    "person.forget": _("Forgot somebody by rule"),
    "person.keep": _("Kept somebody on"),
    "person.link": _("Joined two records"),
    "person.look": _("Opened somebody's page"),
    "person.move": _("Noted that somebody moved away"),
    "person.names": _("Changed somebody's names"),
    "person.unlink": _("Took two records apart"),
    "programme.end": _("Ended a programme"),
    "programme.restart": _("Took a programme up again"),
    "programme.start": _("Started a programme"),
    "photos.look": _("Looked at who may be in a photo"),
    "person.soon": _("Looked at who is forgotten soon"),
    "session.add": _("Added an extra day"),
    "session.cancel": _("Called a session off"),
    "session.close": _("Closed a session"),
    "session.mode": _("Said who may come in"),
    "session.open": _("Opened a session"),
    "session.reopen": _("Opened a session again"),
    "session.restore": _("Put a session back"),
    "site.look": _("Looked at who lives at a place"),
    "site.move": _("Noted that a place was emptied"),
    "site.undo": _("Took back that a place was emptied"),
    "timetable.set": _("Set day and hours"),
    "workbook.import": _("Brought in an old book"),
}


def in_words(act: str) -> str:
    """The deed in words; a code that nobody put into words yet stands for itself."""
    return str(WORDS.get(act, act))
