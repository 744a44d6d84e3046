"""Open a workbook out of memory, and turn away whatever is no workbook or too much of one."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.parsers.expat import ExpatError

from django.conf import settings
from django.utils.translation import gettext as _

from hub.refusals import Refused
from visitors.workbook.cells import Sheet
from visitors.workbook.sheets import TooMuch, Unsafe, read_sheets

MOST_UNPACKED = 150 * 1024 * 1024  # of all its parts
MOST_PARTS = 2000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# Whatever a broken or hostile file makes the readers stumble over.
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, ExpatError, Unsafe, KeyError, ValueError, IndexError,
    EOFError, OverflowError, NotImplementedError, RuntimeError, OSError,
)  # fmt: skip


def open_workbook(content: bytes, *, said: Callable[[str], None] = lambda words: None) -> list[Sheet]:
    """Read every sheet, those that can be seen first. `said` is told of each sheet.

    Refused, each with its own sentence: an empty file, one that is too long, locked, old, damaged or something else
    altogether, one that unpacks to far too much, a sheet with too many columns or rows.
    """
    _refuse_other_files(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _refuse_other_packages(parts)
            sheets = read_sheets(parts, said=said)
    except TooMuch as much:
        raise Refused(str(much), code="too_much") from None
    except BROKEN:
        raise Refused(
            _("This workbook is damaged and cannot be read. Open it, save it under a new name and bring that file."),
            code="damaged",
        ) from None
    if not any(sheet.filled for sheet in sheets):
        raise Refused(_("There is nothing in this workbook. Is it the right file?"), code="empty")
    return sorted(sheets, key=lambda sheet: sheet.is_hidden)


def too_long() -> Refused:
    return Refused(
        _("This file is longer than %(n)d MB. A sign-in workbook is not. Is it the right file?")
        % {"n": settings.LONGEST_WORKBOOK // 1024 // 1024},
        code="too_long",
    )


def _refuse_other_files(content: bytes) -> None:
    """What can be told from the first letters of a file."""
    if not content:
        raise Refused(_("This file is empty. Is it the right one?"), code="empty")
    if len(content) > settings.LONGEST_WORKBOOK:
        raise too_long()
    if content.startswith(OLD_OFFICE):
        if ENCRYPTED in content:
            raise Refused(
                _("This workbook has a password. Take the password off, save it, and bring it again."), code="locked"
            )
        raise Refused(_("This is an old kind of workbook (.xls). Save it as .xlsx and bring that file."), code="old")
    if content.startswith(b"PK"):
        return
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        raise Refused(
            _("This is a web page with the name of a workbook. Open it, save it as .xlsx and bring that file."),
            code="web_page",
        )
    if b"\x00" not in content[:4096] and any(mark in start for mark in (b",", b";", b"\t")):
        raise Refused(
            _("This is a text file (.csv). Colours, sheets and dates are lost in it: save the workbook as .xlsx."),
            code="text",
        )
    raise Refused(_("This is not a workbook. Bring a file that ends in .xlsx."), code="other")


def _refuse_other_packages(parts: zipfile.ZipFile) -> None:
    """What can be told from the list of contents, before anything is unpacked."""
    names = {part.filename for part in parts.infolist()}
    if any(part.flag_bits & 1 for part in parts.infolist()):
        raise Refused(
            _("This workbook has a password. Take the password off, save it, and bring it again."), code="locked"
        )
    if len(names) > MOST_PARTS or sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
        raise Refused(_("This file unpacks to far more than a workbook holds. It is not opened."), code="too_much")
    if "mimetype" in names or "content.xml" in names:
        raise Refused(_("This is an OpenDocument file (.ods). Save it as .xlsx and bring that file."), code="ods")
    if "xl/workbook.bin" in names:
        raise Refused(_("This is a binary workbook (.xlsb). Save it as .xlsx and bring that file."), code="xlsb")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Refused(_("This is not a workbook. Bring a file that ends in .xlsx."), code="other")
