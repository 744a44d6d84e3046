"""The list of problems as a workbook: every cell is text, so that no formula can come to life in it."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from visitors.workbook.cells import address, words
from visitors.workbook.findings import Finding

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT_TYPE = f"{SHEET_TYPE}.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = (22, 8, 8, 10, 42, 60)
FIXED_DATE = (2000, 1, 1, 0, 0, 0)  # the same list is the same file, and does not tell when it was made

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def problems_as_workbook(findings: Iterable[Finding]) -> bytes:
    """One line for each finding: sheet, row, column, kind of value, why, what to do."""
    head = [
        _("Sheet"),
        _("Row"),
        _("Column"),
        _("What stands there"),
        _("Why it was not taken as it is"),
        _("What to do"),
    ]
    rows = [
        [
            finding.sheet,
            str(finding.row + 1),
            address(0, finding.column)[:-1] if finding.column is not None else "",
            finding.kind,
            str(finding.reason.words),
            str(finding.reason.advice),
        ]
        for finding in findings
    ]
    return _package(_("Problems"), [head, *rows])


def _package(title: str, rows: list[list[str]]) -> bytes:
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name={quoteattr(title[:31])} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts = {**PARTS, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": _sheet(rows)}
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(zipfile.ZipInfo(name, FIXED_DATE), XML + xml, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _sheet(rows: list[list[str]]) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(WIDTHS, start=1)
    )
    lines = "".join(
        f'<row r="{row + 1}">{"".join(_cell(row, column, text) for column, text in enumerate(cells))}</row>'
        for row, cells in enumerate(rows)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )


def _cell(row: int, column: int, text: str) -> str:
    safe = f"'{text}" if text.startswith(FORMULA) else text
    return f'<c r="{address(row, column)}" t="inlineStr"><is><t xml:space="preserve">{escape(words(safe))}</t></is></c>'
