"""A Thursday at the door on two tablets: known people, a new face, a doubt, a card, an undo, a full hall."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from hub.calendar import open_session
from hub.models import Session, User
from tests.browser.conftest import assert_accessible, picture, sign_in
from visitors.models import Card, Doubt, Person, Visit
from visitors.registration import index


@pytest.fixture
def thursday_open(hub: str) -> Session:
    for known_as, other, apart in [
        ("Samiira", "Xaddad", "Red scarf"),
        ("Zubaida", "Qaderi", "Two small girls"),
        ("Yohannes", "Zemichael", ""),
    ]:
        index(Person(known_as=known_as, other_names=other, tell_apart=apart)).save()
    session = Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")
    return open_session(session, by=User.objects.get(username="lead"))


@pytest.fixture
def tablet(page: Page, hub: str, thursday_open: Session) -> Page:
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    return page


@pytest.fixture
def second_tablet(browser: Browser, browser_context_args: dict, hub: str, thursday_open: Session) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    sign_in(page, hub, "lead")
    page.goto(f"{hub}/door")
    yield page
    context.close()


def find(page: Page, typed: str) -> None:
    page.locator("#q").press_sequentially(typed, delay=30)


def here() -> int:
    return Visit.objects.filter(session__held_on="2026-05-14").count()


def test_a_thursday_on_two_tablets(tablet: Page, second_tablet: Page, hub: str) -> None:
    assert_accessible(tablet)
    picture(tablet, "door empty")
    find(tablet, "sami")
    expect(tablet.locator("[data-match=likely]", has_text="Samiira")).to_be_visible()
    assert_accessible(tablet)
    picture(tablet, "door found")
    find(second_tablet, "samii")
    expect(second_tablet.get_by_role("button", name="Check in: Samiira")).to_be_visible()
    tablet.get_by_role("button", name="Check in: Samiira").click()
    expect(tablet.get_by_text("Welcome back, Samiira")).to_be_visible()
    expect(tablet.locator("#q")).to_have_value("")
    assert_accessible(tablet)
    picture(tablet, "door welcome")
    second_tablet.get_by_role("button", name="Check in: Samiira").click()
    expect(second_tablet.get_by_text("Samiira is already here")).to_be_visible()
    picture(second_tablet, "door already")
    assert here() == 1

    find(tablet, "yoha")
    tablet.get_by_role("button", name="Check in: Yohannes").click()
    expect(tablet.get_by_text("Welcome back, Yohannes")).to_be_visible()
    tablet.locator("#result").get_by_role("button", name="Undo").click()
    expect(tablet.get_by_text("Yohannes is taken off")).to_be_visible()
    assert here() == 1

    for inside in (2, 3):
        tablet.get_by_role("button", name="child").click()
        expect(tablet.get_by_text("One more child")).to_be_visible()
        expect(tablet.locator("#counts")).to_contain_text(f"{inside} of 120")

    card = Card.objects.filter(person__visits__isnull=False).first()
    tablet.keyboard.type(card.number)  # a scanner is a keyboard that nobody aims: the button just pressed has the focus
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_text("Welcome back,")).to_be_visible()
    assert here() == 2

    find(tablet, "zubaidah q")
    tablet.get_by_role("button", name="New face with this name").click()
    expect(tablet.get_by_text("Is this the same person?")).to_be_visible()
    tablet.get_by_role("checkbox", name="Not sure").first.check()
    tablet.get_by_role("checkbox", name="فارسی").check()
    assert_accessible(tablet)
    picture(tablet, "new face")
    tablet.get_by_role("button", name="Check in").click()
    expect(tablet.get_by_text("Welcome, zubaidah q")).to_be_visible()
    assert (here(), Doubt.objects.filter(older__known_as="Zubaida").count()) == (3, 1)

    second_tablet.goto(f"{hub}/door")
    second_tablet.get_by_role("button", name="Full").click()
    find(tablet, "yoha")
    tablet.get_by_role("button", name="Check in: Yohannes").click()
    expect(tablet.get_by_text("The hall is full")).to_be_visible()
    expect(tablet.get_by_text("please wait outside with number 1.")).to_be_visible()
    assert_accessible(tablet)
    picture(tablet, "door full")


def test_a_new_face_that_is_known_is_seen_while_typing(tablet: Page) -> None:
    tablet.get_by_role("link", name="New face").click()
    tablet.get_by_label("What shall we call you?").press_sequentially("Zubai", delay=30)
    expect(tablet.get_by_text("Is this the same person?")).to_be_visible()
    expect(tablet.get_by_text("Two small girls")).to_be_visible()
    tablet.get_by_role("button", name="Yes, same").click()
    expect(tablet.get_by_text("Welcome back, Zubaida")).to_be_visible()
    assert (here(), Person.objects.filter(known_as__startswith="Zubai").count()) == (1, 1)


def test_enter_on_the_new_face_screen_never_means_the_same_person(tablet: Page) -> None:
    tablet.get_by_role("link", name="New face").click()
    tablet.get_by_label("What shall we call you?").press_sequentially("Zubai", delay=30)
    expect(tablet.get_by_text("Is this the same person?")).to_be_visible()
    assert_accessible(tablet)
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_text("Welcome, Zubai")).to_be_visible()
    assert Person.objects.filter(known_as__startswith="Zubai").count() == 2


@pytest.mark.parametrize("size", ["tablet on its side", "phone"])
def test_the_door_fits_other_screens(tablet: Page, at_size: Callable[[str], None], size: str) -> None:
    at_size(size)
    find(tablet, "mo")
    expect(tablet.locator("[data-match=likely]")).to_have_count(8)
    assert_accessible(tablet)
    picture(tablet, f"door found {size}")


def test_the_door_works_without_scripts(
    browser: Browser, browser_context_args: dict, hub: str, thursday_open: Session
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    page.locator("#q").fill("samii")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="Check in: Samiira").click()
    expect(page.get_by_text("Welcome back, Samiira")).to_be_visible()
    page.locator("#result").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Samiira is taken off")).to_be_visible()
    page.get_by_role("link", name="New face").click()
    page.get_by_label("What shall we call you?").fill("Tomasz")
    page.get_by_role("button", name="Check in").click()
    expect(page.get_by_text("Welcome, Tomasz")).to_be_visible()
    context.close()
    assert here() == 1
