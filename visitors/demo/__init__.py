"""Invented people for the demo: two months of a busy door, the same ones whenever it is loaded on the same day."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from hub.clock import wall_clock
from hub.models import Session, User
from hub.models.calendar import Kind, State
from visitors.lookup import fold
from visitors.models import Alert, Background, Card, Doubt, Headcount, Person, Provision, ReferralSource, Visit

SOURCES = ["A friend", "A hotel", "Another charity", "Another town", "The library"]
TELL_APART = [
    "Tall, glasses", "Red cap", "Grey beard", "Long green scarf", "Plays football", "Loves chess", "Always laughing",
    "Comes with a brother", "Two small girls", "Walks with a stick", "Blue rucksack", "Helps with chairs", "Very quiet",
]  # fmt: skip

# Language, given names and family names, each as it is written there or as clerks here have spelt it.
NAMES = {
    "ar": (
        [
            "Mohammed",
            "Mohamed",
            "Ahmad",
            "Omar",
            "Yousef",
            "Khalid",
            "Samira",
            "Fatima",
            "Mariam",
            "Huda",
            "محمد",
            "ليلى",
        ],
        ["Haddad", "Osman", "al-Tayib", "Khalil", "Ibrahim", "Saleh", "Hassan", "Nasser", "حسن", "العلي"],
    ),
    "fa": (
        ["Mohammad", "Reza", "Ali", "Hossein", "Zahra", "Maryam", "Neda", "Parisa", "Amir", "زهرا", "رضا"],
        ["Rahimi", "Hosseini", "Karimi", "Ahmadi", "Moradi", "Jafari", "حسینی", "رحیمی"],
    ),
    "prs": (
        ["Noor", "Jawad", "Habib", "Shukria", "Farida", "Zalmai"],
        ["Sultani", "Nazari", "Haidari", "Rezai", "Amiri"],
    ),
    "ps": (["Bashir", "Muhammad", "Gul", "Spin", "Zarmina", "Hamid"], ["Noorzai", "Yusufzai", "Stanikzai", "Wardak"]),
    "ckb": (["Karwan", "Dilan", "Rebin", "Shilan", "Hawre", "Nazdar"], ["Aziz", "Rasul", "Qadir", "Mahmoud", "Salih"]),
    "kmr": (["Baran", "Zozan", "Rojda", "Azad", "Berivan"], ["Demir", "Yildiz", "Kaya", "Aslan"]),
    "ti": (
        ["Tesfay", "Yonas", "Selam", "Mehari", "Abrehet", "Filmon", "ሰላም", "ዮናስ"],
        ["Girmay", "Habte", "Berhe", "Tesfu", "Weldegebriel", "ሃብተ"],
    ),
    "am": (["Abebe", "Almaz", "Dawit", "Hiwot", "Bekele", "ዳዊት"], ["Tadesse", "Alemu", "Kebede", "Haile"]),
    "so": (["Abdi", "Hodan", "Xasan", "Caasha", "Ayaan"], ["Warsame", "Xirsi", "Cali", "Maxamed"]),
    "sq": (["Arben", "Elira", "Besnik", "Xhensila", "Gjergj"], ["Hoxha", "Shehu", "Gjoka", "Çela"]),
    "vi": (["Hoa", "Minh", "Anh", "Thảo", "Đức"], ["Nguyễn", "Trần", "Phạm", "Lê"]),
    "uk": (["Olena", "Mykola", "Oksana", "Andriy", "Олена", "Тарас"], ["Kovalenko", "Oliynyk", "Shevchuk", "Бондар"]),
    "ur": (["Imran", "Ayesha", "Bilal", "Sana", "عمران"], ["Khan", "Malik", "Butt", "Qureshi"]),
    "es": (["José", "Xiomara", "Carlos", "Yesenia"], ["Ramírez", "Núñez", "Portillo"]),
    "fr": (["Jean", "Aminata", "Moussa", "Grâce", "Prince"], ["Mbemba", "Diallo", "Kabila", "Traoré"]),
    "ta": (["Kavitha", "Ruban", "Selvi"], ["Rajan", "Sivakumar", "Nadarajah"]),
    "bn": (["Rahim", "Nasrin", "করিম"], ["Uddin", "Begum", "Islam"]),
    "tr": (["Mehmet", "Ayşe", "İbrahim"], ["Yılmaz", "Şahin", "Öztürk"]),
}
SHARES = {"ar": 6, "fa": 5, "ps": 3, "prs": 3, "ckb": 4, "ti": 4, "am": 2, "so": 2, "uk": 2, "ur": 2, "vi": 2}


def load(today: date) -> None:
    """Fill the past drop-ins with people, and today's half way. Does nothing when there are people already."""
    if Person.objects.exists():
        return
    chance = random.Random(130)  # noqa: S311 (a demo, the same every time)
    door = User.objects.get(username="door")
    sources = ReferralSource.objects.bulk_create(ReferralSource(name=name) for name in SOURCES)
    sessions = list(
        Session.objects.filter(programme__kind=Kind.DROP_IN, state__in=[State.OPEN, State.CLOSED]).order_by("starts_at")
    )
    crowd = _crowd(chance, sessions)
    Person.objects.bulk_create(crowd)
    Background.objects.bulk_create(Background(person=p, referral=chance.choice(sources)) for p in crowd)
    Visit.objects.bulk_create(_visits(chance, crowd, sessions, door), batch_size=2000)
    Headcount.objects.bulk_create(
        Headcount(session=s, kind=chance.choice(["adult", "child"]), counted_by=door, counted_at=s.starts_at)
        for s in sessions
        for _ in range(chance.randrange(7))
    )
    _little_things(chance, crowd, today, door)


def _crowd(chance: random.Random, sessions: list[Session]) -> list[Person]:
    """Those who came before, then new faces session by session: ten to twenty on a Thursday, a few on other days."""
    languages = [code for code in NAMES for _ in range(SHARES.get(code, 1))]
    first = sessions[0].held_on
    people = [
        _person(chance, chance.choice(languages), first - timedelta(days=chance.randrange(300))) for _ in range(150)
    ]
    for session in sessions:
        for _ in range(chance.randrange(10, 21) if session.held_on.weekday() == 3 else chance.randrange(6)):
            people.append(_person(chance, chance.choice(languages), session.held_on))
    return people


def _person(chance: random.Random, language: str, on: date) -> Person:
    given, family = NAMES[language]
    known_as, other = chance.choice(given), chance.choice(family)
    stays = timedelta(days=60 + int(chance.expovariate(1 / 160)))
    return Person(
        id=UUID(int=chance.getrandbits(128), version=4),
        known_as=known_as,
        other_names=other,
        tell_apart=chance.choice(TELL_APART) if chance.random() < 0.6 else "",
        languages=[language, "en"] if chance.random() < 0.5 else [language],
        first_seen_on=on,
        last_seen_on=on + stays,  # until when they come; set right by their visits
        folded=fold(f"{known_as} {other}"),
    )


def _visits(chance: random.Random, crowd: list[Person], sessions: list[Session], door: User) -> Iterator[Visit]:
    last: dict[UUID, date] = {}
    for session in sessions:
        for person in crowd:
            if not person.first_seen_on <= session.held_on <= person.last_seen_on:
                continue  # not here yet, or somewhere else by now
            is_first = person.first_seen_on == session.held_on
            if is_first or chance.random() < 0.42:
                last[person.pk] = session.held_on
                minutes = chance.randrange(170)
                children = chance.choice([0] * 12 + [1, 2])
                yield Visit(
                    person=person,
                    session=session,
                    checked_in_by=door,
                    checked_in_at=session.starts_at + timedelta(minutes=minutes),
                    is_first=is_first,
                    children_5_10=children,
                )
    for person in crowd:
        person.last_seen_on = last.get(person.pk, person.first_seen_on)
    Person.objects.bulk_update(crowd, ["last_seen_on"], batch_size=500)


def _little_things(chance: random.Random, crowd: list[Person], today: date, door: User) -> None:
    """What a real register has: people to call the lead for, doubts, cards, a few who moved away."""
    lately = [person for person in crowd if person.last_seen_on > today - timedelta(days=60)]
    for person in chance.sample(lately, 3):
        Alert.objects.create(person=person, made_by=door, from_at=_noon(today - timedelta(days=2)))
    for newer, older in zip(chance.sample(lately, 4), chance.sample(crowd[:200], 4), strict=True):
        Doubt.objects.create(newer=newer, older=older, made_by=door)
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    for person in chance.sample(lately, 30):
        number = "".join(chance.choices(letters, k=8))
        Card.objects.create(number=number, person=person, given_at=_noon(person.first_seen_on))
    for person in lately[-40:]:
        given = {"kind": Provision.Kind.WELCOMED, "given_on": person.first_seen_on, "given_by": door}
        Provision.objects.create(person=person, **given)
    gone = [person.pk for person in crowd if person.last_seen_on < today - timedelta(days=30)][::3]
    Person.objects.filter(pk__in=gone).update(moved_away_on=today - timedelta(days=20))


def _noon(on: date) -> datetime:
    return wall_clock(on, time(12))
