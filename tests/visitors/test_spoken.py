"""How many people speak and read which language."""

from django.utils import timezone

from hub.models import User
from tests.factories.visitors import PersonFactory
from visitors.linking import link
from visitors.models import Background, Person
from visitors.spoken import languages_told


def test_each_language_is_counted_and_what_nobody_said(lead: User, db: None) -> None:
    reader = PersonFactory(languages=["so", "ar"])
    Background.objects.create(person=reader, languages_read=["ar"])
    PersonFactory(languages=["ar"]), PersonFactory(languages=[])
    told, unsaid = languages_told()
    assert [(one.language.code, one.speak, one.read) for one in told] == [("ar", 2, 1), ("so", 1, 0)]
    assert (unsaid.language, unsaid.speak, unsaid.read) == (None, 1, 2)


def test_joined_and_forgotten_records_are_not_counted(lead: User, db: None) -> None:
    link(PersonFactory(languages=["so"]), PersonFactory(languages=["so"]), by=lead)
    Person.objects.filter(pk=PersonFactory(languages=["so"]).pk).update(anonymised_at=timezone.now())
    told, _unsaid = languages_told()
    assert [(one.language.code, one.speak) for one in told] == [("so", 1)]


def test_an_empty_register_has_nothing_to_tell(db: None) -> None:
    told, unsaid = languages_told()
    assert (told, unsaid.speak, unsaid.read) == ([], 0, 0)
