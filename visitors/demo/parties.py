"""Who comes to the demo's door together, since when, how often and how long: alone, as a family, as siblings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from hub.clock import wall_clock
from visitors.demo.names import Name, People, some_name, some_people
from visitors.models import Household, Person, Visit
from visitors.registration import index

HOTEL = "Riverside"  # it closes on one day, and most of those in it are gone
SITES = {HOTEL: 4, "The Crown": 3, "Station House": 2, "Park Lodge": 2, "Mill Lane": 1, "": 10}
WOMEN, FAMILIES, SIBLINGS, TOLD_APART, SPEAKS_MORE = 0.26, 0.09, 0.05, 0.55, 0.4
AGES_OF_CHILDREN = ["children_0_4", "children_5_10", "children_5_10", "children_11_15", "children_16_17"]
TELL_APART = [
    "Tall, glasses", "Red cap", "Grey beard", "Long green scarf", "Plays football", "Loves chess", "Always laughing",
    "Comes with a brother", "Blue rucksack", "Helps with chairs", "Very quiet", "Curly hair", "Leather jacket",
    "Bakes bread", "Left-handed", "Silver ring", "Barber", "Yellow coat", "Tailor", "Sings", "Short, quick", "Draws",
    "Thick moustache", "Knits", "Football shirt, number 10", "Freckles", "Speaks softly", "Taught maths", "Deep voice",
    "White trainers", "Likes the garden", "Gap in the teeth", "Long plait", "Whistles", "Green umbrella", "Dimples",
]  # fmt: skip


@dataclass(frozen=True)
class Habit:
    """How readily somebody comes, and what is left of that from one week to the next."""

    weight: float
    keeps: float = 1.0


WEEKLY, FORTNIGHTLY, MONTHLY = Habit(8), Habit(1.6), Habit(0.5)
DRIFTING, ONCE = Habit(5, keeps=0.8), Habit(0.01)
HABITS = {WEEKLY: 28, FORTNIGHTLY: 25, MONTHLY: 15, DRIFTING: 20, ONCE: 12}
LIKES = {None: 4, 3: 4, 5: 2}  # the weekday they like better, if any
STAY, COME_BACK = 0.12, 0.03  # those who never move, those who moved and are here again
MEAN_DAYS = 150  # from the first day to the move, of all others


@dataclass
class Face:
    """One adult: the row, and what the row does not say."""

    person: Person
    people: People
    is_woman: bool
    visits: list[Visit] = field(default_factory=list)


@dataclass
class Party:
    """Those who come together, mostly one. The children come along as counts."""

    faces: list[Face]
    since: date
    until: date = date.max
    habit: Habit = WEEKLY
    likes: int | None = None
    site: str = ""
    children: dict[str, int] = field(default_factory=dict)
    away: tuple[date, date] | None = None  # they had moved, and came back

    def is_about(self, on: date) -> bool:
        return self.since <= on <= self.until and not (self.away and self.away[0] < on < self.away[1])

    def readiness(self, on: date) -> float:
        weeks = (on - self.since).days / 7
        return self.habit.weight * self.habit.keeps**weeks * (1 if self.likes in {None, on.weekday()} else 0.3)


def newcomers(chance: Random, on: date, *, adults: int) -> Iterator[Party]:
    """Parties of so many adults in all, who come for the first time on a day."""
    while adults > 0:
        party = _party(chance, on, most=adults)
        adults -= len(party.faces)
        yield party


def new_face(chance: Random, people: People, name: Name, on: date, *, is_woman: bool) -> Face:
    """The record of an adult as the door makes it, with the languages of the group."""
    first, *more = people.languages
    if "en" not in people.languages:
        more = [*more, "en"]
    person = Person(
        id=UUID(int=chance.getrandbits(128), version=4),
        known_as=name.known_as,
        other_names=name.other_names,
        latin_spelling=name.latin_spelling,
        tell_apart=chance.choice(TELL_APART) if chance.random() < TOLD_APART else "",
        languages=[first, *(language for language in more if chance.random() < SPEAKS_MORE)],
        first_seen_on=on,
        last_seen_on=on,
    )
    return Face(index(person), people, is_woman)


def _party(chance: Random, on: date, *, most: int) -> Party:
    people, kind = some_people(chance), chance.random()
    family, women, children = chance.choice(people.families), [chance.random() < WOMEN], {}
    if kind < FAMILIES:
        women = chance.choice([[True], [True, False], [True, False]])[:most]
        for band in chance.choices(AGES_OF_CHILDREN, k=chance.choice([1, 1, 2, 2, 3])):
            children[band] = children.get(band, 0) + 1
    elif kind < FAMILIES + SIBLINGS:
        women = (women * chance.choice([2, 2, 3]))[:most]
    names = [some_name(chance, people, is_woman=w, family=family if len(women) > 1 else "") for w in women]
    faces = [new_face(chance, people, name, on, is_woman=w) for name, w in zip(names, women, strict=True)]
    if len(faces) > 1:
        household = Household(made_at=wall_clock(on, time(10)))
        for face in faces:
            face.person.household = household
    return _with_ways(chance, Party(faces, on, children=children))


def _with_ways(chance: Random, party: Party) -> Party:
    """Give a party its habit, and how long it is about."""
    party.habit = chance.choices(list(HABITS), list(HABITS.values()))[0]
    party.likes = chance.choices(list(LIKES), list(LIKES.values()))[0]
    party.site = chance.choices(list(SITES), list(SITES.values()))[0]
    stays = timedelta(days=10 + int(chance.expovariate(1 / MEAN_DAYS)))
    kind = chance.random()
    if kind >= STAY:
        party.until = party.since + stays
    elif kind < COME_BACK:
        party.away = party.since + timedelta(weeks=6), party.since + timedelta(weeks=18)
    return party
