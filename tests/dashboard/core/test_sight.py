"""What a viewer sees: own region and below, in every table, whatever is asked."""

from pathlib import Path

import pytest

from dashboard.codes import range_of
from dashboard.errors import UnknownRegion
from dashboard.regions import find_region, root
from dashboard.scope import from_query
from dashboard.sight import EVERYTHING, KEPT, NobodyLooks, predicate, seen_from, tables
from dashboard.warehouse import Warehouse
from tests.dashboard.fixture_rows import COUNTY
from tests.dashboard.fixture_rows import TOWN_A as TOWN
from tests.dashboard.fixture_rows import TOWN_B as SISTER


def regional(warehouse: Warehouse) -> list[str]:
    with warehouse.reading() as snapshot:
        found = snapshot.query(
            "select table_name from duckdb_columns() where database_name = $kept and column_name = 'region'",
            {"kept": KEPT},
        )
    return sorted(table for (table,) in found)


def test_every_table_is_cut_or_nobody_s(warehouse: Warehouse) -> None:
    """A table that can't be told is closed to whoever has a region; none is today."""
    with warehouse.reading() as snapshot:
        found = tables(snapshot._connection)
    assert [name for name, columns in found.items() if predicate(name, columns, ("1", "2")) is None] == []


def test_a_table_that_cant_be_told_is_closed() -> None:
    assert predicate("secrets", frozenset({"key", "value"}), ("1", "2")) is None


def test_no_row_of_another_region_is_seen(warehouse: Warehouse) -> None:
    lo, hi = range_of(TOWN)
    seen = 0
    for table in regional(warehouse):
        (whole,) = warehouse.query(f"select count(*) from {table} where region >= '{lo}' and region < '{hi}'")
        with seen_from(TOWN):
            (cut,) = warehouse.query(
                f"select count(*), min(region) >= '{lo}', max(region) < '{hi}' from {table}"
            )
        assert cut[0] == whole[0], table
        assert cut[1:] in ((True, True), (None, None)), table
        seen += cut[0]
    assert seen > 0


def test_a_forbidden_region_answers_as_an_unknown_one(warehouse: Warehouse) -> None:
    with seen_from(TOWN):
        for code in (SISTER, COUNTY, "999999"):
            with pytest.raises(UnknownRegion) as refused:
                find_region(warehouse, code)
            assert refused.value.zh == UnknownRegion(code).zh
        forbidden, unknown = (from_query({"region": code}, warehouse) for code in (SISTER, "999999999"))
    assert forbidden == unknown
    assert forbidden[0].region == TOWN


def test_the_region_in_sight_is_where_a_page_begins(warehouse: Warehouse) -> None:
    with seen_from(TOWN):
        assert root(warehouse) == TOWN
    with seen_from(EVERYTHING):
        assert COUNTY.startswith(root(warehouse).rstrip("0"))


def test_what_is_remembered_of_one_is_not_told_another(warehouse: Warehouse) -> None:
    with seen_from(TOWN):
        assert warehouse.remembered("sight", lambda: "town") == "town"
    with seen_from(SISTER):
        assert warehouse.remembered("sight", lambda: "sister") == "sister"


def test_a_guarded_warehouse_answers_nobody(small_home: Path) -> None:
    guarded = Warehouse(small_home, is_guarded=True)
    with pytest.raises(NobodyLooks):
        guarded.query("select 1")
    with seen_from(EVERYTHING):
        assert guarded.query("select 1") == [(1,)]
    guarded.close()
