"""Ask every room a fixed list of questions."""

from datetime import date
from types import ModuleType

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from time_machine import Traveller

from hub import rooms
from hub.models import User
from hub.models.calendar import State
from hub.rooms import QUESTIONS, Fact, Task, ask_all
from tests.conftest import signed_in
from tests.factories import SessionFactory, TimetableFactory, UserFactory
from visitors.models import Person


def test_a_room_answers_by_defining_the_function(kitchen: ModuleType) -> None:
    kitchen.door_prompts = lambda person_ids: {"tea for": person_ids}
    assert list(ask_all("door_prompts", [1, 2])) == [{"tea for": [1, 2]}]


def test_a_room_that_has_nothing_to_say_is_passed_over(kitchen: ModuleType) -> None:
    assert list(ask_all("door_prompts", [1, 2])) == []


def test_every_question_is_asked_in_its_own_shape(kitchen: ModuleType) -> None:
    for question, names in QUESTIONS.items():
        setattr(kitchen, question, lambda *args: len(args))
        assert list(ask_all(question, *names)) == [len(names)]


def test_an_unknown_question_or_shape_is_a_mistake_of_ours(kitchen: ModuleType) -> None:
    with pytest.raises(KeyError):
        list(ask_all("favourite_colour"))
    with pytest.raises(TypeError, match="door_prompts takes"):
        list(ask_all("door_prompts"))


def test_every_answer_in_a_room_is_to_a_question_on_the_list() -> None:
    for answers in rooms._answering_rooms(tuple(settings.ROOMS)):
        own = [name for name, thing in vars(answers).items() if getattr(thing, "__module__", "") == answers.__name__]
        assert [name for name in own if not name.startswith("_") and name not in QUESTIONS and name.islower()] == []


def floor(app_label: str) -> int:
    return {"hub": 0, "visitors": 1, "volunteers": 2, "bikes": 3, "donations": 3}.get(app_label, 0)


def test_no_foreign_key_points_up_or_sideways() -> None:
    ours = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in settings.ROOMS]
    keys = [field for model in ours for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
    up = [
        str(key)
        for key in keys
        if (target := key.related_model._meta.app_label) != key.model._meta.app_label
        and floor(target) >= floor(key.model._meta.app_label)
        and target in settings.ROOMS
    ]
    assert (up, len(keys) > 5) == ([], True)


def titles(user: User) -> list[tuple[str, str, str]]:
    return [(task.title, task.detail, task.deed) for answer in ask_all("waiting_for", user) for task in answer]


def test_the_hub_tells_leads_what_was_left_open_or_never_opened(lead: User, thursday: Traveller) -> None:
    SessionFactory(programme__name="Allotment", held_on=date(2026, 5, 11), state=State.OPEN)
    SessionFactory(programme__name="Football", held_on=date(2026, 5, 10))
    assert titles(lead) == [
        ("Monday 11 May was not closed", "Allotment", "Close it"),
        ("Sunday 10 May was not opened", "Football", "Say why"),
    ]


def test_the_hub_tells_leads_when_the_calendar_runs_out(lead: User, thursday: Traveller) -> None:
    timetable = TimetableFactory()
    assert titles(lead) == [("Plan the next weeks", "Nothing is planned yet.", "Plan")]
    SessionFactory(programme=timetable.programme, timetable=timetable, held_on=date(2026, 6, 4))
    assert titles(lead) == [("Plan the next weeks", "Planned until 4 June.", "Plan")]


def test_the_hub_tells_administrators_which_accounts_end_soon(administrator: User, thursday: Traveller) -> None:
    User.objects.update(ends_on="2026-09-01")
    assert titles(administrator) == []
    UserFactory(ends_on="2026-05-20")
    assert titles(administrator) == [("1 account ends soon", "Renew those who still help.", "Look")]


def test_the_hub_tells_others_nothing(door_helper: User, thursday: Traveller) -> None:
    SessionFactory(held_on=date(2026, 5, 11), state=State.OPEN)
    assert titles(door_helper) == []


def test_telling_every_room_asks_for_no_answer(kitchen: ModuleType) -> None:
    told: list[date] = []
    kitchen.night_came = told.append
    assert rooms.tell_all("night_came", date(2026, 5, 14)) is None
    assert told == [date(2026, 5, 14)]


def test_a_sessions_page_shows_what_the_rooms_say_about_it(kitchen: ModuleType, lead: User) -> None:
    session = SessionFactory()
    kitchen.session_facts = lambda session: [Fact("cup", "Cups of tea", 42)]
    kitchen.left_to_do = lambda session: [Task("cup", "Wash up", "All of it.", "Start", "/x")]
    page = signed_in(lead).get(f"/sessions/{session.pk}").content.decode()
    said = ["Cups of tea", '<dd class="v num">42</dd>', "Left to do", "Wash up", 'href="/x"']
    assert [words for words in said if words not in page] == []


def test_a_sessions_page_says_nothing_when_no_room_does(kitchen: ModuleType, lead: User) -> None:
    page = signed_in(lead).get(f"/sessions/{SessionFactory().pk}").content.decode()
    assert ("Left to do" in page, '<dl class="tiles' in page) == (False, False)


OWED = {"linked", "anonymised", "facts_about", "rows_about"}


def rooms_with_a_key_to_a_person() -> set[str]:
    """Rooms above the register; it joins and forgets its own rows by its own verbs, and answers for a copy."""
    models_of_ours = [model for model in apps.get_models() if model._meta.app_label in settings.ROOMS]
    fields = [field for model in models_of_ours for field in model._meta.local_fields]
    return {field.model._meta.app_label for field in fields if field.related_model is Person} - {"visitors"}


def owed_by(pointing: set[str]) -> dict[str, set[str]]:
    """What each of those rooms does not answer and must."""
    answering = {
        answers.__name__.partition(".")[0]: answers for answers in rooms._answering_rooms(tuple(settings.ROOMS))
    }
    lacking = {room: {name for name in OWED if not hasattr(answering.get(room), name)} for room in pointing}
    return {room: names for room, names in lacking.items() if names}


def test_every_room_with_a_key_to_a_person_answers_for_links_forgetting_and_copies() -> None:
    assert owed_by(rooms_with_a_key_to_a_person()) == {}
    assert [room.__name__ for room in rooms._answering_rooms(("visitors",)) if hasattr(room, "facts_about")] != []


def test_a_room_with_a_key_to_a_person_and_no_answers_is_found_out(kitchen: ModuleType) -> None:
    room = kitchen.__name__.partition(".")[0]
    assert owed_by({room}) == {room: OWED}
    kitchen.linked = kitchen.facts_about = kitchen.rows_about = lambda *_asked: None
    assert owed_by({room}) == {room: {"anonymised"}}
