"""A damaged snapshot: the last good one is shown in its place and says so, and the loader builds it again."""

import io
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest
from pptx import Presentation

from dashboard.errors import NoWarehouse
from dashboard.mending import Mender
from dashboard.page_workbook import page_workbook
from dashboard.scope import period, scope_of
from dashboard.slides import write_deck
from dashboard.snapshot import SnapshotDamaged
from dashboard.standing_in import standing_in
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.dashboard.warehouse_fixture import ISSUES, write_warehouse
from tests.inbox import Ledger, load_here
from tests.product import dashboard, etl

COUNT = "select count(*) from issues"
VILLAGE = "610902101001"
HEADERS, BLOCK = 3 * 4096, 256 * 1024


def flip(path: Path) -> None:
    """One bit in every block that holds issues, as a failing disk leaves it; the file still opens."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where table_name like 'issue%'")
        found = [
            block
            for (table,) in tables.fetchall()
            for block in connection.execute(f"select block_id from pragma_storage_info('{table}')").fetchall()
        ]
    content = bytearray(path.read_bytes())
    for (block,) in set(found):
        if block is not None and block >= 0:
            content[HEADERS + block * BLOCK + BLOCK // 2] ^= 1
    path.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut off": lambda path: os.truncate(path, path.stat().st_size // 3),
    "cut off to nothing": lambda path: os.truncate(path, 0),
    "flipped in its head": lambda path: path.write_bytes(b"\0" * 9000 + path.read_bytes()[9000:]),
    "flipped in its blocks": flip,
    "missing": Path.unlink,
    "a folder": lambda path: (path.unlink(), path.mkdir())[1],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two snapshots of one load, the newer with one issue more."""
    folder = tmp_path_factory.mktemp("written")
    write_warehouse(folder, "s1", ISSUES[:3])
    return write_warehouse(folder, "s2", ISSUES[:4])


@pytest.fixture
def home(written: Path, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    return shutil.copytree(written, tmp_path / "home")


def current(home: Path) -> Path:
    return home / "warehouse" / "s2.duckdb"


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_last_good_one_is_read_and_says_so(home: Path, damage: str) -> None:
    DAMAGES[damage](current(home))
    told: list[str] = []
    warehouse = Warehouse(home, alarm=told.append)
    assert warehouse.steadily(lambda: (len(warehouse.query("from issues")), warehouse.snapshot)) == (3, "s1")
    assert (warehouse.instead_of, set(told)) == ("s2", {"s2"})
    said = standing_in(warehouse)
    assert said is not None
    assert "s2 已损坏" in said
    assert "s1" in said
    page = str(page_at(warehouse, "/", "").content.to_plotly_json())
    assert "s2 已损坏" in page
    assert "mq-failed" not in page
    write_warehouse(home, "s3", ISSUES[:4])
    assert (warehouse.query(COUNT), warehouse.instead_of) == ([(4,)], None)
    warehouse.close()


def test_damage_met_in_the_middle_of_a_page_shows_another_page(home: Path) -> None:
    warehouse = Warehouse(home)
    assert warehouse.query(COUNT) == [(4,)]
    flip(current(home))
    with warehouse.reading(), pytest.raises(SnapshotDamaged):
        warehouse.query("select bit_xor(hash(issues)) from issues")
    page = str(page_at(warehouse, "/", "").content.to_plotly_json())
    assert "s2 已损坏" in page
    warehouse.close()


def test_damage_met_in_the_middle_of_a_deck_or_a_workbook_makes_another(home: Path, tmp_path: Path) -> None:
    warehouses = [Warehouse(home), Warehouse(home)]
    for warehouse in warehouses:
        assert warehouse.query(COUNT) == [(4,)]
    flip(current(home))
    path, (one, other) = tmp_path / "deck.pptx", warehouses
    one.steadily(lambda: write_deck(one, "610902", "2021Q4", None, None, path))
    foot = [
        shape.text_frame.text for shape in Presentation(str(path)).slides[1].shapes if shape.has_text_frame
    ]
    assert any("当前数据损坏" in text for text in foot)
    scope = scope_of(other, "610902", *period("2021Q4"))
    book = other.steadily(lambda: page_workbook(other, "overview", scope))
    (head, *_rest) = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    assert "s1" in str(list(head.iter_rows(values_only=True)))
    for warehouse in warehouses:
        warehouse.close()


def test_where_nothing_whole_is_left_it_says_what_to_do(home: Path) -> None:
    for path in (home / "warehouse").iterdir():
        flip(path)
    warehouse = Warehouse(home)
    with pytest.raises(NoWarehouse, match="rebuild"):
        warehouse.steadily(lambda: warehouse.query("from issues"))
    assert "rebuild" in str(page_at(warehouse, "/", "").content)


def test_a_lost_pointer_keeps_what_was_shown(home: Path) -> None:
    running, fresh = Warehouse(home), Warehouse(home)
    assert running.query(COUNT) == [(4,)]
    write_warehouse(home, "s9", ISSUES[:5])
    (home / "CURRENT").write_text('{"snap')
    for warehouse, shown in ((running, "s2"), (fresh, "s9")):
        assert (warehouse.snapshot, warehouse.instead_of) == (shown, "")
        said = standing_in(warehouse)
        assert said is not None
        assert "rollback" in said
        warehouse.close()


def ledger(folder: Path, *numbers: int) -> Path:
    cells = [{"编号": f"{n:03}", "收集日期": "2021-06-01", "问题摘要": f"事项{n}"} for n in numbers]
    return load_here(folder, Ledger("issue", VILLAGE, cells))


def test_what_was_rolled_back_stands_in_for_nothing(tmp_path: Path) -> None:
    """Three loads, the second rolled back: for a damaged third stands the first."""
    home = ledger(tmp_path, 1)
    ledger(tmp_path, 1, 2)
    assert etl("rollback", home=home).code == 0
    ledger(tmp_path, 1, 2, 3)
    snapshots = sorted((home / "warehouse").iterdir())
    os.truncate(snapshots[2], 0)
    asked = ("--region", "610902", "--year", "2021", "--json")
    found = dashboard("metric", "issues.collected", *asked, home=home)
    assert (found.code, found.json["snapshot"]) == (0, snapshots[0].stem)
    assert "已损坏" in found.err
    assert etl("verify", home=home).code == 1
    warehouse = Warehouse(home, alarm=Mender(home))
    assert warehouse.steadily(lambda: warehouse.query("from issues")) != []
    until = time.monotonic() + 60
    while warehouse.instead_of is not None and time.monotonic() < until:
        time.sleep(0.1)
    assert (warehouse.instead_of, warehouse.query(COUNT)) == (None, [(3,)])
    warehouse.close()
    assert etl("verify", home=home).code == 0
    named = json.loads((home / "CURRENT").read_text())["snapshot"]
    assert etl("rebuild", "--if-damaged", "--json", home=home).json["snapshot"] == named


def test_a_lost_pointer_is_mended_by_a_rollback_by_name(tmp_path: Path) -> None:
    home = ledger(tmp_path, 1)
    stamp = json.loads((home / "CURRENT").read_text())["snapshot"]
    (home / "CURRENT").write_text("")
    refused = etl("load", tmp_path / "inbox", home=home)
    assert refused.code == 2
    assert "rollback" in refused.err
    assert etl("rollback", stamp, home=home).out.strip() == stamp
    assert etl("verify", home=home).code == 0
