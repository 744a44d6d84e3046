"""Who comes here: as little as it takes to greet them by name."""

import uuid
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import User
from hub.words import no_hidden_characters
from visitors import languages
from visitors.models.lists import TEXT, ReferralSource, Site


class Household(models.Model):
    """Adults who came together. It has no head and no name."""

    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.pk)


class PersonQuerySet(models.QuerySet):
    def known(self) -> "PersonQuerySet":
        """People who can be found by name: neither joined to another record nor forgotten."""
        return self.filter(linked_to__isnull=True, anonymised_at__isnull=True)


class Person(models.Model):
    """One human being, one record. A name to call somebody by is all it needs; it is never shown by its str()."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    known_as = models.CharField(_("What we call them"), max_length=60, validators=TEXT)
    other_names = models.CharField(_("Other names"), max_length=120, blank=True, validators=TEXT)
    latin_spelling = models.CharField(_("In Latin letters"), max_length=120, blank=True, validators=TEXT)
    tell_apart = models.CharField(_("To tell them apart"), max_length=80, blank=True, validators=TEXT)
    languages = ArrayField(models.CharField(max_length=5, choices=languages.CHOICES), default=list, blank=True)
    register_number = models.CharField(max_length=20, blank=True, validators=TEXT)
    household = models.ForeignKey(Household, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    first_seen_on = models.DateField(default=timezone.localdate)
    linked_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="linked_from")
    last_seen_on = models.DateField(null=True, blank=True)
    moved_away_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    # What the person is found by, made from the names by `visitors.registration.index`.
    folded = models.TextField(blank=True, editable=False)
    name_marks = ArrayField(models.TextField(), default=list, editable=False)
    name_version = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=~Q(known_as="") | Q(anonymised_at__isnull=False), name="person_known_as_something"
            ),
            models.CheckConstraint(condition=~Q(linked_to=F("id")), name="person_not_linked_to_itself"),
            models.CheckConstraint(
                condition=Q(languages__contained_by=list(languages.LANGUAGES)), name="person_languages_known"
            ),
        ]
        indexes = [
            models.Index(F("last_seen_on").desc(nulls_last=True), name="person_lately_seen"),
            GinIndex(fields=["name_marks"], name="person_marks", fastupdate=False),
            models.Index(fields=["register_number"], name="person_register_number", condition=~Q(register_number="")),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class AgeBand(models.TextChoices):
    NOT_ASKED = "", _("Not asked")
    DECLINED = "declined", _("Prefers not to say")
    UNDER_18 = "under_18", _("Under 18")
    FROM_18 = "18_24", _("18 to 24")
    FROM_25 = "25_34", _("25 to 34")
    FROM_35 = "35_49", _("35 to 49")
    FROM_50 = "50_64", _("50 to 64")
    FROM_65 = "65", _("65 or more")
    GROWN_UP = "grown_up", _("Grown-up")


class Gender(models.TextChoices):
    NOT_ASKED = "", _("Not asked")
    DECLINED = "declined", _("Prefers not to say")
    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    ANOTHER = "another", _("Another")


class Accommodation(models.TextChoices):
    NOT_ASKED = "", _("Not asked")
    DECLINED = "declined", _("Prefers not to say")
    HOTEL = "hotel", _("Hotel")
    SHARED_HOUSE = "shared_house", _("Shared house")
    TENANCY = "tenancy", _("A home of their own")
    FRIENDS = "friends", _("With friends")
    HOSTED = "hosted", _("With a host")
    HOMELESS = "homeless", _("No home")


class Background(models.Model):
    """What a session lead may see of a person and the door may not. Every answer can stay unasked or be declined."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="background")
    phone = models.CharField(max_length=20, blank=True, validators=[no_hidden_characters])
    languages_read = ArrayField(models.CharField(max_length=5, choices=languages.CHOICES), default=list, blank=True)
    nationality = models.CharField(max_length=60, blank=True, validators=TEXT)
    gender = models.CharField(max_length=20, choices=Gender, blank=True)
    age_band = models.CharField(max_length=20, choices=AgeBand, blank=True)
    accommodation = models.CharField(max_length=20, choices=Accommodation, blank=True)
    site = models.ForeignKey(Site, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    came_from_town = models.CharField(max_length=60, blank=True, validators=TEXT)
    referral = models.ForeignKey(ReferralSource, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=280, blank=True, validators=TEXT)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(gender__in=Gender.values), name="background_gender_known"),
            models.CheckConstraint(condition=Q(age_band__in=AgeBand.values), name="background_age_band_known"),
            models.CheckConstraint(
                condition=Q(accommodation__in=Accommodation.values), name="background_accommodation_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Consent(models.Model):
    """One thing a person agreed to: with which wording, in which language, asked by whom. Taken back by a date."""

    class Kind(models.TextChoices):
        PRIVACY_NOTICE = "privacy_notice_given", _("Privacy card given")
        DEMOGRAPHICS = "demographics_ok", _("Home country, gender and housing may be noted")
        CONTACT = "contact_ok", _("We may send messages")
        PHOTO = "photo", _("Photo without the face")
        PHOTO_INSIDE = "photo_inside", _("Photo with the face, shown only here")
        PHOTO_PUBLIC = "photo_public", _("Photo with the face, for everybody")
        STORY = "story", _("Story")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=30, choices=Kind)
    wording = models.CharField(max_length=20)
    language = models.CharField(max_length=5, choices=languages.CHOICES, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(withdrawn_at__isnull=True), name="consent_one_live_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Keep(models.Model):
    """A lead knows that somebody still belongs here although nobody checked them in: not forgotten before a day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keeps")
    until_on = models.DateField()
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.pk)


class Leaving(models.Model):
    """Somebody stands on the list of those who are forgotten soon: nobody is who did not stand there for a week."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="leaving")
    since_on = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)


class AlertQuerySet(models.QuerySet):
    def live(self, at: datetime | None = None) -> "AlertQuerySet":
        at = at or timezone.now()
        return self.filter(Q(until_at__isnull=True) | Q(until_at__gt=at), from_at__lte=at)


class Alert(models.Model):
    """Please call the lead when this person comes. No reason is kept here, because none may be shown."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="alerts")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    from_at = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField(null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="alert_until_after_from"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
