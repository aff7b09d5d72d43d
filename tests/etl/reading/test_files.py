"""What a file may be, whatever its name says, and what it must not be."""

import csv
import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from etl.errors import NeedsAnswer, Refused, TooLarge, UnknownLedger, Unreadable
from etl.mapping import Mapping
from etl.reading.text_file import records
from tests.etl.reading.handing_in import Cells, Read, read, text, workbook

ROWS: Cells = [
    ["编号", "收集日期", "问题摘要"],
    ["001", "2021-06-05", "路灯，不亮"],
    ["002", "2021-06-06", "第一行\n第二行"],
]
LOADED = [("001", "路灯，不亮"), ("002", "第一行\n第二行")]
HTML = (
    "<html><head><meta charset='utf-8'></head><body>"
    "<table><tr><th>编号</th><th>收集日期</th><th>问题摘要</th></tr>"
    "<tr><td>001</td><td>2021-06-05</td><td>路灯，不亮</td></tr></table></body></html>"
)


def titles(found: Read) -> list[tuple[str, str]]:
    return found.rows("issue", "id", "title")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("name", ["台账.csv", "台账.xls", "台账.xlsx"])
def test_text_is_read_from_its_content_in_any_encoding(encoding: str, delimiter: str, name: str) -> None:
    assert titles(read(text(ROWS, encoding, delimiter), name=name)) == LOADED


def test_a_packed_text_is_unpacked() -> None:
    assert titles(read(gzip.compress(text(ROWS)), name="台账.csv.gz")) == LOADED


def test_a_web_page_saved_as_a_workbook_is_read() -> None:
    assert titles(read(HTML.encode(), name="台账.xls")) == LOADED[:1]


def test_a_workbook_under_another_name_is_read() -> None:
    assert titles(read(workbook(ROWS), name="台账.csv")) == LOADED


def test_cells_of_every_type() -> None:
    found = read(
        workbook(
            [
                ["编号", "收集日期", "交办日期", "办结日期", "销号日期", "问题摘要"],
                [1, date(2021, 6, 5), 44353, 44354.5, "2021年6月8日", 2.50],
                [610902101201, "2021-06-05", None, None, None, True],
            ]
        )
    )
    assert found.rows("issue", "id", "collected", "assigned", "resolved", "closed", "title") == [
        ("1", date(2021, 6, 5), date(2021, 6, 6), date(2021, 6, 7), date(2021, 6, 8), "2.5"),
        ("610902101201", date(2021, 6, 5), None, None, None, "是"),
    ]


def test_yes_and_one_in_a_column_stay_apart() -> None:
    cells = (True, 1, 1.5, " 1 ", False, 0, "x")
    rows = [[f"{number:03}", "2021-06-05", cell] for number, cell in enumerate(cells)]
    found = read(workbook([["编号", "收集日期", "问题摘要"], *rows]))
    assert [title for _, title in titles(found)] == ["是", "1", "1.5", "1", "否", "0", "x"]


def test_a_phantom_range_costs_nothing() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(list(row))
    sheet.cell(60000, 300).number_format = "0.00"
    content = io.BytesIO()
    book.save(content)
    assert titles(read(content.getvalue())) == LOADED


def locked_workbook() -> bytes:
    """The first bytes of what Excel writes with a password: an OLE file with an EncryptedPackage."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(2000)
    )


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("台账.csv", content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: b"", Unreadable, ["空文件"]),
        (lambda: b"\r\n \n", Unreadable, ["空文件"]),
        (locked_workbook, Unreadable, ["有密码", "取消密码"]),
        (lambda: cut(workbook(ROWS)), Unreadable, ["已损坏"]),
        (lambda: zipped(text(ROWS)), Unreadable, ["打不开"]),
        (lambda: cut(gzip.compress(text(ROWS * 50))), Unreadable, ["不完整"]),
        (lambda: b"%PDF-1.7 ...", Unreadable, ["PDF"]),
        (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), Unreadable, ["图片"]),
        (lambda: bytes(range(256)) * 10, Unreadable, ["台账.xlsx"]),
        (lambda: text(ROWS).replace("灯".encode(), b"\xe7\x81"), Unreadable, ["第 2 行", "损坏"]),
        (lambda: "今天天气很好。".encode(), UnknownLedger, ["找不到认识的表头"]),
        (lambda: workbook([[]]), UnknownLedger, ["没有内容"]),
        (lambda: workbook([[f"列{n}" for n in range(300)]]), TooLarge, ["300 列", "200"]),
        (lambda: text([[f"列{n}" for n in range(300)]]), TooLarge, ["300 列", "200"]),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    make: Callable[[], bytes], error: type[Refused], words: list[str]
) -> None:
    with pytest.raises(error) as refused:
        read(make())
    message = str(refused.value)
    assert message.startswith("台账.xlsx")
    assert "\n" not in message
    for word in words:
        assert word in message


def test_a_mapping_gives_headings_constants_and_what_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(
        'ledger = "issue"\nkept = ["zip"]\n[columns]\nkey = "id"\nopened = "collected"\n'
        'office = ["station", "department"]\nnote = []\n'
        '[constants]\nlevel = "县级"\n[dates]\norder = "mdy"\n',
        "utf-8",
    )
    found = read(
        text([["key", "opened", "office", "note", "zip"], ["1", "03/04/2021", "甲", "x", "99"]]),
        name="export.csv",
        mapping=Mapping.read(path),
    )
    assert found.rows("issue", "id", "collected", "station", "department", "level", "_extra") == [
        ("1", date(2021, 3, 4), "甲", "甲", "county", '{"zip": "99"}')
    ]
    assert found.rules == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("ledger = ", ["TOML"]),
        ('ledger = "issue"\nfoo = 1\n', ["foo"]),
        ('ledger = "nothing"\n', ["nothing", "issue"]),
        ('ledger = "issue"\n[columns]\na = "nofield"\n', ["nofield"]),
        ('ledger = "issue"\n[constants]\nnofield = "x"\n', ["nofield"]),
    ],
)
def test_a_wrong_mapping_is_refused(tmp_path: Path, content: str, words: list[str]) -> None:
    path = tmp_path / "m.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(Refused) as refused:
        Mapping.read(path)
    for word in words:
        assert word in str(refused.value)


def test_a_missing_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="读不到"):
        Mapping.read(tmp_path / "none.toml")


def test_an_ambiguous_heading_is_answered_by_a_mapping(tmp_path: Path) -> None:
    content = workbook([["编号", "收集日期", "完成时间"], ["1", "2021-06-05", "2021-06-20"]])
    with pytest.raises(NeedsAnswer, match="完成时间"):
        read(content)
    path = tmp_path / "m.toml"
    path.write_text('[columns]\n"完成时间" = "resolved"\n', "utf-8")
    assert read(content, mapping=Mapping.read(path)).rows("issue", "resolved") == [(date(2021, 6, 20),)]


@given(st.text(alphabet='a,"\r\n\u2028中', max_size=30))
def test_lines_of_a_text_are_those_of_a_file(content: str) -> None:
    """Cut from the text itself, not from a file of four bytes a character; line ends of any system."""
    expected = [[cell.strip() for cell in one] for one in csv.reader(io.StringIO(content, newline=""))]
    assert records(content, ",", "台账.csv") == expected
