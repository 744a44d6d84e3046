"""The first page after signing in: what is on today, and what waits for me."""

from datetime import timedelta
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub import agenda, rooms
from hub.access import Access, needs
from hub.models import Session
from hub.models.calendar import Kind, State


@needs()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    now = timezone.localtime()
    today, *ahead = agenda.days(now.date(), now.date() + timedelta(days=7), request.user)
    main_session, others = _main_and_others(today.sessions)
    context = {
        "now": now,
        "greeting": "morning" if now.hour < 12 else "afternoon" if now.hour < 18 else "evening",
        "today": today,
        "main_session": main_session,
        "is_hub_closed": any(closure.programme_id is None for closure in today.closures),
        "others": others,
        "starts_soon": main_session is not None and timedelta() < main_session.starts_at - now < timedelta(hours=3),
        "ahead": [day for day in ahead if day.sessions or day.closures],
        "tasks": list(chain.from_iterable(rooms.ask_all("waiting_for", request.user))),
        "leads": Access.LEAD in request.user.accesses,
        "at_door": Access.DOOR in request.user.accesses,
        "accesses": [access for access in Access if access in request.user.accesses],
    }
    return render(request, "hub/home.html", context)


def _main_and_others(sessions: list[Session]) -> tuple[Session | None, list[Session]]:
    """The one session of today to show large: what is open, then what is to come, drop-ins before the rest."""
    order = [State.OPEN, State.PLANNED, State.CLOSED, State.CANCELLED]
    ranked = sorted(
        sessions, key=lambda s: (order.index(State(s.state)), s.programme.kind != Kind.DROP_IN, s.starts_at)
    )
    return (ranked[0], ranked[1:]) if ranked else (None, [])
