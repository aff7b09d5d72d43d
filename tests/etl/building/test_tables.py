"""The warehouse has the columns that docs/warehouse.md promises, no more and no less."""

import re
from pathlib import Path

import duckdb
import pytest

from etl.home import Home
from etl.load import load
from etl.storing.journal import Journal
from etl.submission import discover
from tests.inbox import Ledger, write

DOC = Path(__file__).resolve().parents[3] / "docs" / "warehouse.md"
FAMILY = ("region", "county", "town", "village")
INTEGERS = re.compile(
    r"(_day|_ym|_workday|_attendances)$|^(day|ym|year|weekday|workday|row|position|voters|seq|stay)$"
)
INTEGER_NAMES = {"person_times", "opinions", "solved_on_spot", "days_to_resolve"}
INTEGER_NAMES |= {"places", "votes_for", "votes_cast", "votes_for_chosen", "candidates", "chosen", "surplus"}
INTEGER_NAMES |= {
    "progress",
    "weight",
    "quantity",
    "required",
    "done",
    "amount",
    "topic_count",
    "attended",
    "participants",
    "month_of_year",
    "still_months",
}
INTEGER_NAMES |= {"asked", "answered", "satisfied", "basically_satisfied", "dissatisfied", "no_view"}
INTEGER_NAMES |= {"least", "most", "full_mark", "mark", "weighted"}
INTEGER_NAMES |= {"months_covered", "position", "often"}
INTEGER_NAMES |= {"absent_days", "households", "parts"}
INTEGER_NAMES |= {"first_day", "last_day", "rows_read", "rows_loaded", "rows_quarantined", "rows_skipped"}


def promised() -> dict[str, dict[str, str]]:
    """table -> column -> type, as the page says."""
    tables = {"meta": {"key": "VARCHAR", "value": "VARCHAR"}}
    for line in DOC.read_text(encoding="utf-8").splitlines():
        found = re.match(r"\*\*(\w+)\*\* - one row per .*?: (.*)", line)
        if found:
            tables[found[1]] = columns(found[2], tables)
    return tables


def columns(listed: str, tables: dict[str, dict[str, str]]) -> dict[str, str]:
    """The columns of one line, what stands in brackets left out."""
    found: dict[str, str] = {}
    for part in re.split(r",\s*", re.sub(r"\([^()]*\)", "", listed.replace("(18,2)", ""))):
        if run := re.match(r"\s*(\w+) … (\w+) as (?:above|in (\w+))", part):
            known = list(tables[run[3] or list(tables)[-1]].items())
            names = [name for name, _ in known]
            found |= dict(known[names.index(run[1]) : names.index(run[2]) + 1])
            continue
        word = re.match(r'\s*"?(\w+)"?', part)
        assert word, part
        found[word[1]] = "DECIMAL(18,2)" if "DECIMAL" in part else kind(word[1])
    return found


def kind(name: str) -> str:
    if name.startswith("is_"):
        return "BOOLEAN"
    if name.endswith("_fen"):
        return "BIGINT"
    return "INTEGER" if INTEGERS.search(name) or name in INTEGER_NAMES else "VARCHAR"


@pytest.fixture(scope="module")
def actual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """table -> column -> type, as a load makes them."""
    folder = tmp_path_factory.mktemp("tables")
    row = {"编号": "1", "收集日期": "2021-06-01", "问题摘要": "路灯"}
    inbox = write(folder / "inbox", Ledger("issue", "610902001003", [row]))
    home = Home(folder / "home")
    load(home, discover([inbox], None, None, None, None))
    current = Journal(home).current()
    assert current is not None
    with duckdb.connect(str(home.warehouse / f"{current.snapshot}.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() "
            "where not internal order by column_index"
        ).fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, data_type in found:
        tables.setdefault(table, {})[column] = data_type
    return tables


@pytest.mark.parametrize("table", promised())
def test_columns_and_types_are_those_of_the_page(table: str, actual: dict[str, dict[str, str]]) -> None:
    assert actual[table] == promised()[table]


def test_every_table_is_on_the_page(actual: dict[str, dict[str, str]]) -> None:
    own = {"issue_records", "filled_issues", "moving_states", "moving_stays", "moving_events"}
    assert set(actual) - own == set(promised())
    assert all(name in DOC.read_text(encoding="utf-8") for name in own)
