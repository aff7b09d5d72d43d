"""What Hanbin hands in, counted in the files: the report's totals must stand there."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from etl.demo import write_place
from etl.errors import Refused
from tests.etl.demo.handed_in import Ledger, ledgers

VILLAGE, TOWN, COUNTY = 12, 9, 6
UP_TO_TOWN, UP_TO_COUNTY, UP_TO_CITY = "上报镇日期", "上报区县日期", "上报市日期"
RESOLVED = {"办结日期", "办结时间", "处理完成日期"}
NUMBER = {"编号", "问题编号"}


def issues(inbox: Path, width: int) -> list[Ledger]:
    return [ledger for ledger in ledgers(inbox, "问题台账") if len(ledger.unit) == width]


def rows(inbox: Path, width: int) -> list[dict[str, Any]]:
    return [row for ledger in issues(inbox, width) for row in ledger.rows()]


def is_resolved(row: dict[str, Any]) -> bool:
    return any(row.get(heading) is not None for heading in RESOLVED)


def number(row: dict[str, Any]) -> str:
    return next(str(row[heading]) for heading in NUMBER if heading in row)


def test_the_villages(inbox: Path) -> None:
    collected = rows(inbox, VILLAGE)
    assert len(issues(inbox, VILLAGE)) == 387
    assert len(collected) == 2600
    assert sum(map(is_resolved, collected)) == 2460
    assert sum(row[UP_TO_TOWN] is not None for row in collected) == 140
    assert not any(is_resolved(row) and row[UP_TO_TOWN] for row in collected)


def test_the_towns(inbox: Path) -> None:
    arrived = rows(inbox, TOWN)
    assert len(arrived) == 140
    assert sum(map(is_resolved, arrived)) == 101
    assert sum(row[UP_TO_COUNTY] is not None for row in arrived) == 39
    assert all(row["上报来源编号"] for row in arrived)


def test_the_county(inbox: Path) -> None:
    every = [row for row in rows(inbox, COUNTY) if "环节" not in row]
    arrived = [row for row in every if row["上报来源编号"]]
    open_again = [row for row in arrived if row["重办日期"] and row["重办日期"] > row["办结日期"]]
    assert len(arrived) == 39
    assert all(row["交办日期"] for row in arrived)
    assert sum(map(is_resolved, arrived)) - len(open_again) == 30
    (own,) = [row for row in every if not row["上报来源编号"]]
    assert own[UP_TO_CITY] is not None
    assert (str(own["办结日期"])[:10], own["办结层级"]) == ("2021-11-02", "市级")


def test_every_arrival_has_its_sender(inbox: Path) -> None:
    """A sender named by its key stands in its own ledger, and is named once."""
    sent = {f"{ledger.unit}/{number(row)}" for ledger in issues(inbox, VILLAGE) for row in ledger.rows()}
    arrived = [str(row["上报来源编号"]) for row in rows(inbox, TOWN)]
    full = [key for key in arrived if "/" in key]
    assert set(full) <= sent
    assert len(full) == len(set(full))
    assert 0 < len(full) < len(arrived)


def test_the_stations(inbox: Path) -> None:
    (register,) = ledgers(inbox, "联络站登记表")
    kinds = Counter((row["类型"], "中心联络站" in row["名称"]) for row in register.rows())
    assert kinds == {
        ("代表之家", False): 1,
        ("代表联络站", True): 27,
        ("代表工作室", False): 8,
        ("代表联络站", False): 387,
    }
    assert len({row["站点编号"] for row in register.rows()}) == 423


def test_one_town_has_no_station_but_hands_in(inbox: Path) -> None:
    (register,) = ledgers(inbox, "联络站登记表")
    centres = {row["行政区划"] for row in register.rows() if "中心联络站" in row["名称"]}
    (regions,) = ledgers(inbox, "行政区划表")
    towns = {row["区划代码"]: row["名称"] for row in regions.rows() if row["区划代码"].endswith("000")}
    assert [towns[code] for code in towns if code not in centres] == ["叶坪镇"]
    assert len(regions.rows()) == 28 + 529


def test_receptions(inbox: Path) -> None:
    files = ledgers(inbox, "接待台账")
    held = [row for ledger in files for row in ledger.rows()]
    assert 5_000 < len(held) < 9_000
    assert len({number(row) for row in held}) == len(held)
    for row in held:
        solved, opinions = int(row["现场解答数"]), int(row["收集意见数"])
        assert 0 <= solved <= opinions <= int(row["接待人次"])
    assert {ledger.period for ledger in files} == {
        *(f"{year}Q{quarter}" for year in (2020, 2021) for quarter in (1, 2, 3, 4)),
        "2022-01..2022-02",
    }


def test_totals_are_right(inbox: Path) -> None:
    checked = 0
    for ledger in ledgers(inbox, "接待台账"):
        for total, added in ledger.totals():
            for heading in ("接待人次", "收集意见数", "现场解答数"):
                assert int(total[heading]) == sum(int(row[heading]) for row in added), ledger.path
                checked += 1
    assert checked > 100


def test_senders_write_in_their_own_ways(inbox: Path) -> None:
    """Spellings of a date differ from town to town; some hand in text in GB18030."""
    seen = set()
    for ledger in issues(inbox, VILLAGE):
        for row in ledger.rows():
            day = next(row[heading] for heading in ("收集日期", "登记日期", "接件时间") if heading in row)
            seen.add(re.sub(r"\d+", "9", day) if isinstance(day, str) else type(day).__name__)
    assert len({re.sub(r"[〇一二三四五六七八九十]+", "九", form) for form in seen}) >= 7
    assert any(ledger.path.suffix == ".csv" for ledger in issues(inbox, VILLAGE))


def test_the_same_bytes_every_time(inbox: Path, tmp_path: Path) -> None:
    again = write_place("hanbin", tmp_path)
    first = {path.relative_to(inbox): path.read_bytes() for path in inbox.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first == second
    assert len(first) < 800


def test_the_planted_leaks_stand_in_the_files(inbox: Path, damaged_inbox: Path) -> None:
    leaks = json.loads((damaged_inbox / ".planted.json").read_text(encoding="utf-8"))["leaks"]
    assert Counter(leak["rule"] for leak in leaks) == {
        "escalation_never_arrives": 4,
        "arrival_from_nowhere": 2,
        "arrival_double": 2,
    }
    assert not (inbox / ".planted.json").exists()
    for leak in leaks:
        ledger = Ledger(damaged_inbox / leak["file"])
        (lines,) = ledger.sheets.values()
        assert str(lines[leak["row"] - 1][0]) == leak["row_key"].split("/")[1]


def test_the_damage_changes_only_the_planted_ledgers(inbox: Path, damaged_inbox: Path) -> None:
    leaks = json.loads((damaged_inbox / ".planted.json").read_text(encoding="utf-8"))["leaks"]
    lost = [leak for leak in leaks if leak["rule"] == "escalation_never_arrives"]
    changed = {
        path.relative_to(inbox).as_posix()
        for path in inbox.rglob("*")
        if path.is_file() and path.read_bytes() != (damaged_inbox / path.relative_to(inbox)).read_bytes()
    }
    added = {leak["file"] for leak in leaks if leak not in lost}
    assert added <= changed
    assert not any(leak["file"] in changed for leak in lost if len(leak["file"].split("/")[0]) == VILLAGE)
    assert len(rows(damaged_inbox, TOWN)) == 140 - 3 + 2 + 2
    assert len(rows(damaged_inbox, VILLAGE)) == 2600


def test_an_unknown_place_or_variant_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="hanbin"):
        write_place("nowhere", tmp_path)
    with pytest.raises(Refused, match="damaged"):
        write_place("hanbin", tmp_path, "broken")
