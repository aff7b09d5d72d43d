# ruff: noqa: E501 - rows laid out as tables
"""A small warehouse: `write_warehouse(home)` builds fixture_rows to the tables of docs/warehouse.md."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from dashboard.shape import shape
from tests.dashboard.fixture_budgets import rows_of_budgets
from tests.dashboard.fixture_deputies import rows_of_deputies
from tests.dashboard.fixture_edges import rows_of_edges
from tests.dashboard.fixture_handling import rows_of_events, rows_of_reviews
from tests.dashboard.fixture_neighbours import write_neighbours
from tests.dashboard.fixture_obligations import rows_of_obligations
from tests.dashboard.fixture_projects import rows_of_projects
from tests.dashboard.fixture_rows import (
    A1,
    A2,
    B1,
    B2,
    COUNTY,
    ISSUES,
    RECEPTIONS,
    REGIONS,
    STATIONS,
    TOWN_A,
    TOWN_B,
    Issue,
    Stay,
)
from tests.dashboard.fixture_satisfaction import rows_of_satisfaction
from tests.dashboard.fixture_scores import rows_of_scores
from tests.dashboard.fixture_submissions import rows_of_submissions
from tests.dashboard.fixture_suggestions import rows_of_suggestions
from tests.dashboard.fixture_tables import TABLES

__all__ = [
    "A1",
    "A2",
    "B1",
    "B2",
    "COUNTY",
    "ISSUES",
    "TOWN_A",
    "TOWN_B",
    "Issue",
    "Stay",
    "day",
    "write_warehouse",
    "ym",
]

FOREVER = 2147483647
SNAPSHOT = "20220101T000000-f1x7"
DATA_DAY = date(2021, 12, 31)


def day(text: str | None) -> int | None:
    """Days since 1970-01-01 of an ISO date."""
    return None if text is None else (date.fromisoformat(text) - date(1970, 1, 1)).days


def ym(text: str) -> int:
    """The month of an ISO date as 202106."""
    return int(text[:4]) * 100 + int(text[5:7])


def write_warehouse(
    home: Path,
    snapshot: str = SNAPSHOT,
    issues: Sequence[Issue] = tuple(ISSUES),
    *,
    has_neighbours: bool = False,
) -> Path:
    """A home whose CURRENT names a warehouse of the rows above, if asked for between neighbours with the same rows."""
    written_from = f"{snapshot} {issues}"
    if written_from not in _WRITTEN:
        _WRITTEN[written_from] = _written(snapshot, issues)
    path = home / "warehouse" / f"{snapshot}.duckdb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_WRITTEN[written_from])
    if has_neighbours:
        with duckdb.connect(str(path)) as connection:
            for table, row in rows_of_edges(ancestors):
                _insert(connection, table, [row])
            write_neighbours(connection)
    pointer = home / "CURRENT.tmp"
    pointer.write_text(json.dumps({"snapshot": snapshot, "load": "load-1"}), encoding="utf-8")
    pointer.replace(home / "CURRENT")
    return home


_WRITTEN: dict[str, bytes] = {}
"""Warehouses by what they were written from, as many tests ask for the same one: once a process."""


def _written(snapshot: str, issues: Sequence[Issue]) -> bytes:
    """The warehouse's file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with duckdb.connect(str(path)) as connection:
            _write_tables(connection, snapshot, issues)
        return path.read_bytes()


def _write_tables(connection: duckdb.DuckDBPyConnection, snapshot: str, issues: Sequence[Issue]) -> None:
    for table, columns in TABLES.items():
        connection.execute(f"create table {table} ({columns})")
    _write_calendar(connection)
    _write_places(connection)
    _write_issues(connection, issues)
    _insert(connection, "issue_events", rows_of_events(day))
    _insert(connection, "issue_reviews", rows_of_reviews(day, ancestors))
    for table, row in rows_of_projects(day, ancestors):
        _insert(connection, table, [row])
    for table, row in rows_of_obligations(day, ancestors):
        _insert(connection, table, [row])
    for table, row in rows_of_budgets(day, ancestors):
        _insert(connection, table, [row])
    workdays = dict(connection.execute("select day, workday from calendar").fetchall())
    for table, row in rows_of_suggestions(day, ancestors, workdays):
        _insert(connection, table, [row])
    for table, row in rows_of_satisfaction(day, ancestors):
        _insert(connection, table, [row])
    for table, row in rows_of_deputies(day, ancestors):
        _insert(connection, table, [row])
    for table, row in rows_of_submissions(day, ancestors):
        _insert(connection, table, [row])
    for table, row in rows_of_scores(day, ancestors):
        _insert(connection, table, [row])
    meta = {
        "snapshot": snapshot,
        "load": "load-1",
        "built_at": "2022-01-01T00:00:00Z",
        "data_day": str(day(DATA_DAY.isoformat())),
        "schema_version": shape(),
    }
    _insert(connection, "meta", [{"key": key, "value": value} for key, value in meta.items()])


def ancestors(region: str) -> dict[str, str | None]:
    """region, county, town, village as the facts carry them."""
    return {
        "region": region,
        "county": region[:6].ljust(12, "0"),
        "town": region[:9].ljust(12, "0") if region[6:9] != "000" else None,
        "village": region if region[9:] != "000" else None,
    }


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        names = ", ".join(row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))


def _write_calendar(connection: duckdb.DuckDBPyConnection) -> None:
    """Plain weekends only: every Monday to Friday is a working day here."""
    connection.execute(
        """
        insert into calendar
        select day, strftime(d, '%Y-%m-%d'), year(d) * 100 + month(d), year(d) || 'Q' || quarter(d), year(d),
            isodow(d), isodow(d) <= 5, sum(case when isodow(d) <= 5 then 1 else 0 end) over (order by day), true
        from (
            select cast(unnest as date) as d, cast(date_diff('day', date '1970-01-01', cast(unnest as date)) as integer) as day
            from unnest(generate_series(date '2000-01-01', date '2040-12-31', interval 1 day))
        )
        """
    )
    connection.execute(
        """
        insert into months
        select ym, left(min(iso), 7), min(quarter), min(year), min(day), max(day) from calendar group by ym
        """
    )


WORDS = [
    ("level", "village town county city province", "村级 镇级 区县级 市级 省级"),
    (
        "category",
        "roads water environment disputes education land power other",
        "道路交通 供水排水 环境卫生 矛盾纠纷 教育 土地征迁 电力通信 其他",
    ),
    (
        "issue_source",
        "reception visit hotline online letter meeting",
        "代表接待 代表走访 代表热线 网上留言 来信 座谈会",
    ),
    ("reception_mode", "drop_in appointment outreach visit return_visit", "接访 约访 下访 走访 回访"),
    (
        "reception_setting",
        "station evening public_place home online",
        "站内接待 夜间接待 公众场所 入户走访 网上接待",
    ),
    ("deputy_tier", "province city county town council", "省级代表 市级代表 区县代表 乡镇代表 议政代表"),
    ("activity_kind", "inspection visit report_to_voters", "视察 走访选民 向选民述职"),
    ("group_kind", "deputy specialised supervision", "代表小组 专业小组 监督小组"),
    ("grid_role", "leader member", "网长 网格员"),
    ("station_kind", "home station point studio", "代表之家 代表联络站 代表联络点 代表工作室"),
    ("station_grade", "compliant key model", "达标站 重点站 示范站"),
    ("disposition", "solved planned explained", "已解决 列入计划 解释说明"),
    ("routing", "on_the_spot street department passed_up", "现场答复 转交街道 交办部门 逐级上报"),
]


def _write_places(connection: duckdb.DuckDBPyConnection) -> None:
    for vocabulary, codes, names in WORDS:
        _insert(
            connection,
            "vocabulary",
            (
                {
                    "vocabulary": vocabulary,
                    "code": code,
                    "zh": zh,
                    "en": code.capitalize(),
                    "position": position,
                }
                for position, (code, zh) in enumerate(zip(codes.split(), names.split(), strict=True))
            ),
        )
    for position, (region, name, level) in enumerate(sorted(REGIONS)):
        above = {"county": region[:4], "town": region[:6], "village": region[:9], "city": region[:2]}.get(
            level
        )
        row = {"name": name, "level": level, "parent": above and above.ljust(12, "0"), "position": position}
        higher = {"province": region[:2].ljust(12, "0"), "city": region[:4].ljust(12, "0")}
        _insert(connection, "regions", [row | higher | ancestors(region) | {"is_provisional": False}])
    for key, name, kind, grade, region, opened, closed in STATIONS:
        row = {"station": key, "name": name, "kind": kind, "grade": grade, "file": "站点.xlsx", "row": 2}
        _insert(
            connection,
            "stations",
            [row | ancestors(region) | {"opened_day": day(opened), "closed_day": day(closed)}],
        )
    names = ("deputy_attendances", "others_attendances", "person_times", "opinions", "solved_on_spot")
    for key, region, station, mode, setting, campaign, on, *counts in RECEPTIONS:
        row = {"reception": key, "station": station, "mode": mode, "setting": setting, "campaign": campaign}
        when = {"day": day(on), "ym": ym(on), "is_day_known": True, "file": "接待.xlsx", "row": 3}
        _insert(
            connection, "receptions", [row | when | ancestors(region) | dict(zip(names, counts, strict=True))]
        )


def _write_issues(connection: duckdb.DuckDBPyConnection, issues: Sequence[Issue]) -> None:
    workdays = dict(connection.execute("select day, workday from calendar").fetchall())
    for issue in issues:
        words = {
            name: issue.get(name)
            for name in (
                "station",
                "department",
                "category",
                "source",
                "mode",
                "setting",
                "campaign",
                "reception",
                "routing",
            )
        }
        base = {"issue": issue["key"], "level": issue["level"], **words, **ancestors(issue["region"])}
        collected = day(issue["collected"])
        base |= {"collected_day": collected, "collected_ym": ym(issue["collected"])}
        is_known = issue.get("is_day_known", True)
        fixed = {
            "title": f"问题{issue['key']}",
            "is_day_known": is_known,
            "file": "问题.xlsx",
            "sheet": "问题",
            "row": 4,
        }
        _insert(connection, "issues", [base | fixed])
        _insert(connection, "issue_states", _states(issue, base, is_known, workdays))
        _insert(connection, "issue_stays", _stays(issue, base, workdays))


def _states(
    issue: Issue, base: dict[str, Any], is_known: bool, workdays: dict[int, int]
) -> list[dict[str, Any]]:
    state: dict[str, Any] = {
        "current_level": issue["level"],
        "highest_level": issue["level"],
        **dict.fromkeys(
            ("is_resolved", "is_closed", "is_ever_resolved", "is_ever_closed", "is_reopened"), False
        ),
    }
    changes = [(issue["collected"], {}), *issue["states"]]
    rows = []
    for at, (since, change) in enumerate(changes):
        state |= change
        until = day(changes[at + 1][0]) if at + 1 < len(changes) else FOREVER
        resolved, closed = state.get("resolved"), state.get("closed")
        shown = {name: value for name, value in state.items() if name not in ("resolved", "closed")}
        resolved_day = day(resolved)
        shown |= {
            "resolved_day": resolved_day,
            "is_resolved_day_known": None if resolved_day is None else True,
            "closed_day": day(closed),
            "days_to_resolve": None if resolved_day is None else resolved_day - base["collected_day"],
        }
        span = {"valid_from_day": day(since), "valid_to_day": until, "is_day_known": is_known}
        rows.append(base | shown | span | {"collected_workday": workdays[base["collected_day"]]})
    return rows


def _stays(issue: Issue, base: dict[str, Any], workdays: dict[int, int]) -> list[dict[str, Any]]:
    rows = []
    for ordinal, stay in enumerate(issue["stays"], start=1):
        entered, left = day(stay["on"]), day(stay["at"])
        assert entered is not None
        rows.append(
            base
            | {
                "collected_workday": workdays[base["collected_day"]],
                "is_day_known": issue.get("is_day_known", True),
                "stay": ordinal,
                "stay_level": stay["level"],
                "entered_by": stay["by"],
                "entered_day": entered,
                "entered_workday": workdays[entered],
                "is_entered_known": stay.get("is_entered_known", True),
                "counted_day": None if stay.get("is_arrival_only_claimed") else entered,
                "left_by": stay["left"],
                "left_day": left,
                "left_workday": None if left is None else workdays[left],
                "is_left_known": None if left is None else True,
                "undone_day": day(stay.get("undone")),
                "limit_workday": workdays[entered] + 15,
                "is_confirmed": stay.get("is_confirmed", True),
                "is_arrival_only_claimed": stay.get("is_arrival_only_claimed", False),
                "problem": stay.get("problem"),
                "file": "问题.xlsx",
                "row": 4,
            }
        )
    return rows
