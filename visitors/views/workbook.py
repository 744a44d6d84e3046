"""An administrator brings an old workbook in: look first, then send the same file again. It is never kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from hub.access import Access, needs
from hub.refusals import Refused
from hub.uploads import takes_a_file
from visitors.workbook.forms import LookForm, SameForm, digest, in_groups, seal
from visitors.workbook.importing import Outcome, import_workbook
from visitors.workbook.opening import open_workbook
from visitors.workbook.report import report_on
from visitors.workbook.writing import CONTENT_TYPE, problems_as_workbook


@needs(Access.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
@takes_a_file
def workbook(request: HttpRequest) -> HttpResponse:
    """One address for looking, for bringing in and for the list of problems: only one may take a file."""
    deed = request.POST.get("deed", "look")
    if request.method != "POST":
        return render(request, "visitors/workbook.html", {"form": LookForm()})
    form = (LookForm if deed == "look" else SameForm)(request.POST, request.FILES)
    if not form.is_valid():
        return _ask_again(request, form)
    options = form.cleaned_data
    try:
        outcome = _import(options, is_dry=deed != "import", by=request.user)
    except Refused as refused:
        form.refused = refused
        form.add_error(
            "workbook" if refused.code != "other_book" or "book" not in form.fields else "book", refused.sentence
        )
        return _ask_again(request, form)
    if deed == "problems":
        named = {"Content-Disposition": 'attachment; filename="problems.xlsx"'}
        return HttpResponse(problems_as_workbook(outcome.findings), content_type=CONTENT_TYPE, headers=named)
    context = {
        "report": report_on(outcome, is_dry=deed != "import"),
        "file": in_groups(digest(options["workbook"])),
        "book": outcome.book,
    }
    context |= {
        "form": SameForm(initial={"seen": seal(options)}),
        "look": LookForm(initial={**options, "has_consent": "yes" if options["has_consent"] else ""}),
    }
    return render(request, "visitors/workbook-report.html", context)


def _import(options: dict[str, Any], *, is_dry: bool, by: Any) -> Outcome:
    chosen = {name: options[name] for name in ("book", "programme", "has_consent")}
    return import_workbook(open_workbook(options["workbook"]), **chosen, is_dry=is_dry, by=by)


def _ask_again(request: HttpRequest, form: LookForm | SameForm) -> HttpResponse:
    page = "visitors/workbook.html" if isinstance(form, LookForm) else "visitors/workbook-again.html"
    return render(request, page, {"form": form}, status=form.status)
