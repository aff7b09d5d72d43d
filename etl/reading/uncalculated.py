"""Cells that a workbook shows but holds no value for: formulas never calculated, and error values.

The reader gets them as blanks; this says where they are.
"""

import re
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


def uncalculated(xml: bytes) -> Uncalculated | None:
    """The cells without a value of one sheet's XML; None where there are none."""
    start = max(xml.find(b"<sheetData"), 0)
    cells = Uncalculated(
        _cells(_NO_VALUE, xml) if holds(xml, b"<f", start, len(xml)) else (),
        _cells(_ERROR, xml) if b't="e"' in xml else (),
    )
    return cells if cells.formulas or cells.errors else None


def holds(xml: bytes, sign: bytes, start: int, end: int) -> bool:
    """Whether a sign of two characters stands there.

    One character is looked for at many times the speed of two, and most sheets' cells have no colon, f or !.
    """
    rare = next(one for one in (b":", b"f", b"!") if one in sign)
    found = xml.find(rare, start, end)
    return found >= 0 and xml.find(sign, max(found - 1, start), end) >= 0


def sheet_parts(book: bytes, relations: bytes) -> dict[str, str]:
    """Sheet name -> its part in the archive, from a workbook's list and its relations."""
    targets: dict[bytes, str] = {}
    for relation in _TARGET.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(relation))
        target = attributes.get(b"Target", b"").decode("utf-8", errors="replace")
        targets[attributes.get(b"Id", b"")] = (
            target.removeprefix("/") if target[:1] == "/" else f"xl/{target}"
        )
    return {
        unescape(name.decode("utf-8", errors="replace")): targets.get(relation, "")
        for name, relation in _SHEET.findall(book)
    }


def _cells(pattern: re.Pattern[bytes], xml: bytes) -> tuple[str, ...]:
    return tuple(cell.decode("ascii") for cell in pattern.findall(xml))
