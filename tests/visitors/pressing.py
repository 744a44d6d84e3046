"""A press on a page of the door, as a browser sends it, and what the screen says then."""

from uuid import uuid4

from django.test import Client

HTMX = {"HX-Request": "true"}
TYPING = {**HTMX, "HX-Trigger-Name": "q"}


def press(client: Client, url: str, *, headers: dict | None = None, **sent: object) -> tuple[int, str]:
    """Send a form, go where the answer leads, and give the status and the words."""
    sent.setdefault("receipt", uuid4())
    answer = client.post(url, sent, headers=headers or {})
    if answer.status_code == 302:
        answer = client.get(answer.headers["Location"])
    return answer.status_code, answer.content.decode()
