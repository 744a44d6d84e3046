"""People who live at one place live at another now: many at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hub import audit
from hub.models import User
from hub.refusals import Refused
from visitors.holding import wait_for_turn
from visitors.models import Background, Person, Site
from visitors.moves import people_of


def resettle(site: Site, people: Iterable[UUID], *, to: Site, by: User) -> int:
    """Those `people` of a place live at another from now on. Who lives elsewhere already is left alone. Gives how many.

    Refused: nobody, the same place, and a place that was joined away meanwhile.
    """
    if site.pk == to.pk:
        raise Refused(_("They live there already. Choose another place."), code="same")
    with transaction.atomic():
        wait_for_turn()
        if not Site.objects.filter(pk=to.pk).exists():
            raise Refused(_("That place is not here any more. Choose another."), code="same")
        leaving = people_of(site).filter(pk__in=list(people)).values_list("pk", flat=True)
        held = list(Person.objects.select_for_update(no_key=True).filter(pk__in=list(leaving)).order_by("pk"))
        if not held:
            raise Refused(_("Nobody was chosen, so nothing changed."), code="nobody")
        Background.objects.filter(person__in=held, site=site).update(site=to)
        audit.record("site.people", by=by, row=site)
        for person in held:
            audit.record("person.background", by=by, row=person)
    return len(held)
