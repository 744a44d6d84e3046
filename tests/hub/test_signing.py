"""Sign in, sign out, change the password."""

import pytest
from django.test import Client

from hub.forms import PasswordForm
from hub.models import SignInTry, User
from hub.throttle import Origin
from tests.conftest import signed_in
from tests.factories.hub import PASSWORD

NO_MATCH = "That does not match. Try again, or ask your session lead."


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str):
    return client.post("/sign-in", {"username": username, "password": password, **more})


def test_sign_in_leads_home_or_back(lead: User) -> None:
    assert sign_in(Client(), "rosa").headers["Location"] == "/"
    assert sign_in(Client(), "rosa", next="/calendar").headers["Location"] == "/calendar"


def test_a_tablet_that_begins_with_a_capital_signs_in_too(lead: User) -> None:
    assert sign_in(Client(), "Rosa ").status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "\x00"])
def test_sign_in_never_leads_elsewhere(lead: User, elsewhere: str) -> None:
    assert sign_in(Client(), "rosa", next=elsewhere).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("username", "password", "sentence"),
    [
        ("rosa", "wrong", NO_MATCH),
        ("nobody", PASSWORD, NO_MATCH),
        ("rosa\x00", PASSWORD, "There are hidden letters in this. Please type it again."),
        ("rosa", f"{PASSWORD}\x00", "There are hidden letters in this. Please type it again."),
        ("", PASSWORD, "Write the name you were given."),
        ("rosa", "", "Write your password."),
        ("rosa", "x" * 1_000_000, "That is too long. Use at most 200 letters."),
        ("r" * 1_000_000, PASSWORD, "That is too long. Use at most 200 letters."),
        ("\u202erosa", PASSWORD, NO_MATCH),
    ],
)
def test_sign_in_refuses_with_a_sentence(lead: User, username: str, password: str, sentence: str) -> None:
    answer = sign_in(Client(), username, password)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_sign_in_keeps_the_name_but_never_the_password(lead: User) -> None:
    page = sign_in(Client(), "rosa", "wrong-password").content.decode()
    assert ('value="rosa"' in page, "wrong-password" in page) == (True, False)


def test_an_ended_account_hears_the_same_as_a_wrong_password(lead: User) -> None:
    User.objects.update(ends_on="2020-01-01")
    assert NO_MATCH in sign_in(Client(), "rosa").content.decode()


def test_too_many_tries_answer_429_and_say_when(lead: User) -> None:
    client = Client()
    answers = [sign_in(client, "rosa", "wrong").status_code for _ in range(9)]
    assert answers == [422] * 8 + [429]
    last = sign_in(client, "rosa")
    assert (last.status_code, last.headers["Retry-After"]) == (429, "600")
    page = last.content.decode()
    beside = page[page.index('id="div_id_password"') :]
    assert "Too many tries. Wait ten minutes" in beside
    assert ('value="rosa"' in page, PASSWORD in page) == (True, False)


def test_what_does_not_fit_the_form_is_no_try(lead: User) -> None:
    for username, password in [("", PASSWORD), ("rosa", ""), ("rosa", "x" * 201), ("rosa\x00", PASSWORD)]:
        sign_in(Client(), username, password)
    assert not SignInTry.objects.exists()


def test_a_try_that_worked_makes_the_device_known(lead: User) -> None:
    client = Client()
    sign_in(client, "rosa", "wrong")
    sign_in(client, "rosa")
    assert list(SignInTry.objects.values_list("worked", flat=True)) == [True]


@pytest.mark.parametrize(
    ("behind", "counted"), [(False, {"192.0.2.1"}), (True, {"203.0.113.9"})], ids=["at the door", "behind a proxy"]
)
def test_the_address_is_the_one_that_the_proxy_saw(lead: User, settings, behind: bool, counted: set[str]) -> None:
    settings.BEHIND_PROXY = behind
    headers = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    sent = {"username": "rosa", "password": "wrong"}
    Client().post("/sign-in", sent, headers=headers, REMOTE_ADDR="192.0.2.1")
    kept = {Origin.of(username="rosa", device="", address=address).address for address in counted}
    assert set(SignInTry.objects.values_list("address", flat=True)) == kept


def test_the_page_to_sign_in_asks_without_scolding(stranger: Client, db: None) -> None:
    answer = stranger.get("/sign-in?next=/calendar")
    page = answer.content.decode()
    assert (answer.status_code, "aria-invalid" in page) == (200, False)
    assert '<input type="hidden" name="next" value="/calendar">' in page
    assert ('autocomplete="username"' in page, 'autocomplete="current-password"' in page) == (True, True)


def test_the_device_keeps_its_name_and_no_script_can_read_it(lead: User) -> None:
    client = Client()
    sign_in(client, "rosa", "wrong")
    first = client.cookies["device"]
    assert (first["httponly"], first["samesite"]) == (True, "Strict")
    sign_in(client, "rosa", "wrong")
    assert client.cookies["device"].value == first.value


def test_a_forged_device_name_is_replaced(lead: User) -> None:
    client = Client()
    client.cookies["device"] = "mine:forged"
    sign_in(client, "rosa", "wrong")
    assert client.cookies["device"].value != "mine:forged"


def test_sign_in_changes_the_sessions_key(lead: User) -> None:
    client = signed_in(lead)
    before = client.session.session_key
    client.post("/sign-out")
    sign_in(client, "rosa")
    assert client.session.session_key != before


def test_who_is_signed_in_is_led_home(lead: User) -> None:
    assert signed_in(lead).get("/sign-in").headers["Location"] == "/"


def test_sign_out_ends_it_and_takes_a_press_not_a_link(lead: User) -> None:
    client = signed_in(lead)
    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out").headers["Location"] == "/sign-in"
    assert client.get("/").status_code == 302


def change(client: Client, old: str = PASSWORD, new: str = "kettle-garden-moon", again: str | None = None):
    return client.post("/password", {"old_password": old, "new_password1": new, "new_password2": again or new})


def test_changing_the_password_keeps_this_device_and_signs_out_the_others(lead: User) -> None:
    here, elsewhere = signed_in(lead), signed_in(lead)
    assert change(here).headers["Location"] == "/"
    assert (here.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)
    lead.refresh_from_db()
    assert lead.check_password("kettle-garden-moon")
    assert lead.password_changed_at is not None


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"old": "wrong"}, "That is not your password of today."),
        ({"again": "kettle-garden-mood"}, "The two new passwords are not the same."),
        ({"new": "qzjxkv"}, "Use ten letters or more."),
        ({"new": "8305174926315"}, "Numbers alone are too easy to guess. Add words."),
        ({"new": "basketball"}, "Too many people use this one. Put three words together."),
        ({"new": "x" * 1_000_000}, "That is too long. Use at most 200 letters."),
        ({"new": "kettle-garden\x00moon"}, "There are hidden letters in this. Please type it again."),
    ],
)
def test_a_password_that_does_not_fit_gets_a_sentence(lead: User, sent: dict, sentence: str) -> None:
    answer = change(signed_in(lead), **sent)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    lead.refresh_from_db()
    assert lead.check_password(PASSWORD)


def test_a_rule_for_passwords_that_is_new_has_a_sentence_too(lead: User, settings) -> None:
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"}
    ]
    form = PasswordForm(lead, {"old_password": PASSWORD, "new_password1": "rosa", "new_password2": "rosa"})
    assert form.errors == {"new_password1": ["This one is too easy to guess. Put three words together."]}


def test_an_empty_change_of_the_password_asks_for_each_field(lead: User) -> None:
    answer = signed_in(lead).post("/password")
    assert (answer.status_code, answer.content.decode().count("Please fill this in.")) == (422, 3)


@pytest.mark.parametrize("round_again", ["/sign-in", "/sign-in?next=/sign-in", "/admin/login/"])
def test_signing_in_never_leads_round_to_a_sign_in_page(lead: User, round_again: str) -> None:
    answers = [signed_in(lead).get("/sign-in", {"next": round_again}), sign_in(Client(), "rosa", next=round_again)]
    assert [answer.headers["Location"] for answer in answers] == ["/", "/"]


def test_guessing_the_old_password_is_slowed_down(lead: User) -> None:
    client = signed_in(lead)
    answers = [change(client, old="wrong").status_code for _ in range(9)]
    assert answers == [422] * 8 + [429]
    assert "Too many tries." in change(client).content.decode()
    lead.refresh_from_db()
    assert lead.check_password(PASSWORD)


def test_a_new_password_that_does_not_fit_is_no_guess(lead: User) -> None:
    client = signed_in(lead)
    assert [change(client, new="short").status_code for _ in range(12)] == [422] * 12
