"""All that the register holds on one person, in words for them to read: what a copy of it is made of.

Nobody else stands in it but helpers, by what they are called. Who else is of a household, who may be the same person,
and who asked to be called are counted or left out, for they are not this person's to see.
"""

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.rooms import Chapter
from visitors import chapters_of_the_door as door
from visitors.models import (
    Alert,
    Background,
    BookRow,
    Card,
    Consent,
    Doubt,
    Keep,
    Link,
    Move,
    Person,
    Place,
    Provision,
    Receipt,
    RightsRequest,
    Visit,
)
from visitors.people import DECLINED
from visitors.wording import Row, by_whom, day_words, joined, moment_words, named, noted, session_words, told


def records_of(person: Person) -> list[Person]:
    """Their record, then those that were joined to it."""
    records = Person.objects.filter(Q(pk=person.pk) | Q(linked_to=person))
    return sorted(
        records.select_related("background__site", "background__referral"), key=lambda one: one.pk != person.pk
    )


def chapters_on(person: Person) -> Iterator[Chapter]:
    """Everything, chapter by chapter, with one query each. The records that were joined to theirs are theirs too."""
    records = records_of(person)
    for record in records:
        title = _("Your names") if record == records[0] else _("Another record of yours, joined to the first")
        yield Chapter(title, [*_names(record)])
        yield Chapter(_("What you told us"), [*_background(getattr(record, "background", None))])
    theirs = {"person__in": records}
    yield Chapter(_("Who comes with you"), [*_household(records)])
    yield Chapter(_("What you agreed to"), [*_consents(Consent.objects.filter(**theirs))])
    yield Chapter(_("When you came"), [*door.visits(Visit.objects.filter(**theirs))])
    yield Chapter(_("When you waited outside"), [*door.places(Place.objects.filter(**theirs))])
    yield Chapter(_("What you were given or asked"), [*door.provisions(Provision.objects.filter(**theirs))])
    yield Chapter(_("Your cards"), [*door.cards(Card.objects.filter(**theirs))])
    yield Chapter(_("When you moved"), [*_moves(Move.objects.filter(**theirs))])
    yield Chapter(_("When we kept you on"), [*_keeps(Keep.objects.filter(**theirs))])
    yield Chapter(_("What the door is asked to do"), [*door.alerts(Alert.objects.filter(**theirs))])
    yield Chapter(_("Whether you are here twice"), [*_doubts(records), *_links(records)])
    yield Chapter(_("What came out of an old book"), [*_book_rows(BookRow.objects.filter(**theirs))])
    yield Chapter(_("Presses at the door"), [*door.receipts(Receipt.objects.filter(**theirs))])
    yield Chapter(_("What you asked of us"), [*_requests(RightsRequest.objects.filter(**theirs))])


def _names(record: Person) -> Iterator[Row]:
    yield _("Number of the record"), str(record.pk)
    yield from told(
        (_("What we call you"), record.known_as),
        (_("Other names"), record.other_names),
        (_("In Latin letters"), record.latin_spelling),
        (_("To tell you apart"), record.tell_apart),
        (_("Speaks"), named(record.languages)),
        (_("Number in an old book"), record.register_number),
        (_("First here"), day_words(record.first_seen_on)),
        (_("Last here"), day_words(record.last_seen_on)),
        (_("Moved away on"), day_words(record.moved_away_on)),
        (_("Noted that you had died, on"), day_words(record.died_on)),
    )


def _background(background: Background | None) -> Iterator[Row]:
    if background is None:
        return
    country = _("Prefers not to say") if background.nationality == DECLINED else background.nationality
    yield from told(
        (_("Phone"), background.phone),
        (_("Reads"), named(background.languages_read)),
        (_("Home country, in your words"), country),
        (_("Gender"), background.gender and background.get_gender_display()),
        (_("Age"), background.age_band and background.get_age_band_display()),
        (_("Lives in"), background.accommodation and background.get_accommodation_display()),
        (_("Which place"), str(background.site or "")),
        (_("Town before"), background.came_from_town),
        (_("Heard of us from"), str(background.referral or "")),
        (_("Note"), background.note),
    )


def _household(records: list[Person]) -> Iterator[Row]:
    households = {record.household_id for record in records} - {None}
    if households:
        others = Person.objects.known().filter(household__in=households).exclude(pk__in=[one.pk for one in records])
        n = others.count()
        yield _("Came together with you"), ngettext("%(n)d other person", "%(n)d other people", n) % {"n": n}


def _consents(rows: QuerySet[Consent]) -> Iterator[Row]:
    for one in rows.select_related("asked_by").order_by("given_at", "pk"):
        taken_back = _("taken back on %(at)s") % {"at": moment_words(one.withdrawn_at)} if one.withdrawn_at else ""
        wording = _("wording %(wording)s") % {"wording": one.wording}
        yield (
            str(one.get_kind_display()),
            joined(moment_words(one.given_at), by_whom(one.asked_by), named([one.language]), wording, taken_back),
        )


def _moves(rows: QuerySet[Move]) -> Iterator[Row]:
    people = rows.select_related("made_by", "ended_by", "of_site__site", "back_with__session__programme")
    for one in people.order_by("from_on", "pk"):
        whole = _("everybody of %(place)s") % {"place": one.of_site.site or _("a place")} if one.of_site else ""
        yield _("Moved away on"), joined(day_words(one.from_on), whole, noted(one.made_by, one.made_at))
        if one.until_on:
            with_visit = session_words(one.back_with.session) if one.back_with else ""
            yield _("Back on"), joined(day_words(one.until_on), with_visit, noted(one.ended_by, one.ended_at))


def _keeps(rows: QuerySet[Keep]) -> Iterator[Row]:
    """A lead said that they still belong here, although nobody had seen them for long."""
    for one in rows.select_related("kept_by").order_by("until_on", "pk"):
        yield _("Not forgotten before"), joined(day_words(one.until_on), noted(one.kept_by, one.kept_at))


def _doubts(records: list[Person]) -> Iterator[Row]:
    about = Doubt.objects.filter(Q(newer__in=records) | Q(older__in=records)).order_by("state")
    for state, n in about.values_list("state").annotate(n=Count("pk")):
        words = {"open": _("Not decided"), "same": _("One person"), "different": _("Two people")}[state]
        yield _("Another record was compared with yours"), f"{words}: {n}"


def _links(records: list[Person]) -> Iterator[Row]:
    made = Link.objects.filter(Q(kept__in=records) | Q(gone__in=records)).select_related("linked_by", "undone_by")
    for one in made.annotate(n=Count("moves")).order_by("pk"):
        apart = _("taken apart") + " " + noted(one.undone_by, one.undone_at) if one.undone_at else ""
        kept = _("%(n)d notes kept for 30 days to undo it") % {"n": one.n} if one.n else ""
        yield _("Two records were joined"), joined(noted(one.linked_by, one.linked_at), apart, kept)


def _book_rows(rows: QuerySet[BookRow]) -> Iterator[Row]:
    for one in rows.select_related("book").order_by("pk"):
        friends = _("with a friend's phone number, which is theirs") if one.friends_phone else ""
        yield one.book.name, joined(_("one line of it"), friends)


def _requests(rows: QuerySet[RightsRequest]) -> Iterator[Row]:
    for one in rows.select_related("noted_by").order_by("asked_on", "pk"):
        stood = one.clarifying_since_on
        yield (
            str(one.get_kind_display()),
            joined(
                _("asked on %(day)s") % {"day": day_words(one.asked_on)},
                by_whom(one.noted_by),
                one.note,
                _("answer by %(day)s") % {"day": day_words(one.due_on)},
                _("the clock stands since %(day)s") % {"day": day_words(stood)} if stood else "",
                _("the clock stood for %(n)d days") % {"n": one.paused_days} if one.paused_days else "",
                _("we said that we have it on %(day)s") % {"day": day_words(one.acknowledged_on)}
                if one.acknowledged_on
                else "",
                f"{one.get_outcome_display()} ({day_words(one.done_on)})" if one.done_on else "",
                str(one.get_refusal_display()) if one.refusal else "",
            ),
        )
