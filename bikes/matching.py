"""Which bike fits whom: by height, by a child's wheel, by the shape of the frame; and whose turn it is."""

from django.db import connection
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from bikes.models import Bike, BikeRequest, Ruling, Skip
from bikes.rules import TOLERANCE_CM

# Whose turn it is for each bike that can be offered, in one statement however many wait. `fits` is said here once more
# than in Python, and a test holds the two against each other.
FIRST = """
    SELECT bike.id, turn.id FROM bikes_bike bike CROSS JOIN LATERAL (
        SELECT request.id FROM bikes_bikerequest request
        WHERE request.state = 'waiting' AND request.can_ride IS NOT FALSE
          AND (bike.is_step_through OR NOT request.wants_step_through)
          AND CASE WHEN request.wheel_inches IS NOT NULL THEN request.wheel_inches = bike.child_wheel
              ELSE (bike.child_wheel IS NULL OR request.child > 0) AND request.height_cm
                   BETWEEN bike.fits_height_min - %(near)s AND bike.fits_height_max + %(near)s END
          AND NOT EXISTS (SELECT FROM bikes_skip WHERE bike_id = bike.id AND request_id = request.id)
        ORDER BY %(by_priority)s AND request.priority = '', request.joined_on, request.id LIMIT 1
    ) turn WHERE bike.id = ANY(%(bikes)s)
"""


def fits(bike: Bike, request: BikeRequest) -> bool:
    """Whether the rider can ride this bike, as far as we know."""
    return not misfit(bike, request)


def misfit(bike: Bike, request: BikeRequest) -> str:
    """Why a bike is not for a rider, in a few words; nothing if it fits. A height we do not know fits nothing."""
    if request.can_ride is False:
        return _("They learn to ride first")
    if request.wants_step_through and not bike.is_step_through:
        return _("They need a step-through frame")
    if request.wheel_inches is not None:
        return "" if request.wheel_inches == bike.child_wheel else _("Another wheel size")
    if bike.child_wheel is not None and request.child == 0:
        return _("This is a child's bike")
    if request.height_cm is None or bike.fits_height_min is None:
        return _("We do not know their height")
    if request.height_cm < bike.fits_height_min - TOLERANCE_CM:
        return _("The bike is too big")
    return _("The bike is too small") if request.height_cm > bike.fits_height_max + TOLERANCE_CM else ""


def riders_for(bike: Bike, rules: Ruling) -> QuerySet[BikeRequest]:
    """Who waits and could ride it, whose turn it is first. Who was passed over for this bike is left out."""
    by_height = Q(
        wheel_inches__isnull=True,
        height_cm__gte=bike.fits_height_min - TOLERANCE_CM,
        height_cm__lte=bike.fits_height_max + TOLERANCE_CM,
    )
    size = by_height if bike.child_wheel is None else by_height & Q(child__gte=1) | Q(wheel_inches=bike.child_wheel)
    riders = BikeRequest.objects.filter(size, state=BikeRequest.State.WAITING).exclude(can_ride=False)
    if not bike.is_step_through:
        riders = riders.filter(wants_step_through=False)
    riders = riders.exclude(Exists(Skip.objects.filter(bike=bike, request=OuterRef("pk"))))
    return in_turn(riders.select_related("person"), rules)


def bikes_for(request: BikeRequest) -> QuerySet[Bike]:
    """Bikes that can be offered and fit the rider, the longest ready first."""
    bikes = Bike.objects.to_offer()
    if request.can_ride is False:
        return bikes.none()
    if request.wants_step_through:
        bikes = bikes.filter(is_step_through=True)
    if request.wheel_inches is not None:
        bikes = bikes.filter(child_wheel=request.wheel_inches)
    elif request.height_cm is None:
        return bikes.none()
    else:
        bikes = bikes.filter(
            fits_height_min__lte=request.height_cm + TOLERANCE_CM,
            fits_height_max__gte=request.height_cm - TOLERANCE_CM,
        )
        if request.child == 0:
            bikes = bikes.filter(child_wheel__isnull=True)
    return bikes.exclude(Exists(Skip.objects.filter(request=request, bike=OuterRef("pk")))).order_by("since_at", "pk")


def first_riders(bikes: list[Bike], rules: Ruling) -> dict[int, int]:
    """Whose turn it is for each of these bikes, as request by bike. One query; a bike that fits nobody is left out."""
    asked = {"bikes": [bike.pk for bike in bikes], "near": TOLERANCE_CM, "by_priority": rules.priorities_count}
    with connection.cursor() as cursor:
        cursor.execute(FIRST, asked)
        return dict(cursor.fetchall())


def in_turn(requests: QuerySet[BikeRequest], rules: Ruling) -> QuerySet[BikeRequest]:
    """In the order of the list. Where priorities count, those with one come first, and everybody sees them."""
    if rules.priorities_count:
        return requests.order_by(ExpressionWrapper(Q(priority=""), BooleanField()), "joined_on", "pk")
    return requests.order_by("joined_on", "pk")


def longer_waiting(bike: Bike, rider: BikeRequest) -> dict[str, int]:
    """Why those who wait longer than `rider` do not have their turn for this bike, and how many for each reason."""
    why: dict[str, int] = {}
    earlier = Q(joined_on__lt=rider.joined_on) | Q(joined_on=rider.joined_on, pk__lt=rider.pk)
    passed = set(Skip.objects.filter(bike=bike).values_list("request", flat=True))
    for request in BikeRequest.objects.filter(earlier, state=BikeRequest.State.WAITING):
        words = _("Passed over") if request.pk in passed else misfit(bike, request) or _("No reason to go first")
        why[words] = why.get(words, 0) + 1
    return why
