"""What the demo's people told beside their names, and to what they agreed: much of it was never asked."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from hub.models import User
from visitors.demo.parties import Face, Party
from visitors.models import Background, Consent, Provision, ReferralSource, Site, Visit
from visitors.models.people import Accommodation, AgeBand, Gender
from visitors.registration import WORDING

SOURCES = {"A friend": 8, "A hotel": 5, "Another charity": 3, "Another town": 2, "The library": 1, "A school": 1}
TOWNS = ["Nottingham", "Leicester", "Sheffield", "Birmingham", "Stoke", "Manchester"]
NOTES = ["Likes to help with tea", "Good with small children", "Can mend sewing machines", "Asked for a chess set"]
AGES = {AgeBand.FROM_18: 28, AgeBand.FROM_25: 38, AgeBand.FROM_35: 22, AgeBand.FROM_50: 8, AgeBand.FROM_65: 2}
HOMES = {Accommodation.SHARED_HOUSE: 6, Accommodation.TENANCY: 2, Accommodation.FRIENDS: 2, Accommodation.HOSTED: 1}
SAID_GROWN_UP, SAID_SOURCE, LEFT_PHONE, ANSWERED, NOTED = 0.7, 0.75, 0.4, 0.6, 0.05
DECLINED = 0.06  # of a lead's questions
FROM_ELSEWHERE, READS = 0.3, 0.85
REGULAR, FRIEND_OF_THE_HOUSE = 3, 12  # visits, before a lead asks more; before anybody asks for a photo
ALLOWED_PHOTO, TAKEN_BACK = 0.15, 0.2
PHONES = 1000  # Ofcom keeps 07700 900000 to 900999 for invented people


def background(chance: Random, face: Face, sources: list[ReferralSource]) -> Background:
    """What was said at the door, on the first day."""
    row = Background(person=face.person)
    if chance.random() < SAID_GROWN_UP:
        row.age_band = AgeBand.GROWN_UP
    if chance.random() < SAID_SOURCE:
        row.referral = chance.choices(sources, list(SOURCES.values()))[0]
    if face.visits and chance.random() < LEFT_PHONE:
        row.phone = f"07700 900{chance.randrange(PHONES):03}"
    if chance.random() < NOTED:
        row.note = chance.choice(NOTES)
    return row


def consents(chance: Random, face: Face, given: list[Provision], *, has_phone: bool, lead: User) -> Iterator[Consent]:
    """To what a person agreed, each time at a visit; a few take their photo back."""
    for provision in given:
        if provision.kind == Provision.Kind.PRIVACY_CARD:
            visit = next(visit for visit in face.visits if visit.session is provision.session)
            yield _consent(face, Consent.Kind.PRIVACY_NOTICE, visit, visit.checked_in_by)
    if has_phone:
        yield _consent(face, Consent.Kind.CONTACT, face.visits[0], face.visits[0].checked_in_by)
    if len(face.visits) >= REGULAR and chance.random() < ANSWERED:
        yield _consent(face, Consent.Kind.DEMOGRAPHICS, face.visits[REGULAR - 1], lead)
    if len(face.visits) >= FRIEND_OF_THE_HOUSE and chance.random() < ALLOWED_PHOTO:
        photo = _consent(face, Consent.Kind.PHOTO, face.visits[FRIEND_OF_THE_HOUSE - 2], lead)
        if chance.random() < TAKEN_BACK:
            photo.withdrawn_at = face.visits[FRIEND_OF_THE_HOUSE - 1].checked_in_at
        yield photo


def answer(chance: Random, party: Party, face: Face, row: Background, sites: dict[str, Site]) -> None:
    """Fill in what a lead asked, of somebody who agreed to be asked."""
    row.nationality = face.people.nationality
    row.gender = _said(chance, Gender.WOMAN if face.is_woman else Gender.MAN)
    row.age_band = _said(chance, chance.choices(list(AGES), list(AGES.values()))[0])
    row.accommodation = Accommodation.HOTEL if party.site else chance.choices(list(HOMES), list(HOMES.values()))[0]
    row.site = sites.get(party.site)
    row.languages_read = [language for language in face.person.languages if chance.random() < READS]
    if chance.random() < FROM_ELSEWHERE:
        row.came_from_town = chance.choice(TOWNS)


def _consent(face: Face, kind: Consent.Kind, visit: Visit, by: User) -> Consent:
    given_at = visit.checked_in_at + timedelta(minutes=1)
    words = {"wording": WORDING, "language": face.person.languages[0]}
    return Consent(person=face.person, kind=kind, asked_by=by, given_at=given_at, **words)


def _said(chance: Random, answer: str) -> str:
    """The answer, or that somebody prefers not to say."""
    return Gender.DECLINED if chance.random() < DECLINED else answer
