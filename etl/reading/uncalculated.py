"""Cells that a workbook shows but holds no value for: formulas never calculated, and error values.

The reader gets them as blanks; this says where they are.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from html import unescape

_SHEET = re.compile(rb'<sheet [^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_TARGET = re.compile(rb"<Relationship [^>]*>")
_ATTRIBUTE = re.compile(rb'(Id|Target)="([^"]*)"')
_NO_VALUE = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:</c>|<v\s*/>|<v></v>)'
)
_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*?\bt="e"')


@dataclass(frozen=True)
class Uncalculated:
    """The cells of a sheet (like B7) whose formula has no value, and those that hold an error."""

    formulas: tuple[str, ...]
    errors: tuple[str, ...]


def uncalculated(content: bytes) -> dict[str, Uncalculated]:
    """By sheet name, the cells of an xlsx workbook without a value; empty for any other kind of file."""
    found: dict[str, Uncalculated] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        for sheet, path in _sheets(archive, names).items():
            xml = archive.read(path)
            cells = Uncalculated(
                _cells(_NO_VALUE, xml) if b"<f" in xml else (), _cells(_ERROR, xml) if b't="e"' in xml else ()
            )
            if cells.formulas or cells.errors:
                found[sheet] = cells
    return found


def _sheets(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    """Sheet name -> its part in the archive."""
    book, relations = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    if not {book, relations} <= names:
        return {}
    targets: dict[bytes, str] = {}
    for relation in _TARGET.findall(archive.read(relations)):
        attributes = dict(_ATTRIBUTE.findall(relation))
        target = attributes.get(b"Target", b"").decode("utf-8")
        targets[attributes.get(b"Id", b"")] = (
            target.removeprefix("/") if target[:1] == "/" else f"xl/{target}"
        )
    listed = _SHEET.findall(archive.read(book))
    paths = {unescape(name.decode("utf-8")): targets.get(relation, "") for name, relation in listed}
    return {name: path for name, path in paths.items() if path in names}


def _cells(pattern: re.Pattern[bytes], xml: bytes) -> tuple[str, ...]:
    return tuple(cell.decode("ascii") for cell in pattern.findall(xml))
