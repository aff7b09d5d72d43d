"""Publishing, rolling back, rebuilding."""

import shutil

import pytest

from audit.chain import Audit
from etl.errors import Refused
from etl.home import Home
from etl.policy import keeping
from etl.rebuild import rebuild
from etl.storing.journal import Journal, stamp
from etl.storing.snapshot import Snapshots
from tests.etl.storing.conftest import Load, rows
from tests.inbox import Ledger

VILLAGE, TOWN = "610902001003", "610902001000"
TABLES = ("regions", "stations", "receptions", "issues", "issue_states", "issue_stays", "issue_events")


def village(*numbers: int) -> Ledger:
    cells = [{"编号": f"{n:03}", "收集日期": "2021-06-01", "问题摘要": f"事项{n}"} for n in numbers]
    return Ledger("issue", VILLAGE, cells)


def answers(home: Home) -> dict[str, list[tuple]]:
    """Every row of every table that a page reads."""
    tables = {table: rows(home, f"select * from {table} order by all") for table in TABLES}
    tables["submissions"] = rows(home, "select * from submissions order by all")
    tables["findings"] = rows(home, "select * from findings order by all")
    return tables


def test_rollback_takes_back_the_last_load_and_can_be_taken_back(home: Home, loading: Load) -> None:
    first = loading(village(1))
    second = loading(village(1, 2))
    assert Snapshots(home).rollback(None).snapshot == first.snapshot
    assert rows(home, "select count(*) from issues") == [(1,)]
    assert Snapshots(home).rollback(second.snapshot).snapshot == second.snapshot
    assert rows(home, "select count(*) from issues") == [(2,)]
    moves = [entry.about for entry in Audit(home.root).chain().entries if entry.act == "rolled_back"]
    assert [one["snapshot"] for one in moves] == [first.snapshot, second.snapshot]


def test_a_load_after_a_rollback_forgets_what_was_rolled_back(home: Home, loading: Load) -> None:
    loading(village(1))
    loading(village(1, 2))
    Snapshots(home).rollback(None)
    town = Ledger("issue", TOWN, [{"编号": "9", "收集日期": "2021-06-02", "问题摘要": "镇里的"}])
    loading(town)
    assert rows(home, "select count(*) from issues") == [(2,)]
    assert {row[0] for row in rows(home, "select issue from issues")} == {f"{VILLAGE}/001", f"{TOWN}/9"}


def test_nothing_to_roll_back_to_is_said(home: Home, loading: Load) -> None:
    with pytest.raises(Refused, match="还没有装载过"):
        Snapshots(home).rollback(None)
    loading(village(1))
    with pytest.raises(Refused, match="没有名为 x 的快照"):
        Snapshots(home).rollback("x")
    with pytest.raises(Refused, match="上一次装载"):
        Snapshots(home).rollback(None)


def test_a_rebuild_from_the_archive_alone_answers_the_same(home: Home, loading: Load) -> None:
    loading(
        village(1), Ledger("issue", TOWN, [{"编号": "1", "上报来源编号": "001", "收集日期": "2021-06-03"}])
    )
    loading(village(1, 2, 3))
    before = answers(home)
    shutil.rmtree(home.lake)
    for path in home.warehouse.iterdir():
        path.unlink()
    rebuild(home)
    assert answers(home) == before


def test_a_rebuild_says_what_the_archive_lacks(home: Home, loading: Load) -> None:
    loading(village(1))
    for path in home.archive.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"something else")
    with pytest.raises(Refused, match="已被改动"):
        rebuild(home)


def test_old_snapshots_go_and_the_one_in_force_stays(home: Home, loading: Load) -> None:
    kept = keeping().keep_snapshots
    for count in range(1, kept + 3):
        loading(village(*range(1, count + 1)))
    stamps = [snapshot.stamp for snapshot in Snapshots(home).all()]
    current = Journal(home).current()
    assert current is not None
    assert len(stamps) == kept
    assert stamps[-1] == current.snapshot


def test_stamps_sort_by_time() -> None:
    from datetime import UTC, datetime, timedelta

    moment = datetime(2021, 12, 31, 23, 59, 0, 999_000, UTC)
    assert stamp(moment) == "20211231T235900-ffbe"
    assert stamp(moment) < stamp(moment + timedelta(milliseconds=2))
