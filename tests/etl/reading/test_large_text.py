"""A large text is read by the engine: the same rows as row by row, or not at all."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import etl.reading.files
from etl.errors import Unreadable
from etl.reading.limits import ReadingPolicy, reading_policy
from tests.etl.reading.handing_in import Read, read

HEADER = "编号,收集日期,问题摘要,接待方式,镇街,村\n"
PLAIN = HEADER + "".join(f"{n:03},2021-06-{n % 28 + 1:02}, 第{n}件 ,甲,大同镇,村{n}\n" for n in range(1, 400))


def _read_all_as_large(patch: pytest.MonkeyPatch) -> None:
    policy = reading_policy()
    large = policy.model_copy(update={"large": policy.large.model_copy(update={"text_kilobytes": 0})})

    def answer() -> ReadingPolicy:
        return large

    patch.setattr(etl.reading.files, "reading_policy", answer)


@pytest.fixture
def _all_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    _read_all_as_large(monkeypatch)


def account(found: Read) -> list[object]:
    columns = ("_row", "id", "collected", "title", "region", "_key", "_extra")
    waiting = found.connection.execute("select * from batch_quarantine order by row").fetchall()
    return [found.rows("issue", *columns), waiting, found.counts, found.batch.findings]


CASES = {
    "plain": PLAIN,
    "crlf": PLAIN.replace("\n", "\r\n"),
    "no_last_end": PLAIN.removesuffix("\n"),
    "quoted": PLAIN.replace(" 第7件 ", '"第7件，""急"",加 "'),
    "blank_line": PLAIN.replace("\n010,", "\n\n010,"),
    "blank_cells": PLAIN.replace("\n010,", "\n,,,,,\n , ,,,,\n010,"),
    "line_break_in_cell": PLAIN.replace(" 第7件 ", '"第7件\n急"'),
    "malformed_quotes": PLAIN.replace(" 第7件 ", '"第7件" 急'),
    "open_quote": PLAIN + '999,2021-06-01,"开口,甲,,\n',
    "short_rows": PLAIN.replace(",甲,大同镇,村9\n", "\n"),
    "long_rows": PLAIN.replace(",村9\n", ",村9,多,余\n"),
    "wide_space": PLAIN.replace(" 第7件 ", "\u3000第7件\u00a0"),
    "total_and_footer": PLAIN + "合计,,399件,,,\n填表人：张三,,,,,\n",
    "header_again": PLAIN.replace("\n010,", "\n" + HEADER + "010,"),
    "title": "同心村问题台账,,,,,\n" + PLAIN,
    "bad_date": PLAIN.replace("2021-06-11", "2021-06-31"),
    "without_year": PLAIN.replace("2021-06-11", "6月11日"),
    "doubles": PLAIN + PLAIN.removeprefix(HEADER).replace("第8件", "另一件"),
    "semicolons": PLAIN.replace(",", ";"),
    "tabs": PLAIN.replace(",", "\t"),
    "bom": "\ufeff" + PLAIN,
    "tab_in_cell": PLAIN.replace(" 第7件 ", "\t第7件\u3000"),
    "crlf_but_one": PLAIN.replace("\n", "\r\n").replace("村7\r\n", "村7\n"),
    "return_in_cell": PLAIN.replace("\n", "\r\n").replace("第7件 ", "第7件\r "),
    "unusual_leads": PLAIN.replace("\n010,", "\n[010],")
    .replace("\n020,", "\nA计20,")
    .replace("\n030,", "\nz30,"),
    "total_after_digits": PLAIN + "2021年合计,,399件,,,\n",
}


@pytest.mark.parametrize("content", CASES.values(), ids=list(CASES))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_engine_reads_as_row_by_row(content: str, encoding: str, request: pytest.FixtureRequest) -> None:
    if encoding != "utf-8":
        content = content.removeprefix("\ufeff")
    small = account(read(content.encode(encoding), name="台账.csv"))
    request.getfixturevalue("_all_is_large")
    assert account(read(content.encode(encoding), name="台账.csv")) == small


CELL = st.sampled_from(
    (
        "", "", " ", "甲", "乙 ", " 丙", "\u3000丁", "戊\u00a0", "\t己", "庚\u200b",
        "辛\u2003", "\u2028", "\u202f壬", "\u2028合计", "a,b", 'c"d', "!", "~",
        "合计", "小计：", "共 计", "A计", "9计", "z计", "[x", "(例)", "编号", "填表人：甲", "注",
    )
)  # fmt: skip
DAY = st.sampled_from(("2021-06-01", "6月2日", "2021/6/3 ", "\u30002021.6.4", "", "2021-06-31"))
ROW = st.tuples(st.one_of(st.sampled_from(("7", "8", "8 ")), CELL), DAY, CELL, CELL, CELL, CELL)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=8), st.sampled_from(("\n", "\r\n", "\r")), st.sampled_from(",;\t"))
def test_any_rows_are_read_by_the_engine_as_row_by_row(
    rows: list[tuple[str, ...]], line_end: str, delimiter: str
) -> None:
    written = io.StringIO()
    out = csv.writer(written, delimiter=delimiter, lineterminator=line_end)
    out.writerows([HEADER.strip().split(","), ("1", "2021-06-01", "灯", "甲", "大同镇", "村1"), *rows])
    content = written.getvalue().encode()
    small = account(read(content, name="台账.csv"))
    with pytest.MonkeyPatch.context() as patch:
        _read_all_as_large(patch)
        assert account(read(content, name="台账.csv")) == small


@pytest.mark.usefixtures("_all_is_large")
def test_what_goes_on_in_another_encoding_than_it_began_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(etl.reading.files, "_HEAD_CHARACTERS", 100)
    begun = "id,collected,title\n" + "".join(
        f"{n:03},2021-06-{n % 28 + 1:02},lamp {n}\n" for n in range(1, 400)
    )
    found = read((begun + "400,2021-06-02,路灯不亮\n").encode("gb18030"), name="台账.csv")
    assert found.rows("issue", "title")[-1] == ("路灯不亮",)


@pytest.mark.usefixtures("_all_is_large")
@pytest.mark.parametrize(
    "damaged",
    [b"\xe7\x81", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xff", b"\xe5\x99\xe5"],
    ids=["cut", "surrogate", "overlong", "beyond", "no_code", "cut_within"],
)
def test_damage_after_the_head_is_refused(damaged: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(etl.reading.files, "_HEAD_CHARACTERS", 100)
    with pytest.raises(Unreadable, match="第 301 行有损坏的字符"):
        read(PLAIN.encode().replace("第300件".encode(), damaged), name="台账.csv")


@pytest.mark.usefixtures("_all_is_large")
def test_the_engine_is_used() -> None:
    found = read(PLAIN.encode(), name="台账.csv")
    assert found.connection.execute("select count(*) from large_issue_0").fetchone() == (399,)
    assert found.rows("issue", "collected")[0] == (date(2021, 6, 2),)
