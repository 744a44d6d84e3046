"""Small, medium, large, child: in which part of the list somebody waits, for filters, figures and the honest wait."""

from django.db.models import Case, CharField, Q, Value, When
from django.db.models import TextChoices as Choices
from django.utils.translation import gettext_lazy as _

from bikes.models import BikeRequest

MEDIUM_FROM, LARGE_FROM = 160, 170  # centimetres


class Size(Choices):
    SMALL = "small", _("Small")
    MEDIUM = "medium", _("Medium")
    LARGE = "large", _("Large")
    CHILD = "child", _("Child")
    UNKNOWN = "unknown", _("Height not known")


IN_SIZE = {
    Size.CHILD: Q(child__gte=1),
    Size.UNKNOWN: Q(child=0, height_cm__isnull=True),
    Size.SMALL: Q(child=0, height_cm__lt=MEDIUM_FROM),
    Size.MEDIUM: Q(child=0, height_cm__gte=MEDIUM_FROM, height_cm__lt=LARGE_FROM),
    Size.LARGE: Q(child=0, height_cm__gte=LARGE_FROM),
}
SIZE = Case(*[When(is_in, then=Value(size.value)) for size, is_in in IN_SIZE.items()], output_field=CharField())


def size_of(request: BikeRequest) -> Size:
    """In which part of the list a place is."""
    if request.child:
        return Size.CHILD
    if request.height_cm is None:
        return Size.UNKNOWN
    if request.height_cm < MEDIUM_FROM:
        return Size.SMALL
    return Size.MEDIUM if request.height_cm < LARGE_FROM else Size.LARGE
