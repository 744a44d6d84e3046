"""Who may open which address: the written policy, held against the whole URL map."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from bikes.models import BikePhoto
from hub.access import ANYONE, SIGNED_IN, Access, needs, open_to_all
from hub.models import Closure, Programme, Session, User
from tests.conftest import signed_in
from tests.factories import ClosureFactory, ProgrammeFactory, SessionFactory, UserFactory
from tests.factories.bikes import BikeOfferFactory, HandoverFactory
from tests.factories.visitors import CardFactory, DisclosureFactory, PersonFactory, RightsRequestFactory, VisitFactory
from visitors.consents import agree
from visitors.linking import link
from visitors.models import CardSheet, Consent, Doubt, Move, Place, ReferralSource, Site, SiteMove

LEAD = frozenset({Access.LEAD})
ADMIN = frozenset({Access.ADMIN})
TRUSTEE = frozenset({Access.TRUSTEE})
DOOR = frozenset({Access.DOOR, Access.LEAD})
BIKES = frozenset({Access.BIKES})

# The policy. An address that is not here fails the test, so a new page cannot slip in.
POLICY = {
    "hub:home": SIGNED_IN,
    "hub:sign-in": ANYONE,
    "hub:sign-out": ANYONE,
    "hub:password": SIGNED_IN,
    "hub:healthz": ANYONE,
    "hub:calendar": LEAD,
    "hub:week": LEAD,
    "hub:month": LEAD,
    "hub:session": LEAD,
    "hub:session-opening": LEAD,
    "hub:session-closing": LEAD,
    "hub:session-reopening": LEAD,
    "hub:session-cancellation": LEAD,
    "hub:closure-create": LEAD,
    "hub:closure-lifting": LEAD,
    "hub:programmes": LEAD,
    "hub:programmes-planning": LEAD,
    "hub:programme-create": LEAD,
    "hub:programme": LEAD,
    "hub:programme-timetable": LEAD,
    "hub:programme-extra-day": LEAD,
    "hub:programme-ending": LEAD,
    "hub:programme-restarting": LEAD,
    "hub:accounts": ADMIN,
    "hub:account-create": ADMIN,
    "hub:account": ADMIN,
    "hub:account-renewal": ADMIN,
    "hub:account-ending": ADMIN,
    "hub:account-password": ADMIN,
    "hub:account-access-giving": ADMIN,
    "hub:account-access-taking": ADMIN,
    "hub:audit": ADMIN,
    "hub:urgent-help": SIGNED_IN,
    "hub:door-cards": DOOR | {Access.TRUSTEE, Access.ADMIN},
    "hub:notices": frozenset({Access.TRUSTEE, Access.ADMIN}),
    "hub:keeping": frozenset({Access.TRUSTEE, Access.LEAD, Access.ADMIN}),
    "hub:keeping-approval": frozenset({Access.TRUSTEE}),
    "visitors:door": DOOR,
    "visitors:door-session": DOOR,
    "visitors:door-find": DOOR,
    "visitors:frame-create": DOOR,
    "visitors:visit-create": DOOR,
    "visitors:headcount-create": DOOR,
    "visitors:undoing-create": DOOR,
    "visitors:door-mode": LEAD,
    "visitors:new-face": DOOR,
    "visitors:new-face-from-search": DOOR,
    "visitors:new-face-likely": DOOR,
    "visitors:door-now": DOOR,
    "visitors:line": DOOR,
    "visitors:place-create": DOOR,
    "visitors:place-calling": DOOR,
    "visitors:place-leaving": DOOR,
    "visitors:person-today": DOOR,
    "visitors:person-children": DOOR,
    "visitors:provision-create": DOOR,
    "visitors:provision-undoing": DOOR,
    "visitors:together-create": DOOR,
    "visitors:together-undoing": DOOR,
    "visitors:person-card": DOOR,
    "visitors:person-card-replacing": DOOR,
    "visitors:alert-create": LEAD,
    "visitors:alert-ending": LEAD,
    "visitors:session-visits": DOOR,
    "visitors:session-undoing": DOOR,
    "visitors:workbook": ADMIN,
    "visitors:cards": LEAD,
    "visitors:card-sheet-create": LEAD,
    "visitors:card-sheet": LEAD,
    "visitors:card-sheet-discarding": LEAD,
    "visitors:doubts": LEAD,
    "visitors:doubts-search": LEAD,
    "visitors:doubt": LEAD,
    "visitors:doubt-same": LEAD,
    "visitors:doubt-different": LEAD,
    "visitors:links": LEAD,
    "visitors:link-undoing": LEAD,
    "visitors:people": LEAD,
    "visitors:photos": LEAD,
    "visitors:soon": LEAD,
    "visitors:person-keeping": LEAD,
    "visitors:person-death": LEAD,
    "visitors:person-death-undoing": LEAD,
    "visitors:person": LEAD,
    "visitors:person-same": LEAD,
    "visitors:person-doubt": LEAD,
    "visitors:person-names": LEAD,
    "visitors:person-background": LEAD,
    "visitors:person-contact": LEAD,
    "visitors:person-consent": LEAD,
    "visitors:person-alert": LEAD,
    "visitors:person-alert-ending": LEAD,
    "visitors:person-move": LEAD,
    "visitors:person-return": LEAD,
    "visitors:consent-withdrawing": LEAD,
    "visitors:moves": LEAD,
    "visitors:move-undoing": LEAD,
    "visitors:move-reopening": LEAD,
    "visitors:site-move": LEAD,
    "visitors:sitemove-undoing": LEAD,
    "visitors:person-request": LEAD,
    "visitors:disclosures": TRUSTEE,
    "visitors:disclosure-create": TRUSTEE,
    "visitors:disclosure": TRUSTEE,
    "visitors:disclosure-decision": TRUSTEE,
    "visitors:disclosure-agreeing": TRUSTEE,
    "visitors:person-erasing": LEAD,
    "visitors:person-copy": LEAD,
    "visitors:person-copy-file": LEAD,
    "visitors:requests": LEAD | ADMIN,
    "visitors:request-create": LEAD | ADMIN,
    "visitors:request": LEAD | ADMIN,
    "visitors:request-pausing": LEAD | ADMIN,
    "visitors:request-resuming": LEAD | ADMIN,
    "visitors:request-acknowledging": LEAD | ADMIN,
    "visitors:complaint-form": DOOR | {Access.TRUSTEE, Access.ADMIN},
    "visitors:lists": LEAD,
    "visitors:site-create": LEAD,
    "visitors:site": LEAD,
    "visitors:site-name": LEAD,
    "visitors:site-retiring": LEAD,
    "visitors:site-restoring": LEAD,
    "visitors:site-joining": LEAD,
    "visitors:site-people": LEAD,
    "visitors:source-create": LEAD,
    "visitors:source": LEAD,
    "visitors:source-name": LEAD,
    "visitors:source-retiring": LEAD,
    "visitors:source-restoring": LEAD,
    "visitors:source-joining": LEAD,
    "visitors:town-spelling": LEAD,
    "bikes:queue": BIKES,
    "bikes:list-state": BIKES,
    "bikes:poster": BIKES,
    "bikes:people": BIKES | LEAD,
    "bikes:person-joining": BIKES | LEAD,
    "bikes:person-wish": BIKES | DOOR,
    "bikes:request": BIKES,
    "bikes:request-about": BIKES,
    "bikes:request-leaving": BIKES,
    "bikes:request-restoring": BIKES,
    "bikes:request-still-wanted": BIKES | DOOR,
    "bikes:request-slip": BIKES,
    "bikes:bike-offering": BIKES,
    "bikes:offer-create": BIKES,
    "bikes:skip-create": BIKES,
    "bikes:offer-accepting": BIKES | DOOR,
    "bikes:offer-declining": BIKES,
    "bikes:offer-undoing": BIKES,
    "bikes:offer-try": BIKES,
    "bikes:offer-handover": BIKES,
    "bikes:workshop": BIKES,
    "bikes:workshop-find": BIKES,
    "bikes:workshop-create": BIKES,
    "bikes:workshop-left": BIKES,
    "bikes:bikes": BIKES,
    "bikes:bike": BIKES,
    "bikes:bike-about": BIKES,
    "bikes:bike-triage": BIKES,
    "bikes:bike-start": BIKES,
    "bikes:bike-repair": BIKES,
    "bikes:bike-check": BIKES,
    "bikes:bike-release": BIKES,
    "bikes:bike-sending-back": BIKES,
    "bikes:bike-retiring": BIKES,
    "bikes:bike-finding": BIKES,
    "bikes:bike-photo": BIKES,
    "bikes:bike-photo-seen": BIKES,
    "bikes:bike-photo-dropping": BIKES,
    "bikes:photo-create": BIKES,
    "bikes:handover": BIKES,
    "bikes:handover-theft": BIKES,
    "bikes:handover-returning": BIKES,
    "bikes:handover-swapping": BIKES,
    "bikes:handover-keeping": BIKES,
    "bikes:figures": BIKES | LEAD | {Access.TRUSTEE},
    "bikes:rules": BIKES | LEAD | {Access.TRUSTEE},
    "bikes:rules-change": TRUSTEE,
    "bikes:kit": BIKES,
    "bikes:kit-counting": BIKES,
}
DEEDS = {
    "hub:sign-out",
    "hub:session-opening",
    "hub:session-closing",
    "hub:session-reopening",
    "hub:programmes-planning",
    "hub:programme-restarting",
    "hub:account-renewal",
    "hub:account-ending",
    "hub:account-password",
    "hub:account-access-taking",
}
AT_THE_DOOR = ("door", "door-now", "line", "person-today", "session-visits")
DOOR_PAGES = {f"visitors:{name}" for name in AT_THE_DOOR}
DOOR_PAGES |= {f"visitors:{name}" for name in ("doubts", "doubt", "links", "person", "moves", "cards", "card-sheet")}
DOOR_PAGES |= {"visitors:soon", "visitors:photos"}
DOOR_PAGES |= {"visitors:disclosures", "visitors:disclosure"}
DOOR_PAGES |= {f"visitors:{name}" for name in ("requests", "complaint-form", "person-copy", "person-copy-file")}
# Pages with a form that is sent to the page's own address.
DOOR_FORMS = {f"visitors:{name}" for name in ("new-face", "people", "site-move", "workbook")}
DOOR_FORMS |= {f"visitors:person-{name}" for name in ("names", "background", "contact", "consent", "death", "request")}
DOOR_FORMS |= {"visitors:person-erasing"}
DOOR_FORMS |= {f"visitors:{name}" for name in ("request", "request-create", "disclosure-create", "disclosure-decision")}
DOOR_PAGES |= {f"visitors:{name}" for name in ("lists", "site", "source")}
DOOR_FORMS |= {f"visitors:{kind}-{name}" for kind in ("site", "source") for name in ("create", "name", "joining")}
DOOR_FORMS |= {"visitors:site-people"}
DOOR_FORMS |= {f"visitors:person-{name}" for name in ("same",)}
DEEDS |= {name for name in POLICY if name.startswith("visitors:")} - DOOR_PAGES - DOOR_FORMS
BIKE_DEEDS = ("person-wish", "request-still-wanted", "offer-create", "offer-accepting", "offer-undoing", "offer-try")
BIKE_DEEDS += ("bike-start", "bike-finding", "bike-photo-dropping", "photo-create")
BIKE_DEEDS += ("handover-returning", "handover-keeping")
DEEDS |= {f"bikes:{name}" for name in BIKE_DEEDS}
# A press at the door with nothing in it is refused in words.
PRESSES = {
    "bikes:offer-try",
    "bikes:bike-start",  # of a bike that stands elsewhere
    "bikes:bike-finding",
    "bikes:photo-create",
    "bikes:handover-keeping",  # of one that came back
    "visitors:frame-create",
    "visitors:visit-create",
    "visitors:headcount-create",
    "visitors:undoing-create",
    "visitors:place-create",
    "visitors:place-calling",
    "visitors:provision-create",
    "visitors:provision-undoing",
    "visitors:together-create",
    "visitors:move-undoing",  # of somebody who is back
    "visitors:person-card",
    "visitors:disclosure-agreeing",
    "visitors:card-sheet-create",
    "visitors:town-spelling",
    "visitors:person-doubt",
}
PAGES_ONLY = DOOR_PAGES | {
    "hub:urgent-help",
    "hub:door-cards",
    "hub:keeping",
    "hub:home",
    "hub:healthz",
    "hub:calendar",
    "hub:week",
    "hub:month",
    "hub:session",
    "hub:programmes",
    "hub:programme",
    "hub:accounts",
    "hub:account",
    "hub:audit",
    "bikes:queue",
    "bikes:poster",
    "bikes:request",
    "bikes:request-slip",
    "bikes:bike-offering",
    "bikes:workshop",
    "bikes:workshop-find",
    "bikes:workshop-left",
    "bikes:bikes",
    "bikes:bike",
    "bikes:bike-photo",
    "bikes:bike-photo-seen",
    "bikes:handover",
    "bikes:figures",
    "bikes:rules",
    "bikes:kit",
}


def walk(tree: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in tree.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern, inner)
        else:
            yield f"{space}{pattern.name}", pattern


def test_every_view_wears_the_rule_of_the_policy() -> None:
    rules = {name: pattern.callback.access_rule for name, pattern in walk(get_resolver())}
    admin = {name: rule for name, rule in rules.items() if name.startswith("admin:") or name == "None"}
    assert {name: rule for name, rule in rules.items() if name not in admin} == POLICY
    assert len(admin) > 20
    assert set(admin.values()) == {ADMIN}


def test_a_view_without_a_rule_is_closed_even_to_administrators(administrator: User, settings) -> None:
    settings.ROOT_URLCONF = "tests.hub.bare_urls"
    assert signed_in(administrator).get("/bare").status_code == 403


def test_a_view_cannot_wear_two_rules() -> None:
    with pytest.raises(TypeError, match="wears two access rules"):
        needs(Access.DOOR)(open_to_all(lambda request: None))


@pytest.fixture
def rows(db: None) -> dict[str, dict]:
    """Something to point each address at."""
    session: Session = SessionFactory()
    programme: Programme = ProgrammeFactory()
    later = timezone.localdate() + timedelta(days=30)
    closure: Closure = ClosureFactory(from_on=later, until_on=later)
    account = {"pk": UserFactory(accesses=[Access.ADMIN]).pk}
    by_word = {
        "session": {"pk": session.pk},
        "programme": {"pk": programme.pk},
        "closure": {"pk": closure.pk},
        "account": account,
        "week": {"on": date(2026, 5, 14)},
        "month": {"on": date(2026, 5, 14)},
    }
    no_row = {"hub:programme-create", "hub:account-create", "hub:closure-create"}
    arguments = {name: {} if name in no_row else by_word.get(name[4:].split("-")[0], {}) for name in POLICY}
    for name in ("hub:account-access-giving", "hub:account-access-taking"):
        arguments[name] = {**account, "access": "door"}
    return arguments | rows_at_the_door() | rows_of_bikes()


def rows_of_bikes() -> dict[str, dict]:
    """A bike kept for somebody who is here today."""
    offer = BikeOfferFactory()
    person = offer.request.person
    VisitFactory(person=person, session__held_on=timezone.localdate())
    pointing = {"person": person.pk, "request": offer.request_id, "bike": offer.bike_id, "offer": offer.pk}
    pointing["handover"] = HandoverFactory(offer__request__child=1).pk
    photo = BikePhoto.objects.create(bike=offer.bike, data=b"", digest="a1", width=1, height=1)
    arguments = {
        name: {"pk": pointing[word]}
        for name in POLICY
        if name.startswith("bikes:") and (word := name[6:].split("-")[0]) in pointing
    }
    both = {"pk": offer.bike_id, "rider": offer.request_id}
    arguments["bikes:bike-photo-seen"] |= {"digest": photo.digest}
    words = {"bikes:bikes": {"slug": "ready"}, "bikes:kit-counting": {"kind": "lock"}}
    return arguments | words | {"bikes:offer-create": both, "bikes:skip-create": both}


def at_the_door(user: User, rows: dict[str, dict]) -> Client:
    """A tablet that is bound to the session with people in it."""
    client = signed_in(user)
    sign_in = client.session
    sign_in["door_session"] = str(rows["visitors:session-visits"]["pk"])
    sign_in.save()
    return client


def rows_at_the_door() -> dict[str, dict]:
    """An open session, somebody in it, somebody outside, a doubt, and one of all that a lead can take back."""
    visit = VisitFactory(session__held_on=timezone.localdate())
    place = Place.objects.create(session=visit.session, number=1, person=PersonFactory())
    doubt = Doubt.objects.create(newer=PersonFactory(), older=PersonFactory())
    by = UserFactory()
    site, consent = Site.objects.create(name="Hotel"), agree(visit.person, Consent.Kind.PHOTO, by=by)
    rows = {"place": place.pk, "doubt": doubt.pk, "session": visit.session.pk, "consent": consent.pk, "site": site.pk}
    rows["source"] = ReferralSource.objects.create(name="A friend").pk
    rows["link"] = link(PersonFactory(), PersonFactory(), by=by).pk
    rows["sitemove"] = SiteMove.objects.create(site=site, from_on=timezone.localdate()).pk
    rows["move"] = Move.objects.create(
        person=PersonFactory(), from_on=timezone.localdate(), until_on=timezone.localdate(), ended_at=timezone.now()
    ).pk
    rows["disclosure"] = DisclosureFactory().pk
    rows["request"] = RightsRequestFactory(kind="complaint").pk
    rows["card"] = CardSheet.objects.create(per_page=10).pk
    rows |= dict.fromkeys(("person", "provision", "together", "alert"), visit.person.pk)
    bare = {
        "visitors:request-create",
        "visitors:disclosure-create",
        "visitors:place-create",
        "visitors:doubts",
        "visitors:card-sheet-create",
    }
    bare |= {"visitors:site-create", "visitors:source-create"}
    arguments = {
        name: {"pk": rows[word]}
        for name in set(POLICY) - bare
        if name.startswith("visitors:") and (word := name[9:].split("-")[0]) in rows
    }
    arguments["visitors:person-card-replacing"]["card"] = CardFactory(person=visit.person).pk
    return arguments


def test_every_access_against_every_address(rows: dict[str, dict]) -> None:
    """One table: each account and a stranger send a page's or deed's own method to each address."""
    people: list[tuple[Access | None, User | None]] = [(None, None)]
    people += [(access, UserFactory(accesses=[access])) for access in Access]
    wrong = []
    for name, rule in POLICY.items():
        url = reverse(name, kwargs=rows[name])
        for access, user in people:
            client = at_the_door(user, rows) if user else Client()
            answer = client.post(url) if name in DEEDS else client.get(url)
            if not rule or access in rule:
                ok = answer.status_code in ({409, 422} if name in PRESSES else {200, 204, 302})
            elif access is None:
                ok = (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/sign-in")
            else:
                ok = answer.status_code == 403
            if not ok:
                wrong.append((name, access, answer.status_code))
    assert wrong == []


def test_every_address_refuses_other_methods(rows: dict[str, dict]) -> None:
    client = signed_in(UserFactory(accesses=list(Access)))
    wrong = []
    for name in POLICY:
        url = reverse(name, kwargs=rows[name])
        methods = {"put", "delete", "patch"} | ({"get"} if name in DEEDS else set())
        methods |= {"post"} if name in PAGES_ONLY else set()
        wrong += [(name, method) for method in methods if getattr(client, method)(url).status_code != 405]
    assert wrong == []


def test_a_missing_row_is_a_404(rows: dict[str, dict], lead: User) -> None:
    client = at_the_door(UserFactory(accesses=list(Access)), rows)
    missing = {"pk": 999_999_999_999}
    nobody = {"pk": "00000000-0000-4000-8000-000000000000"}
    unknown = dict.fromkeys([name for name, row in rows.items() if isinstance(row.get("pk"), UUID)], nobody)
    answers = {}
    for name, arguments in rows.items():
        if "pk" in arguments:
            url = reverse(name, kwargs={**arguments, **unknown.get(name, missing)})
            answers[name] = (client.post(url) if name in DEEDS else client.get(url)).status_code
    assert set(answers.values()) == {404}


def test_a_stranger_comes_back_to_the_page_after_signing_in(lead: User, stranger: Client) -> None:
    answer = stranger.get("/calendar/month/2026-05-14")
    assert answer.headers["Location"] == "/sign-in?next=/calendar/month/2026-05-14"


def test_a_strangers_part_of_a_page_leads_the_whole_page_to_sign_in(stranger: Client) -> None:
    answer = stranger.get("/calendar", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/sign-in")


def test_an_account_without_any_access_sees_nothing(db: None) -> None:
    assert signed_in(UserFactory()).get("/").status_code == 403
