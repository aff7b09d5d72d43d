"""Files nobody hands in by mistake: built by hand, byte for byte, small to write and dear to read."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
_ROOT = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ("编号", "收集日期", "问题摘要")


def cell(place: str, text: str) -> str:
    """A cell with its text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def header() -> str:
    """The first row of an issue ledger."""
    cells = "".join(cell(f"{letter}1", text) for letter, text in zip("ABC", HEADINGS, strict=True))
    return f'<row r="1">{cells}</row>'


def one_row() -> str:
    """A row of an issue ledger."""
    texts = zip("ABC", ("001", "2021-06-05", "路灯不亮"), strict=True)
    return f'<row r="2">{"".join(cell(f"{letter}2", text) for letter, text in texts)}</row>'


def sheet(rows: str, dimension: str = "A1:C2", before: str = "") -> str:
    """A worksheet's XML."""
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{_MAIN}"><dimension ref="{dimension}"/>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def parts(sheets: Iterable[str], shared: str | None = None) -> dict[str, str]:
    """The parts of a workbook with these sheets."""
    sheets = list(sheets)
    listed = "".join(f'<sheet name="第{n}张" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    strings = f'<Relationship Id="s1" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    return {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxml'
        f'formats.org/package/2006/relationships">{targets}{strings if shared else ""}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)},
        **({"xl/sharedStrings.xml": shared} if shared else {}),
    }


def packed(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of these entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def workbook(rows: str, dimension: str = "A1:C2", before: str = "") -> bytes:
    """A workbook of one sheet."""
    return packed(parts([sheet(rows, dimension, before)]))


def zeros_declared_small(name: str, megabytes: int) -> bytes:
    """A workbook one part of which unpacks to far more than the archive says; its checksum fits the lie."""
    declared = b" " * 100
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = b" " * (1 << 20)
    raw = squeezer.compress(declared)
    raw += b"".join(squeezer.compress(block) for _ in range(megabytes)) + squeezer.flush()
    honest = packed({**parts([sheet(header() + one_row())]), name: "x"})
    return _with_raw(honest, name, raw, declared)


def _with_raw(content: bytes, wanted: str, raw: bytes, declared: bytes) -> bytes:
    """The archive with one entry's compressed bytes replaced and its declared size that of `declared`."""
    body, directory, count = b"", b"", 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            data = archive.read(info)
            squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
            stream = raw if info.filename == wanted else squeezer.compress(data) + squeezer.flush()
            shown = declared if info.filename == wanted else data
            name = info.filename.encode()
            facts = (20, 0x800, 8, 0, 33, zlib.crc32(shown), len(stream), len(shown), len(name), 0)
            directory += struct.pack("<4sH", b"PK\x01\x02", 20) + struct.pack("<HHHHHIIIHH", *facts)
            directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
            body += b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", *facts) + name + stream
            count += 1
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def laughs() -> bytes:
    """A sheet whose entities multiply tenfold ten times."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
    row = f'<row r="2">{cell("A2", "&a10;")}{cell("B2", "2021-06-05")}</row>'
    return workbook(header() + row, before=f"<!DOCTYPE worksheet [{entities}]>")


def outside_entity() -> bytes:
    """A sheet that asks for a file of the machine."""
    row = f'<row r="2">{cell("A2", "&own;")}{cell("B2", "2021-06-05")}</row>'
    return workbook(header() + row, before='<!DOCTYPE worksheet [<!ENTITY own SYSTEM "file:///etc/passwd">]>')


def deep(levels: int) -> bytes:
    """A sheet whose elements lie in one another."""
    row = f'<row r="2"><c r="A2" t="inlineStr"><is>{"<t>" * levels}x{"</t>" * levels}</is></c></row>'
    return workbook(header() + row)


def far_cell() -> bytes:
    """Two filled cells at the two ends of the largest sheet there is."""
    return workbook(header() + f'<row r="1048576">{cell("XFD1048576", "x")}</row>', "A1:XFD1048576")


def declared_only() -> bytes:
    """A small sheet that declares the largest dimension there is."""
    return workbook(header() + one_row(), "A1:XFD1048576")


def many_sheets(count: int) -> bytes:
    """A workbook of so many small sheets."""
    return packed(parts([sheet(header() + one_row())] * count))


def many_cells(megabytes: int) -> bytes:
    """A sheet of so many megabytes of the shortest cells there are."""
    rows = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    return workbook(header() + rows * (megabytes * (1 << 20) // len(rows)))


def repeated_ods(rows: int, columns: int) -> bytes:
    """An OpenDocument table with one cell said to stand so many times."""
    content = (
        '<?xml version="1.0"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="t"><table:table-row '
        f'table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="{columns}" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def endless_line(megabytes: int) -> bytes:
    """A header and one line that doesn't end."""
    return ",".join(HEADINGS).encode() + b"\n" + b"a" * (megabytes << 20)


def endless_quote(megabytes: int) -> bytes:
    """A header and a quotation that never ends."""
    return ",".join(HEADINGS).encode() + b'\n1,2021-06-05,"' + b"a\n" * (megabytes << 19)


def many_columns(columns: int) -> bytes:
    """One line of so many columns, and a second."""
    return b"\n".join([",".join(HEADINGS).encode() + b"," * columns, b"1,2021-06-05,x" + b"," * columns])


def gzip_bomb(megabytes: int) -> bytes:
    """Megabytes of nothing, packed."""
    squeezer, block = zlib.compressobj(9, zlib.DEFLATED, 31), b"\n" * (1 << 20)
    return b"".join(squeezer.compress(block) for _ in range(megabytes)) + squeezer.flush()


def spanning_html(columns: int) -> bytes:
    """Web tables whose cells say they span many columns and lie in one another."""
    return (f'<table><tr><td colspan="{columns}">x</td></tr>' * 1000).encode()


def with_macro() -> bytes:
    """A workbook with a macro in it, a formula that asks for a program, and a link to another workbook."""
    calls = '<row r="2"><c r="A2" t="str"><f>cmd|\' /C calc\'!A0</f><v>001</v></c>'
    rest = cell("B2", "2021-06-05") + cell("C2", "路灯不亮") + "</row>"
    return packed(
        {
            **parts([sheet(header() + calls + rest)]),
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 nothing runs this",
            "xl/externalLinks/externalLink1.xml": f'<?xml version="1.0"?><externalLink xmlns="{_MAIN}"/>',
            "../../../../tmp/outside.xml": "<outside/>",
        }
    )
