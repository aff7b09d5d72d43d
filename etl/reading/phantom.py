"""Rows of a workbook that were formatted and never filled: left out before the sheet is opened."""

import io
import zipfile
from collections.abc import Mapping

from etl.reading.uncalculated import holds

_SIGNS = (b"<v", b"<is", b"<f")
"""What a cell with a value or a formula holds (ECMA-376, 18.3.1.4)."""
_ROW = b"</row>"


def without_blank_tail(xml: bytes) -> bytes:
    """A sheet's XML without the rows after the last that holds a value; as it is where that can't be told."""
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    last = -1
    for sign in _SIGNS if 0 <= start < end else ():  # the next is looked for beyond the one before only
        last = max(last, _last(xml, sign, max(last, start), end))
    closing = xml.find(_ROW, last, end) if last >= 0 else -1
    if closing < 0 or holds(xml, b"<!", last, end):  # a comment may hold anything, also a row's end
        return xml
    if closing + len(_ROW) == end:
        return xml
    return xml[: closing + len(_ROW)] + xml[end:]


def _last(xml: bytes, sign: bytes, start: int, end: int) -> int:
    """The last place of a sign, or -1; its last letter alone, rare in blank rows, is found much sooner."""
    found = xml.rfind(sign[-1:], start, end)
    return found if found < 0 else xml.rfind(sign, start, found + 1)


def repacked(content: bytes, parts: Mapping[str, bytes], kept: tuple[str, ...]) -> bytes:
    """The package with these parts in place of its own, and only those whose names end in `kept`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            if entry.filename.lower().endswith(kept):
                part = parts.get(entry.filename)
                new.writestr(entry.filename, old.read(entry) if part is None else part)
    return packed.getvalue()
