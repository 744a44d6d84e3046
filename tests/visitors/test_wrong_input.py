"""Whatever a browser can send to the door: a clear answer, never a broken page, and nothing written by nonsense."""

from collections.abc import Iterator
from itertools import cycle
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from hub.models import Access, Session, User
from hub.models.calendar import Mode
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.factories.visitors import (
    CardFactory,
    DisclosureFactory,
    DoubtFactory,
    PersonFactory,
    PlaceFactory,
    RightsRequestFactory,
)
from tests.hub.test_access import DEEDS, POLICY
from tests.visitors.pressing import HTMX, TYPING
from visitors import urls
from visitors.checkin import check_in
from visitors.consents import agree
from visitors.linking import link
from visitors.models import CardSheet, Consent, ReferralSource, Site, SiteMove, Visit
from visitors.models.visits import BANDS
from visitors.moves import came_back, moved_away

HOSTILE = [
    "", " ", "\x00", "a\x00b", "\u202e", "x" * 5000, "9" * 5000, "10" * 30, str(10**30), "-1", "0", "1e9", "NaN", "٣",
    "null", "[]", "{}", "' OR 1=1 --", "<script>alert(1)</script>", "%00", "\n\r\t", "🚲", "\uffff", "true", "1.5",
    "00000000-0000-0000-0000-000000000000", "00000000000000000000000000000000", "{" + "0" * 32 + "}", "urn:uuid:x",
]  # fmt: skip
SHARPEST = ["", "\x00", "9" * 5000, str(10**30), "<script>alert(1)</script>"]  # each in each field alone
PRESS = {"session", "receipt"}
REQUEST = {"key", "kind", "asked_on", "note"}
# Screens whose form goes to their own address.
SCREENS = {f"visitors:{name}" for name in ("new-face", "person-request", "request-create", "request")}
SCREENS |= {"visitors:disclosure-create", "visitors:disclosure-decision"}
FIELDS = {
    "visitors:door-session": {"session"},
    "visitors:door-find": PRESS | {"q"},
    "visitors:visit-create": PRESS | {"person"},
    "visitors:headcount-create": PRESS | {"kind"},
    "visitors:undoing-create": PRESS | {"of"},
    "visitors:door-mode": {"session", "mode"},
    "visitors:place-create": PRESS,
    "visitors:place-calling": PRESS,
    "visitors:place-leaving": {"session"},
    "visitors:new-face": PRESS
    | {
        "known_as",
        "other_names",
        "tell_apart",
        "languages",
        "age",
        "wishes",
        "referral",
        "phone",
        "card",
        "with_visit",
        "place",
    }
    | {"about-x", "about-00000000-0000-4000-8000-000000000000", *BANDS},
    "visitors:new-face-from-search": {"session", "q"},
    "visitors:new-face-likely": {"session", "known_as", "other_names"},
    "visitors:person-children": {"session", *BANDS},
    "visitors:provision-create": {"session", "kind", "wants", "language"},
    "visitors:provision-undoing": {"session", "kind"},
    "visitors:together-create": {"session", "other"},
    "visitors:together-undoing": {"session"},
    "visitors:alert-create": {"session"},
    "visitors:alert-ending": {"session"},
    "visitors:session-undoing": PRESS | {"of"},
    "visitors:doubts-search": {"session"},
    "visitors:doubt-same": {"session", "kept"},
    "visitors:doubt-different": {"session"},
    "visitors:frame-create": {"session"},
    "visitors:person-card": {"session", "card"},
    "visitors:person-card-replacing": {"session", "card"},
    "visitors:card-sheet-create": {"session", "sheet", "per_page", "pages"},
    "visitors:card-sheet-discarding": {"session"},
    "visitors:link-undoing": {"session"},
    "visitors:person-alert": {"session"},
    "visitors:person-alert-ending": {"session"},
    "visitors:person-move": {"session", "on"},
    "visitors:person-return": {"session"},
    "visitors:person-keeping": {"session"},
    "visitors:person-death-undoing": {"session"},
    "visitors:consent-withdrawing": {"session"},
    "visitors:move-undoing": {"session", "person"},
    "visitors:person-doubt": {"session", "other"},
    "visitors:move-reopening": {"session"},
    "visitors:sitemove-undoing": {"session"},
    "visitors:person-request": REQUEST,
    "visitors:request-create": REQUEST,
    "visitors:disclosure-create": {"key", "asker", "wanted", "power", "asked_on", "decision"},
    "visitors:disclosure-decision": {"decision"},
    "visitors:disclosure-agreeing": {"decision"},
    "visitors:request": {"outcome", "refusal"},
    "visitors:request-pausing": {"session"},
    "visitors:request-resuming": {"session"},
    "visitors:request-acknowledging": {"session"},
    "visitors:site-retiring": {"session"},
    "visitors:site-restoring": {"session"},
    "visitors:source-retiring": {"session"},
    "visitors:source-restoring": {"session"},
    "visitors:town-spelling": {"session", "shown", "towns", "to"},
}
GOOD = {"kind": "adult", "mode": "open", "known_as": "Zahra", "q": "za"}
ANSWERS = {200, 302, 409, 422}


@pytest.fixture
def everything(session: Session) -> Client:
    """An account that may do everything, so that nothing but the input is in the way."""
    return signed_in(UserFactory(accesses=list(Access)))


@pytest.fixture
def rows(session: Session, door_helper: User) -> dict[str, int | UUID]:
    """Something to point each address at."""
    visit = check_in(PersonFactory(), session, receipt=uuid4(), by=door_helper).visit
    place = PlaceFactory(session=session, number=1)
    people = dict.fromkeys(("person", "provision", "together", "alert"), visit.person_id)
    kept, gone = PersonFactory(), PersonFactory()
    site, back = Site.objects.create(name="Hotel"), came_back(moved_away(kept, by=door_helper).person, by=door_helper)
    acts = {
        "link": link(kept, gone, by=door_helper).pk,
        "consent": agree(kept, Consent.Kind.PHOTO, by=door_helper).pk,
        "move": back.pk,
        "site": site.pk,
        "source": ReferralSource.objects.create(name="A friend").pk,
        "sitemove": SiteMove.objects.create(site=site, from_on=session.held_on).pk,
    }
    acts["disclosure"] = DisclosureFactory().pk
    acts["request"] = RightsRequestFactory(kind="complaint").pk
    acts |= {"card": CardSheet.objects.create(per_page=10).pk, "held": CardFactory(person_id=visit.person_id).pk}
    return {**people, **acts, "place": place.pk, "doubt": DoubtFactory().pk, "session": session.pk}


def address(name: str, rows: dict[str, int | UUID]) -> str:
    pattern = next(pattern for pattern in urls.urlpatterns if pattern.name == name.partition(":")[2])
    pointing = {"pk": rows.get(pattern.name.split("-")[0]), "card": rows["held"]}
    return reverse(name, kwargs={word: pointing[word] for word in pattern.pattern.converters})


def hostile_forms(fields: set[str], alone: list[str]) -> Iterator[dict[str, object]]:
    """All nonsense in all fields at once, twice over; and what goes in `alone` in each field beside good ones."""
    for nonsense in HOSTILE:
        good = {name: GOOD[name] for name in fields & set(GOOD)} | ({"receipt": uuid4()} if "receipt" in fields else {})
        yield {**good, **{name: [nonsense, nonsense] for name in fields - {"session"}}}
        if nonsense in alone:
            yield from ({**good, name: nonsense} for name in sorted(fields))


def test_every_form_of_the_door_is_tried() -> None:
    deeds = {name for name in DEEDS | SCREENS if name in POLICY and name.startswith("visitors:")}
    assert set(FIELDS) == deeds


def broken(client: Client, url: str, forms: Iterator[dict], *ways: dict) -> list[tuple[dict, int]]:
    """The forms that were not answered as they should be, each sent in one of the ways in turn."""
    answers = [(sent, client.post(url, sent, headers=way)) for sent, way in zip(forms, cycle(ways), strict=False)]
    return [(sent, answer.status_code) for sent, answer in answers if answer.status_code not in ANSWERS]


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_nonsense_never_breaks_a_page(everything: Client, rows: dict, name: str) -> None:
    forms = hostile_forms(FIELDS[name], SHARPEST)
    assert broken(everything, address(name, rows), forms, {}, HTMX) == []


@pytest.mark.slow
@pytest.mark.parametrize("headers", [{}, HTMX, TYPING], ids=["plain", "htmx", "typing"])
@pytest.mark.parametrize("name", sorted(FIELDS))
def test_no_nonsense_at_all_breaks_a_page(everything: Client, rows: dict, name: str, headers: dict) -> None:
    assert broken(everything, address(name, rows), hostile_forms(FIELDS[name], HOSTILE), headers) == []


@pytest.mark.parametrize("page", ["/door/new-face", "/door/now", "/door", "/door/line", "/doubts"])
def test_nonsense_in_an_address_never_breaks_a_page(everything: Client, page: str) -> None:
    for nonsense in HOSTILE:
        asked = dict.fromkeys(("place", "with_visit", "stamp", "x"), nonsense)
        assert everything.get(page, asked).status_code == 200


@pytest.mark.parametrize("person", ["x", "0", "%00", "00000000-0000-0000-0000-00000000000g", "1" * 200])
def test_a_person_or_session_that_cannot_be_is_a_404(everything: Client, person: str) -> None:
    for url in (f"/door/people/{person}", f"/sessions/{person}/visits"):
        assert everything.get(url).status_code == 404


@pytest.mark.parametrize("mode", list(Mode))
def test_no_nonsense_lets_anybody_in(everything: Client, rows: dict, mode: Mode) -> None:
    Session.objects.update(mode=mode)
    before = Visit.objects.count()
    for nonsense in SHARPEST:
        everything.post("/door/visits", {"receipt": uuid4(), "person": nonsense})
        everything.post("/door/visits", {"receipt": nonsense, "person": rows["person"]})
        everything.post("/door/find", {"receipt": uuid4(), "q": nonsense})
        everything.post("/door/mode", {"mode": nonsense})
    assert (Visit.objects.count(), Session.objects.get().mode) == (before, mode)


def test_a_body_that_is_no_form_is_answered(everything: Client, rows: dict) -> None:
    for name in FIELDS:
        url = address(name, rows)
        for kind in ("application/json", "text/xml", "multipart/form-data; boundary=x"):
            assert everything.post(url, b'{"q": \xff', content_type=kind).status_code in {*ANSWERS, 400}
