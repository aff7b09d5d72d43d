"""The four further demo places: their files, counted cell by cell, total what their reports print."""

from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from etl.demo import PLACES, write_place
from etl.demo.ground import ground
from etl.demo.roster import roster

FURTHER = ("longwan", "ronggui", "wuxue", "xihu")
Cells = dict[str, object]


@pytest.fixture(scope="module")
def inboxes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {place: write_place(place, tmp_path_factory.mktemp(place)) for place in FURTHER}


def rows(inbox: Path, words: str, period: str = "*") -> list[Cells]:
    """The rows of every workbook whose name holds the words: title in row 1, headings in row 2."""
    found: list[Cells] = []
    for path in sorted(inbox.glob(f"*/{period}/*{words}*.xlsx")):
        sheet = openpyxl.load_workbook(path).worksheets[0]
        _title, headings, *lines = sheet.iter_rows(values_only=True)
        found += [dict(zip((str(h) for h in headings), line, strict=True)) for line in lines]
    return found


def total(found: list[Cells], heading: str) -> int:
    return sum(int(str(row[heading] or 0)) for row in found)


def by_setting(found: list[Cells], setting: str) -> list[Cells]:
    return [row for row in found if row["接待场所"] == setting]


def test_every_place_is_written_the_same_twice(tmp_path: Path, inboxes: dict[str, Path]) -> None:
    for place, inbox in inboxes.items():
        again = write_place(place, tmp_path / place)
        files = [path.relative_to(inbox) for path in sorted(inbox.rglob("*.xlsx"))]
        assert files
        assert [(again / file).read_bytes() for file in files] == [
            (inbox / file).read_bytes() for file in files
        ]
    assert set(FURTHER) < set(PLACES)


@pytest.mark.parametrize(
    ("setting", "received", "opinions", "resolved"),
    [("夜间接待", 87, 74, 70), ("公众场所", 69, 58, 26), ("入户走访", 842, 88, 88)],
)
def test_ronggui_s_channels(
    inboxes: dict[str, Path], setting: str, received: int, opinions: int, resolved: int
) -> None:
    held = by_setting(rows(inboxes["ronggui"], "接待走访"), setting)
    assert (total(held, "接待人次"), total(held, "收集意见数")) == (received, opinions)
    heard = {row["编号"] for row in held}
    raised = [row for row in rows(inboxes["ronggui"], "意见建议") if row["来源接待"] in heard]
    assert len(raised) == opinions
    assert sum(row["办结日期"] is not None for row in raised) == resolved


def test_ronggui_s_public_days_and_evenings(inboxes: dict[str, Path]) -> None:
    held = rows(inboxes["ronggui"], "接待走访")
    days = Counter(str(row["接待日期"])[:10] for row in by_setting(held, "公众场所"))
    assert days == {"2019-05-19": 3, "2019-12-15": 3}
    evenings = by_setting(held, "夜间接待")
    assert {row["接待日期"].isoweekday() for row in evenings} == {3}  # type: ignore[attr-defined]
    assert min(str(row["接待日期"]) for row in evenings) >= "2019-06"
    assert all(row["参与接待的非代表"] for row in evenings)


def test_longwan_s_first_half_of_2020(inboxes: dict[str, Path]) -> None:
    held = rows(inboxes["longwan"], "接待", "2020-01..2020-06")
    assert sum(str(row["接待代表"]).count("、") + 1 for row in held) == 337
    assert total(held, "收集意见数") == 89
    heard = {(row["编号"]) for row in held}
    raised = [row for row in rows(inboxes["longwan"], "社情民意台账") if row.get("来源接待") in heard]
    passed = {row["上报来源编号"] for row in rows(inboxes["longwan"], "社情民意办理台账") if row["办结日期"]}
    keys = {f"{row['村(社区)'][:9]}/{row['编号']}" for row in raised}  # type: ignore[index]
    assert sum(row["办结日期"] is not None for row in raised) + len(keys & passed) == 45
    assert {row["接待方式"] for row in held} == {"接访", "约访", "下访", "走访", "回访"}


def test_longwan_s_streets_each_have_a_station_and_an_online_one(inboxes: dict[str, Path]) -> None:
    kinds = Counter(row["类型"] for row in rows(inboxes["longwan"], "登记表"))
    assert (kinds["代表联络站"], kinds["网上代表联络站"]) == (10, 10)
    assert kinds["代表联络点"] > 10


def test_wuxue_s_stations(inboxes: dict[str, Path]) -> None:
    stations = rows(inboxes["wuxue"], "登记表")
    assert len(stations) == 86
    assert total(stations, "财政补助") == 668_000
    assert {row["等级"] for row in stations} == {"达标站", "重点站", "示范站"}
    assert len({row["指导组"] for row in stations}) == 7
    assert all(row["品牌"] for row in stations if row["等级"] == "示范站")


def test_xihu_s_reception_months(inboxes: dict[str, Path]) -> None:
    held = [row for row in rows(inboxes["xihu"], "接待台账") if row["主题活动"]]
    assert {str(row["接待日期"])[:7] for row in held} == {"2023-05", "2024-05"}
    assert total(held, "收集意见数") == 89
    raised = rows(inboxes["xihu"], "意见台账")
    assert (len(raised), sum(row["办结日期"] is not None for row in raised)) == (89, 53)
    kinds = Counter(row["类型"] for row in rows(inboxes["xihu"], "登记表"))
    assert kinds == {"代表之家": 1, "代表联络站": 4, "代表联络点": 4}


def test_a_roster_has_as_many_as_printed_and_no_name_twice() -> None:
    assert len(roster("wuxue")) == ground("wuxue").figures["deputies"] == 1057
    assert sum(deputy.tier == "council" for deputy in roster("xihu")) == 70
    for place in FURTHER:
        names = [deputy.name for deputy in roster(place)]
        assert len(set(names)) == len(names)
