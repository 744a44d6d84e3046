"""What the register answers when every room is asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.models import Access, Session, User
from hub.models.calendar import State
from hub.retention import Rule
from hub.rooms import Chapter, Fact, Prompt, Task
from visitors import demo
from visitors.cards import LOW
from visitors.chapters import chapters_on
from visitors.counting import counts
from visitors.disclosures import waiting_for_second
from visitors.duplicates import note_pairs
from visitors.forgetting import soon_forgotten
from visitors.kept import RULES
from visitors.linking import gather_late
from visitors.looking import MOST as MOST_LOOKS
from visitors.looking import who_looked_much
from visitors.models import Card, Doubt, Keep, Person, Place, Provision, RightsRequest, Visit
from visitors.newcomers import ITEMS
from visitors.rights import count_due
from visitors.tallies import freeze, frozen, note_forgotten

# Written out, because at each press Django would take longer to word it than PostgreSQL to answer it.
SAYING = """
    SELECT id, first_seen_on, moved_away_on, died_on,
           ARRAY(SELECT kind FROM visitors_provision WHERE person_id = person.id) AS given,
           EXISTS (SELECT FROM visitors_alert WHERE person_id = person.id AND from_at <= %(now)s
                   AND (until_at IS NULL OR until_at > %(now)s)) AS is_called,
           EXISTS (SELECT FROM visitors_move WHERE person_id = person.id AND back_with_id IS NOT NULL
                   AND until_on = %(today)s) AS is_back
    FROM visitors_person person WHERE id = ANY(%(people)s)
"""
NEW_FOR = timedelta(days=30)  # so long the welcome list is brought up at the door


def door_prompts(person_ids: list[UUID]) -> dict[UUID, list[Prompt]]:
    """What the register says at the door: call the lead (never why), moved away, clothes, the welcome list."""
    asked = {"people": person_ids, "now": timezone.now(), "today": timezone.localdate()}
    people = Person.objects.raw(SAYING, asked)
    return {person.pk: list(_prompts(person)) for person in people}


def facts_about(person: Person) -> Iterator[Chapter]:
    """All that the register holds on somebody, for their copy."""
    return chapters_on(person)


def session_closed(session: Session) -> None:
    """Keep the heads as they stand."""
    freeze(session)


def night_came(today: date) -> None:
    """What nobody came to: sessions not closed, presses that a link missed, who may be here twice."""
    note_forgotten(today)
    gather_late()
    note_pairs()


def retention_rules() -> list[Rule]:
    """What the register keeps."""
    return RULES


def still_needs(person_ids: list[UUID]) -> set[UUID]:
    """Those of whom a lead said that they still belong here, and who wait for an answer of ours."""
    kept = Keep.objects.filter(person__in=person_ids, until_on__gte=timezone.localdate())
    asking = RightsRequest.objects.live().filter(person__in=person_ids)
    return set(kept.values_list("person", flat=True).union(asking.values_list("person", flat=True)))


def session_facts(session: Session) -> Iterator[Fact]:
    """The heads of a session: as they stood at the close, else as they stand; and what changed since."""
    if session.state not in {State.OPEN, State.CLOSED}:
        return
    now = counts(session)
    kept = frozen(session) or now
    yield Fact("people", _("People"), kept.inside)
    yield Fact("adult", _("Adults"), kept.adults)
    yield Fact("child", _("Children"), kept.children)
    yield Fact("new", _("New faces"), kept.new_faces)
    if now.inside != kept.inside:
        yield Fact("repeat", _("Put right since, people"), now.inside)


def left_to_do(session: Session) -> Iterator[Task]:
    """What a session leaves behind: people outside (on its day), doubts, welcome lists that nobody finished."""
    if session.state not in {State.OPEN, State.CLOSED}:
        return
    who_came = reverse("visitors:session-visits", args=[session.pk])
    is_today = session.held_on == timezone.localdate()
    if is_today and (waiting := Place.objects.waiting(session).count()):
        title = ngettext("%(n)d person waits outside", "%(n)d people wait outside", waiting) % {"n": waiting}
        look = reverse("visitors:line") if session.is_open() else who_came  # a closed session has no line
        yield Task("stop", title, _("Tell them, before you lock the door."), _("Look"), look)
    if doubts := Doubt.objects.filter(session=session, state=Doubt.State.OPEN).count():
        yield _doubts_task(doubts)
    if unfinished := _unfinished_lists(session):
        title = ngettext("%(n)d welcome list has gaps", "%(n)d welcome lists have gaps", unfinished)
        detail = _("Next time the door brings them up again.")
        yield Task("new", title % {"n": unfinished}, detail, _("Look"), who_came)


def waiting_for(user: User) -> Iterator[Task]:
    """For leads, doubts that nobody has looked at, few cards, what people ask of us; for administrators, who looked
    at very many people; for trustees, how many wait too long for an answer."""
    if user.accesses & {Access.LEAD, Access.ADMIN, Access.TRUSTEE}:
        yield from _requests(user)
    if Access.TRUSTEE in user.accesses and (decided := waiting_for_second(user)):
        title = ngettext(
            "%(n)d decision waits for a second trustee", "%(n)d decisions wait for a second trustee", decided
        )
        detail = _("Somebody asked about people here. Do you agree?")
        yield Task("lock", title % {"n": decided}, detail, _("Read"), reverse("visitors:disclosures"))
    if Access.LEAD in user.accesses:
        if doubts := Doubt.objects.filter(state=Doubt.State.OPEN).count():
            yield _doubts_task(doubts)
        yield from _few_cards()
        if soon := len(soon_forgotten()):
            title = ngettext("%(n)d person is forgotten this week", "%(n)d people are forgotten this week", soon)
            detail = _("Do you know that they still come?")
            yield Task("leaf", title % {"n": soon}, detail, _("Look"), reverse("visitors:soon"))
    if Access.ADMIN in user.accesses:
        for called in who_looked_much():
            title = _("%(name)s opened very many people's pages") % {"name": called}
            detail = _("More than %(n)d within an hour. Ask them why.") % {"n": MOST_LOOKS}
            yield Task("search", title, detail, _("Look"), f"{reverse('hub:audit')}?act=look.many")


def demo_loaded(today: date) -> None:
    """Bring invented people into a fresh demo."""
    demo.load(today)


def _prompts(person: Person) -> Iterator[Prompt]:
    if person.died_on:
        yield Prompt("call", _("Please call the session lead"), is_call=True)
        return
    if person.is_called:
        yield Prompt("call", _("Please call the session lead"), is_call=True)
    if person.moved_away_on:
        day = date_format(person.moved_away_on, "j F")
        yield Prompt("moved", _("Moved away"), detail=_("Since %(day)s. Tell the session lead.") % {"day": day})
    if person.is_back:
        detail = _("They had moved away. The session lead can change that.")
        yield Prompt("moved", _("Back again"), waits=True, detail=detail)
    if "asked_clothes" in person.given and "clothes" not in person.given:
        yield Prompt(
            "clothes",
            _("Clothes not given yet"),
            detail=_("One set for each new person."),
            deed=_("Given"),
            url=reverse("visitors:provision-create", args=[person.pk]),
            sends={"kind": "clothes"},
        )
    if left := _left_of_list(person):
        words = ngettext("Welcome list: %(n)d left", "Welcome list: %(n)d left", left) % {"n": left}
        detail = _("Welcome, a look round, the privacy card.")
        url = reverse("visitors:person-today", args=[person.pk])
        yield Prompt("new", words, waits=True, detail=detail, deed=_("Open"), url=url)


def _left_of_list(person: Person) -> int:
    if person.first_seen_on < timezone.localdate() - NEW_FOR:
        return 0
    return len({item.kind for item in ITEMS if item.kind != Provision.Kind.CLOTHES} - set(person.given))


def _unfinished_lists(session: Session) -> int:
    """New faces of this session with something left on their list."""
    kinds = [item.kind for item in ITEMS if item.kind != Provision.Kind.CLOTHES]
    given = Provision.objects.filter(person=OuterRef("person"), kind__in=kinds).values("kind")
    new = Visit.objects.filter(session=session, is_first=True).annotate(given=ArraySubquery(given))
    return sum(len(visit.given) < len(kinds) for visit in new)


def _few_cards() -> Iterator[Task]:
    """A stack of cards that runs out; a hub that made none does without."""
    free = Count("pk", filter=Q(person__isnull=True, revoked_at__isnull=True))
    stack = Card.objects.filter(sheet__isnull=False).aggregate(made=Count("pk"), left=free)
    if stack["made"] and (left := stack["left"]) <= LOW:
        title = ngettext("%(n)d card is left", "%(n)d cards are left", left) % {"n": left}
        yield Task("card", title, _("Print some more."), _("Make cards"), reverse("visitors:cards"))


def _requests(user: User) -> Iterator[Task]:
    """What people ask of us and is late or due soon; trustees are told only how many are late."""
    late, soon = count_due()
    may_answer = bool(user.accesses & {Access.LEAD, Access.ADMIN})
    deed, url = (_("Answer"), reverse("visitors:requests")) if may_answer else ("", "")
    if late:
        title = ngettext("%(n)d answer is late", "%(n)d answers are late", late) % {"n": late}
        detail = _("People asked about what we hold of them.")
        yield Task("stop", title, detail if may_answer else _("Ask the session leads why."), deed, url)
    if soon and may_answer:
        title = ngettext("%(n)d answer is due soon", "%(n)d answers are due soon", soon) % {"n": soon}
        yield Task("note", title, _("Within a week. People asked what we hold of them."), deed, url)


def _doubts_task(doubts: int) -> Task:
    title = ngettext("%(n)d person may be here twice", "%(n)d people may be here twice", doubts) % {"n": doubts}
    return Task("same", title, _("Look at the two side by side."), _("Look"), reverse("visitors:doubts"))
