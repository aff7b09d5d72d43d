# ruff: noqa: E501 - rows laid out as tables
"""Deputies of the small county: come and gone, placed or not, in grids and groups, what they did, by hand."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.dashboard.fixture_rows import A1, A2, B1, COUNTY, OTHER, TOWN_A, TOWN_B

Day = Callable[[str | None], int | None]
Rows = Iterator[tuple[str, dict[str, Any]]]

DEPUTIES = [  # key, tier, region, station, from, to, reelected, grid, role, provisional
    ("D1", "town", A1, "S1", "2021-06-01", None, True, "甲一网格", "leader", False),
    ("D2", "town", A2, "S2", "2021-06-01", "2026-05-31", False, "甲二网格", "member", False),
    (
        "D3",
        "county",
        TOWN_A,
        "S4",
        "2017-01-01",
        "2021-11-15",
        False,
        None,
        None,
        False,
    ),  # leaves in November
    ("D4", "county", TOWN_B, None, "2021-11-20", None, None, None, None, False),  # comes in November
    ("D5", "city", COUNTY, None, "2021-06-01", None, None, "城区网格", None, False),  # does nothing
    ("D6", None, B1, None, None, None, None, None, None, True),  # in no register
    ("D7", "town", A1, "S1", "2022-01-01", None, None, None, None, False),  # not yet
    ("D9", "town", OTHER, "S9", "2021-06-01", None, None, None, None, False),
]
GROUPS = [  # key, kind, region, members
    ("G1", "deputy", TOWN_A, ("D1", "D2", "专家")),
    ("G2", "specialised", TOWN_B, ("D4", "D1")),
    ("G3", "supervision", COUNTY, ()),
]
ACTIVITIES = [  # deputy, group, of group, region, day, kind, event, head, attendance, in term, person-times, households
    ("D1", None, False, A1, "2021-10-10", "visit", "e1", True, None, True, 5, 2),
    ("D1", "G1", True, TOWN_A, "2021-10-20", "inspection", "E1", True, "attended", True, None, None),
    ("D2", "G1", True, TOWN_A, "2021-10-20", "inspection", "E1", False, "on_leave", True, None, None),
    ("D3", "G1", True, TOWN_A, "2021-10-20", "inspection", "E1", False, "attended", True, None, None),
    ("D3", None, False, TOWN_A, "2021-12-01", "visit", "e2", False, None, False, 9, 9),  # after the term
    ("D4", None, False, TOWN_B, "2021-12-05", "report_to_voters", "e3", True, "attended", True, None, None),
    ("D6", None, False, B1, "2021-11-02", "visit", "e4", True, None, True, 7, None),
    (
        "D2",
        None,
        False,
        A2,
        "2021-09-15",
        "report_to_voters",
        "e5",
        True,
        None,
        True,
        None,
        None,
    ),  # before the quarter
    ("D1", "G1", False, A1, "2021-11-11", "植树", "e6", True, None, True, None, 3),
]

MENTIONS = [  # ledger, record, region, day, title, names in the list: as written, deputy, in term
    ("reception", "R1", A1, "2021-10-08", "甲一站", (("代表D1", "D1", True), ("代表D2", "D2", True), ("代表D1", "D1", True))),
    ("reception", "R2", TOWN_A, "2021-12-02", "甲镇站", (("代表D3", "D3", False), ("同名", None, False), ("代表D1", "D1", True))),
    ("suggestion", "Y1", TOWN_B, "2021-11-25", "修路", (("代表D4", "D4", True),)),
    ("project_check", "K1", TOWN_A, "2021-09-30", "路灯", (("代表D1", "D1", True),)),  # before the quarter
    ("project_check", "K2", TOWN_A, "2021-10-31", "路灯", (("代表D2", "D2", True), ("代表D3", "D3", True))),
    ("issue", "I1", A1, "2021-12-31", "井盖", (("代表D1", "D1", True),)),
]  # fmt: skip

FIGURES: dict[
    str, dict[str, int | float | None]
] = {  # of the last quarter of 2021, counted from the rows above
    "deputies.count": {
        "deputies": 4,
        "placed": 2,
        "unplaced": 2,
        "reelected": 1,
        "placed_share": 0.5,
    },  # D1 D2 D4 D5
    "deputies.participation": {"numerator": 3, "denominator": 5, "value": 0.6},  # D1 D3 D4 of D1 … D5
    "deputies.inactive": {"value": 2},  # D2, on leave when it counted, and D5
    "deputies.active_months": {"numerator": 4, "denominator": 12},  # D1 in two months, D3 and D4 in one
    "deputies.activities": {"attendances": 6, "events": 5, "person_times": 12, "households": 5},
    "deputies.in_lists": {"records": 7, "received": 3, "co_signed": 1, "checked": 2, "collected": 1},
    "deputies.households": {"value": 5},
    "deputies.reporting_coverage": {"numerator": 2, "denominator": 4},  # D2 in September, D4
    "deputies.grid_coverage": {
        "deputies": 4,
        "in_grid": 3,
        "leaders": 1,
        "members": 1,
        "role_unstated": 1,
        "none": 1,
    },
    "deputies.by_group": {"groups": 3, "silent": 2, "members": 5, "active": 2, "events": 1, "attendances": 2},
}


def rows_of_deputies(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    """The rows above as rows of the warehouse's tables."""
    for key, tier, region, station, first, last, reelected, grid, role, provisional in DEPUTIES:
        yield (
            "deputies",
            ancestors(region)
            | {"deputy": key, "name": f"代表{key}", "label": f"代表{key}", "tier": tier, "station": station}
            | {"term_from_day": day(first), "term_to_day": day(last), "is_reelected": reelected}
            | {
                "grid": grid,
                "grid_role": role,
                "is_provisional": provisional,
                "file": "代表名册.xlsx",
                "row": 2,
            },
        )
    for key, kind, region, members in GROUPS:
        yield (
            "groups",
            ancestors(region) | {"group_id": key, "name": f"小组{key}", "kind": kind, "file": "小组.xlsx"},
        )
        for person in members:
            deputy = person if person.startswith("D") else None
            yield "group_members", ancestors(region) | {"group_id": key, "person": person, "deputy": deputy}
    yield from _activities(day, ancestors)
    yield from _mentions(day, ancestors)


def _mentions(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    for ledger, record, region, on, title, names in MENTIONS:
        for position, (name, deputy, is_in_term) in enumerate(names, 1):
            is_repeated = name in [one[0] for one in names[: position - 1]]
            yield (
                "deputy_mentions",
                ancestors(region)
                | {"ledger": ledger, "record": record, "position": position, "name": name, "title": title}
                | {"is_repeated": is_repeated, "deputy": deputy, "is_in_term": is_in_term, "day": day(on)}
                | {"ym": int(on[:4]) * 100 + int(on[5:7]), "is_day_known": True, "file": "台账.xlsx"}
                | {"row": position + 1},
            )


def _activities(day: Day, ancestors: Callable[[str], dict[str, str | None]]) -> Rows:
    for number, (
        deputy,
        group,
        own,
        region,
        on,
        kind,
        event,
        head,
        attendance,
        term,
        people,
        homes,
    ) in enumerate(ACTIVITIES):
        yield (
            "activities",
            ancestors(region)
            | {
                "activity": f"a{number}",
                "deputy": deputy,
                "group_id": group,
                "is_of_group": own,
                "day": day(on),
            }
            | {"ym": int(on[:4]) * 100 + int(on[5:7]), "is_day_known": True, "kind": kind, "event": event}
            | {
                "is_event_head": head,
                "attendance": attendance,
                "is_attended": attendance in (None, "attended"),
            }
            | {
                "is_in_term": term,
                "person_times": people,
                "households": homes,
                "file": "履职.xlsx",
                "row": number + 2,
            },
        )
