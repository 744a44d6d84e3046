"""Every kind of file that is no workbook gets its own sentence, and nothing is half opened."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from hub.refusals import Refused
from tests.workbooks import YELLOW, content, repacked, saved, workbook
from visitors.workbook.cells import Odd
from visitors.workbook.opening import open_workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"


def package(**parts: bytes) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return kept.getvalue()


def rows(inner: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{inner}</sheetData></worksheet>".encode()


def bomb() -> bytes:
    return repacked({"xl/media/a.bin": b"\0" * (200 * 1024 * 1024)})


WIDE = rows('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="NTP1"><v>1</v></c></row>')
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + rows("<row/>")
SIXTEEN = ENTITIES.decode().replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")

REFUSED = {
    "empty": (b"", "empty"),
    "200 MB": (b"PK" + b"\0" * (200 * 1024 * 1024), "too_long"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old"),
    "csv": (b"No,Name\n1,Samira\n", "text"),
    "web page": (b"\xef\xbb\xbf <html><table><tr><td>No</td></tr></table></html>", "web_page"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "other"),
    "ods": (package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b"<a/>"), "ods"),
    "zip": (package(letter_dot_txt=b"hello"), "other"),
    "half": (content(Register=[["No", "Name"], [1, "Samira"]])[:-40], "damaged"),
    "broken XML": (repacked({SHEET: b"<worksheet><sheetData><row"}), "damaged"),
    "strange cell": (repacked({SHEET: rows('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')}), "damaged"),
    "no sheet": (repacked({"xl/workbook.xml": f"<workbook {MAIN}/>".encode()}), "empty"),
    "nothing in it": (content(Register=[]), "empty"),
    "bomb": (bomb(), "too_much"),
    "10,000 columns": (repacked({SHEET: WIDE}), "too_much"),
    "entities": (repacked({SHEET: ENTITIES}), "damaged"),
    "entities in other letters": (repacked({SHEET: SIXTEEN}), "damaged"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_workbook_is_refused_in_words(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_workbook(data)
    assert (refused.value.code, refused.value.sentence.endswith((".", "?"))) == (code, True)


def test_a_bomb_is_not_unpacked() -> None:
    data = bomb()
    tracemalloc.start()
    with pytest.raises(Refused):
        open_workbook(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_million_empty_rows_and_a_stray_cell_cost_nothing() -> None:
    last = '<row r="1048576"><c r="A1048576"><v>7</v></c></row>'
    empty = "".join(f'<row r="{row}"/>' for row in range(1, 100_000))
    (sheet,) = open_workbook(repacked({SHEET: rows(empty + last)}))
    assert sheet.rows == {1_048_575: [7]}


def test_cells_are_read_as_what_they_are() -> None:
    book = workbook(Odds=[["  a\u00a0b ", 1.5, 3, True, None, "=1+1"]])
    sheet = book["Odds"]
    sheet["G1"].fill = YELLOW
    sheet["H1"].value, sheet["H1"].data_type = "#REF!", "e"
    (read,) = open_workbook(saved(book))
    assert read.rows[0] == ["  a\u00a0b ", 1.5, 3, True, None, Odd.NOT_COMPUTED, Odd.COLOUR, Odd.ERROR]


def test_hidden_sheets_come_last_and_hidden_lines_are_counted() -> None:
    book = workbook(Old=[["Name"], ["Samira"]], New=[["Name"], ["Karwan"], ["Omar"]])
    book["Old"].sheet_state = "hidden"
    book["New"].row_dimensions[2].hidden = True
    book["New"].column_dimensions["B"].hidden = True
    read = open_workbook(saved(book))
    assert [(sheet.name, sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns) for sheet in read] == [
        ("New", False, 1, 1),
        ("Old", True, 0, 0),
    ]
