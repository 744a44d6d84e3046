"""What a session lead changes about a person, and what is refused."""

import pytest

from hub.models import AuditEntry, User
from hub.refusals import Refused
from tests.factories.visitors import PersonFactory
from visitors.consents import agree, withdraw
from visitors.forgetting import erase
from visitors.linking import link
from visitors.lookup import find
from visitors.models import Background, Consent, Person
from visitors.people import set_background, set_contact, set_names


@pytest.fixture
def samira(db: None) -> Person:
    return PersonFactory(known_as="Samira")


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


def test_the_door_finds_somebody_by_the_new_name(samira: Person, lead: User) -> None:
    set_names(samira, by=lead, known_as="Zubaida", other_names="Qaderi", tell_apart="Red scarf", languages=["fa"])
    assert ([match.person for match in find("zubaida")], find("samira")) == ([samira], [])
    assert Person.objects.values_list("tell_apart", "languages").get() == ("Red scarf", ["fa"])


def test_the_same_names_again_change_nothing(samira: Person, lead: User) -> None:
    for _ in range(2):
        set_names(samira, by=lead, known_as="Zubaida")
    assert acts() == ["person.names"]


def test_what_they_were_asked_is_kept_and_never_what_stood_there_is_recorded(samira: Person, lead: User) -> None:
    set_background(samira, by=lead, age_band="25_34", came_from_town="Derby", note="Likes to cook")
    background = Background.objects.get()
    assert (background.age_band, background.came_from_town, background.note) == ("25_34", "Derby", "Likes to cook")
    assert list(AuditEntry.objects.values_list("act", "row", "reason")) == [("person.background", str(samira.pk), "")]


def test_demographics_are_refused_until_they_agree(samira: Person, lead: User) -> None:
    with pytest.raises(Refused, match="Ask them first") as refused:
        set_background(samira, by=lead, gender="woman")
    assert (refused.value.code, Background.objects.count(), acts()) == ("consent", 0, [])
    agree(samira, Consent.Kind.DEMOGRAPHICS, by=lead, language="fa")
    assert set_background(samira, by=lead, gender="woman").gender == "woman"


def test_what_they_agreed_to_is_a_row_with_wording_language_and_who_asked(samira: Person, lead: User) -> None:
    first, again = (agree(samira, Consent.Kind.PHOTO, by=lead, language="fa") for _ in range(2))
    assert (first, Consent.objects.values_list("wording", "language", "asked_by").get()) == (
        again,
        ("lead-1", "fa", lead.pk),
    )
    assert AuditEntry.objects.values_list("act", "reason").get() == ("consent.give", "photo")


def test_taking_it_back_takes_what_was_held_for_it(samira: Person, lead: User) -> None:
    consent = agree(samira, Consent.Kind.DEMOGRAPHICS, by=lead)
    set_background(samira, by=lead, gender="woman", nationality="Eritrean", age_band="25_34")
    for _ in range(2):
        withdraw(consent, by=lead)
    assert Background.objects.values_list("gender", "nationality", "age_band").get() == ("", "", "25_34")
    assert acts() == ["consent.give", "person.background", "consent.withdraw"]


def test_a_phone_number_is_for_messages(samira: Person, lead: User) -> None:
    set_contact(samira, by=lead, phone="07700 900123", language="fa")
    consent = Consent.objects.get()
    assert (consent.kind, Background.objects.get().phone) == ("contact_ok", "07700 900123")
    withdraw(consent, by=lead)
    assert Background.objects.get().phone == ""


def test_a_record_that_was_joined_to_another_is_not_changed(samira: Person, lead: User) -> None:
    link(PersonFactory(), samira, by=lead)
    for change in [
        lambda: set_names(samira, by=lead, known_as="Zubaida"),
        lambda: set_background(samira, by=lead, note="x"),
        lambda: set_contact(samira, by=lead, phone="x"),
    ]:
        with pytest.raises(Refused, match="not in use any more"):
            change()


def test_agreeing_on_a_page_of_a_record_that_was_joined_or_forgotten_is_stale(samira: Person, lead: User) -> None:
    joined, forgotten = PersonFactory(), PersonFactory()
    link(samira, joined, by=lead)
    erase(forgotten, by=lead)
    for gone in (joined, forgotten):
        with pytest.raises(Refused) as refused:
            agree(gone, Consent.Kind.CONTACT, by=lead)
        assert refused.value.code == "stale"
    assert Consent.objects.count() == 0
