"""What a press left on the record of somebody forgotten goes in the next night."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from hub.models import Session, User
from tests.factories.visitors import PersonFactory
from visitors.checkin import check_in
from visitors.consents import agree
from visitors.forgetting import erase
from visitors.models import Alert, Consent, Doubt, Keep, Person, Place, Receipt, Visit
from visitors.sweeping import empty_again


def test_only_what_hangs_on_forgotten_people_goes(samira: Person, session: Session, lead: User) -> None:
    stays = PersonFactory()
    agree(stays, Consent.Kind.CONTACT, by=lead)
    for person in (samira, stays):
        check_in(person, session, receipt=uuid4(), by=lead)
    erase(samira, by=lead)
    Alert.objects.create(person=samira)
    Consent.objects.create(person=samira, kind=Consent.Kind.PRIVACY_NOTICE, wording="door-1")
    Keep.objects.create(person=samira, until_on=date(2026, 6, 1))
    Place.objects.create(person=samira, session=session, number=1)
    Doubt.objects.create(newer=samira, older=stays)
    Receipt.objects.exclude(person=stays).update(person=samira, digest="x")
    assert [empty_again(timezone.now()), empty_again(timezone.now())] == [6, 0]
    assert list(Receipt.objects.order_by("digest").values_list("person", flat=True)) == [None, stays.pk]
    left = [model.objects.count() for model in (Alert, Consent, Keep, Place, Doubt, Visit)]
    assert left == [0, 1, 0, 0, 0, 2]
