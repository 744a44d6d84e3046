"""The new-arrival list: what is done for everybody once, and what everybody is asked once."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.models import Access, Session, User
from hub.refusals import Refused
from visitors.holding import hold
from visitors.models import Consent, Person, Provision
from visitors.registration import WORDING

Kind = Provision.Kind


@dataclass(frozen=True)
class Item:
    """One line of the list; an item that `asks` is answered with yes or no."""

    kind: Kind
    icon: str
    words: str | Promise
    asks: bool = False


ITEMS = [
    Item(Kind.WELCOMED, "hand", gettext_lazy("Heard the welcome")),
    Item(Kind.SHOWN_ROUND, "home", gettext_lazy("Was shown round")),
    Item(Kind.PRIVACY_CARD, "card", gettext_lazy("Has the privacy card")),
    Item(Kind.CLOTHES, "clothes", gettext_lazy("Got clothes")),
    Item(Kind.ASKED_ENGLISH, "book", gettext_lazy("Would like English classes"), asks=True),
    Item(Kind.ASKED_BIKE, "bike", gettext_lazy("Would like a bike"), asks=True),
    Item(Kind.ASKED_HELPING, "people", gettext_lazy("Would like to help here"), asks=True),
]


@dataclass(frozen=True)
class Line:
    """An item and what came of it for one person."""

    item: Item
    given: Provision | None


def welcome_list(person: Person) -> list[Line]:
    """The list of one person, in its order. One query."""
    given = {row.kind: row for row in Provision.objects.select_related("given_by").filter(person=person)}
    return [Line(item, given.get(item.kind)) for item in ITEMS]


def tick(
    person: Person,
    kind: Kind,
    *,
    session: Session,
    by: User,
    wants: bool | None = None,
    language: str = "",
) -> Provision:
    """Note that something was done, given or asked. The privacy card is a Consent too, with its language.

    Twice keeps the first date and takes the newer answer. Refused: clothes a second time, with the date of the first,
    and a record that was joined to another or forgotten.
    """
    with transaction.atomic():
        held = hold(person)
        given, is_new = Provision.objects.get_or_create(
            person=held,
            kind=kind,
            defaults={"session": session, "given_on": session.held_on, "given_by": by, "wants": wants},
        )
        if kind == Kind.CLOTHES and not is_new:
            day = date_format(given.given_on, "j F Y")
            raise Refused(_("Clothes were given on %(day)s. Ask the session lead.") % {"day": day}, code="given")
        if given.wants != wants:
            given.wants = wants
            given.save(update_fields=["wants"])
        if kind == Kind.PRIVACY_CARD and is_new:
            notice = {"person": held, "kind": Consent.Kind.PRIVACY_NOTICE, "withdrawn_at": None}
            Consent.objects.get_or_create(**notice, defaults={"wording": WORDING, "language": language, "asked_by": by})
    return given


def untick(person: Person, kind: Kind, *, by: User) -> None:
    """It was a slip of the thumb. What is gone already stays gone. Refused: on a later day, except to a lead."""
    with transaction.atomic():
        given = Provision.objects.select_for_update().filter(person=person, kind=kind).first()
        if given is None:
            return
        if given.given_on != timezone.localdate() and Access.LEAD not in by.accesses:
            raise Refused(_("This was noted on another day. A session lead can change it."), code="others")
        if kind == Kind.PRIVACY_CARD:
            notices = Consent.objects.filter(person=person, kind=Consent.Kind.PRIVACY_NOTICE)
            notices.filter(given_at__date=given.given_on).delete()
        given.delete()
