from datetime import date
from pathlib import Path

import pytest

from etl.errors import NeedsAnswer, Refused
from etl.period import Period
from etl.submission import discover, unit_code


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def test_unit_and_period_come_from_the_inbox(tmp_path: Path) -> None:
    touch(tmp_path / "inbox/610902101201/2021-06/问题台账.xlsx")
    touch(tmp_path / "inbox/610902101/all/问题台账.csv.gz")
    handed = discover([tmp_path / "inbox"], None, None, None, None)
    assert [(one.part, one.name, one.unit, one.period and one.period.text) for one in handed] == [
        (0, "610902101/all/问题台账.csv.gz", "610902101000", "all"),
        (1, "610902101201/2021-06/问题台账.xlsx", "610902101201", "2021-06"),
    ]


def test_options_win_over_the_path(tmp_path: Path) -> None:
    path = touch(tmp_path / "610902101201/2021-06/a.xlsx")
    [one] = discover([path], "issue", "610902", Period.of("2021Q2"), None)
    assert (one.ledger, one.unit, one.period) == ("issue", "610902000000", Period.of("2021Q2"))


def test_a_folder_of_one_places_ledgers_leaves_both_open(tmp_path: Path) -> None:
    touch(tmp_path / "大同镇/问题台账.xlsx")
    [one] = discover([tmp_path], None, None, None, None)
    assert (one.unit, one.period) == (None, None)


def test_lock_files_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("~$a.xlsx", ".planted.json", ".git/a.xlsx", "Thumbs.db", "a.xlsx"):
        touch(tmp_path / name)
    assert [one.name for one in discover([tmp_path], None, None, None, None)] == ["a.xlsx"]


@pytest.mark.parametrize(
    ("name", "word"),
    [("a.zip", "解压"), ("a.tar.gz", "解压"), ("a.docx", "台账文件"), ("a.pdf", "台账文件")],
)
def test_what_is_no_table_is_refused_and_never_dropped(tmp_path: Path, name: str, word: str) -> None:
    touch(tmp_path / "b.xlsx")
    touch(tmp_path / name)
    with pytest.raises(Refused, match=word) as refused:
        discover([tmp_path], None, None, None, None)
    assert name in str(refused.value)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有可读的台账文件"):
        discover([tmp_path], None, None, None, None)
    with pytest.raises(Refused, match="找不到"):
        discover([tmp_path / "none"], None, None, None, None)


@pytest.mark.parametrize("text", ["610000", "610900", "610902", "610902101", "610902101201"])
def test_unit_codes_have_twelve_digits(text: str) -> None:
    assert unit_code(text) == text.ljust(12, "0")


@pytest.mark.parametrize("text", ["汉滨区", "12", "6109", "61090", "6109021012011", "012345", "990000", ""])
def test_what_is_no_unit_code(text: str) -> None:
    with pytest.raises(NeedsAnswer):
        unit_code(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-06", date(2021, 6, 1), date(2021, 6, 30)),
        ("2021Q2", date(2021, 4, 1), date(2021, 6, 30)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-01..2021-09", date(2021, 1, 1), date(2021, 9, 30)),
        ("2020-11..2021-02", date(2020, 11, 1), date(2021, 2, 28)),
        ("all", None, None),
    ],
)
def test_periods_keep_their_form(text: str, first: date | None, last: date | None) -> None:
    assert Period.of(text) == Period(text, first, last)


@pytest.mark.parametrize("text", ["2021-13", "2021Q5", "June", "", "2021-09..2021-01"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(NeedsAnswer):
        Period.of(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("同心村2021年6月问题台账", "2021-06"),
        ("（2021年第二季度）", "2021Q2"),
        ("2021年2季度", "2021Q2"),
        ("2021年上半年", "2021-01..2021-06"),
        ("2021年度台账", "2021"),
        ("2021年1-9月", "2021-01..2021-09"),
        ("2020年11月至2021年2月", "2020-11..2021-02"),
        ("填报日期：2021年6月30日", None),
        ("问题台账", None),
    ],
)
def test_periods_in_titles(text: str, period: str | None) -> None:
    found = Period.in_words(text)
    assert (found and found.text) == period
