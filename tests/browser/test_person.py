"""A lead puts right what the busy door left open: a doubt that is one person, and somebody who moved away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hub.calendar import open_session
from hub.models import AuditEntry, Session, User
from tests.browser.conftest import assert_accessible, picture, sign_in
from visitors.consents import agree
from visitors.households import come_together
from visitors.models import Background, Consent, Doubt, Person, Site, Visit
from visitors.registration import index


@pytest.fixture
def samiira(hub: str) -> Person:
    """Somebody with a name that nobody else in the demo has, and a second record of a newer day."""
    lead = User.objects.get(username="lead")
    person = index(Person(known_as="Samiira", other_names="Xaddad", tell_apart="Red scarf", languages=["so", "ar"]))
    person.first_seen_on, person.last_seen_on = "2026-03-05", "2026-05-07"
    person.save()
    again = index(Person(known_as="Sameera", other_names="Xadad", languages=["so"], first_seen_on="2026-05-07"))
    again.save()
    door = User.objects.get(username="door")
    for session in Session.objects.filter(held_on__range=("2026-03-05", "2026-04-30"), state="closed")[:5]:
        Visit.objects.create(person=person, session=session, checked_in_at=session.starts_at, children_5_10=1)
    last = Session.objects.filter(held_on__lt="2026-05-14", state="closed").latest("held_on")
    Visit.objects.create(person=again, session=last, checked_in_at=last.starts_at, is_first=True, children_5_10=1)
    Doubt.objects.create(newer=again, older=person, made_by=door)
    site = Site.objects.create(name="Hotel by the park")
    Background.objects.create(
        person=person, phone="07700 900123", came_from_town="Leicester", age_band="25_34", site=site, gender="woman",
        note="Likes to cook for everybody",
    )  # fmt: skip
    agree(person, Consent.Kind.DEMOGRAPHICS, by=lead, language="so")
    agree(person, Consent.Kind.CONTACT, by=lead, language="so")
    come_together(person, Person.objects.exclude(pk=person.pk).first())
    return person


def looked_at(page: Page, name: str, at_size: Callable[[str], None]) -> None:
    """Check the page, and keep its pictures at a tablet's and a phone's size."""
    assert_accessible(page)
    for size in ("phone", "tablet"):
        at_size(size)
        picture(page, f"{name} {size}")


def test_a_doubt_becomes_one_person_and_two_again(
    page: Page, hub: str, samiira: Person, at_size: Callable[[str], None]
) -> None:
    sign_in(page, hub, "lead")
    page.get_by_role("link", name="may be here twice").click()
    looked_at(page, "doubts", at_size)
    page.get_by_role("link", name="Decide: Sameera").click()
    expect(page.get_by_text("Both speak Somali.")).to_be_visible()
    looked_at(page, "doubt", at_size)
    page.get_by_role("button", name="One person").click()
    expect(page.get_by_text("Now they are one record.")).to_be_visible()
    looked_at(page, "links", at_size)
    page.get_by_role("link", name="Samiira Xaddad").click()
    expect(page.get_by_role("heading", name="6 visits")).to_be_visible()
    looked_at(page, "person", at_size)
    page.get_by_role("link", name="All pairs").or_(page.get_by_role("link", name="People").first).click()
    page.get_by_role("link", name="Joined lately").click()
    page.get_by_role("button", name="Undo: Samiira").click()
    expect(page.get_by_text("They are two records again.")).to_be_visible()
    page.goto(f"{hub}/people/{samiira.pk}")
    expect(page.get_by_role("heading", name="5 visits")).to_be_visible()
    looks = AuditEntry.objects.filter(act="person.look", row=str(samiira.pk))
    assert looks.count() == 3  # side by side, and their page twice
    assert Doubt.objects.get(older=samiira).state == Doubt.State.OPEN


def test_somebody_moves_away_and_comes_back_through_the_door(
    page: Page, hub: str, samiira: Person, at_size: Callable[[str], None]
) -> None:
    sign_in(page, hub, "lead")
    page.goto(f"{hub}/people")
    page.get_by_label("Two letters of a name").fill("samii")
    page.get_by_role("button", name="Find").click()
    looked_at(page, "people", at_size)
    page.get_by_role("link", name="Open the page of Samiira").click()
    page.get_by_role("button", name="They moved away").click()
    expect(page.get_by_text("Noted: they moved away.")).to_be_visible()
    picture(page, "person away tablet")

    # They come all the same: the check-in brings them back, and its undo leaves them away.
    session = Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")
    open_session(session, by=User.objects.get(username="lead"))
    page.goto(f"{hub}/door")
    page.locator("#q").press_sequentially("samii", delay=30)
    expect(page.locator("[data-match=likely]", has_text="Moved away")).to_be_visible()
    page.get_by_role("button", name="Check in: Samiira").click()
    expect(page.locator("#result").get_by_text("Back again")).to_be_visible()
    assert_accessible(page)
    picture(page, "door back again tablet")
    page.locator("#result").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Samiira is taken off")).to_be_visible()
    page.goto(f"{hub}/people/{samiira.pk}")
    expect(page.get_by_text("They live elsewhere since 14 May 2026.")).to_be_visible()
    page.get_by_role("button", name="They are back").click()
    expect(page.get_by_text("Away from 14 May 2026, back on 14 May 2026.")).to_be_visible()

    # Their whole place is emptied, and that is taken back too.
    page.goto(f"{hub}/moves")
    looked_at(page, "moves", at_size)
    page.get_by_role("link", name="Choose: Hotel by the park").click()
    looked_at(page, "site move", at_size)
    page.get_by_role("button", name="They moved away").click()
    expect(page.get_by_text("1 person moved away.")).to_be_visible()
    picture(page, "moves undo tablet")
    page.get_by_role("button", name="Undo: Hotel by the park").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    for screen in ("names", "background", "contact", "consents"):
        page.goto(f"{hub}/people/{samiira.pk}/{screen}")
        looked_at(page, f"person {screen}", at_size)
