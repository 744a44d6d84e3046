"""The picture of a bike: sent, shown, taken away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bikes.bike_forms import PhotoForm
from bikes.board import named
from bikes.models import Bike, BikePhoto
from bikes.photos import drop_photo, set_photo
from hub.access import Access, needs
from hub.pages import answer_deed
from hub.refusals import Refused
from hub.uploads import takes_a_file


@needs(Access.BIKES)
@require_safe
def photo_screen(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, get_object_or_404(Bike, pk=pk), PhotoForm(initial={"bike": pk}))


@needs(Access.BIKES)
@require_POST
@takes_a_file
def photo_create(request: HttpRequest) -> HttpResponse:
    """The one address of this room that takes a file."""
    form = PhotoForm(request.POST, request.FILES)
    if form.does(lambda bike, photo: set_photo(bike, photo.read(), by=request.user)):
        return answer_deed(request, _("Saved."), "bikes:bike", form.cleaned_data["bike"].pk)
    if "bike" in form.errors:
        raise Refused(_("This bike is not there any more. Load the page again."), code="stale")
    return _screen(request, form.cleaned_data["bike"], form)


@needs(Access.BIKES)
@require_safe
def photo(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The picture under its own name: a new picture has another address, so this one may be kept by the browser."""
    kept = get_object_or_404(BikePhoto, pk=pk, digest=digest)
    response = HttpResponse(bytes(kept.data), content_type="image/jpeg")
    patch_cache_control(response, private=True, max_age=31_536_000, immutable=True)
    return response


@needs(Access.BIKES)
@require_POST
def photo_dropping(request: HttpRequest, pk: int) -> HttpResponse:
    bike = get_object_or_404(Bike, pk=pk)
    drop_photo(bike, by=request.user)
    return answer_deed(request, _("The picture is gone."), "bikes:bike", pk)


def _screen(request: HttpRequest, bike: Bike, form: PhotoForm) -> HttpResponse:
    return render(
        request, "bikes/bike-photo.html", {"bike": bike, "name": named(bike), "form": form}, status=form.status
    )
