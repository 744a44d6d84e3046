"""One signed-in walk over every page, in both directions of writing, at a tablet's and a small phone's width."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from hub.calendar import open_session
from hub.models import Access, Closure, Programme, Session, User
from tests.browser.conftest import assert_accessible, sign_in
from tests.factories import GrantFactory
from tests.factories.visitors import PersonFactory, VisitFactory
from tests.hub.test_access import DEEDS, POLICY
from visitors.models import Doubt, Place


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
    bare = {"hub:programme-create", "hub:account-create", "hub:closure-create"}
    open_session(Session.objects.get(**rows["session"]), by=User.objects.get(username="lead"))
    pages = [name for name in POLICY if name not in DEEDS | {"hub:healthz", "visitors:door-now"}]
    rows |= {"hub:account-access-giving": {**rows["account"], "access": "store"}}
    visit = VisitFactory(session=Session.objects.get(**rows["session"]))
    Doubt.objects.create(newer=visit.person, older=PersonFactory())
    Place.objects.create(session=visit.session, number=1)
    rows |= {"visitors:person-today": {"pk": visit.person.pk}, "visitors:session-visits": rows["session"]}
    return [
        reverse(name, kwargs={} if name in bare else rows.get(name) or rows.get(name[4:].split("-")[0], {}))
        for name in pages
    ]


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
