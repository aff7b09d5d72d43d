"""The data page on the small warehouse: who is behind, what waits, what changed, what goes back."""

import json
from collections.abc import Iterator

import pytest

from dashboard.access.viewer import Viewer, looking
from dashboard.records.returned import NothingReturned, workbook
from dashboard.sight import seen_from
from dashboard.warehouse import Warehouse
from layouts.site import page_at
from tests.dashboard.fixture_rows import TOWN_A, TOWN_B
from tests.dashboard.warehouse_fixture import COUNTY, write_warehouse
from tests.layouts.test_site import YEAR, links, texts

BACK = "/returned?submission=L2.1"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    home = write_warehouse(tmp_path_factory.mktemp("data"))
    (home / "returns" / "L2").mkdir(parents=True)
    (home / "returns" / "L2" / "任务.xlsx").write_bytes(b"PK back")
    listed = {"L2.1": "returns/L2/任务.xlsx", "L2.2": "CURRENT", "L2.3": "returns/../CURRENT"}
    (home / "returns" / "L2.json").write_text(json.dumps(listed), encoding="utf-8")
    opened = Warehouse(home)
    yield opened
    opened.close()


def shown(warehouse: Warehouse, more: str = "") -> str:
    return texts(page_at(warehouse, "/data", f"{YEAR}{more}").content)


@pytest.mark.parametrize(
    "told",
    [
        "应交6份，缺3份",  # September counts in a year
        "2个单位缺3份",
        "2 行等更正，1 个单位要改",
        "谁来改：甲镇 2行",
        "任务编号 T9",
        "第5行“任务”列：缺少任务，请补填",
        "替换2021-11-01 08:00 UTC那份：读入+1、载入+4、待更正−3",
        "2行待更正，占",
        "重报的台账改了什么：新增1行、改动1行",
        "T2 任务 修桥 修路 任务 第2行",
        "缺少任务，请补填 ■ 错误 监督任务台账 5 2 0 0 0 5→2 0 0",
        "不是日期，请改 ■ 错误 监督任务台账 1 0 0 0 0 1→0 0 0",  # all of it mended since
        "名册里没有，请核对 ▲ 提醒 监督任务台账 1 1 0 0 0 1 0 0",  # a check's: its first is now
        "11 9 2 0 li 2021-11-02",
        "6 5 0 1 clerk(命令行) 2021-11-01",
    ],
)
def test_the_page_tells(warehouse: Warehouse, told: str) -> None:
    assert told in shown(warehouse)


def test_a_rule_leads_to_its_findings_only(warehouse: Warehouse) -> None:
    assert "名册里没有" in shown(warehouse)
    found = page_at(warehouse, "/data", f"{YEAR}&rule=missing").content
    assert texts(found).count("名册里没有") == 1  # in the list of rules
    assert any("rule=unknown_unit" in link for link in links(found))


def test_the_workbook_goes_back_to_whoever_may_carry_it_away(warehouse: Warehouse) -> None:
    for role, is_linked in (("leader", False), ("office", True)):
        with looking(Viewer(role, role, COUNTY)):  # type: ignore[arg-type]
            assert (BACK in links(page_at(warehouse, "/data", YEAR).content)) == is_linked


@pytest.mark.parametrize(
    ("submission", "region", "is_there"),
    [
        ("L2.1", TOWN_A, True),
        ("L2.1", TOWN_B, False),  # another town's
        ("L2.2", TOWN_A, False),  # nobody's
        ("", TOWN_A, False),
    ],
)
def test_a_workbook_is_there_for_its_own_region(
    warehouse: Warehouse, submission: str, region: str, is_there: bool
) -> None:
    with seen_from(region):
        if is_there:
            assert workbook(warehouse, submission) == ("任务.xlsx", b"PK back")
        else:
            with pytest.raises(NothingReturned):
                workbook(warehouse, submission)


def test_the_dictionary_has_the_ledger_of_the_address(warehouse: Warehouse) -> None:
    told = texts(page_at(warehouse, "/dictionary", f"{YEAR}&ledger=task").content)
    for word in ("监督任务台账", "任务*", "任务名称", "修路", "要做的事"):
        assert word in told
