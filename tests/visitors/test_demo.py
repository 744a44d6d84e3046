"""The demo's people: a year and a half of a busy door, in their own spellings, the same every time."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from time_machine import Traveller

from hub import demo
from hub.models import Session
from hub.models.calendar import Kind, State
from tests.loading import demo_loaded
from tests.visitors.told import digest
from visitors.checkin import UNDONE, undo
from visitors.counting import counts
from visitors.languages import LANGUAGES
from visitors.lookup import by_number, find
from visitors.models import Alert, Background, Card, Consent, Doubt, Household, Person, Provision, Receipt, Visit
from visitors.models.visits import BANDS

SCRIPTS = {
    "Arabic": r"[\u0600-\u06ff]",
    "Ethiopic": r"[\u1200-\u137f]",
    "Cyrillic": r"[\u0400-\u04ff]",
    "Bengali": r"[\u0980-\u09ff]",
    "Tamil": r"[\u0b80-\u0bff]",
    "Gurmukhi": r"[\u0a00-\u0a7f]",
    "Georgian": r"[\u10a0-\u10ff]",
    "Chinese": r"[\u4e00-\u9fff]",
}
FIVE = {
    "Tall, always with a red cap",
    "Plays the guitar",
    "Short hair, round glasses",
    "Cooks, laughs loudly",
    "The youngest of the five",
}
NOBODYS_BUSINESS = (
    r"(?i)asyl|refug|visa|status|claim|appeal|deport|detain|solicitor|home office|\barc\b|\bnass\b|church|mosque"
)


@pytest.fixture(scope="module")
def _once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with demo_loaded(django_db_blocker):
        yield


@pytest.fixture
def loaded(_once: None, db: None, thursday: Traveller) -> Session:
    """The demo on Thursday at five past nine. Gives the session that is open."""
    return Session.objects.get(held_on=timezone.localdate(), programme__kind=Kind.DROP_IN)


def test_the_door_was_as_busy_as_doors_are(loaded: Session) -> None:
    past = Session.objects.filter(programme__kind=Kind.DROP_IN, state=State.CLOSED)
    sessions = past.annotate(came=Count("visits"), new=Count("visits", filter=Q(visits__is_first=True)))
    assert [s for s in sessions if not 60 <= s.came <= 130] == []
    assert {s.held_on.weekday() for s in sessions} == {3, 5}
    news = {day: [s.new for s in sessions if s.held_on.weekday() == day] for day in (3, 5)}
    assert [(min(new), max(new)) for new in news.values()] == [(10, 20), (3, 8)]
    thursdays = [s.came for s in sessions if s.held_on.weekday() == 3 and s.held_on.month not in {1, 8, 12}]
    assert (min(thursdays) >= 95, max(thursdays)) == (True, 130)
    assert max(past.annotate(heads=Count("headcounts")).values_list("heads", flat=True)) == 8
    assert (1200 < Person.objects.count() < 1900, Visit.objects.count() > 12_000) == (True, True)
    assert Visit.objects.exclude(session__programme__kind=Kind.DROP_IN).count() == 0


def test_most_come_in_the_first_three_quarters_of_an_hour(loaded: Session) -> None:
    waits = Visit.objects.exclude(session=loaded).annotate(wait=F("checked_in_at") - F("session__starts_at"))
    early = waits.filter(wait__lte=timedelta(minutes=45)).count()
    assert 0.6 < early / waits.count() < 0.8
    assert waits.filter(Q(checked_in_at__gt=F("session__ends_at")) | Q(wait__lt=timedelta())).count() == 0


def test_todays_session_is_half_full_and_each_press_can_be_taken_back(loaded: Session) -> None:
    here = counts(loaded)
    assert (40 <= here.percent <= 65, here.new_faces >= 4, here.children > 0) == (True, True, True)
    now = timezone.now()
    assert loaded.visits.filter(Q(checked_in_at__gt=now) | Q(checked_in_at__lt=loaded.starts_at)).count() == 0
    receipts = Receipt.objects.filter(session=loaded)
    assert receipts.count() == Receipt.objects.count() == loaded.visits.count() + loaded.headcounts.count()
    last = receipts.exclude(visit=None).select_related("by").latest("made_at")
    assert undo(last.pk, receipt=uuid4(), by=last.by).outcome == UNDONE


def test_first_and_last_days_are_those_of_the_visits(loaded: Session) -> None:
    people = Person.objects.annotate(
        first=Min("visits__session__held_on"),
        last=Max("visits__session__held_on"),
        news=Count("visits", Q(visits__is_first=True)),
    )
    came = people.exclude(last=None)
    assert came.exclude(last_seen_on=F("last")).count() == 0
    assert came.filter(register_number="").exclude(news=1, first_seen_on=F("first")).count() == 0
    assert (
        people.exclude(register_number="").exclude(news=0, first_seen_on__lt=F("first")).exclude(last=None).count() == 0
    )
    assert Visit.objects.filter(is_first=True).exclude(person__first_seen_on=F("session__held_on")).count() == 0


def test_people_come_by_habit_some_each_week_and_some_once(loaded: Session) -> None:
    month = timezone.localdate() - timedelta(days=28)
    seen = Counter(Visit.objects.filter(session__held_on__gt=month).values_list("person", flat=True))
    often = Counter(seen.values())
    assert (often[1] > 50, sum(people for times, people in often.items() if times >= 4) > 50) == (True, True)
    ages = [(timezone.localdate() - on).days for on in Person.objects.values_list("last_seen_on", flat=True)]
    assert [sum(low <= age < low + 60 for age in ages) > 50 for low in (0, 60, 120, 180)] == [True] * 4


def test_names_stand_in_many_scripts_and_can_be_read(loaded: Session) -> None:
    names = Person.objects.values_list("known_as", "latin_spelling")
    found = {script for script, letters in SCRIPTS.items() if any(re.match(letters, name) for name, _latin in names)}
    assert found == set(SCRIPTS)
    others = "|".join(SCRIPTS.values())
    assert [name for name, latin in names if bool(re.search(others, name)) != bool(latin)] == []
    spoken = {person.languages[0] for person in Person.objects.all()}
    assert spoken == set(LANGUAGES)
    assert (len(find("moh")), len(find("مح")) > 0, len(find("ሰላ")) > 0) == (8, True, True)


def test_five_mohammeds_are_told_apart(loaded: Session) -> None:
    on = timezone.localdate() - timedelta(weeks=3)
    five = Person.objects.filter(first_seen_on=on, known_as__in=["Mohammed", "Mohamed", "Muhammad", "محمد"])
    assert {person.tell_apart for person in five} >= FIVE


def test_what_a_lead_asked_stands_only_where_it_was_agreed(loaded: Session) -> None:
    agreed = Consent.objects.filter(kind=Consent.Kind.DEMOGRAPHICS, withdrawn_at=None).values("person")
    backgrounds = Background.objects.all()
    assert backgrounds.filter(person__in=agreed).filter(nationality="").count() == 0
    rest = backgrounds.exclude(person__in=agreed)
    assert rest.exclude(nationality="", gender="", accommodation="", site=None, came_from_town="").count() == 0
    called = Consent.objects.filter(kind=Consent.Kind.CONTACT, withdrawn_at=None).values("person")
    assert set(backgrounds.exclude(phone="").values_list("person")) == set(called.values_list("person"))
    nationalities = set(backgrounds.exclude(nationality="").values_list("nationality", flat=True))
    assert (len(nationalities) >= 25, backgrounds.filter(referral=None).count() > 100) == (True, True)


def test_every_field_would_pass_its_form_and_tells_nobodys_business(loaded: Session) -> None:
    for model in (Person, Background, Card, Consent):
        keys = [field.name for field in model._meta.concrete_fields if field.is_relation]
        for row in model.objects.all():
            row.clean_fields(exclude=keys)
    texts = [*Person.objects.values_list("known_as", "other_names", "tell_apart")]
    texts += Background.objects.values_list("note", "came_from_town", "site__name")
    assert [words for row in texts for words in row if words and re.search(NOBODYS_BUSINESS, words)] == []


def test_families_come_together(loaded: Session) -> None:
    homes = Household.objects.annotate(adults=Count("people"), days=Count("people__first_seen_on", distinct=True))
    assert (homes.count() > 80, homes.exclude(adults__gte=2, days=1).count()) == (True, 0)
    bands: dict[UUID, set[tuple[int, ...]]] = {}
    for visit in Visit.objects.exclude(**dict.fromkeys(BANDS, 0)):
        bands.setdefault(visit.person_id, set()).add(tuple(getattr(visit, band) for band in BANDS))
    assert (len(bands) > 80, {len(counted) for counted in bands.values()}) == (True, {1})


def test_a_hotel_closed_in_one_day(loaded: Session) -> None:
    moved = Counter(Person.objects.exclude(moved_away_on=None).values_list("moved_away_on", flat=True))
    (day, at_once), *_others = moved.most_common()
    assert (day, at_once >= 30, day.weekday()) == (date(2026, 3, 10), True, 1)
    assert moved.total() - at_once > 100
    assert Person.objects.filter(last_seen_on__gt=F("moved_away_on")).count() == 0


def test_some_were_away_for_months_and_came_back(loaded: Session) -> None:
    spans = Person.objects.filter(moved_away_on=None).annotate(n=Count("visits")).filter(n__gte=4)
    gaps = 0
    for person in spans.prefetch_related("visits__session"):
        days = sorted(visit.session.held_on for visit in person.visits.all())
        gaps += any((later - earlier).days > 75 for earlier, later in pairwise(days))
    assert gaps > 5


def test_newcomers_lists_are_ticked_in_all_mixes(loaded: Session) -> None:
    lately = Person.objects.filter(first_seen_on__gt=timezone.localdate() - timedelta(weeks=4))
    mixes = Counter(
        frozenset(p.kind for p in person.provisions.all()) for person in lately.prefetch_related("provisions")
    )
    clothed = [Provision.Kind.CLOTHES in mix for mix in mixes.elements()]
    assert (len(mixes) > 15, 0.2 < sum(clothed) / len(clothed) < 0.8) == (True, True)
    asked = Provision.objects.filter(kind__startswith="asked_")
    assert (asked.filter(wants=None).count(), asked.filter(wants=False).count() > 100) == (0, True)


def test_a_lead_has_things_to_look_after(loaded: Session) -> None:
    assert (Alert.objects.live().count(), Alert.objects.count()) == (3, 5)
    doubts = Doubt.objects.order_by("-made_at").values_list("state", flat=True)
    assert list(doubts) == ["open"] * 8 + ["different"] * 4
    assert (Card.objects.filter(revoked_at=None).count(), Card.objects.count()) == (60, 61)
    assert Person.objects.filter(cards__isnull=False, visits__session=loaded).count() == 0
    assert by_number(Card.objects.first().number) == Card.objects.first().person
    assert by_number("0017") == Person.objects.get(register_number="0017")


def test_loading_again_adds_nobody(loaded: Session) -> None:
    before = (Person.objects.count(), Visit.objects.count())
    demo.load()
    assert (Person.objects.count(), Visit.objects.count()) == before


def test_another_process_tells_the_same_people(thursday: Traveller) -> None:
    code = (
        "import django; django.setup(); import datetime; from tests.visitors.told import digest;"
        "print(digest(datetime.date(2026, 5, 12)))"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    told = subprocess.run([sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == digest(date(2026, 5, 12))
