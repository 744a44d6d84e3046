"""What the hub itself keeps, for how long and why; rooms with people in them say the same of theirs."""

from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session as SignIn
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub import audit
from hub.accounts import forget_ended
from hub.clock import months_later
from hub.models import Night
from hub.retention import Rule
from hub.throttle import forget_tries

YEAR = 12


def forget_sign_ins(at: datetime) -> int:
    """Sign-ins of browsers that have run out."""
    return SignIn.objects.filter(expire_date__lt=at).delete()[0]


def forget_admin_log(at: datetime) -> int:
    """What the admin would note of its own; its pages change nothing, so there is nothing to be missed."""
    return LogEntry.objects.filter(action_time__lt=at - timedelta(days=30)).delete()[0]


def forget_nights(at: datetime) -> int:
    return Night.objects.filter(ran_at__date__lt=months_later(timezone.localdate(at), -YEAR)).delete()[0]


RULES = [
    Rule(
        "hub.accounts",
        _("Accounts of helpers: what they are called and sign in with"),
        _("12 months after the account ended. What they did here is then done by “a former helper”."),
        _("So that everybody can see who checked somebody in."),
        {
            "hub.User": "password last_login username called created_at ends_on ended_at password_changed_at "
            "times_ended is_demo",
            "hub.Grant": "user access given_by from_at until_at",
        },
        forget_ended,
    ),
    Rule(
        "hub.tries",
        _("Tries at signing in, as codes that cannot be read back"),
        _("20 minutes for a try that failed, 90 days for a tablet that got in."),
        _("To stop somebody who guesses passwords."),
        {"hub.SignInTry": "at account device address worked"},
        forget_tries,
    ),
    Rule(
        "hub.sign_ins",
        _("Who is signed in on which tablet"),
        _("Until they sign out, at most 8 hours."),
        _("So that nobody signs in again for each page."),
        {"sessions.Session": "session_data expire_date"},
        forget_sign_ins,
    ),
    Rule(
        "hub.audit",
        _("Who did what, and who looked at whose page: only codes and numbers, no names"),
        _("One year."),
        _("So that people can ask who looked at them, and we can see misuse."),
        {"hub.AuditEntry": "at by act model row session reason kept_until_on"},
        lambda at: audit.forget_old(),
    ),
    Rule(
        "hub.admin",
        _("The administrators’ own log"),
        _("30 days."),
        _("It comes with the tools we use. We do not need it."),
        {"admin.LogEntry": "action_time user content_type object_id object_repr action_flag change_message"},
        forget_admin_log,
    ),
    Rule(
        "hub.nights",
        _("How much was forgotten each night, in numbers"),
        _("12 months."),
        _("So that you can see that it is done."),
        {"hub.Night": "ran_at counts failed"},
        forget_nights,
    ),
    Rule(
        "hub.calendar",
        _("Programmes, sessions, closed days and your own words for the door"),
        _("As long as the hub lives. No names of people belong there."),
        _("Reports count by session, also years later."),
        {
            "hub.Programme": "name kind audience ended_on",
            "hub.Timetable": "programme from_on weekday starts ends place capacity",
            "hub.Closure": "programme from_on until_on reason made_by made_at",
            "hub.Session": "programme timetable held_on starts_at ends_at place capacity state mode",
            "hub.SessionChange": "session from_state to_state by at reason",
            "hub.Notice": "subject words set_by set_at",
            "hub.Approval": "unseen_months away_months approved_by approved_at",
        },
    ),
    Rule(
        "hub.framework",
        _("Lists that the software needs to run"),
        _("As long as the hub lives. Nothing in them is about people."),
        _("They come with the tools we use."),
        {
            "auth.Permission": "name content_type codename",
            "auth.Group": "name",
            "auth.Group_permissions": "group permission",
            "contenttypes.ContentType": "app_label model",
        },
    ),
]
