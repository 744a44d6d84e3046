"""Cards in front of a tablet's camera, where the browser itself cannot read them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.access import Access, needs
from hub.refusals import Refused
from visitors.frames import KINDS, number_in


@needs(Access.DOOR, Access.LEAD)
@require_POST
def frame_create(request: HttpRequest) -> HttpResponse:
    """The number on the card in the picture that is the body, as plain text; 204 when there is no card in it."""
    try:
        if request.content_type not in KINDS:  # asked first: a form's body is read already
            raise Refused(_("This is no picture of a card. Type the letters on the card."), code="picture")
        number = number_in(request.body, request.content_type)
    except Refused as refused:
        return HttpResponse(refused.sentence, status=refused.status, content_type="text/plain; charset=utf-8")
    return HttpResponse(number, status=200 if number else 204, content_type="text/plain; charset=utf-8")
