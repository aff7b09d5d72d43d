"""A small warehouse written out by hand: one county of two towns, fifteen issues, every path an issue can take.

`write_warehouse(home)` builds it to the tables of docs/warehouse.md. The comment beside each issue says what happens
to it; the tests' expected numbers are counted from these comments.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

FOREVER = 2147483647
COUNTY, TOWN_A, TOWN_B = "610902000000", "610902001000", "610902002000"
A1, A2, B1, B2 = "610902001201", "610902001202", "610902002201", "610902002202"
OTHER = "610903001201"
SNAPSHOT = "20220101T000000-f1x7"
DATA_DAY = date(2021, 12, 31)

TABLES: dict[str, str] = {
    "regions": "region varchar, name varchar, level varchar, parent varchar, province varchar, city varchar, county varchar,"
    " town varchar, village varchar, voters integer, position integer, is_provisional boolean",
    "calendar": "day integer, iso varchar, ym integer, quarter varchar, year integer, weekday integer, is_workday boolean,"
    " workday integer, is_calendar_known boolean",
    "months": "ym integer, month varchar, quarter varchar, year integer, first_day integer, last_day integer",
    "vocabulary": "vocabulary varchar, code varchar, zh varchar, en varchar, position integer",
    "stations": "station varchar, name varchar, kind varchar, grade varchar, region varchar, county varchar, town varchar,"
    " village varchar, opened_day integer, closed_day integer, subsidy decimal(18,2), reception_rule varchar,"
    " guidance_group varchar, feature varchar, is_provisional boolean, submission varchar, file varchar, sheet varchar,"
    " row integer",
    "receptions": "reception varchar, region varchar, county varchar, town varchar, village varchar, station varchar,"
    " mode varchar, setting varchar, campaign varchar, day integer, ym integer, is_day_known boolean, planned_day integer,"
    " deputy_attendances integer, others_attendances integer, person_times integer, opinions integer,"
    " solved_on_spot integer, deputies varchar, submission varchar, file varchar, sheet varchar, row integer",
    "issues": "issue varchar, region varchar, county varchar, town varchar, village varchar, level varchar,"
    " station varchar, reception varchar, mode varchar, setting varchar, campaign varchar, department varchar,"
    " category varchar, source varchar, routing varchar, place varchar, title varchar, content varchar, reply varchar,"
    " constituent varchar, constituent_hash varchar, deputy varchar, collected_day integer, collected_ym integer,"
    " is_day_known boolean, is_chain_confirmed boolean, submission varchar, file varchar, sheet varchar, row integer",
    "issue_events": "issue varchar, seq integer, event varchar, level varchar, day integer, ym integer,"
    " is_day_known boolean, department varchar, note varchar, is_confirmed boolean, submission varchar, file varchar,"
    " sheet varchar, row integer",
    "issue_states": "issue varchar, region varchar, county varchar, town varchar, village varchar, level varchar,"
    " station varchar, department varchar, category varchar, source varchar, routing varchar, mode varchar,"
    " setting varchar, campaign varchar, reception varchar, collected_day integer, collected_ym integer,"
    " collected_workday integer, is_day_known boolean, valid_from_day integer, valid_to_day integer,"
    " current_level varchar, highest_level varchar, is_resolved boolean, resolved_day integer, resolved_level varchar,"
    " disposition varchar, days_to_resolve integer, is_closed boolean, closed_day integer, is_ever_resolved boolean,"
    " is_ever_closed boolean, is_reopened boolean, satisfaction varchar",
    "issue_stays": "issue varchar, stay integer, region varchar, county varchar, town varchar, village varchar,"
    " level varchar, station varchar, department varchar, category varchar, source varchar, routing varchar,"
    " mode varchar, setting varchar, campaign varchar, collected_day integer, collected_ym integer, stay_level varchar,"
    " entered_by varchar, entered_day integer, entered_workday integer, is_entered_known boolean, left_by varchar,"
    " left_day integer, left_workday integer, is_left_known boolean, undone_day integer, limit_workday integer,"
    " is_confirmed boolean, is_arrival_only_claimed boolean, problem varchar, submission varchar, file varchar,"
    " sheet varchar, row integer",
    "submissions": "submission varchar, load varchar, file varchar, sha256 varchar, ledger varchar, unit varchar,"
    " period varchar, first_day integer, last_day integer, rows_read integer, rows_loaded integer,"
    " rows_quarantined integer, rows_skipped integer, loaded_at varchar, replaces varchar, is_in_force boolean",
    "findings": "submission varchar, severity varchar, rule varchar, ledger varchar, unit varchar, file varchar,"
    ' sheet varchar, row integer, "column" varchar, field varchar, found varchar, message varchar, message_en varchar,'
    " issue varchar",
    "quarantine": "submission varchar, ledger varchar, unit varchar, file varchar, sheet varchar, row integer,"
    " contents json",
    "meta": "key varchar, value varchar",
}

REGIONS = [
    ("610000000000", "陕西省", "province"),
    ("610900000000", "安康市", "city"),
    (COUNTY, "汉滨区", "county"),
    (TOWN_A, "甲镇", "town"),
    (A1, "甲一村", "village"),
    (A2, "甲二村", "village"),
    (TOWN_B, "乙镇", "town"),
    (B1, "乙一村", "village"),
    (B2, "乙二村", "village"),
    ("610903000000", "邻县", "county"),
    ("610903001000", "邻镇", "town"),
    (OTHER, "邻村", "village"),
]
STATIONS = [  # key, name, kind, grade, region, opened, closed
    ("S1", "甲一村站", "station", "model", A1, "2020-01-01", None),
    ("S2", "甲二村站", "station", "compliant", A2, None, None),
    ("S3", "乙一村站", "station", None, B1, "2021-11-15", None),
    ("S4", "甲镇站", "station", "key", TOWN_A, "2020-06-01", None),
    ("S5", "区之家", "home", None, COUNTY, "2020-01-01", "2021-11-01"),
    ("S9", "邻村站", "station", None, OTHER, "2020-01-01", None),
]
RECEPTIONS = [  # key, region, station, mode, setting, campaign, day, deputies, others, persons, opinions, solved
    ("R1", A1, "S1", "drop_in", "station", None, "2021-10-05", 3, 1, 12, 5, 2),
    ("R2", A1, "S1", "drop_in", "evening", "接待月", "2021-11-05", 2, 0, 9, 4, None),
    ("R3", A2, "S2", "visit", "home", None, "2021-10-15", 1, None, 20, None, None),
    ("R4", TOWN_A, "S4", "appointment", "station", None, "2021-12-15", 4, 2, 8, 3, 1),
    ("R5", B2, None, None, "public_place", "接待月", "2021-12-20", 2, 1, 30, 6, 6),
    ("R6", A1, "S1", "drop_in", "station", None, "2020-12-10", 1, 0, 4, 1, 1),
    ("R9", OTHER, "S9", "drop_in", "station", None, "2021-10-09", 9, 9, 9, 9, 9),
]


def day(text: str | None) -> int | None:
    """Days since 1970-01-01 of an ISO date."""
    return None if text is None else (date.fromisoformat(text) - date(1970, 1, 1)).days


def ym(text: str) -> int:
    """The month of an ISO date as 202106."""
    return int(text[:4]) * 100 + int(text[5:7])


class Stay(dict[str, Any]):
    """One stay: level, entered_by, entered, left_by, left, and what is unusual about it."""

    def __init__(
        self, level: str, by: str, on: str, left: str | None = None, at: str | None = None, **odd: Any
    ) -> None:
        super().__init__(level=level, by=by, on=on, left=left, at=at, **odd)


class Issue(dict[str, Any]):
    """One issue: where and when collected, its words, its stays, and its states as (from day, what changes)."""

    def __init__(
        self,
        key: str,
        region: str,
        collected: str,
        level: str,
        stays: list[Stay],
        states: list[tuple[str, dict[str, Any]]],
        **words: Any,
    ) -> None:
        super().__init__(
            key=key, region=region, collected=collected, level=level, stays=stays, states=states, **words
        )


def done(on: str, level: str, disposition: str | None) -> dict[str, Any]:
    """The state change of a resolution."""
    return {
        "is_resolved": True,
        "is_ever_resolved": True,
        "resolved": on,
        "resolved_level": level,
        "disposition": disposition,
    }


CLOSED = {"is_closed": True, "is_ever_closed": True}
REOPENED = {
    "is_resolved": False,
    "is_closed": False,
    "is_reopened": True,
    "resolved": None,
    "resolved_level": None,
    "disposition": None,
    "closed": None,
}

ISSUES = [
    # 1 resolved in the village after 10 days, solved, struck off; from reception R1
    Issue(
        "V1/001", A1, "2021-10-05", "village",
        [Stay("village", "first_collected", "2021-10-05", "resolved", "2021-10-15")],
        [("2021-10-15", done("2021-10-15", "village", "solved")), ("2021-10-20", CLOSED | {"closed": "2021-10-20"})],
        category="roads", source="reception", reception="R1", station="S1", mode="drop_in", setting="station",
    ),
    # 2 resolved in the village, late (49 days), planned, not struck off; from R1
    Issue(
        "V1/002", A1, "2021-10-12", "village",
        [Stay("village", "first_collected", "2021-10-12", "resolved", "2021-11-30")],
        [("2021-11-30", done("2021-11-30", "village", "planned"))],
        category="water", source="reception", reception="R1", station="S1", mode="drop_in", setting="station",
    ),
    # 3 village -> town on 11-10, arrived 11-12, resolved there (18 days after collection), explained, struck off
    Issue(
        "V1/003", A1, "2021-11-02", "village",
        [
            Stay("village", "first_collected", "2021-11-02", "escalated", "2021-11-10"),
            Stay("town", "arrived", "2021-11-12", "resolved", "2021-11-20"),
        ],
        [
            ("2021-11-12", {"current_level": "town", "highest_level": "town"}),
            ("2021-11-20", done("2021-11-20", "town", "explained")),
            ("2021-11-25", CLOSED | {"closed": "2021-11-25"}),
        ],
        category="roads", source="visit", department="交通局",
    ),
    # 4 village -> town -> county, in progress there; the town wrote its arrival twice
    Issue(
        "V2/001", A2, "2021-11-05", "village",
        [
            Stay("village", "first_collected", "2021-11-05", "escalated", "2021-11-15"),
            Stay("town", "arrived", "2021-11-16", "escalated", "2021-11-25"),
            Stay("county", "arrived", "2021-11-26"),
            Stay("town", "arrived", "2021-11-17", problem="double", is_confirmed=False),
        ],
        [
            ("2021-11-16", {"current_level": "town", "highest_level": "town"}),
            ("2021-11-26", {"current_level": "county", "highest_level": "county"}),
        ],
        category="land", source="visit", department="自然资源局",
    ),
    # 5 open in the village since 12-20, within its limit
    Issue(
        "V2/002", A2, "2021-12-20", "village", [Stay("village", "first_collected", "2021-12-20")], [],
        category="water", source="hotline",
    ),
    # 6 resolved after 5 days, reopened on 11-10, open again and overdue
    Issue(
        "V3/001", B1, "2021-10-20", "village",
        [
            Stay("village", "first_collected", "2021-10-20", "resolved", "2021-10-25", undone="2021-11-10"),
            Stay("village", "reopened_here", "2021-11-10"),
        ],
        [("2021-10-25", done("2021-10-25", "village", "solved")), ("2021-11-10", REOPENED)],
        category="environment", source="online",
    ),
    # 7 resolved next day, struck off, reopened on 11-15, resolved again on 11-20 (30 days), not struck off again
    Issue(
        "V3/002", B1, "2021-10-21", "village",
        [
            Stay("village", "first_collected", "2021-10-21", "resolved", "2021-10-22", undone="2021-11-15"),
            Stay("village", "reopened_here", "2021-11-15", "resolved", "2021-11-20"),
        ],
        [
            ("2021-10-22", done("2021-10-22", "village", "solved")),
            ("2021-10-30", CLOSED | {"closed": "2021-10-30"}),
            ("2021-11-15", REOPENED),
            ("2021-11-20", done("2021-11-20", "village", "solved")),
        ],
        category="environment", source="online",
    ),
    # 8 collected some day in November (month only), resolved 12-10: its clock is unknown
    Issue(
        "V3/003", B1, "2021-11-30", "village",
        [Stay("village", "first_collected", "2021-11-30", "resolved", "2021-12-10", is_entered_known=False)],
        [("2021-12-10", done("2021-12-10", "village", "solved"))],
        category="disputes", source="letter", is_day_known=False,
    ),
    # 9 collected by the town, resolved in 4 days, disposition and category not stated
    Issue(
        "T1/001", TOWN_A, "2021-12-01", "town",
        [Stay("town", "first_collected", "2021-12-01", "resolved", "2021-12-05")],
        [("2021-12-05", done("2021-12-05", "town", None))],
        department="交通局", reception="R4", mode="appointment", setting="station", station="S4",
    ),
    # 10 escalated to the town on 12-15, which never heard of it
    Issue(
        "V4/001", B2, "2021-12-10", "village",
        [
            Stay("village", "first_collected", "2021-12-10", "escalated", "2021-12-15", problem="never_arrives", is_confirmed=False),
            Stay("town", "arrived", "2021-12-15", is_arrival_only_claimed=True, is_confirmed=False),
        ],
        [("2021-12-15", {"current_level": "town", "highest_level": "town"})],
        category="power", source="reception", reception="R5", setting="public_place", campaign="接待月",
    ),
    # 11 at the town from nowhere, in progress
    Issue(
        "T2/001", TOWN_B, "2021-12-08", "town",
        [Stay("town", "arrived", "2021-12-08", problem="from_nowhere", is_confirmed=False)], [],
        category="roads", source="meeting", department="交通局",
    ),
    # 12 village -> town on 10-10, sent back on 10-14, resolved in the village on 10-30 (29 days)
    Issue(
        "V4/002", B2, "2021-10-01", "village",
        [
            Stay("village", "first_collected", "2021-10-01", "escalated", "2021-10-08"),
            Stay("town", "arrived", "2021-10-08", "returned", "2021-10-14"),
            Stay("village", "returned_in", "2021-10-14", "resolved", "2021-10-30"),
        ],
        [
            ("2021-10-08", {"current_level": "town", "highest_level": "town"}),
            ("2021-10-14", {"current_level": "village"}),
            ("2021-10-30", done("2021-10-30", "village", "solved")),
        ],
        category="power", source="visit",
    ),
    # 13 collected by the county, resolved next day, planned
    Issue(
        "C/001", COUNTY, "2021-12-15", "county",
        [Stay("county", "first_collected", "2021-12-15", "resolved", "2021-12-16")],
        [("2021-12-16", done("2021-12-16", "county", "planned"))],
        category="education", source="meeting", department="教育局",
    ),
    # 14 of the year before: open over the new year, resolved 2021-02-01 (43 days)
    Issue(
        "V1/020", A1, "2020-12-20", "village",
        [Stay("village", "first_collected", "2020-12-20", "resolved", "2021-02-01")],
        [("2021-02-01", done("2021-02-01", "village", "solved"))],
        category="water", source="reception", reception="R6", station="S1", mode="drop_in", setting="station",
    ),
    # 15 in the next county: never counted in this one
    Issue("X/001", OTHER, "2021-10-10", "village", [Stay("village", "first_collected", "2021-10-10")], [], category="roads"),
]  # fmt: skip


def write_warehouse(home: Path, snapshot: str = SNAPSHOT, issues: Sequence[Issue] = tuple(ISSUES)) -> Path:
    """A home whose CURRENT names a warehouse of the rows above."""
    folder = home / "warehouse"
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(folder / f"{snapshot}.duckdb"))
    for table, columns in TABLES.items():
        connection.execute(f"create table {table} ({columns})")
    _write_calendar(connection)
    _write_places(connection)
    _write_issues(connection, issues)
    meta = {
        "snapshot": snapshot,
        "load": "load-1",
        "built_at": "2022-01-01T00:00:00Z",
        "data_day": str(day(DATA_DAY.isoformat())),
        "schema_version": "1",
    }
    _insert(connection, "meta", [{"key": key, "value": value} for key, value in meta.items()])
    connection.close()
    (home / "CURRENT").write_text(json.dumps({"snapshot": snapshot, "load": "load-1"}), encoding="utf-8")
    return home


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


def _write_places(connection: duckdb.DuckDBPyConnection) -> None:
    words = [
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
        ("station_kind", "home station point studio", "代表之家 代表联络站 代表联络点 代表工作室"),
        ("station_grade", "compliant key model", "达标站 重点站 示范站"),
        ("disposition", "solved planned explained", "已解决 列入计划 解释说明"),
    ]
    for vocabulary, codes, names in words:
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
            {name: value for name, value in base.items() if name != "reception"}
            | {
                "stay": ordinal,
                "stay_level": stay["level"],
                "entered_by": stay["by"],
                "entered_day": entered,
                "entered_workday": workdays[entered],
                "is_entered_known": stay.get("is_entered_known", True),
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
