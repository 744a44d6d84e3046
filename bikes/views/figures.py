"""The bikes in numbers, for the team and the trustees: no names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bikes.figures import figures_of, years
from hub.access import Access, needs


@needs(Access.BIKES, Access.LEAD, Access.TRUSTEE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """One year; an address with any other shows this one."""
    typed, known = request.GET.get("year", ""), years()
    year = next((year for year in known if str(year) == typed), timezone.localdate().year)
    return render(request, "bikes/figures.html", {"figures": figures_of(year), "years": known})
