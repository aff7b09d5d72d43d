# ruff: noqa: E501 - rows laid out as tables
"""One county of two towns and every path an issue can take, written out by hand.

The comment beside each issue says what happens to it; the tests' expected numbers are counted from these comments.
"""

from typing import Any

COUNTY, TOWN_A, TOWN_B = "610902000000", "610902001000", "610902002000"
A1, A2, B1, B2 = "610902001201", "610902001202", "610902002201", "610902002202"
OTHER = "610903001201"

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
        category="roads", source="reception", reception="R1", station="S1", mode="drop_in", setting="station", routing="on_the_spot",
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
        category="roads", source="visit", department="交通局", routing="street",
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
        category="land", source="visit", department="自然资源局", routing="passed_up",
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
        department="交通局", routing="department", reception="R4", mode="appointment", setting="station", station="S4",
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
