"""A scheme for groups, through the warehouse: the records of a group's members together."""

from pathlib import Path

import pytest

from dashboard.measure import measure
from dashboard.rows import rows_behind
from dashboard.scope import Scope, period
from dashboard.scores import board
from dashboard.scores.shelf import rules
from dashboard.warehouse import Warehouse
from tests.inbox import Ledger, load

COUNTY, PERIOD = "410482", "2021"
DEPUTIES = [
    {
        "代表编号": f"D{at}",
        "姓名": f"代表{at}",
        "代表层级": "乡镇代表",
        "行政区划": COUNTY,
        "任期开始": "2019-03-01",
    }
    for at in range(1, 4)
]
GROUPS = [
    {"小组编号": f"G{at}", "小组名称": f"第{at}小组", "小组类型": "代表小组", "行政区划": COUNTY}
    for at in (1, 2)
]
MEMBERS = [{"小组": "G1", "成员": "D1"}, {"小组": "G1", "成员": "D2"}, {"小组": "G2", "成员": "D3"}]


def did(deputy: str, day: str, kind: str, **more: str) -> dict[str, str]:
    return {"代表": deputy, "日期": f"2021-{day}", "活动类型": kind, "主题": f"{kind}{day}"} | more


ACTIVITIES = [
    did("D1", "02-01", "提出建议"),
    did("D1", "03-01", "提出建议", 活动编号="S2"),
    did("D2", "03-01", "提出建议", 活动编号="S2"),  # the same one: two suggestions of three
    did("D1", "03-05", "审议发言"),
    did("D2", "03-06", "审议发言"),  # one above the target
    did("D1", "03-02", "会议", 出席="出席"),
    did("D3", "03-02", "会议", 出席="缺席"),
    did("D3", "03-05", "审议发言"),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    loaded = load(
        tmp_path_factory.mktemp("groups"),
        Ledger("deputy", COUNTY, DEPUTIES, PERIOD),
        Ledger("group", COUNTY, GROUPS, PERIOD),
        Ledger("group_member", COUNTY, MEMBERS, PERIOD),
        Ledger("activity", COUNTY, ACTIVITIES, PERIOD),
    )
    return Warehouse(Path(loaded.home))


def test_a_group_is_scored_by_its_members_records(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """G1: 10 - 5, 10 + 5, 10 for nobody absent; G2: 10 - 15, 10, nothing."""
    chunfu = next(rule for rule in rules() if rule.id == "chunfu")
    monkeypatch.setattr(board, "rules", lambda: (chunfu.model_copy(update={"regions": ("410482",)}),))
    start, end = period("2021")
    scope = Scope("410482000000", start, end, end)
    found = {
        row.keys["group"]: row.values for row in measure(warehouse, "groups.score", scope, ("group",)).rows
    }
    points = {key.rsplit("/", 1)[-1]: values["points"] for key, values in found.items() if key}
    assert points == {"G1": 30, "G2": 5}
    assert {values["rank"] for values in found.values()} == {None}  # two groups are no cohort
    listed = rows_behind(warehouse, "groups.score", scope.narrowed("group", "410482000000/G1"))
    at = [column.key for column in listed.columns].index("points")
    assert sum(float(str(row[at])) for row in listed.rows) == 30
    assert only(measure(warehouse, "deputies.score", scope).rows[0].values["deputies"]) == 0


def only(value: float | int | None) -> int:
    return int(value or 0)
