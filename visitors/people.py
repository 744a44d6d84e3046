"""What a session lead changes about a person: names, what they told us, how to reach them."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.consents import HELD_BY, agree, agrees
from visitors.holding import hold, still_there
from visitors.models import Background, Consent, Person
from visitors.registration import INDEXED, index

NAMES = ["known_as", "other_names", "latin_spelling", "tell_apart", "languages"]
ASKED = ["languages_read", "age_band", "referral", "came_from_town", "note"]
LISTS = {"referral", "site"}  # chosen from lists that leads keep
DECLINED = "declined"  # what stands for "prefers not to say" where people answer in their own words
DEMOGRAPHICS = list(HELD_BY[Consent.Kind.DEMOGRAPHICS])  # asked only of people who agreed that we note them


def set_names(person: Person, *, by: User, **names: Any) -> Person:
    """Change what somebody is called and told apart by (`NAMES`); the door finds them by it from now on.

    The same again changes nothing. Refused: a record that was joined to another or forgotten.
    """
    with transaction.atomic():
        held = hold(person)
        if _differs(held, names):
            index(held, also=held.linked_from.all()).save(update_fields=[*names, *INDEXED])
            audit.record("person.names", by=by, row=held)
    return held


def set_background(person: Person, *, by: User, **answers: Any) -> Background:
    """Write down what somebody told a lead (`ASKED`, and `DEMOGRAPHICS` if they agreed to that).

    The same again changes nothing. Refused: demographics without their word, a line that a list has no more, and a
    record not in use any more.
    """
    with transaction.atomic():
        held = hold(person)
        if any(name in answers for name in DEMOGRAPHICS) and not agrees(held, Consent.Kind.DEMOGRAPHICS):
            raise Refused(_("Ask them first whether we may note this."), code="consent")
        for name in LISTS & set(answers):
            if answers[name] and not still_there(type(answers[name]), answers[name].pk):
                raise Refused(_("This is not on the list any more. Choose another."), code=name)
        background, _is_new = Background.objects.get_or_create(person=held)
        if _differs(background, answers):
            background.save(update_fields=list(answers))
            audit.record("person.background", by=by, row=held)
    return background


def set_contact(person: Person, *, by: User, phone: str, language: str = "") -> Background:
    """Note a phone number for messages; giving it is agreeing to them, taking it away is not.

    The same again changes nothing. Refused: a record not in use any more.
    """
    with transaction.atomic():
        held = hold(person)
        background, _is_new = Background.objects.get_or_create(person=held)
        if _differs(background, {"phone": phone}):
            background.save(update_fields=["phone"])
            audit.record("person.contact", by=by, row=held)
        if phone:
            agree(held, Consent.Kind.CONTACT, by=by, language=language)
    return background


def _differs(row: Person | Background, values: dict[str, Any]) -> bool:
    """Set the values on the row; whether that changed any."""
    before = [getattr(row, name) for name in values]
    for name, value in values.items():
        setattr(row, name, value)
    return before != list(values.values())
