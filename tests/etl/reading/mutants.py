"""Mutants of files as people hand them in: of their bytes, XML and cells; each by its number."""

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from etl.contract import contracts
from etl.template import DATA_SHEET, EXAMPLE_SHEET, write_template
from tests.etl.reading.handing_in import text, workbook

FILES = Path(__file__).parent / "files"
Rows = list[list[str]]
CELLS = (
    "",
    " ",
    "\u3000",
    "-",
    "无",
    "合计",
    "小计：",
    "共12条",
    "填表人：王某",
    "注：以上为汇总",
    "示例",
    "序号",
    "编号",
    "0",
    "-1",
    "1e308",
    "1E+400",
    "9" * 40,
    "0.1.2",
    "1,2,3",
    "１２３",
    "八十九",
    "十百千万亿",
    "百分之",
    "85%",
    "∞",
    "NaN",
    "2021-02-30",
    "2021年",
    "二〇二一年六月",
    "13月32日",
    "6月31日",
    "5/6/2021",
    "45000.5",
    "00000000",
    "2021.1",
    "2021.10",
    "=1+1",
    '=HYPERLINK("x")',
    "@SUM(1)",
    "<script>alert(1)</script>",
    "&#0;",
    "'; drop table x; --",
    "{}",
    "{0}",
    "%s",
    "\x00",
    "\u202e\u2066",
    "\ufeff",
    "\U0001f600" * 3,
    "\ud800",
    "\n\n",
    "\t",
    '"',
    "'",
    '"""',
    "\\",
    "/",
    "、、、",
    "13900001111",
    "610902199001011234",
    "长" * 5000,
    "a" * 40000,
    "610902101201",
    "6.10902E+11",
    "同心村",
    "大同镇/同心村",
    "是",
    "√",
    "yes",
    "村级",
    "已解决",
    "A",
    "满意",
    "D-0001",
    "610902101201/001",
    "1月",
    "1-6月累计",
    "单位：万元",
    "金额(万元)",
)
TOKENS = (
    b'r="A0"',
    b'r="XFD1048576"',
    b'r="ZZZZ1"',
    b'r=""',
    b't="s"',
    b't="e"',
    b't="d"',
    b't="b"',
    b't="n"',
    b"<v>99999</v>",
    b"<v>-1</v>",
    b"<v>1e999</v>",
    b"<v></v>",
    b"<f>A1</f>",
    b'ref="A1:XFD1048576"',
    b'ref="B2:A1"',
    b"&#0;",
    b"&#xFFFF;",
    b"&lt;",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"</row>",
    b"<row>",
    b'count="4294967295"',
    b'uniqueCount="-1"',
    b"rId9",
    b'state="hidden"',
    b'name=""',
    b"\xff\xfe",
    b"\x00",
    b'numFmtId="14"',
    b'date1904="1"',
    b"xml:space",
)
_TAG = re.compile(rb"<[^<>]*>|[^<>]+")


@lru_cache(maxsize=1)
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Name and content of a filled template of every ledger, as xlsx and as texts, and old formats."""
    found = [(path.name, path.read_bytes()) for path in sorted(FILES.glob("ledger.*"))]
    with TemporaryDirectory() as folder:
        for ledger, wanted in contracts().items():
            path = Path(folder) / f"{ledger}.xlsx"
            write_template(ledger, path)
            book = load_workbook(path)
            rows = [[_written(cell.value) for cell in row] for row in book[EXAMPLE_SHEET].iter_rows()]
            book[DATA_SHEET].append([cell.value for cell in book[EXAMPLE_SHEET][2]])
            book.save(path)
            found.append((f"{wanted.zh}.xlsx", path.read_bytes()))
            found.append((f"{wanted.zh}.csv", text(rows)))
    return tuple(found)


def _written(value: object) -> str:
    return "" if value is None else str(value).removesuffix(" 00:00:00")


def mutant(number: int) -> tuple[str, bytes]:
    """The mutant of that number: the same name and bytes every time."""
    chance = random.Random(number)
    kinds: Sequence[Callable[[random.Random], tuple[str, bytes]]] = (
        _of_bytes,
        _of_parts,
        _of_cells,
        _of_cells,
    )
    return chance.choice(kinds)(chance)


def _of_bytes(chance: random.Random) -> tuple[str, bytes]:
    name, content = chance.choice(seeds())
    return name, _damaged(content, chance)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """Bytes turned over, cut out, put in, doubled, or another file's behind them."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        place, length = chance.randrange(len(found) + 1), chance.choice((1, 2, 16, 500))
        match chance.randrange(6):
            case 0 if place < len(found):
                found[place] ^= 1 << chance.randrange(8)
            case 1:
                del found[place : place + length]
            case 2:
                found[place:place] = chance.randbytes(length)
            case 3:
                found[place:place] = found[place : place + length]
            case 4:
                found[place : place + length] = chance.choice(TOKENS)
            case _ if chance.random() < 0.2:
                found[place:] = chance.choice(seeds())[1][place:]
    return bytes(found)


def _of_parts(chance: random.Random) -> tuple[str, bytes]:
    """A workbook one part of which is damaged where its structure is, packed anew."""
    packed = [(name, content) for name, content in seeds() if content.startswith(b"PK")]
    name, content = chance.choice(packed)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    sheets = [entry for entry in entries if "sheet" in entry or "content.xml" in entry]
    chosen = chance.choice(sheets if sheets and chance.random() < 0.7 else list(entries))
    entries[chosen] = _restructured(entries[chosen], chance)
    if chance.random() < 0.1:
        del entries[chance.choice(list(entries))]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, part in entries.items():
            archive.writestr(entry, part)
    return name, file.getvalue()


def _restructured(part: bytes, chance: random.Random) -> bytes:
    """Tags and texts lost, doubled, exchanged, or others in their place; an attribute's value changed."""
    pieces = _TAG.findall(part)
    for _ in range(chance.choice((1, 1, 3, 10))):
        if not pieces:
            break
        place, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                del pieces[place]
            case 1:
                pieces.insert(place, pieces[other])
            case 2:
                pieces[place], pieces[other] = pieces[other], pieces[place]
            case 3:
                pieces.insert(place, chance.choice(TOKENS))
            case _:
                value = chance.choice((b"0", b"-1", b"4294967296", b"A1", b"x", b"", b"XFD9"))
                pieces[place] = re.sub(rb'"[^"]*"', b'"' + value + b'"', pieces[place], count=1)
    return b"".join(pieces)


def _of_cells(chance: random.Random) -> tuple[str, bytes]:
    """A ledger whose rows and cells were treated as people treat them, in any format."""
    tables = [(name, content) for name, content in seeds() if name.endswith(".csv")]
    name, content = chance.choice(tables)
    rows = [line.split(",") for line in content.decode().splitlines()]
    rows += [list(rows[-1]) for _ in range(chance.choice((0, 1, 5, 60)))]
    for _ in range(chance.choice((1, 3, 10, 40))):
        _treat(rows, chance)
    return _saved(name.removesuffix(".csv"), rows, chance)


def _treat(rows: Rows, chance: random.Random) -> None:
    place = chance.randrange(len(rows))
    row = rows[place]
    match chance.randrange(9):
        case 0 | 1 | 2 | 3 if row:
            row[chance.randrange(len(row))] = chance.choice(CELLS)
        case 4:
            rows.insert(place, [chance.choice(CELLS)])
        case 5:
            rows.insert(place, [chance.choice(CELLS) for _ in range(chance.randrange(1, 12))])
        case 6:
            rows.insert(place, list(rows[chance.randrange(len(rows))]))
        case 7 if row:
            del row[chance.randrange(len(row)) :]
        case _:
            for other in rows:
                other.insert(min(place, len(other)), chance.choice(CELLS))


def _saved(name: str, rows: Rows, chance: random.Random) -> tuple[str, bytes]:
    clean = [[cell.replace("\ud800", "") for cell in row] for row in rows]
    match chance.randrange(5):
        case 0:
            encoding = chance.choice(("utf-8", "utf-8-sig", "utf-16", "gb18030"))
            return f"{name}.csv", text(clean, encoding, chance.choice(",\t;|"))
        case 1:
            return f"{name}.csv.gz", gzip.compress(text(clean), mtime=0)
        case 2:
            cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in clean)
            return f"{name}.xls", f"<html><table>{cells}</table></html>".encode()
        case _:
            return f"{name}.xlsx", workbook([[_cell(cell) for cell in row] for row in clean], _merged(chance))


def _merged(chance: random.Random) -> list[str]:
    return chance.choice(([], [], ["A1:C1"], ["A2:A5", "B1:D1"], ["A1:Z60"]))


def _cell(written: str) -> str:
    """What a workbook may hold: no control characters, and no more than it takes."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", written)[:32767]
