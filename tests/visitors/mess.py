"""A register in disorder: people with rows of every kind, as a busy door leaves them, and all of it to compare."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from django.apps import apps

from tests.factories import UserFactory
from tests.factories.visitors import CardFactory, OpenSessionFactory, PersonFactory
from visitors.models import (
    Alert,
    Background,
    Book,
    BookRow,
    Consent,
    Doubt,
    Household,
    Move,
    Person,
    Place,
    Provision,
    Receipt,
    Visit,
)

BEGAN = datetime(2026, 1, 5, 10, 0, 0, 123457, tzinfo=UTC)
OWN = {"visitors.Link", "visitors.LinkMove"}  # what links themselves write


def make_mess(chance: Random, people: int) -> list[Person]:
    """So many people with whatever they may have, all at random."""
    by = UserFactory()
    sessions = [OpenSessionFactory(held_on=date(2026, 1, 5) + timedelta(weeks=n)) for n in range(4)]
    crowd = [
        PersonFactory(
            tell_apart=chance.choice(["", "Red cap"]),
            other_names=chance.choice(["", "Haddad"]),
            languages=chance.choice([[], ["fa"], ["ar", "en"]]),
            first_seen_on=date(2026, 1, chance.randrange(1, 28)),
            last_seen_on=chance.choice([None, date(2026, 2, 1), date(2026, 2, 8)]),
            household=chance.choice([None, Household.objects.create()]),
        )
        for _ in range(people)
    ]
    number = iter(range(1, 1000))
    book = Book.objects.create(name="Old book")

    def moment() -> datetime:
        return BEGAN + timedelta(microseconds=chance.randrange(10**12))

    for person in crowd:
        for session in chance.sample(sessions, chance.randrange(5)):
            visit = Visit.objects.create(
                person=person,
                session=session,
                checked_in_at=moment(),
                is_first=chance.random() < 0.4,
                children_0_4=chance.randrange(3),
            )
            said = {"kind": "arrive", "digest": "x", "outcome": "stored", "session": session, "by": by}
            Receipt.objects.create(id=UUID(int=chance.getrandbits(128)), person=person, visit=visit, **said)
        for session in chance.sample(sessions, chance.randrange(3)):
            place = Place.objects.create(session=session, number=next(number), person=person, given_at=moment())
            said = {"kind": "arrive", "digest": "x", "outcome": "waiting", "session": session, "by": by}
            Receipt.objects.create(id=UUID(int=chance.getrandbits(128)), person=person, place=place, **said)
        for kind in chance.sample(Provision.Kind.values, chance.randrange(4)):
            Provision.objects.create(
                person=person, kind=kind, given_on=moment().date(), wants=chance.choice([None, True])
            )
        for kind in chance.sample(Consent.Kind.values, chance.randrange(4)):
            back = chance.choice([None, moment()])
            Consent.objects.create(person=person, kind=kind, wording="door-1", given_at=moment(), withdrawn_at=back)
        if chance.random() < 0.5:
            Background.objects.create(
                person=person, phone=chance.choice(["", "07700 900123"]), gender=chance.choice(["", "woman"])
            )
        if chance.random() < 0.4:
            Alert.objects.create(person=person, made_by=by, from_at=moment())
        if chance.random() < 0.4:
            Move.objects.create(person=person, from_on=date(2026, 1, 6), until_on=date(2026, 1, 8), ended_at=moment())
        if chance.random() < 0.3:
            CardFactory(person=person)
        if chance.random() < 0.4:
            BookRow.objects.create(book=book, key=str(person.pk), person=person, marks={"known_as": "x"})
    for newer in crowd:
        for older in crowd:
            if newer != older and chance.random() < 0.5:
                state = chance.choice(Doubt.State.values)
                Doubt.objects.create(newer=newer, older=older, state=state, made_at=moment())
    return crowd


def everything() -> dict[str, list[dict]]:
    """Every row of the register with all its columns, without what links themselves write."""
    models = [model for model in apps.get_app_config("visitors").get_models() if model._meta.label not in OWN]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}
