"""What the register answers when every room is asked."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hub.rooms import Prompt
from visitors import demo
from visitors.models import Alert


def door_prompts(person_ids: list[UUID]) -> dict[UUID, list[Prompt]]:
    """The one thing the register says at the door: please call the lead, and never why."""
    called = Alert.objects.live().filter(person__in=person_ids).values_list("person", flat=True)
    return {person: [Prompt("call", _("Please call the session lead"), is_call=True)] for person in called}


def demo_loaded(today: date) -> None:
    """Bring invented people into a fresh demo."""
    demo.load(today)
