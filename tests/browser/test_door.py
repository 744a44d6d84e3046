"""A Thursday at the door on two tablets: known people, a new face, a doubt, a card, an undo, a full hall."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from hub.calendar import open_session
from hub.models import Session, User
from hub.models.calendar import Mode
from tests.browser.conftest import assert_accessible, picture, sign_in
from tests.factories.visitors import CardFactory
from visitors.checkin import check_in, set_mode
from visitors.models import Person, Visit
from visitors.registration import index


def invite_some() -> None:
    """People beside the demo's, with names that fit nobody else there."""
    for known_as, other, apart in [
        ("Samiira", "Xaddad", "Red scarf"),
        ("Zubaida", "Qaderi", "Two small girls"),
        ("Yohannes", "Zemichael", ""),
        ("Bertalan", "Ujvari", ""),
    ]:
        index(Person(known_as=known_as, other_names=other, tell_apart=apart)).save()
    CardFactory(number="K7WM4PXD", person=Person.objects.get(known_as="Yohannes"))


@pytest.fixture
def thursday_open(hub: str) -> Session:
    invite_some()
    session = Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")
    return open_session(session, by=User.objects.get(username="lead"))


@pytest.fixture
def tablet(page: Page, hub: str, thursday_open: Session) -> Page:
    sign_in(page, hub, "door")
    page.goto(f"{hub}/door")
    return page


def find(page: Page, typed: str) -> None:
    page.locator("#q").press_sequentially(typed, delay=30)


COUNT_TAPS = """() => document.addEventListener('click', (event) => {
    if (event.detail > 0) sessionStorage.taps = 1 + Number(sessionStorage.taps || 0);
}, true)"""


def taps(page: Page) -> int:
    """How often a finger came down, on whatever page."""
    return int(page.evaluate("sessionStorage.taps"))


def here() -> int:
    return Visit.objects.filter(session__held_on="2026-05-14").count()


def counted(page: Page, inside: int) -> None:
    expect(page.locator("#counts")).to_contain_text(f"{inside} of 120")


def test_a_thursday_on_two_tablets(hub: str, page: Page, browser: Browser, browser_context_args: dict) -> None:
    tablet, context = page, browser.new_context(**browser_context_args)
    leads = context.new_page()
    invite_some()

    # Rosa opens the door; Daniel takes his place at it.
    sign_in(leads, hub, "lead")
    leads.get_by_role("button", name="Open the door").first.click()
    expect(leads.get_by_text("The session is open.")).to_be_visible()
    leads.goto(f"{hub}/door")
    sign_in(tablet, hub, "door")
    tablet.goto(f"{hub}/door")
    assert_accessible(tablet)
    picture(tablet, "door empty")

    # Somebody known, on both tablets at once: one visit.
    find(tablet, "sami")
    expect(tablet.locator("[data-match=likely]", has_text="Samiira")).to_be_visible()
    assert_accessible(tablet)
    picture(tablet, "door found")
    find(leads, "samii")
    expect(leads.get_by_role("button", name="Check in: Samiira")).to_be_visible()
    tablet.get_by_role("button", name="Check in: Samiira").click()
    expect(tablet.get_by_text("Welcome back, Samiira")).to_be_visible()
    expect(tablet.locator("#q")).to_have_value("")
    assert_accessible(tablet)
    picture(tablet, "door welcome")
    leads.get_by_role("button", name="Check in: Samiira").click()
    expect(leads.get_by_text("Samiira is already here")).to_be_visible()
    assert_accessible(leads)
    picture(leads, "door already")
    assert here() == 1

    # The wrong one, taken back at once.
    find(tablet, "yoha")
    tablet.get_by_role("button", name="Check in: Yohannes").click()
    expect(tablet.get_by_text("Welcome back, Yohannes")).to_be_visible()
    tablet.locator("#result").get_by_role("button", name="Undo").click()
    expect(tablet.get_by_text("Yohannes is taken off")).to_be_visible()
    assert here() == 1

    # Two children without a name, and a card that a scanner types while a button has the focus.
    for inside in (2, 3):
        tablet.get_by_role("button", name="child").click()
        expect(tablet.get_by_text("One more child")).to_be_visible()
        counted(tablet, inside)
    tablet.keyboard.type("K7WM4PXD")
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_text("Welcome back, Yohannes")).to_be_visible()
    counted(tablet, 4)

    # A new face who may be known already: not sure, so in now, and a lead looks later.
    find(tablet, "zubaidah q")
    expect(tablet.locator("#rows [name=q]")).to_have_value("zubaidah q")
    tablet.get_by_role("button", name="New face with this name").click()
    expect(tablet.get_by_text("Is this the same person?")).to_be_visible()
    tablet.get_by_label("Not sure").first.check()
    tablet.get_by_role("checkbox", name="فارسی").check()
    tablet.get_by_role("checkbox", name="Clothes today").check()
    tablet.get_by_role("group", name="5 to 10").get_by_role("button", name="One more").click()
    assert_accessible(tablet)
    picture(tablet, "new face")
    tablet.get_by_role("button", name="Check in").click()
    expect(tablet.get_by_text("Welcome, zubaidah q")).to_be_visible()
    expect(tablet.get_by_text("With 1 child")).to_be_visible()
    counted(tablet, 6)
    assert_accessible(tablet)
    picture(tablet, "door welcome new")
    tablet.locator("#result").get_by_role("button", name="Given").click()
    expect(tablet.get_by_text("Clothes: noted")).to_be_visible()

    # The welcome list, straight from the banner.
    tablet.locator("#result").get_by_role("link", name="Open").last.click()
    tablet.get_by_role("button", name="Done: Was shown round").click()
    expect(tablet.get_by_role("button", name="Undo: Was shown round")).to_be_visible()
    tablet.get_by_role("button", name="Yes: Would like a bike").click()
    expect(tablet.locator("#welcome-list .done")).to_have_count(3)
    assert_accessible(tablet)
    picture(tablet, "welcome list")

    # The hall is full: numbers outside, and called in again.
    leads.goto(f"{hub}/door")
    counted(leads, 6)
    leads.get_by_role("button", name="Full").click()
    tablet.goto(f"{hub}/door")
    tablet.get_by_role("button", name="Number for a new face").click()
    expect(tablet.get_by_text("Please wait outside with number 1.")).to_be_visible()
    find(tablet, "berta")
    tablet.get_by_role("button", name="Check in: Bertalan").click()
    expect(tablet.get_by_text("please wait outside with number 2.")).to_be_visible()
    assert_accessible(tablet)
    picture(tablet, "door full")
    tablet.get_by_role("link", name="Call them in").click()
    assert_accessible(tablet)
    picture(tablet, "outside")
    tablet.get_by_role("button", name="Come in: number 2").click()
    expect(tablet.get_by_text("Welcome back, Bertalan")).to_be_visible()
    counted(tablet, 7)

    # Rosa closes: the heads stay as they stand, and what is left to do is said.
    leads.goto(f"{hub}/door")
    counted(leads, 7)
    leads.get_by_role("link", name="To the session").click()
    leads.get_by_role("button", name="Close the session").click()
    expect(leads.get_by_text("The session is closed.")).to_be_visible()
    expect(leads.get_by_text("1 person may be here twice")).to_be_visible()
    expect(leads.get_by_text("1 person waits outside")).to_be_visible()
    assert_accessible(leads)
    picture(leads, "closed with what is left")
    find(tablet, "sami")
    expect(tablet.get_by_text("This session is closed, so nothing was saved.")).to_be_visible()
    context.close()
    session = Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")
    assert (here(), session.tally.adults, session.tally.children) == (4, 4, 3)


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


def test_a_full_new_face_takes_twelve_taps_and_a_name_two(tablet: Page) -> None:
    tablet.add_init_script(f"({COUNT_TAPS})()")
    tablet.reload()
    tablet.get_by_role("link", name="New face").click()
    expect(tablet.get_by_label("What shall we call you?")).to_be_focused()
    tablet.keyboard.type("Quetzalli")
    tablet.get_by_label("Family and other names").click()
    tablet.keyboard.type("Tlatoani")
    tablet.get_by_label("What tells them apart?").click()
    tablet.keyboard.type("Long plait")
    for language in ("العربية Arabic", "English"):
        tablet.get_by_role("checkbox", name=language, exact=True).check()
    for band in ("0 to 4", "5 to 10"):
        tablet.get_by_role("group", name=band).get_by_role("button", name="One more").click()
    for choice in ("A bike", "English class", "Grown-up"):
        tablet.get_by_label(choice, exact=True).check()
    tablet.get_by_label("A friend").check()
    tablet.get_by_role("button", name="Check in").click()
    expect(tablet.get_by_text("Welcome, Quetzalli")).to_be_visible()
    face = Person.objects.get(known_as="Quetzalli")
    assert (face.languages, face.visits.get().children, face.provisions.count()) == (["en", "ar"], 2, 2)
    assert taps(tablet) == 12

    tablet.get_by_role("link", name="New face").click()
    expect(tablet.get_by_label("What shall we call you?")).to_be_focused()
    tablet.keyboard.type("Ixchel")
    tablet.get_by_role("button", name="Check in").click()
    expect(tablet.get_by_text("Welcome, Ixchel")).to_be_visible()
    assert taps(tablet) == 14


def test_the_door_by_keyboard(tablet: Page) -> None:
    tablet.keyboard.type("bertal")
    button = tablet.get_by_role("button", name="Check in: Bertalan")
    expect(button).to_be_visible()
    for _ in range(2):  # past "Find"
        tablet.keyboard.press("Tab")
    expect(button).to_be_focused()
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_text("Welcome back, Bertalan")).to_be_visible()
    tablet.keyboard.type("yoha")
    expect(tablet.get_by_role("button", name="Check in: Yohannes")).to_be_visible()
    assert here() == 1


def test_the_other_tablet_hears_what_this_one_did(tablet: Page) -> None:
    """Without a press of its own, and without a page of its own: half a minute later at most."""
    tablet.clock.install()
    tablet.reload()
    counted(tablet, 0)
    person = Person.objects.get(known_as="Samiira")
    session = Session.objects.get(held_on="2026-05-14", programme__name="Thursday drop-in")
    lead = User.objects.get(username="lead")
    check_in(person, session, receipt=uuid4(), by=lead)
    set_mode(session, Mode.FULL, by=lead)
    tablet.get_by_role("button", name="child").click()  # an answer in between hides nothing from the next look
    counted(tablet, 2)
    tablet.clock.run_for(31_000)
    counted(tablet, 2)
    expect(tablet.locator("#mode")).to_have_text("Full")
    expect(tablet.locator("#here")).to_contain_text("Samiira Xaddad")


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
    page.get_by_role("textbox", name="5 to 10").fill("2")
    page.get_by_role("button", name="Check in").click()
    expect(page.get_by_text("Welcome, Tomasz")).to_be_visible()
    expect(page.get_by_text("With 2 children")).to_be_visible()
    page.locator("#result").get_by_role("link", name="Open").click()
    page.get_by_role("button", name="Done: Was shown round").click()
    expect(page.get_by_role("button", name="Undo: Was shown round")).to_be_visible()
    context.close()
    assert here() == 1
