"""What the guard makes of an answer."""

from django.test import Client

from hub.models import User
from tests.conftest import signed_in


def test_an_address_that_is_not_opened_this_way_has_a_page(lead: User) -> None:
    for client in (Client(), signed_in(lead)):
        answer = client.get("/sign-out")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
        assert "There is no page to open here" in answer.content.decode()


def test_htmx_is_told_without_a_page(lead: User) -> None:
    answer = signed_in(lead).get("/sign-out", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (405, b"")
