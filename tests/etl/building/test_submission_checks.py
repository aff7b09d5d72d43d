"""What submissions say of one another: far fewer rows than before, the same file twice, one issue in two."""

from pathlib import Path

import duckdb
import pytest

from tests.inbox import Ledger, load_here

VILLAGE, OTHER, TOWN = "610902001003", "610902001004", "610902001000"
RULES = ("fewer_than_before", "same_file_twice", "issue_double")


def issues(month: int, count: int, first: int = 1) -> list[dict[str, str]]:
    return [
        {"编号": f"{month:02}-{n:03}", "收集日期": f"2021-{month:02}-05", "问题摘要": f"{month}月事项{n}"}
        for n in range(first, first + count)
    ]


def named(number: str, title: str = "路灯", **more: str) -> dict[str, str]:
    return {"编号": number, "收集日期": "2021-06-05", "问题摘要": title, "反映人": "王小明", **more}


def found(folder: Path, *ledgers: Ledger) -> list[tuple[str, str, str]]:
    home = load_here(folder, *ledgers)
    (path,) = (home / "warehouse").glob("*.duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        rows = connection.execute("select rule, unit, found, message from findings order by all").fetchall()
    assert not any("王小明" in row[3] for row in rows)
    return [(rule, unit, what) for rule, unit, what, _ in rows if rule in RULES]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("2021-05", issues(5, 12)), ("2021-06", issues(6, 5)), [("fewer_than_before", VILLAGE, "5")]),
        (("2021-05", issues(5, 12)), ("2021-06", issues(6, 6)), []),
        (("2021-05", issues(5, 9)), ("2021-06", issues(6, 1)), []),
        (("2021-04", issues(4, 12)), ("2021-06", issues(6, 1)), []),
        (("2021Q1", issues(3, 12)), ("2021-04", issues(4, 1)), []),
        (("2021Q1", issues(3, 12)), ("2021Q2", issues(4, 1)), [("fewer_than_before", VILLAGE, "1")]),
    ],
)
def test_far_fewer_rows_than_the_period_before(
    tmp_path: Path,
    before: tuple[str, list[dict[str, str]]],
    after: tuple[str, list[dict[str, str]]],
    told: list[tuple[str, str, str]],
) -> None:
    ledgers = [Ledger("issue", VILLAGE, rows, period) for period, rows in (before, after)]
    assert found(tmp_path, *ledgers) == told


def test_the_same_file_for_two_periods_or_units(tmp_path: Path) -> None:
    may = issues(5, 3)
    told = found(
        tmp_path,
        Ledger("issue", VILLAGE, may, "2021-05"),
        Ledger("issue", VILLAGE, may, "2021-06"),
        Ledger("issue", OTHER, issues(6, 3), "2021-06"),
    )
    assert told == [("same_file_twice", VILLAGE, f"{VILLAGE}/2021-06/issue.csv")]


def test_a_list_of_what_is_may_be_the_same_next_period(tmp_path: Path) -> None:
    row = {"站点编号": "S1", "名称": "同心站", "类型": "代表联络站", "村(社区)": VILLAGE}
    assert found(tmp_path, *(Ledger("station", TOWN, [row], period) for period in ("2020", "2021"))) == []


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (Ledger("issue", OTHER, [named("9")], "2021-06"), True),
        (Ledger("issue", OTHER, [named("9", title="水管")], "2021-06"), False),
        (Ledger("issue", "610303001001", [named("9")], "2021-06"), False),
        (Ledger("issue", TOWN, [named("9", 上报来源编号=f"{VILLAGE}/1")], "2021-06"), False),
    ],
)
def test_one_issue_in_two_submissions(tmp_path: Path, other: Ledger, is_told: bool) -> None:
    sent = named("1", 上报镇日期="2021-06-06")
    told = found(tmp_path, Ledger("issue", VILLAGE, [sent, named("2")], "2021-06"), other)
    assert told == ([("issue_double", OTHER, f"{VILLAGE}/1")] if is_told else [])
