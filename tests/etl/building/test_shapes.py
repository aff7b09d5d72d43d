"""What can have no rows is made by its recorded shape: the same warehouse, sooner."""

import json
from pathlib import Path

import duckdb
import pytest

from etl.building.drivers import drawn
from etl.building.publishing import engine, lay_parts
from etl.building.record import record
from etl.building.reference import Label
from etl.building.run import statement
from etl.building.shapes import RECORD, recorded
from etl.building.statements import Building, leave
from etl.home import Home
from etl.load import load
from etl.storing.journal import Journal
from etl.storing.lake import Lake
from etl.submission import discover
from tests.inbox import Ledger, write

CREATED = "create table {} as select 1 as a"
LABEL = Label("s", "l", "2026-01-01", None)
ROWS = {
    "issue": {"编号": "1", "收集日期": "2021-06-01", "问题摘要": "路灯", "代表联络站": "东风站"},
    "reception": {"编号": "1", "日期": "2021-06-01", "代表联络站": "东风站", "接待人次": "3"},
}
Rows = dict[str, list[tuple[object, ...]]]


def test_the_record_is_that_of_the_statements() -> None:
    assert json.loads(RECORD.read_bytes()) == json.loads(record()), "run python -m etl.building.record"


def test_the_version_moves_with_the_columns_of_a_mart_and_only_with_them() -> None:
    mart, staging = {"marts/m": CREATED.format("m")}, {"staging/s": CREATED.format("s")}
    wider = {"marts/m": "create table m as select 1 as a, 2 as b"}
    with duckdb.connect() as connection:
        for text in (*mart.values(), *staging.values()):
            connection.execute(text)
        known = json.loads(recorded(connection, mart))["version"]
        assert json.loads(recorded(connection, mart | staging))["version"] == known
        connection.execute("create or replace table m as select 1 as a, 2 as b")
        assert json.loads(recorded(connection, wider))["version"] != known


@pytest.mark.parametrize("ledgers", [("issue",), ("reception",), ("issue", "reception")])
def test_a_warehouse_by_shapes_is_the_one_where_every_statement_ran(
    ledgers: tuple[str, ...], tmp_path: Path
) -> None:
    inbox = write(tmp_path / "inbox", *(Ledger(name, "610902001003", [ROWS[name]]) for name in ledgers))
    home = Home(tmp_path / "home")
    load(home, discover([inbox], None, None, None, None))
    assert built(home, tmp_path / "shapes", True) == built(home, tmp_path / "every", False)


def built(home: Home, target: Path, by_shape: bool) -> Rows:
    """Every table of the home's warehouse, built anew, by name."""
    current = Journal(home).current()
    assert current is not None
    chain = Journal(home).chain(current.load)
    with engine() as connection:
        building = Building(connection, target, LABEL, by_shape)
        lay_parts(connection, chain)
        Lake(home.lake).open(connection, [manifest.load for manifest in chain], ())
        building.finish()
        leave(connection)
    with duckdb.connect(str(target), read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables() order by all").fetchall()
        return {
            name: [*connection.execute(f"describe {name}").fetchall(), *all_of(connection, name)]
            for (name,) in names
        }


def all_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"from {table} order by all").fetchall()


@pytest.mark.parametrize(
    ("text", "empty", "is_empty"),
    [
        ("select a from x", {"x"}, True),
        ("select a from x inner join y on x.a = y.a", {"y"}, True),
        ("select a from x semi join y on x.a = y.a left join z on x.a = z.a", {"y"}, True),
        ("select a from x inner join y on x.a = y.a union all select a from z", {"y"}, False),
        ("select a from x inner join y on x.a = y.a full join z on x.a = z.a", {"y"}, False),
        ("select count(*) from x inner join y on x.a = y.a", {"y"}, False),
        ("select a from x left join y on x.a = y.a", {"x"}, True),
        ("select count(*) from x", {"x"}, False),
        ("select a, count(*) from x group by a", {"x"}, True),
        ("select a, max(coalesce(b, 0)) over (partition by a) as m from x", {"x"}, True),
        ("select a from x union all select a from y", {"x"}, False),
        ("select a from x where a is distinct from b", {"x"}, True),
        ("select 1 as a", {"x"}, False),
        ("create table t as\nwith final as (\n    select a from x\n)\n\nselect * from final", {"x"}, True),
        ("create table t as\nwith final as (\n    select max(a) as a from x\n)\n\nfrom final", {"x"}, False),
    ],
)
def test_what_a_statement_draws_its_rows_from(text: str, empty: set[str], is_empty: bool) -> None:
    assert drawn(text).is_empty(empty) is is_empty


def test_a_walk_without_moved_issues_is_empty() -> None:
    made = drawn(statement("staging/walk"))
    assert (made.kind, made.name, made.is_empty({"walked_facts"})) == ("table", "walk", True)
