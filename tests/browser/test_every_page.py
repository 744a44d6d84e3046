"""One signed-in walk over every page, in both directions of writing, at a tablet's and a small phone's width."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from hub.calendar import open_session
from hub.models import Access, Closure, Programme, Session, User
from tests.browser.conftest import assert_accessible, sign_in
from tests.factories import GrantFactory
from tests.factories.bikes import BikeOfferFactory, BikeRequestFactory, HandoverFactory, ReadyBikeFactory
from tests.factories.visitors import CardFactory, DisclosureFactory, PersonFactory, RightsRequestFactory, VisitFactory
from tests.hub.test_access import DEEDS, POLICY
from visitors.alerts import ask_to_be_called
from visitors.cards import make
from visitors.consents import agree, withdraw
from visitors.households import come_together
from visitors.linking import link
from visitors.models import Background, Consent, Doubt, Person, Place, ReferralSource, Site
from visitors.moves import came_back, moved_away


@pytest.fixture
def in_both_directions(settings) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "Arabic")]


def addresses() -> list[str]:
    """Every page that can be looked at, with rows of the demo where it needs one."""
    rows = {
        "session": {"pk": Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in").pk},
        "programme": {"pk": Programme.objects.first().pk},
        "closure": {"pk": Closure.objects.order_by("-from_on").first().pk},
        "account": {"pk": User.objects.get(username="door").pk},
        "week": {"on": date(2026, 5, 14)},
        "month": {"on": date(2026, 5, 1)},
    }
    bare = {
        "visitors:request-create",
        "visitors:disclosure-create",
        "hub:programme-create",
        "hub:account-create",
        "hub:closure-create",
    }
    open_session(Session.objects.get(**rows["session"]), by=User.objects.get(username="lead"))
    files = {"hub:healthz", "visitors:door-now", "visitors:person-copy-file", "bikes:bike-photo-seen"}
    pages = [name for name in POLICY if name not in DEEDS | files]
    rows |= {"hub:account-access-giving": {**rows["account"], "access": "store"}}
    visit = VisitFactory(session=Session.objects.get(**rows["session"]))
    doubt = Doubt.objects.create(newer=visit.person, older=PersonFactory())
    Place.objects.create(session=visit.session, number=1)
    rows |= {name: {"pk": visit.person.pk} for name in POLICY if name.startswith("visitors:person")}
    rows |= {"visitors:session-visits": rows["session"], "visitors:doubt": {"pk": doubt.pk}}
    decided = DisclosureFactory(decision="refused", decided_on="2026-05-14").pk
    rows |= {f"visitors:disclosure{end}": {"pk": decided} for end in ("", "-decision")}
    rows |= {"visitors:request": {"pk": RightsRequestFactory(person=visit.person, kind="complaint").pk}}
    site = {"pk": a_full_life(visit.person).pk}
    rows |= {f"visitors:{name}": site for name in ("site", "site-name", "site-joining", "site-people", "site-move")}
    source = {"pk": ReferralSource.objects.first().pk}
    rows |= {f"visitors:{name}": source for name in ("source", "source-name", "source-joining")}
    rows |= {"visitors:card-sheet": {"pk": make(uuid4(), pages=1, per_page=21, by=visit.checked_in_by).pk}}
    rows |= a_bike_that_is_offered()
    return [
        reverse(name, kwargs={} if name in bare else rows.get(name) or rows.get(name[4:].split("-")[0], {}))
        for name in pages
    ]


def a_bike_that_is_offered() -> dict[str, dict]:
    """Addresses of the bike room: a place with an offer, and a bike that somebody could have."""
    offer, ready, waits = BikeOfferFactory(), ReadyBikeFactory(colour="Blue"), BikeRequestFactory()
    Background.objects.create(person=offer.request.person, phone="07700 900123")
    words = {"request": offer.request_id, "bike": ready.pk, "person": waits.person_id, "offer": offer.pk}
    words["handover"] = HandoverFactory(offer__request__child=1).pk
    pages = {name: words.get(name[6:].split("-")[0]) for name in POLICY if name.startswith("bikes:")}
    both = {"pk": ready.pk, "rider": waits.pk}
    return {name: {"pk": pk} for name, pk in pages.items() if pk} | {
        "bikes:skip-create": both,
        "bikes:bikes": {"slug": "ready"},
        "bikes:kit-counting": {"kind": "lock"},
    }


def a_full_life(person: Person) -> Site:
    """Give somebody one of everything that their page shows. Gives the place they live at."""
    lead = User.objects.get(username="lead")
    site = Site.objects.create(name="Hotel by the park")
    Background.objects.create(person=person, site=site, phone="07700 900123", note="Likes to cook for everybody")
    agree(person, Consent.Kind.DEMOGRAPHICS, by=lead, language="fa")
    withdraw(agree(person, Consent.Kind.PHOTO, by=lead), by=lead)
    link(person, PersonFactory(known_as="Abdulrahman", other_names="Mohammednur Weldegebriel"), by=lead)
    CardFactory(person=person)
    come_together(person, PersonFactory())
    ask_to_be_called(person, by=lead)
    came_back(moved_away(person, by=lead).person, by=lead)
    return site


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_page_is_accessible(page: Page, hub: str, in_both_directions: None, direction: str) -> None:
    lead = User.objects.get(username="lead")
    for access in set(Access) - {Access.LEAD}:
        GrantFactory(user=lead, access=access)
    sign_in(page, hub, "lead")
    language = {"name": "django_language", "value": "ar" if direction == "rtl" else "en-gb", "url": hub}
    page.context.add_cookies([language])
    walked = addresses()
    assert len(walked) > 15
    for address in [*walked, "/nothing-here"]:
        page.set_viewport_size({"width": 800, "height": 1280})
        page.goto(hub + address)
        assert page.evaluate("document.documentElement.dir") == direction
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 640})  # also a phone at 200% zoom
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_sign_in_page_is_accessible(page: Page, hub: str, in_both_directions: None, direction: str) -> None:
    language = {"name": "django_language", "value": "ar" if direction == "rtl" else "en-gb", "url": hub}
    page.context.add_cookies([language])
    page.goto(f"{hub}/sign-in")
    assert page.evaluate("document.documentElement.dir") == direction
    page.get_by_role("button").click()
    assert_accessible(page)
