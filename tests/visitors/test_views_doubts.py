"""What the door was not sure of, on the lead's screen."""

import pytest
from django.test import Client

from hub.models import AuditEntry, Session, User
from tests.factories.visitors import DoubtFactory
from tests.visitors.pressing import press
from visitors.doubts import open_doubts
from visitors.models import Doubt, Person
from visitors.views.doubts import MOST


def test_a_pair_is_shown_with_what_tells_them_apart_and_who_asked(
    rosa: Client, session: Session, door_helper: User
) -> None:
    DoubtFactory(
        older__known_as="Zahra",
        older__tell_apart="Two small girls",
        newer__known_as="Zahrah",
        made_by=door_helper,
        session=session,
    )
    page = rosa.get("/doubts").content.decode()
    said = ["1 pair waits for you.", "Zahra", "Zahrah", "Two small girls", "Asked at the door on 14 May", "Daniel"]
    assert [words for words in said if words not in page] == []


def test_nobody_in_doubt_is_said(rosa: Client) -> None:
    assert "Nobody is in doubt." in rosa.get("/doubts").content.decode()


def test_many_pairs_come_in_portions(rosa: Client) -> None:
    DoubtFactory.create_batch(MOST + 1)
    page = rosa.get("/doubts").content.decode()
    assert (f"{MOST + 1} pairs wait for you." in page, page.count("<article")) == (True, MOST)


@pytest.mark.parametrize(
    ("deed", "said", "acts"),
    [
        ("same", "Now they are one record.", ["person.link", "person.link"]),
        ("different", "Noted: two people. Nobody will ask again.", ["doubt.decide", "doubts.look", "doubts.look"]),
    ],
)
def test_a_decision_is_noted_and_the_same_form_twice_is_harmless(
    rosa: Client, lead: User, deed: str, said: str, acts: list[str]
) -> None:
    doubt = DoubtFactory()
    for _twice in range(2):
        status, page = press(rosa, f"/doubts/{doubt.pk}/{deed}")
        assert (status, said in page) == (200, True)
    doubt.refresh_from_db()
    assert (doubt.state, doubt.decided_by, open_doubts().count()) == (deed, lead, 0)
    assert list(AuditEntry.objects.values_list("act", flat=True)) == acts


@pytest.mark.parametrize("pk", [0, 999, 10**18, 10**30])
@pytest.mark.parametrize("deed", ["same", "different"])
def test_a_doubt_that_is_gone_is_a_404(rosa: Client, deed: str, pk: int) -> None:
    assert (press(rosa, f"/doubts/{pk}/{deed}")[0], Doubt.objects.count()) == (404, 0)


def test_somebody_forgotten_meanwhile_leaves_no_name_and_no_broken_page(rosa: Client) -> None:
    doubt = DoubtFactory(older__known_as="Zahra", newer__known_as="Neda")
    Person.objects.filter(pk=doubt.older_id).update(known_as="", anonymised_at="2026-05-14T08:00Z")
    answer = rosa.get("/doubts")
    assert (answer.status_code, "Zahra" in answer.content.decode()) == (200, False)
    assert press(rosa, f"/doubts/{doubt.pk}/different")[0] == 200


def test_who_is_in_doubt_is_not_read_without_a_record(rosa: Client, lead: User) -> None:
    doubt = DoubtFactory()
    rosa.get("/doubts")
    rosa.get(f"/doubts/{doubt.pk}")
    assert list(AuditEntry.objects.order_by("pk").values_list("act", "row", "by")) == [
        ("doubts.look", "", lead.pk),
        ("person.look", str(doubt.older_id), lead.pk),
        ("person.look", str(doubt.newer_id), lead.pk),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_doubts_cost_the_same_for_many(rosa: Client, django_assert_num_queries, rows: int) -> None:
    DoubtFactory.create_batch(rows)
    with django_assert_num_queries(8):  # sign-in 2, savepoint 2, the look, number, pairs, whether any were joined
        rosa.get("/doubts")
