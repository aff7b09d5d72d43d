"""The one door: read-only, hardened, following CURRENT, whole for a reader that began before."""

import json
import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.errors import NoWarehouse
from dashboard.warehouse import Warehouse
from tests.dashboard.warehouse_fixture import ISSUES, write_warehouse

COUNT = "select count(*) from issues"


def publish(home: Path, snapshot: str, issues: int) -> None:
    write_warehouse(home, snapshot, ISSUES[:issues])


@pytest.mark.parametrize(
    "sql",
    [
        "create table t (a integer)",
        "delete from issues",
        "select * from read_csv('/etc/passwd')",
        "copy issues to '/tmp/stolen.csv'",
        "attach '/tmp/other.duckdb'",
        "set enable_external_access = true",
        "install httpfs",
    ],
)
def test_the_door_is_shut(warehouse: Warehouse, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        warehouse.query(sql)


def test_it_follows_current(tmp_path: Path) -> None:
    publish(tmp_path, "one", 3)
    warehouse = Warehouse(tmp_path)
    assert warehouse.query(COUNT) == [(3,)]
    assert warehouse.remembered("answer", lambda: 1) == 1
    publish(tmp_path, "two", 5)
    assert warehouse.query(COUNT) == [(5,)]
    assert warehouse.snapshot == warehouse.meta["snapshot"] == "two"
    assert warehouse.remembered("answer", lambda: 2) == 2
    warehouse.close()


def test_a_page_reads_one_snapshot(tmp_path: Path) -> None:
    publish(tmp_path, "one", 3)
    warehouse = Warehouse(tmp_path)
    with warehouse.reading() as snapshot:
        publish(tmp_path, "two", 5)
        assert (snapshot.name, warehouse.snapshot, warehouse.query(COUNT)) == ("one", "one", [(3,)])
        elsewhere: list[object] = []
        other = threading.Thread(target=lambda: elsewhere.append(warehouse.query(COUNT)))
        other.start()
        other.join()
        assert elsewhere == [[(5,)]]
        assert warehouse.query(COUNT) == [(3,)]
    assert warehouse.query(COUNT) == [(5,)]
    warehouse.close()


def test_many_readers_while_snapshots_change(tmp_path: Path) -> None:
    publish(tmp_path, "s0", 1)
    warehouse = Warehouse(tmp_path)
    faults: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                with warehouse.reading() as snapshot:
                    first, second = warehouse.query(COUNT), warehouse.query(COUNT)
                    if first != second or snapshot.name != f"s{first[0][0] - 1}":
                        faults.append((snapshot.name, first, second))
            except duckdb.Error as fault:
                faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, 6):
        publish(tmp_path, f"s{number}", number + 1)
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    warehouse.close()


def test_no_data_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse, match="etl load"):
        Warehouse(tmp_path).query(COUNT)
    (tmp_path / "CURRENT").write_text("rubbish")
    with pytest.raises(NoWarehouse, match="rollback"):
        Warehouse(tmp_path).query(COUNT)
    (tmp_path / "CURRENT").write_text(json.dumps({"snapshot": "gone"}))
    with pytest.raises(NoWarehouse, match="rebuild"):
        Warehouse(tmp_path).query(COUNT)
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "gone.duckdb").write_text("not a database")
    with pytest.raises(NoWarehouse, match="rebuild"):
        Warehouse(tmp_path).query(COUNT)
