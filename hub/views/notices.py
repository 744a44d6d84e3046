"""Urgent help, the cards for the door, and the trustees' words on both."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.access import Access, needs
from hub.forms import NoticesForm
from hub.models import Subject
from hub.notices import set_words, words_in_force
from hub.pages import answer_deed

NUMBER = re.compile(r"\+?\d[\d ]{4,}\d")
CALLED = [Subject.LEAD_PHONE, Subject.SAFEGUARDING, Subject.LOCAL_LINE]


@needs()
@require_safe
def urgent_help(request: HttpRequest) -> HttpResponse:
    """Whom to call now. Lines without words are not there, so that nobody calls an empty one."""
    words = words_in_force()
    lines = [(subject.label, words[subject], _number_in(words[subject])) for subject in CALLED if words[subject]]
    return render(request, "hub/urgent-help.html", {"lines": lines})


@needs(Access.DOOR, Access.LEAD, Access.TRUSTEE, Access.ADMIN)
@require_safe
def door_cards(request: HttpRequest) -> HttpResponse:
    """Two cards for the printer: what newcomers are told, and what to say when somebody asks who is here."""
    words = words_in_force()
    context = {"promise": words[Subject.PROMISE], "if_asked": words[Subject.IF_ASKED]}
    return render(request, "hub/door-cards.html", context)


@needs(Access.TRUSTEE, Access.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    form = NoticesForm(request.POST if request.method == "POST" else None, initial=words_in_force())
    if request.method == "POST" and form.does(lambda **words: set_words(words, by=request.user)):
        said = _("These words hold from now on.") if form.made else _("Nothing was changed.")
        return answer_deed(request, said, "hub:notices")
    return render(request, "hub/notices.html", {"form": form}, status=form.status)


def _number_in(words: str) -> str:
    """The phone number in a line of words, as a link dials it."""
    found = NUMBER.search(words)
    return found[0].replace(" ", "") if found else ""
