"""What the bike room says at the door: a bike is ready, still want one, put on the list, bring it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bikes.models import BikeRequest, QueueStatus
from bikes.opening import sentence
from bikes.rules import ASK_EVERY
from hub.rooms import Prompt

# One statement for everybody on the screen: their places with the offer that stands, what they ride, what they wish.
SAYING = """
    SELECT person.id, person.moved_away_on, wish.is_wished, bike.is_out,
           request.id, request.state, request.child, offer.id, offer.due_on, offer.state,
           list.state, list.reason, list.review_on
    FROM visitors_person person
    LEFT JOIN LATERAL (
        SELECT id, state, child FROM bikes_bikerequest place
        WHERE place.person_id = person.id AND (place.state IN ('offered', 'accepted', 'no_reply')
            OR place.state = 'waiting' AND coalesce(still_wanted_on, joined_on) <= %(today)s - 7 * coalesce(
                (SELECT ask_weeks FROM bikes_ruling WHERE from_at <= %(now)s ORDER BY from_at DESC, id DESC LIMIT 1),
                %(ask_weeks)s)
            OR place.state = 'lapsed' AND NOT EXISTS (
                SELECT FROM bikes_bikerequest newer WHERE newer.person_id = place.person_id
                AND newer.child = place.child AND newer.id > place.id))
    ) request ON true
    LEFT JOIN bikes_bikeoffer offer ON offer.request_id = request.id AND offer.state IN ('offered', 'accepted')
    LEFT JOIN bikes_queuestatus list ON list.until_at IS NULL
    CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM visitors_provision WHERE person_id = person.id AND kind = 'asked_bike'
                       AND wants IS NOT FALSE)
           AND NOT EXISTS (SELECT FROM bikes_bikerequest WHERE person_id = person.id)
           AND NOT EXISTS (SELECT FROM bikes_handover WHERE person_id = person.id) AS is_wished
    ) wish
    CROSS JOIN LATERAL (
        SELECT EXISTS (SELECT FROM bikes_handover WHERE person_id = person.id AND ended_at IS NULL) AS is_out
    ) bike
    WHERE person.id = ANY(%(people)s)
    ORDER BY person.id, request.child, request.id
"""


@dataclass(frozen=True)
class Standing:
    """One place of somebody at the door, or none, with what stands beside it."""

    person: UUID
    moved_away_on: date | None
    is_wished: bool
    is_out: bool
    request: int | None
    state: str | None
    child: int | None
    offer: int | None
    due_on: date | None
    answer: str | None
    list_state: str | None
    list_reason: str | None
    review_on: date | None


def prompts(person_ids: list[UUID]) -> dict[UUID, list[Prompt]]:
    """What there is to say to each of these people. One query."""
    asked = {"people": list(person_ids), "today": timezone.localdate(), "now": timezone.now()}
    asked["ask_weeks"] = ASK_EVERY.days // 7  # until the trustees decide
    said: dict[UUID, list[Prompt]] = {person: [] for person in person_ids}
    with connection.cursor() as cursor:
        cursor.execute(SAYING, asked)
        standings = [Standing(*row) for row in cursor.fetchall()]
    for standing in standings:
        for prompt in [*_of_place(standing), *_of_person(standing)]:
            if prompt not in said[standing.person]:  # somebody with two places is one row each
                said[standing.person].append(prompt)
    return said


def _of_place(standing: Standing) -> Iterator[Prompt]:
    if standing.offer:
        yield _ready(standing)
    elif standing.request:
        words = _("Still want a bike?") if not standing.child else _("Still want a bike for the child?")
        detail = _("If not, tell the bike team.")
        url = reverse("bikes:request-still-wanted", args=[standing.request])
        yield Prompt("bike", words, waits=True, detail=detail, deed=_("Yes, still"), url=url, sends={"said": "yes"})


def _ready(standing: Standing) -> Prompt:
    words = _("A bike is ready for you") if not standing.child else _("A bike is ready for your child")
    detail = _("Kept until %(day)s. Show them the bike corner.") % {"day": date_format(standing.due_on, "l j F")}
    if standing.answer == BikeRequest.State.ACCEPTED:
        return Prompt("bike", words, detail=detail)
    url = reverse("bikes:offer-accepting", args=[standing.offer])
    return Prompt("bike", words, detail=detail, deed=_("They want it"), url=url, sends={"said": "yes"})


def _of_person(standing: Standing) -> Iterator[Prompt]:
    if standing.moved_away_on and standing.is_out:
        yield Prompt("bike", _("Bring the bike back?"), detail=_("They moved away. Ask if they pass it on through us."))
    if standing.is_wished:
        yield _wish(standing)


def _wish(standing: Standing) -> Prompt:
    if standing.list_state in {None, QueueStatus.State.OPEN}:
        url = reverse("bikes:person-wish", args=[standing.person])
        detail = _("Their height can be asked later.")
        deed = _("Put on the list")
        return Prompt("bike", _("Wants a bike"), waits=True, detail=detail, deed=deed, url=url, sends={"said": "yes"})
    status = QueueStatus(state=standing.list_state, reason=standing.list_reason, review_on=standing.review_on)
    return Prompt("bike", _("Wants a bike"), waits=True, detail=sentence(status))
