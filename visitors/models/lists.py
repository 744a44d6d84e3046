"""Lists that leads keep: places where several people live, and who sends people to us."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from hub.words import no_hidden_characters, no_official_numbers

TEXT = [no_hidden_characters, no_official_numbers]


class ListQuerySet(models.QuerySet):
    def offered(self, *, beside: int | None = None) -> "ListQuerySet":
        """What can still be chosen, by name: nothing that is retired, but the row `beside`, which somebody has."""
        return self.filter(Q(retired_on__isnull=True) | Q(pk=beside)).order_by(Lower("name"))


class Site(models.Model):
    """A place where several people live, by a short name. It never has a room number."""

    name = models.CharField(_("Short name"), max_length=40, validators=TEXT)
    retired_on = models.DateField(null=True, blank=True)

    objects = ListQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="site_name_once")]

    def __str__(self) -> str:
        return self.name


class ReferralSource(models.Model):
    """How people hear of us."""

    name = models.CharField(_("Name"), max_length=40, validators=TEXT)
    retired_on = models.DateField(null=True, blank=True)

    objects = ListQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="source_name_once")]

    def __str__(self) -> str:
        return self.name
