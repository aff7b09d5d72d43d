"""A packed workbook looked through before it is opened: what it unpacks to, and how far its cells reach.

Sizes that an archive declares are a promise; each part is unpacked to its declared size and no further. A
sheet's cells are held as one block from the first to the last: two far apart cost what all between would.
"""

import io
import re
import struct
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from isal import isal_zlib
from openpyxl.utils import get_column_letter

from etl.errors import TooLarge, Unreadable
from etl.reading.limits import reading_policy
from etl.reading.phantom import repacked, without_blank_tail
from etl.reading.uncalculated import Uncalculated, holds, sheet_parts, uncalculated

BROKEN = cast(type[Exception], isal_zlib.error)  # its stub has an exception where the class is
_MEGABYTE = 1024 * 1024
_WORTH_CUTTING = _MEGABYTE // 4  # of XML without a value; below that packing anew costs more than it saves
_LOCAL_HEADER = struct.Struct("<26xHH")
_READ = (".xml", ".rels", ".bin")
_SHEETS = "xl/worksheets/"
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ALPHABET = 26


@dataclass(frozen=True)
class Package:
    """What was seen: per sheet the cells without a value, and whether every cell stands where it may.

    `content` is the package to open: where many rows were formatted and never filled, one without them.
    """

    content: bytes
    uncalculated: dict[str, Uncalculated]
    is_regular: bool


def looked_through(content: bytes, name: str) -> Package:
    """The package; TooLarge beyond data/policy/reading.toml, Unreadable where the archive isn't whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name} 已损坏（不完整），请重新另存为 xlsx 后再交") from error
    limits = reading_policy().limits
    if sum(entry.file_size for entry in entries) > limits.unpacked_megabytes * _MEGABYTE:
        raise TooLarge(f"{name} 解压后超过 {limits.unpacked_megabytes} MB，请拆分后再交")
    sheets = [entry for entry in entries if entry.filename.startswith(_SHEETS)]
    if len(sheets) > limits.sheets:
        raise TooLarge(f"{name} 有 {len(sheets)} 张工作表，超过 {limits.sheets} 张，请拆分后再交")
    return _read_parts(content, entries, name)


def _read_parts(content: bytes, entries: list[zipfile.ZipInfo], name: str) -> Package:
    index: dict[str, bytes] = {}
    cut: dict[str, bytes] = {}
    blank: dict[str, Uncalculated] = {}
    is_regular = any(entry.filename == _WORKBOOK for entry in entries)
    for entry in entries:
        if not entry.filename.lower().endswith(_READ):
            continue
        xml = _unpacked(content, entry, name)
        if entry.filename in (_WORKBOOK, _RELATIONS):
            index[entry.filename] = xml
        elif entry.filename.startswith(_SHEETS) and entry.filename.endswith(".xml"):
            filled = without_blank_tail(xml)
            if len(xml) - len(filled) >= _WORTH_CUTTING:
                cut[entry.filename] = xml = filled
            is_regular = is_regular and _is_regular(xml)
            if found := uncalculated(xml):
                blank[entry.filename] = found
    paths = sheet_parts(index.get(_WORKBOOK, b""), index.get(_RELATIONS, b"")) if blank else {}
    empty = {sheet: blank[path] for sheet, path in paths.items() if path in blank}
    return Package(repacked(content, cut, _READ) if cut else content, empty, is_regular)


def _unpacked(content: bytes, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The part's bytes, as many as declared; Unreadable where it is anything else."""
    damaged = Unreadable(f"{name} 已损坏（压缩包里的 {entry.filename} 不完整），请重新另存为 xlsx 后再交")
    if entry.flag_bits & 1:
        raise Unreadable(f"{name} 有密码，请取消密码（文件-信息-保护工作簿）后再交")
    try:
        names = sum(_LOCAL_HEADER.unpack_from(content, entry.header_offset))
        start = entry.header_offset + _LOCAL_HEADER.size + names
        packed = memoryview(content)[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            unpacked = bytes(packed)
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            unpacked = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
        else:
            raise damaged
    except (struct.error, BROKEN) as error:
        raise damaged from error
    if len(unpacked) != entry.file_size:
        raise damaged
    return unpacked


def _is_regular(xml: bytes) -> bool:
    """Whether the cells are written as usual and all lie near, so that their block is surely within limits.

    As usual: `<c r="B7"`, as Excel, WPS and LibreOffice write it, so that the pattern below sees every place.
    """
    limits = reading_policy().limits
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if start < 0 or holds(xml, b":c", start, end):
        return False
    if _near(limits.cells // _ALPHABET).search(xml, start, end) is None:
        return True
    if xml.count(b"<c", start, end) != xml.count(b'<c r="', start, end):
        return False
    near = ((columns, limits.cells // columns) for columns in (_ALPHABET, limits.columns))
    return any(_far(columns, rows).search(xml, start) is None for columns, rows in near)


@lru_cache(maxsize=4)
def _near(rows: int) -> re.Pattern[bytes]:
    """Finds a cell that isn't written as usual within A to Z and so many rows, by one look at each cell."""
    fewer = f"[0-9]{{1,{len(str(rows)) - 1}}}"
    return re.compile(rf'<c(?! r="[A-Z](?:{fewer}"|(?!{_beyond(str(rows), "0-9", "9")})[0-9]+"))'.encode())


@lru_cache(maxsize=4)
def _far(columns: int, rows: int) -> re.Pattern[bytes]:
    """Finds the place of a cell beyond so many columns or rows."""
    wide = _beyond(get_column_letter(columns), "A-Z", "Z")
    deep = _beyond(str(rows), "0-9", "9")
    return re.compile(rf'r="(?:(?:{wide})[0-9]|[A-Z]{{1,3}}(?:{deep})")'.encode())


def _beyond(last: str, alphabet: str, greatest: str) -> str:
    """A pattern for what comes after `last`: longer, or greater at the first place that differs."""
    longer = [f"[{alphabet}]{{{len(last) + 1},}}"]
    greater = [
        f"{last[:place]}[{chr(ord(sign) + 1)}-{greatest}][{alphabet}]{{{len(last) - place - 1}}}"
        for place, sign in enumerate(last)
        if sign != greatest
    ]
    return "|".join(longer + greater)
