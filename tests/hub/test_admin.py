"""The one admin: every row to look at, nothing to change, for administrators alone."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin

from hub.models import Access, User
from tests.conftest import signed_in
from tests.factories import ClosureFactory, GrantFactory, SessionFactory, TimetableFactory, UserFactory

NOT_REGISTERED = {"hub.SignInTry", "visitors.Receipt"}


def test_every_model_of_ours_is_registered_but_those_that_nobody_may_browse() -> None:
    ours = {model for model in apps.get_models() if model._meta.app_label in settings.ROOMS}
    missing = {model._meta.label for model in ours - set(admin.site._registry)}
    assert missing == NOT_REGISTERED


def test_no_groups_give_access() -> None:
    assert {model._meta.label for model in admin.site._registry} & {"auth.Group", "auth.Permission"} == set()


def test_every_list_and_row_opens_and_nothing_can_be_changed(administrator: User) -> None:
    session = SessionFactory(timetable=TimetableFactory())
    rows = [session, session.timetable, session.programme, ClosureFactory(), GrantFactory(access=Access.STORE)]
    client = signed_in(administrator)
    for row in [*rows, administrator]:
        base = f"/admin/{row._meta.app_label}/{row._meta.model_name}/"
        answers = [client.get(base), client.get(f"{base}{row.pk}/change/")]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert 'name="_save"' not in answers[1].content.decode()
        tries = [
            client.get(f"{base}add/"),
            client.post(f"{base}{row.pk}/change/", {}),
            client.post(f"{base}{row.pk}/delete/"),
        ]
        assert [answer.status_code for answer in tries] == [403, 403, 403]


def test_a_password_is_never_shown(administrator: User) -> None:
    page = signed_in(administrator).get(f"/admin/hub/user/{administrator.pk}/change/").content.decode()
    assert administrator.password not in page


def test_no_page_title_or_search_carries_a_name(administrator: User) -> None:
    client = signed_in(administrator)
    for address in ("", f"{administrator.pk}/change/", f"{administrator.pk}/history/", "?q=samuel"):
        page = client.get(f"/admin/hub/user/{address}").content.decode()
        assert re.findall(r"<title>(.*?)</title>", page) == ["Users · Drop-in Hub"]
        assert 'name="q"' not in page


@pytest.mark.parametrize("access", [access for access in Access if access != Access.ADMIN])
def test_nobody_else_comes_in(db: None, access: Access) -> None:
    client = signed_in(UserFactory(accesses=[access]))
    assert {client.get(url).status_code for url in ("/admin/", "/admin/hub/user/", "/admin/nothing")} == {403}


def test_a_stranger_signs_in_at_the_hubs_own_door(db: None, client) -> None:
    assert client.get("/admin/").headers["Location"] == "/sign-in?next=/admin/"
    assert client.get("/admin/login/").headers["Location"].startswith("/sign-in")


def test_the_password_is_changed_on_the_hubs_own_page(administrator: User) -> None:
    assert signed_in(administrator).get("/admin/password_change/").headers["Location"] == "/password"


def test_an_administrator_who_is_signed_in_is_not_sent_to_sign_in_again(administrator: User) -> None:
    answer = signed_in(administrator).get("/admin/login/", {"next": "//example.org"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize(
    "asked",
    [
        "user/?password__startswith=md5",
        "user/?username__trigram_similar=x",
        "user/?username__regex=(",
        "user/?last_login__year=99999",
        "grant/?user__password__startswith=md5",
        "session/?state__regex=(",
        "session/?held_on__year=99999",
        "session/?state__exact=%00",
        "session/?programme__id__exact=%00",
        "auditentry/?row=%00",
    ],
)
def test_a_list_answers_only_what_its_filters_ask(administrator: User, asked: str) -> None:
    answer = signed_in(administrator).get(f"/admin/hub/{asked}")
    assert (answer.status_code, "We did not understand that" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("asked", ["x", "9" * 30, "-1"])
def test_a_filter_with_a_strange_value_breaks_nothing(administrator: User, asked: str) -> None:
    client = signed_in(administrator)
    for lookup in ("programme__id__exact", "programme__exact", "state__exact", "state__id__exact"):
        answer = client.get(f"/admin/hub/session/?{lookup}={asked}", follow=True)
        assert (answer.status_code, "0 sessions" in answer.content.decode()) == (200, True)


def test_every_filter_beside_a_list_works(administrator: User) -> None:
    SessionFactory(timetable=TimetableFactory())
    client = signed_in(administrator)
    for model in ("session", "grant"):
        page = client.get(f"/admin/hub/{model}/").content.decode()
        links = set(re.findall(r'href="(\?[^"]+__exact=[^"]+)"', page))
        assert links
        assert {client.get(f"/admin/hub/{model}/{link}").status_code for link in links} == {200}


def test_what_nothing_leads_to_is_not_there(administrator: User) -> None:
    client = signed_in(administrator)
    asked = "autocomplete/?app_label=hub&model_name=grant&field_name=user&term=%00"
    assert [client.get(f"/admin/{address}").status_code for address in (asked, "r/7/1/")] == [404, 404]
