"""The reception and station oracle against figures counted by hand."""

from datetime import date
from pathlib import Path

from tests.inbox import Ledger, write
from tests.oracle.figures import Scope
from tests.oracle.sittings import Sittings, months_back

COUNTY, VILLAGE = "610902000000", "610902101001"
YEAR = Scope("610902", date(2021, 1, 1), date(2021, 12, 31), date(2021, 6, 30))


def held(
    number: str, day: str, station: str, setting: str, persons: str, opinions: str, names: str
) -> dict[str, str]:
    return {
        "编号": number, "接待日期": day, "站点": station, "接待场所": setting, "接待人次": persons,
        "收集意见数": opinions, "接待代表": names,
    }  # fmt: skip


def test_a_year_of_two_stations(tmp_path: Path) -> None:
    register = Ledger("station", COUNTY, [
        {"站点编号": "S1", "名称": "一站", "类型": "代表联络站", "村(社区)": VILLAGE},
        {"站点编号": "S2", "名称": "二站", "类型": "代表联络站", "村(社区)": "610902102000"},
        {"站点编号": "S3", "名称": "三站", "类型": "代表之家", "村(社区)": COUNTY, "停用日期": "2021-05-01"},
    ])  # fmt: skip
    ledger = Ledger("reception", COUNTY, [
        held("R1", "2021-04-15", "S1", "夜间接待", "12", "3", "张三、李四"),
        held("R2", "2021-06-15", "一站", "夜间接待", "8", "", "张三"),
        held("R3", "2021-06-20", "S2", "公众场所", "5", "2", ""),
        held("R4", "2021-07-15", "S2", "公众场所", "99", "9", "王五"),
    ])  # fmt: skip
    issues = Ledger("issue", COUNTY, [
        {"编号": "1", "收集日期": "2021-04-15", "问题摘要": "甲", "来源接待": "R1", "办结日期": "2021-05-01"},
        {"编号": "2", "收集日期": "2021-04-15", "问题摘要": "乙", "来源接待": "R1"},
        {"编号": "3", "收集日期": "2021-06-20", "问题摘要": "丙", "来源接待": "R3", "办结日期": "2021-07-01"},
    ])  # fmt: skip
    sittings = Sittings(write(tmp_path, register, ledger, issues))
    assert sittings.figure("receptions.table", YEAR, ("setting",)) == {
        ("evening",): {
            "sessions": 2, "person_times": 20, "deputy_attendances": 3, "others_attendances": None,
            "opinions": 3, "solved_on_spot": None,
        },
        ("public_place",): {
            "sessions": 1, "person_times": 5, "deputy_attendances": None, "others_attendances": None,
            "opinions": 2, "solved_on_spot": None,
        },
    }  # fmt: skip
    outcome = sittings.figure("receptions.opinion_outcomes", YEAR)[()]
    assert (outcome["linked"], outcome["resolved"], outcome["in_progress"], outcome["opinions"]) == (
        3,
        1,
        2,
        5,
    )
    # on 30 June the home is closed; S1 and S2 both received in June
    active = sittings.figure("stations.active", YEAR)[()]
    assert (active["numerator"], active["denominator"]) == (2, 2)
    # in April only S1 of three received; in May none of two
    months = sittings.figure("stations.active", YEAR, ("month",))
    assert (months[("2021-04",)]["numerator"], months[("2021-04",)]["denominator"]) == (1, 3)
    assert (months[("2021-05",)]["numerator"], months[("2021-05",)]["denominator"]) == (0, 2)
    # the two months up to 31 May: S1 received in April, S2 not
    may = Scope("610902", YEAR.start, YEAR.end, date(2021, 5, 31))
    silent = sittings.figure("stations.silent", may)[()]
    assert (silent["numerator"], silent["denominator"]) == (1, 2)


def test_windows_of_months() -> None:
    assert months_back(date(2021, 6, 30), 2) == date(2021, 5, 1)
    assert months_back(date(2021, 2, 21), 2) == date(2020, 12, 22)
