"""What the hub itself answers when every room is asked."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.kept import RULES
from hub.models import Access, Session, User
from hub.models.calendar import State
from hub.planning import is_behind, planned_until
from hub.retention import Rule, is_to_be_read, last_night_failed
from hub.rooms import Task

SOON = timedelta(days=14)
MOST = 4  # so many sessions are told one by one


def retention_rules() -> list[Rule]:
    """What the hub itself keeps."""
    return RULES


def anonymised(person: Model) -> None:
    """Nothing of the admin's log names them; the audit trail holds their number alone."""
    LogEntry.objects.filter(object_id=str(person.pk)).delete()


def waiting_for(user: User) -> Iterator[Task]:
    """Sessions nobody closed, weeks nobody planned, accounts that end soon, and what trustees read once a year."""
    if Access.LEAD in user.accesses:
        yield from _unfinished_sessions()
        yield from _unplanned_weeks()
    if Access.ADMIN in user.accesses:
        yield from _ending_accounts()
        if last_night_failed():
            yield Task(
                "stop",
                _("Last night did not finish"),
                _("Ask who looks after the server."),
                _("Look"),
                reverse("hub:keeping"),
            )
    if Access.TRUSTEE in user.accesses and is_to_be_read():
        detail = _("Read it, and say that you want it so.")
        yield Task("note", _("How long we keep things"), detail, _("Read"), reverse("hub:keeping"))


def _unfinished_sessions() -> Iterator[Task]:
    past = Session.objects.filter(held_on__lt=timezone.localdate(), state__in=[State.OPEN, State.PLANNED])
    unfinished = list(past.select_related("programme").order_by("-held_on")[: MOST + 1])
    for session in unfinished[:MOST]:
        day, name = date_format(session.held_on, "l j F"), session.programme.name
        if session.state == State.OPEN:
            title, deed = _("%(day)s was not closed") % {"day": day}, _("Close it")
        else:
            title, deed = _("%(day)s was not opened") % {"day": day}, _("Say why")
        yield Task("calendar", title, name, deed, reverse("hub:session", args=[session.pk]))
    if len(unfinished) > MOST:
        last = unfinished[MOST].held_on
        detail = _("Look at %(month)s.") % {"month": date_format(last, "F Y")}
        yield Task("calendar", _("More sessions before that"), detail, _("Look"), reverse("hub:month", args=[last]))


def _unplanned_weeks() -> Iterator[Task]:
    if is_behind():
        until = planned_until()
        detail = (
            _("Planned until %(day)s.") % {"day": date_format(until, "j F")} if until else _("Nothing is planned yet.")
        )
        yield Task("repeat", _("Plan the next weeks"), detail, _("Plan"), reverse("hub:programmes"))


def _ending_accounts() -> Iterator[Task]:
    today = timezone.localdate()
    ending = User.objects.filter(ended_at__isnull=True, ends_on__range=(today, today + SOON)).count()
    if ending:
        title = ngettext("%(n)d account ends soon", "%(n)d accounts end soon", ending) % {"n": ending}
        yield Task("key", title, _("Renew those who still help."), _("Look"), reverse("hub:accounts"))
